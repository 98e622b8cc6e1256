import { PERSONAL_MS } from '../queue/retry.ts';

/** What became of a promised callback. */
export const PROMISE_FATES = ['open', 'kept', 'late', 'overdue', 'given-up'] as const;
export type PromiseFate = (typeof PROMISE_FATES)[number];

export interface MadePromise {
  readonly promisedAtMs: number;
  /** The customer's next call after the promise, by anybody, in either direction; null: none yet. */
  readonly nextCallMs: number | null;
  /** Somebody took the promise back, with a reason. */
  readonly isGivenUp: boolean;
}

/** Kept by the next call with the customer, also by one before its time; late when it came once the promise was anyone's. */
export function promiseFate({ promisedAtMs, nextCallMs, isGivenUp }: MadePromise, nowMs: number): PromiseFate {
  if (nextCallMs !== null) return nextCallMs <= promisedAtMs + PERSONAL_MS ? 'kept' : 'late';
  if (isGivenUp) return 'given-up';
  return nowMs <= promisedAtMs + PERSONAL_MS ? 'open' : 'overdue';
}
