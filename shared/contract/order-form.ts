import { z } from 'zod';
import { orderRule } from './class-strategies.ts';
import { orderDraft } from './order-drafts.ts';
import { orderMessage } from './order-placing.ts';
import { orderSummary } from './orders.ts';
import { amountMinor, businessDate, id, instantMs, quantity } from './primitives.ts';
import { standingOrder } from './standing-orders.ts';

/** What the order form shows before a quantity is typed, and its product search. */

export const orderDelivery = z.object({
  /** The route's order day that leads to this delivery; quotas are matched by it. */
  orderDate: businessDate,
  deliveryDate: businessDate,
  cutoffAtMs: instantMs,
  deductionAtMs: instantMs.nullable(),
  rescueAtMs: instantMs.nullable(),
  /** Ordering today for it is off the customer's order day: a reason is asked for and the order is marked. */
  offDay: z.boolean(),
});
export type OrderDelivery = z.infer<typeof orderDelivery>;

/** How much of a quota product this customer may still order on that order day. */
export const quotaState = z.object({
  /** false: no row covers the order day ("not yet published"); then nothing can be ordered. */
  published: z.boolean(),
  /** What the tightest row allows this customer, raised by its float. */
  allotted: quantity,
  used: quantity,
  /** The smallest remainder of all rows that apply, never below 0. */
  left: quantity,
  /** Which row is the tightest. */
  boundBy: z.enum(['product-class', 'product-customer', 'class-total', 'product-supply']).nullable(),
});
export type QuotaState = z.infer<typeof quotaState>;

/** One line of the order grid, usable before a quantity is typed. */
export const orderFormLine = z.object({
  productId: id,
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  priceMinor: amountMinor,
  active: z.boolean(),
  orderMultiple: quantity,
  leastQuantity: quantity,
  mostQuantity: quantity.nullable(),
  /** What the customer bought last time, and when; null: never. */
  lastQuantity: quantity.nullable(),
  lastDate: businessDate.nullable(),
  /** 0: nothing is suggested. Never above quota or stock, always a multiple. */
  suggestedQuantity: quantity,
  /** Why so much, one line: key below `orders.suggestion`. */
  suggestionReason: orderMessage,
  /** null: not a quota product. */
  quota: quotaState.nullable(),
  /** null: stock is not tracked. */
  stockLeft: quantity.nullable(),
  /** Stands in the form by itself: bought in the last weeks, or popular; false: added by search or in the draft only. */
  usual: z.boolean(),
});
export type OrderFormLine = z.infer<typeof orderFormLine>;

export const orderFormInput = z.object({
  customerId: id,
  /** The call task in hand: its delivery is chosen first, and it makes today an order day. */
  taskId: id.nullish(),
  /** Absent: the task's delivery while its cut-off is open, else the route's first open one. */
  deliveryDate: businessDate.nullish(),
});

export const orderForm = z.object({
  customerId: id,
  customerClosed: z.boolean(),
  /** UTC ms of this answer; count down from it, not from the machine's clock. */
  nowMs: instantMs,
  today: businessDate,
  timeZone: z.string(),
  currency: z.string(),
  /** The first open delivery and the next four. Empty: the customer has no route or the route no order days. */
  deliveries: z.array(orderDelivery),
  /** The one this form is for; null only when there is none. */
  delivery: orderDelivery.nullable(),
  /** The countdown warns from this many minutes before the cut-off. */
  cutoffWarnMinutes: z.number().int(),
  /** null: not known for this customer. */
  depositMinor: amountMinor.nullable(),
  creditLimitMinor: amountMinor.nullable(),
  /** Amount of this customer's orders that are not yet deducted or delivered. */
  committedMinor: amountMinor,
  /** Which order types its class may use, and by which channel this one comes; null: all. */
  orderRule: orderRule.nullable(),
  /** How many cycles' quota the order day carries: above 1 where an exception around a holiday says so. */
  quotaCycles: z.number().int(),
  /** Over all quota products; null: no such quota for this customer's class. */
  classTotal: z.object({ allotted: quantity, used: quantity, left: quantity }).nullable(),
  /**
   * Not null: the customer bought nothing in the last weeks, and `lines` begins with what is popular in its class
   * (`className` null: with everybody).
   */
  popular: z.object({ className: z.string().nullable() }).nullable(),
  /** Usual products first, most likely on top; then what only the draft holds. */
  lines: z.array(orderFormLine),
  /** What it takes every time, with lines of the grid for the products that `lines` does not hold; null: not kept. */
  standing: standingOrder.extend({ products: z.array(orderFormLine) }).nullable(),
  /** How many weeks "usually" looks back. */
  usualWeeks: z.number().int(),
  draft: orderDraft.nullable(),
  /** This customer's drafts for other delivery dates, such as one whose cut-off has passed. */
  otherDrafts: z.array(orderDraft),
  /** Live orders of any channel for this delivery date: add to one (`addToOrderId`) or start another. */
  taken: z.array(orderSummary),
});
export type OrderForm = z.infer<typeof orderForm>;

export const productSearchInput = z.object({
  customerId: id,
  deliveryDate: businessDate,
  text: z.string().trim().min(1).max(60),
  limit: z.number().int().min(1).max(50).default(20),
});

export const productMatch = orderFormLine.extend({ matchedBy: z.enum(['code', 'barcode', 'initials', 'name']) });
export type ProductMatch = z.infer<typeof productMatch>;

/** The customer's own products first, then by how well they match. */
export const productSearchOutput = z.object({ matches: z.array(productMatch), more: z.boolean() });

/** Products like one that is short, ready to be offered instead. */
export const substitutesInput = z.object({ customerId: id, deliveryDate: businessDate, productId: id });

export const substitutesOutput = z.object({ lines: z.array(orderFormLine) });
