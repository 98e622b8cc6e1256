import { z } from 'zod';
import { amountMinor, businessDate, id, instantMs, quantity } from './primitives.ts';

/** One file that the distribution system got. */
export const handOver = z.object({
  handOverId: id,
  /** `H-20261124-0001`. */
  number: z.string(),
  /** 0: the first file of its route and delivery; then supplements. */
  supplement: z.number().int(),
  orderCount: z.number().int(),
  lineCount: z.number().int(),
  totalQuantity: quantity,
  amountMinor,
  sha256: z.string(),
  madeAtMs: instantMs,
  madeByName: z.string(),
});
export type HandOver = z.infer<typeof handOver>;

/** Refusals: `refused/hand-over-too-early` {route, delivery, cutoff}, `refused/hand-over-nothing` {route, delivery}. */
export const handOverInput = z.object({ routeId: id, deliveryDate: businessDate });
export const handOverOutput = handOver.extend({
  /** Nothing waited: this is the newest file there was. */
  repeated: z.boolean(),
});
export type HandOverOutput = z.infer<typeof handOverOutput>;

export const handOverTicketInput = z.object({ handOverId: id });

/** null: the next delivery for which orders wait, else today. */
export const listHandOversInput = z.object({ deliveryDate: businessDate.nullable() });
export const handOverRoute = z.object({
  routeId: id,
  code: z.string(),
  name: z.string(),
  /** After it the route can be handed over; null: no order day of the route leads to this delivery. */
  cutoffAtMs: instantMs.nullable(),
  /** `supplement`: handed over, and orders came since; `empty`: closed without an order. */
  state: z.enum(['open', 'ready', 'empty', 'handed-over', 'supplement']),
  /** Of all orders by phone for this delivery, handed over or waiting. */
  orderCount: z.number().int(),
  totalQuantity: quantity,
  amountMinor,
  /** How many of them wait to be handed over. */
  waitingCount: z.number().int(),
  /** Web orders for this delivery: the distribution system knows them, no file holds them. */
  web: z.object({ orderCount: z.number().int(), totalQuantity: quantity, amountMinor }),
  /** Oldest first. */
  files: z.array(handOver),
});
export type HandOverRoute = z.infer<typeof handOverRoute>;
/** Routes of one's reach that deliver on this date, by code. */
export const listHandOversOutput = z.object({ deliveryDate: businessDate, routes: z.array(handOverRoute) });
export type HandOverList = z.infer<typeof listHandOversOutput>;
