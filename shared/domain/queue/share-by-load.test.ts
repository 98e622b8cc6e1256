import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareByLoad } from './share-by-load.ts';

describe('shareByLoad', () => {
  it('fills up those with the least first', () => {
    expect(shareByLoad(4, [5, 3, 5])).toEqual([1, 1, 0, 1]);
    expect(shareByLoad(3, [0, 0, 0])).toEqual([0, 1, 2]);
    expect(() => shareByLoad(1, [])).toThrow(RangeError);
  });

  it('leaves nobody more than one above another, unless they were before', () => {
    const loads = fc.array(fc.nat(50), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.nat(300), loads, (calls, before) => {
        const after = [...before];
        for (const to of shareByLoad(calls, before)) after[to] = (after[to] as number) + 1;
        const receivers = after.filter((load, i) => load > (before[i] as number));
        expect(receivers.length === 0 || Math.max(...receivers) - Math.min(...after) <= 1).toBe(true);
      }),
    );
  });
});
