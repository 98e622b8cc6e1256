import { z } from 'zod';

/**
 * The result codes of a call (product.md section 3), in the order of the keys 1 to 9 and on. `parked` is a half-done
 * call put aside; it is no attempt.
 */
export const DISPOSITIONS = [
  'ordered',
  'no-order',
  'no-answer',
  'busy',
  'callback',
  'unreachable',
  'refused',
  'invalid-number',
  'wrong-person',
  'dropped',
  'handled',
  'parked',
] as const;
export const dispositionCode = z.enum(DISPOSITIONS);
export type Disposition = z.infer<typeof dispositionCode>;

const NOT_CONNECTED: readonly Disposition[] = ['no-answer', 'busy', 'unreachable', 'invalid-number'];
const NOT_REACHED: readonly Disposition[] = [...NOT_CONNECTED, 'wrong-person', 'dropped'];

/** Somebody answered. Source: product.md section 3. */
export function isConnected(disposition: Disposition): boolean {
  return !NOT_CONNECTED.includes(disposition);
}

/** The customer was spoken to: connected without wrong person and dropped. Source: product.md section 3. */
export function isReached(disposition: Disposition): boolean {
  return !NOT_REACHED.includes(disposition);
}

/** Final results end the day's call; the others follow the retry table. */
export const FINAL_DISPOSITIONS = [
  'ordered',
  'no-order',
  'refused',
  'handled',
] as const satisfies readonly Disposition[];

export function isFinal(disposition: Disposition): boolean {
  return (FINAL_DISPOSITIONS as readonly Disposition[]).includes(disposition);
}

/** The results whose rule a company may change; the others end the call, or come again as they were promised or parked. */
export const RETRIED_DISPOSITIONS = [
  'busy',
  'no-answer',
  'unreachable',
  'dropped',
  'invalid-number',
  'wrong-person',
] as const satisfies readonly Disposition[];

/** Why a reached customer does not order. Needed with `no-order`. */
export const NO_ORDER_REASONS = [
  'enough-stock',
  'no-money',
  'wanted-product-missing',
  'quota-too-small',
  'price',
  'bought-elsewhere',
  'shop-closed-for-now',
  'owner-away',
  'not-wanted-this-time',
  'other',
] as const;
export const noOrderReason = z.enum(NO_ORDER_REASONS);
export type NoOrderReason = z.infer<typeof noOrderReason>;
