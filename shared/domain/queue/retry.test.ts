import { describe, expect, it } from 'vitest';
import { DISPOSITIONS, isConnected, isFinal, isReached } from '../../contract/dispositions.ts';
import { planRetry, type RetryFacts } from './retry.ts';

const NOW = 1_000_000;
const MINUTE = 60_000;
const facts = (part: Partial<RetryFacts>): RetryFacts => ({
  disposition: 'no-answer',
  rules: {},
  attempts: 1,
  attemptsWithResult: 1,
  mostAttempts: 5,
  leastMinutesBetween: 0,
  promisedAtMs: null,
  hasOtherPhone: false,
  nowMs: NOW,
  ...part,
});

describe('planRetry', () => {
  it.each([
    ['busy', 10],
    ['no-answer', 60],
    ['unreachable', 120],
    ['dropped', 1],
    ['wrong-person', 120],
  ] as const)('waits after %s for %i minutes', (disposition, minutes) => {
    expect(planRetry(facts({ disposition }))).toEqual({
      kind: 'again',
      atMs: NOW + minutes * MINUTE,
      nextPhone: false,
    });
  });

  it('ends the day with a final result', () => {
    for (const disposition of DISPOSITIONS.filter(isFinal))
      expect(planRetry(facts({ disposition }))).toEqual({ kind: 'final' });
  });

  it('takes the longer wait and the fewer attempts of table and strategy', () => {
    expect(planRetry(facts({ disposition: 'busy', leastMinutesBetween: 30 }))).toMatchObject({
      atMs: NOW + 30 * MINUTE,
    });
    expect(planRetry(facts({ leastMinutesBetween: 30 }))).toMatchObject({ atMs: NOW + 60 * MINUTE });
    expect(planRetry(facts({ attempts: 2, mostAttempts: 2 }))).toEqual({ kind: 'used-up' });
    expect(planRetry(facts({ attempts: 3, attemptsWithResult: 3 }))).toEqual({ kind: 'used-up' });
  });

  it('keeps a promise and a parked call whatever the attempts', () => {
    expect(planRetry(facts({ disposition: 'callback', promisedAtMs: NOW + 5, attempts: 9 }))).toEqual({
      kind: 'promised',
      atMs: NOW + 5,
    });
    expect(planRetry(facts({ disposition: 'parked', attempts: 9 }))).toEqual({ kind: 'parked' });
  });

  it('goes to the next number at once, without the strategy’s gap', () => {
    expect(planRetry(facts({ disposition: 'invalid-number', leastMinutesBetween: 30, hasOtherPhone: true }))).toEqual({
      kind: 'again',
      atMs: NOW,
      nextPhone: true,
    });
    const rules = { 'no-answer': { isFinal: false, waitMinutes: 2, mostAttempts: 3, nextPhone: true } };
    expect(planRetry(facts({ rules, leastMinutesBetween: 30, hasOtherPhone: true }))).toEqual({
      kind: 'again',
      atMs: NOW + 2 * MINUTE,
      nextPhone: true,
    });
    // The only number rings again: then the gap counts.
    expect(planRetry(facts({ rules, leastMinutesBetween: 30 }))).toEqual({
      kind: 'again',
      atMs: NOW + 30 * MINUTE,
      nextPhone: false,
    });
  });

  it('follows the company’s own table', () => {
    const rules = { busy: { isFinal: false, waitMinutes: 3, mostAttempts: 1, nextPhone: false } };
    expect(planRetry(facts({ disposition: 'busy', rules, attemptsWithResult: 0 }))).toMatchObject({
      atMs: NOW + 3 * MINUTE,
    });
    expect(planRetry(facts({ disposition: 'busy', rules }))).toEqual({ kind: 'used-up' });
  });
});

describe('connected and reached', () => {
  it('are as product.md section 3 says', () => {
    expect(DISPOSITIONS.filter((one) => !isConnected(one)).sort()).toEqual([
      'busy',
      'invalid-number',
      'no-answer',
      'unreachable',
    ]);
    expect(DISPOSITIONS.filter((one) => isConnected(one) && !isReached(one)).sort()).toEqual([
      'dropped',
      'wrong-person',
    ]);
  });
});
