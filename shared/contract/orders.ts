import { z } from 'zod';
import { amountMinor, businessDate, id, instantMs, page, quantity } from './primitives.ts';

/** Orders as they stand: lists, one order with its lines and versions. */

export const ORDER_STATES = ['submitted', 'cancelled', 'failed', 'handed-over', 'delivered'] as const;
export const orderState = z.enum(ORDER_STATES);
export const ORDER_CHANNELS = ['phone', 'phone-request', 'web', 'history'] as const;
export const orderChannel = z.enum(ORDER_CHANNELS);

export const FAILED_REASONS = ['no-funds', 'no-stock', 'other'] as const;
export const failedReason = z.enum(FAILED_REASONS);
export type FailedReason = z.infer<typeof failedReason>;

/** Why an order fell through after it was taken. */
export const orderFailure = z.object({
  reason: failedReason,
  /** What the distribution system said of it, or the product that ran short. */
  note: z.string().nullable(),
  atMs: instantMs,
  /** Until when it may be repaired or cancelled; null: not at all. Later it is lost. */
  rescueAtMs: instantMs.nullable(),
});
export type OrderFailure = z.infer<typeof orderFailure>;

export const orderSummary = z.object({
  orderId: id,
  number: z.string(),
  version: z.number().int(),
  kind: z.enum(['order', 'return']),
  state: orderState,
  channel: orderChannel,
  customerId: id,
  customerCode: z.string(),
  customerName: z.string(),
  orderDate: businessDate,
  deliveryDate: businessDate.nullable(),
  cutoffAtMs: instantMs.nullable(),
  placedAtMs: instantMs,
  operatorId: id.nullable(),
  operatorName: z.string().nullable(),
  lineCount: z.number().int(),
  totalQuantity: quantity,
  amountMinor,
  offDayReason: z.string().nullable(),
  note: z.string().nullable(),
  /** null: it did not fail, or stands again. */
  failure: orderFailure.nullable(),
  /** May be changed or cancelled by the one who asks, now; a failed one is repaired by that. */
  open: z.boolean(),
});
export type OrderSummary = z.infer<typeof orderSummary>;

export const listOrdersInput = page.extend({
  /** Order dates, both included. */
  from: businessDate.nullish(),
  to: businessDate.nullish(),
  customerId: id.nullish(),
  /** The beginning of an order number, or any part of a customer's code, name, initials or phone. */
  text: z.string().trim().max(60).nullish(),
  state: orderState.nullish(),
  channel: orderChannel.nullish(),
  deliveryDate: businessDate.nullish(),
});
export type ListOrdersInput = z.input<typeof listOrdersInput>;

export const listOrdersOutput = z.object({
  rows: z.array(orderSummary),
  more: z.boolean(),
});

export const orderLine = z.object({
  lineNumber: z.number().int(),
  productId: id,
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  quantity,
  priceMinor: amountMinor,
  amountMinor,
  suggestedQuantity: quantity.nullable(),
  /** null: nothing was said about this line. */
  note: z.string().nullable(),
});
export type OrderLine = z.infer<typeof orderLine>;

export const orderVersion = z.object({
  version: z.number().int(),
  state: orderState,
  atMs: instantMs,
  operatorName: z.string(),
  /** Why it was changed or cancelled; null for the first. */
  reason: z.string().nullable(),
  lineCount: z.number().int(),
  totalQuantity: quantity,
  amountMinor,
  /** The notes on its lines as they were then, with today's name of the product. */
  lineNotes: z.array(z.object({ name: z.string(), note: z.string() })),
});

export const showOrderInput = z.object({ orderId: id });

export const showOrderOutput = z.object({
  order: orderSummary,
  lines: z.array(orderLine),
  /** Oldest first; empty for an order of the imported history. */
  versions: z.array(orderVersion),
});
export type ShownOrder = z.infer<typeof showOrderOutput>;

/** An order as the customer is given it, on paper or as a text; who wrote its newest version and when stand with it. */
export const orderSlip = z.object({
  order: orderSummary,
  lines: z.array(orderLine),
  writtenByName: z.string().nullable(),
  writtenAtMs: instantMs,
  /** More than 0: all that waits for its delivery is more than the customer has on account, by so much. */
  depositMissingMinor: amountMinor,
  deductionAtMs: instantMs.nullable(),
});
export type OrderSlip = z.infer<typeof orderSlip>;
