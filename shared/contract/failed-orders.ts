import { z } from 'zod';
import { dispositionCode } from './dispositions.ts';
import { failedReason, orderSummary } from './orders.ts';
import { amountMinor, businessDate, id, instantMs, page, quantity } from './primitives.ts';
import { taskState } from './queue.ts';

/** Orders that fell through after they were taken: to be repaired until their rescue deadline, then lost. */

/** Lost orders are listed and counted for so many days, today included. */
export const LOST_DAYS = 7;

/** Where the call stands that is to repair an order. */
export const failedCall = z.object({
  state: taskState,
  place: z.enum(['pool', 'waiting', 'promised', 'parked', 'used-up']),
  disposition: dispositionCode.nullable(),
  /** Who holds it: seat and name. */
  seat: z.string().nullable(),
  /** When it comes again; null: it waits for nothing. */
  nextAtMs: instantMs.nullable(),
});

export const failedOrder = orderSummary.extend({
  routeCode: z.string().nullable(),
  /** null: nobody was to call for it. */
  call: failedCall.nullable(),
});
export type FailedOrder = z.infer<typeof failedOrder>;

/** `lost`: those whose rescue deadline passed within the last days, the latest first; else the nearest deadline first. */
export const listFailedInput = page.extend({ lost: z.boolean().default(false) });
export const listFailedOutput = z.object({ rows: z.array(failedOrder), more: z.boolean() });

/** How many the asker's lists hold. */
export const failedCounts = z.object({ open: z.number().int(), lost: z.number().int() });
export type FailedCounts = z.infer<typeof failedCounts>;

/** A failed order of the customer in hand that can still be repaired. */
export const failedInHand = z.object({
  orderId: id,
  number: z.string(),
  reason: failedReason,
  note: z.string().nullable(),
  deliveryDate: businessDate.nullable(),
  rescueAtMs: instantMs,
  amountMinor,
  /** How much the deposit is short of it and of what stands besides, as known now; null: no deposit is known. */
  missingMinor: amountMinor.nullable(),
  /** Its lines that ask for more than is in stock now. */
  short: z.array(z.object({ productId: id, name: z.string(), quantity, left: quantity })),
});
export type FailedInHand = z.infer<typeof failedInHand>;
