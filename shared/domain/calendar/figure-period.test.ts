import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, fromDayNumber, toDayNumber } from './business-date.ts';
import { daysOf, spanBefore, stepsOf } from './figure-period.ts';

const FIRST = toDayNumber('2023-12-01');
const span = fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 900 })).map(([from, days]) => ({
  from: fromDayNumber(FIRST + from),
  to: fromDayNumber(FIRST + from + days),
}));

describe('stepsOf', () => {
  it('cuts a period into days, weeks or months without a gap or a day twice', () => {
    fc.assert(
      fc.property(span, (period) => {
        const { step, steps } = stepsOf(period);
        expect(steps[0]?.from).toBe(period.from);
        expect(steps.at(-1)?.to).toBe(period.to);
        for (const [at, { from }] of steps.entries()) {
          if (at > 0) expect(from).toBe(addDays(steps[at - 1]?.to as string, 1));
        }
        expect(steps.length).toBeLessThanOrEqual(31);
        expect(steps.reduce((sum, each) => sum + daysOf(each), 0)).toBe(daysOf(period));
        if (step === 'month') expect(steps.slice(1).every(({ from }) => from.endsWith('-01'))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('spanBefore', () => {
  it('is as long and ends the day before', () => {
    expect(spanBefore({ from: '2026-11-10', to: '2026-11-24' })).toEqual({ from: '2026-10-26', to: '2026-11-09' });
    expect(spanBefore({ from: '2026-11-24', to: '2026-11-24' })).toEqual({ from: '2026-11-23', to: '2026-11-23' });
  });

  it('is as many whole months before whole months', () => {
    expect(spanBefore({ from: '2026-03-01', to: '2026-03-31' })).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(spanBefore({ from: '2026-01-01', to: '2026-12-31' })).toEqual({ from: '2025-01-01', to: '2025-12-31' });
  });
});
