import { z } from 'zod';
import { queueCustomersOutput } from './coverage.ts';
import { dispositionCode, noOrderReason } from './dispositions.ts';
import { amountMinor, businessDate, done, id, instantMs, page, quantity } from './primitives.ts';

/**
 * Late publication (product.md section 4): who had given an answer for a delivery before quotas for its order day came to
 * be known, and may order more by them now, while the cut-off is open.
 */
export const lateProduct = z.object({
  productId: id,
  code: z.string(),
  name: z.string(),
  /** What was left by the quotas that were known then; null: not yet published to this customer. */
  leftBefore: quantity.nullable(),
  left: quantity,
});
export type LateProduct = z.infer<typeof lateProduct>;

export const lateCustomer = z.object({
  customerId: id,
  code: z.string(),
  name: z.string(),
  routeCode: z.string().nullable(),
  /** Of the company's main class type. */
  className: z.string().nullable(),
  classId: id.nullable(),
  orderDay: businessDate,
  deliveryDate: businessDate,
  cutoffAtMs: instantMs,
  /** The customer's last word: end of the call, or of the order without one. */
  answeredAtMs: instantMs,
  disposition: dispositionCode.nullable(),
  noOrderReason: noOrderReason.nullable(),
  /** Numbers of the live orders for the delivery, and their sums; null: nothing was ordered. */
  orderNumbers: z.string().nullable(),
  byWeb: z.boolean(),
  totalQuantity: quantity,
  amountMinor,
  products: z.array(lateProduct).min(1),
});
export type LateCustomer = z.infer<typeof lateCustomer>;

export const lateQuotasInput = page.extend({
  orderDay: businessDate.nullish(),
  productId: id.nullish(),
  classId: id.nullish(),
  /** Part of the customer's or route's code or name. */
  text: z.string().trim().max(60).nullish(),
});
export type LateQuotasInput = z.input<typeof lateQuotasInput>;

const choice = z.object({ id, name: z.string(), customers: z.number().int() });
/** Customers at once; more are asked for again. */
export const LATE_MOST = 1000;
export const lateQuotasOutput = z.object({
  total: z.number().int(),
  rows: z.array(lateCustomer),
  more: z.boolean(),
  /** Everybody who fits, for a choice of all of them; at most LATE_MOST. */
  keys: z.array(z.object({ customerId: id, deliveryDate: businessDate })),
  /** What the whole list is about, whatever the filter. */
  products: z.array(choice),
  classes: z.array(choice),
  orderDays: z.array(businessDate),
});
export type LateQuotasOutput = z.output<typeof lateQuotasOutput>;

/** `customers`: as they are listed. Whoever is no longer on the list is passed over. */
export const settleLateQuotasInput = z.object({
  customers: z
    .array(z.object({ customerId: id, deliveryDate: businessDate }))
    .min(1)
    .max(LATE_MOST),
  reason: z.string().trim().min(1).max(200),
});
export type SettleLateQuotasInput = z.output<typeof settleLateQuotasInput>;
/** `joined`: a call of today stood already and got the question. */
export const queueLateQuotasOutput = queueCustomersOutput;
export const dismissLateQuotasOutput = done.extend({ dismissed: z.number().int() });
