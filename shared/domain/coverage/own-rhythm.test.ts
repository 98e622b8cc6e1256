import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEAST_ORDERS, ownRhythm } from './own-rhythm.ts';

const weekly = [0, 7, 14, 21, 28];

describe("a customer's own rhythm", () => {
  it('needs four orders on different days', () => {
    expect(ownRhythm([0, 7, 14], 20)).toBeNull();
    expect(ownRhythm([0, 7, 7, 14], 20)).toBeNull();
    expect(ownRhythm([0, 7, 14, 21], 20)).toMatchObject({ orders: 4, usualGapDays: 7 });
  });

  it('expects a weekly customer a week after its last order, and calls it late the day after', () => {
    expect(ownRhythm(weekly, 35)).toEqual({
      orders: 5,
      usualGapDays: 7,
      spreadDays: 0,
      expectedDay: 35,
      byDay: 35,
      daysLate: 0,
    });
    expect(ownRhythm(weekly, 36)?.daysLate).toBe(1);
    expect(ownRhythm(weekly, 50)?.daysLate).toBe(15);
  });

  it('is not late before its own cycle has passed', () => {
    expect(ownRhythm(weekly, 42, 14)).toMatchObject({ byDay: 42, daysLate: 0 });
  });

  it('is not misled by one forgotten summer', () => {
    const days = [0, 7, 14, 21, 28, 35, 42, 49, 56, 63, 153, 160, 167];
    expect(ownRhythm(days, 180)).toMatchObject({ usualGapDays: 7, spreadDays: 0, byDay: 174, daysLate: 6 });
  });

  it('gives an irregular customer the room that it usually takes', () => {
    const days = [0, 4, 16, 20, 34, 38, 50];
    const rhythm = ownRhythm(days, 60);
    expect(rhythm?.byDay).toBeGreaterThan(50 + 12);
    expect(rhythm?.daysLate).toBe(0);
  });

  it('forgets habits of long ago', () => {
    const monthly = Array.from({ length: 12 }, (_, at) => at * 30);
    const since = Array.from({ length: 20 }, (_, at) => 340 + at * 7);
    expect(ownRhythm([...monthly, ...since], 480)?.usualGapDays).toBe(7);
  });

  const history = fc
    .array(fc.integer({ min: 1, max: 60 }), { minLength: LEAST_ORDERS - 1, maxLength: 40 })
    .map((gaps) => {
      const days = [0];
      for (const gap of gaps) days.push((days.at(-1) as number) + gap);
      return days;
    });

  it('never expects before the last order, and is late only after its own usual gap and cycle', () => {
    fc.assert(
      fc.property(history, fc.nat(400), fc.option(fc.integer({ min: 1, max: 60 })), (days, after, cycle) => {
        const last = days.at(-1) as number;
        const rhythm = ownRhythm(days, last + after, cycle);
        if (!rhythm) throw new Error('no rhythm');
        expect(rhythm.expectedDay).toBeGreaterThan(last);
        expect(rhythm.byDay).toBeGreaterThanOrEqual(rhythm.expectedDay);
        expect(rhythm.byDay).toBeGreaterThanOrEqual(last + (cycle ?? 0));
        expect(rhythm.daysLate).toBe(Math.max(0, last + after - rhythm.byDay));
      }),
      { numRuns: 300 },
    );
  });

  it('depends on the gaps alone: neither on the calendar nor on a day written twice', () => {
    fc.assert(
      fc.property(history, fc.nat(10_000), (days, shift) => {
        const today = (days.at(-1) as number) + 30;
        const rhythm = ownRhythm(days, today);
        const moved = ownRhythm(
          days.flatMap((day) => [day + shift, day + shift]),
          today + shift,
        );
        expect(moved).toEqual(
          rhythm && { ...rhythm, expectedDay: rhythm.expectedDay + shift, byDay: rhythm.byDay + shift },
        );
      }),
      { numRuns: 200 },
    );
  });

  it('is late no earlier for a customer whose gaps are all longer', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 5 }), (days, times) => {
        const slow = days.map((day) => day * times);
        const by = (of: readonly number[]) => (ownRhythm(of, 0)?.byDay ?? 0) - (of.at(-1) as number);
        expect(by(slow)).toBeGreaterThanOrEqual(by(days));
      }),
      { numRuns: 200 },
    );
  });
});
