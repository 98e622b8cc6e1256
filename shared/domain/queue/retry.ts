import type { Disposition } from '../../contract/dispositions.ts';
import type { RetryRule } from '../../contract/settings.ts';

const MANY = 20;

/**
 * The retry table of product.md section 2: disposition -> final or not, minutes to wait, most attempts a day with this
 * result, next phone number or same. `callback` waits until its promise, `parked` is no attempt.
 */
export const DEFAULT_RETRY_RULES: Readonly<Record<Disposition, RetryRule>> = {
  ordered: { isFinal: true, waitMinutes: 0, mostAttempts: MANY, nextPhone: false },
  'no-order': { isFinal: true, waitMinutes: 0, mostAttempts: MANY, nextPhone: false },
  refused: { isFinal: true, waitMinutes: 0, mostAttempts: MANY, nextPhone: false },
  handled: { isFinal: true, waitMinutes: 0, mostAttempts: MANY, nextPhone: false },
  busy: { isFinal: false, waitMinutes: 10, mostAttempts: 3, nextPhone: false },
  'no-answer': { isFinal: false, waitMinutes: 60, mostAttempts: 3, nextPhone: false },
  unreachable: { isFinal: false, waitMinutes: 120, mostAttempts: 3, nextPhone: false },
  dropped: { isFinal: false, waitMinutes: 1, mostAttempts: MANY, nextPhone: false },
  'invalid-number': { isFinal: false, waitMinutes: 0, mostAttempts: MANY, nextPhone: true },
  'wrong-person': { isFinal: false, waitMinutes: 120, mostAttempts: MANY, nextPhone: false },
  callback: { isFinal: false, waitMinutes: 0, mostAttempts: MANY, nextPhone: false },
  parked: { isFinal: false, waitMinutes: 0, mostAttempts: MANY, nextPhone: false },
};

/** A promised or parked call belongs to its operator until this much later; then it is anyone's. */
export const PERSONAL_MS = 10 * 60_000;
/** A skipped call comes again after this time. */
export const SKIP_MS = 15 * 60_000;

const MINUTE_MS = 60_000;

/** The company's rule for a result, else the default one. */
export function retryRuleOf(disposition: Disposition, rules: Readonly<Record<string, RetryRule>>): RetryRule {
  return rules[disposition] ?? DEFAULT_RETRY_RULES[disposition];
}

export interface RetryFacts {
  readonly disposition: Disposition;
  readonly rules: Readonly<Record<string, RetryRule>>;
  /** Attempts of the day with this one. */
  readonly attempts: number;
  /** Attempts of the day that ended with this result, with this one. */
  readonly attemptsWithResult: number;
  /** The strategy's own limits. */
  readonly mostAttempts: number;
  readonly leastMinutesBetween: number;
  readonly promisedAtMs: number | null;
  /** The customer has another living number than the one that was dialed. */
  readonly hasOtherPhone: boolean;
  readonly nowMs: number;
}

export type Retry =
  | { readonly kind: 'final' }
  /** No further attempt today. */
  | { readonly kind: 'used-up' }
  | { readonly kind: 'promised'; readonly atMs: number }
  | { readonly kind: 'parked' }
  | { readonly kind: 'again'; readonly atMs: number; readonly nextPhone: boolean };

/**
 * What comes after an attempt. Where retry table and strategy differ, the longer wait and the fewer attempts count; a
 * promise and a parked call are kept in any case. Source: product.md section 2, retry rules.
 */
export function planRetry(facts: RetryFacts): Retry {
  const rule = retryRuleOf(facts.disposition, facts.rules);
  if (rule.isFinal) return { kind: 'final' };
  if (facts.disposition === 'parked') return { kind: 'parked' };
  if (facts.disposition === 'callback' && facts.promisedAtMs !== null) {
    return { kind: 'promised', atMs: facts.promisedAtMs };
  }
  if (facts.attempts >= facts.mostAttempts || facts.attemptsWithResult >= rule.mostAttempts) return { kind: 'used-up' };
  // Another number of the same customer is not the same attempt again: the strategy's gap is for one that rang.
  const nextPhone = rule.nextPhone && facts.hasOtherPhone;
  const waitMinutes = nextPhone ? rule.waitMinutes : Math.max(rule.waitMinutes, facts.leastMinutesBetween);
  return { kind: 'again', atMs: facts.nowMs + waitMinutes * MINUTE_MS, nextPhone };
}
