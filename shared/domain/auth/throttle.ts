/** What is kept of the failed tries of one login, whether or not such a login exists. */
export interface FailedTries {
  readonly failures: number;
  readonly lastFailedAtMs: number;
}

/** So many mistakes cost nothing. */
export const FREE_TRIES = 4;
/** With this many the login is locked. */
export const LOCK_AFTER = 10;
export const LOCK_MS = 15 * 60_000;
const FIRST_WAIT_MS = 2_000;

export type Throttle =
  | { readonly kind: 'open' }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'locked'; readonly minutes: number };

/**
 * Whether a login may be tried now. From the fifth failure each next try waits twice as long (2 s, 4 s, … 64 s); at
 * the tenth the login is locked for 15 minutes.
 */
export function throttleOf(tries: FailedTries | null, nowMs: number): Throttle {
  if (!tries || tries.failures < FREE_TRIES) return { kind: 'open' };
  const locked = tries.failures >= LOCK_AFTER;
  const waitMs = locked ? LOCK_MS : FIRST_WAIT_MS * 2 ** (tries.failures - FREE_TRIES);
  const leftMs = tries.lastFailedAtMs + waitMs - nowMs;
  if (leftMs <= 0) return { kind: 'open' };
  return locked
    ? { kind: 'locked', minutes: Math.ceil(leftMs / 60_000) }
    : { kind: 'wait', seconds: Math.ceil(leftMs / 1_000) };
}

/** Until when a login is locked (UTC ms); null: it is not, though its next try may have to wait some seconds. */
export function lockedUntil(tries: FailedTries | null, nowMs: number): number | null {
  return tries && throttleOf(tries, nowMs).kind === 'locked' ? tries.lastFailedAtMs + LOCK_MS : null;
}

/** The count after one more failure. After a lock has run out, or an hour of quiet, it begins anew. */
export function afterFailure(tries: FailedTries | null, nowMs: number): FailedTries {
  const forgotten = !tries || tries.failures >= LOCK_AFTER || nowMs - tries.lastFailedAtMs > 3_600_000;
  return { failures: forgotten ? 1 : tries.failures + 1, lastFailedAtMs: nowMs };
}
