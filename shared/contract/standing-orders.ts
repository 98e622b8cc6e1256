import { z } from 'zod';
import { ABSURD_QUANTITY } from '../domain/orders/check-order.ts';
import { done, id, instantMs } from './primitives.ts';

/** What a customer takes every time unless it says otherwise: a starting point of its order form. */

export const standingLine = z.object({ productId: id, quantity: z.number().int().min(1).max(ABSURD_QUANTITY) });
export type StandingLine = z.infer<typeof standingLine>;

export const standingOrder = z.object({
  /** Raised by every change. */
  revision: z.number().int(),
  changedAtMs: instantMs,
  changedByName: z.string(),
  lines: z.array(standingLine),
});
export type StandingOrder = z.infer<typeof standingOrder>;

export const showStandingInput = z.object({ customerId: id });
export const showStandingOutput = standingOrder.nullable();

/**
 * Puts these lines in the place of the customer's standing order. `baseRevision` is the one that was looked at (0: there
 * was none). Refusals: `conflict/standing-changed` {operator}, `refused/standing-product` {count}.
 */
export const keepStandingInput = z.object({
  customerId: id,
  baseRevision: z.number().int().min(0),
  lines: z.array(standingLine).min(1).max(500),
});

/** Refusal: `conflict/standing-changed` {operator}. One that is gone already is fine. */
export const removeStandingInput = z.object({ customerId: id, revision: z.number().int() });
export const removeStandingOutput = done;
