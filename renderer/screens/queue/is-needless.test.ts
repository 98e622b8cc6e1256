import { describe, expect, it } from 'vitest';
import { isNeedless } from './is-needless.ts';

const leftOut = (paused: number) => ({ excludedByReason: { paused, closed: 2 } });
const same = { built: true, changes: 0, counts: leftOut(1), before: leftOut(1) };

describe('whether a day needs building', () => {
  it('does not once it was built and nothing would change, whoever built it', () => {
    expect(isNeedless(same)).toBe(true);
    expect(isNeedless({ ...same, before: null })).toBe(true);
  });

  it('does where calls would change, others are left out, or there was no build', () => {
    expect(isNeedless({ ...same, changes: 1 })).toBe(false);
    expect(isNeedless({ ...same, counts: leftOut(2) })).toBe(false);
    expect(isNeedless({ ...same, built: false, before: null })).toBe(false);
  });
});
