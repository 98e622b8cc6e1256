import { describe, expect, it } from 'vitest';
import { afterFailure, type FailedTries, LOCK_AFTER, LOCK_MS, lockedUntil, throttleOf } from './throttle.ts';

const START = 1_700_000_000_000;

function failed(times: number, atMs = START): FailedTries {
  let tries: FailedTries | null = null;
  for (let n = 0; n < times; n += 1) tries = afterFailure(tries, atMs);
  return tries as FailedTries;
}

describe('throttleOf', () => {
  it('lets the first tries pass', () => {
    expect(throttleOf(null, START)).toEqual({ kind: 'open' });
    expect(throttleOf(failed(3), START)).toEqual({ kind: 'open' });
  });

  it('doubles the wait from try to try', () => {
    expect([4, 5, 6, 7, 8, 9].map((n) => throttleOf(failed(n), START))).toEqual(
      [2, 4, 8, 16, 32, 64].map((seconds) => ({ kind: 'wait', seconds })),
    );
  });

  it('counts the wait down and opens after it', () => {
    expect(throttleOf(failed(6), START + 5_500)).toEqual({ kind: 'wait', seconds: 3 });
    expect(throttleOf(failed(6), START + 8_000)).toEqual({ kind: 'open' });
  });

  it('locks for fifteen minutes and then begins anew', () => {
    const locked = failed(LOCK_AFTER);
    expect(throttleOf(locked, START)).toEqual({ kind: 'locked', minutes: 15 });
    expect(lockedUntil(locked, START)).toBe(START + LOCK_MS);
    expect([lockedUntil(locked, START + LOCK_MS), lockedUntil(failed(9), START), lockedUntil(null, START)]).toEqual([
      null,
      null,
      null,
    ]);
    expect(throttleOf(locked, START + LOCK_MS)).toEqual({ kind: 'open' });
    expect(afterFailure(locked, START + LOCK_MS)).toEqual({ failures: 1, lastFailedAtMs: START + LOCK_MS });
  });

  it('forgets old mistakes', () => {
    expect(afterFailure(failed(3), START + 3_600_001).failures).toBe(1);
  });
});
