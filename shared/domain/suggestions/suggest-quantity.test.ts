import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar/business-date.ts';
import { orderRhythm, type Purchase, type SuggestionLimits, suggestQuantity } from './suggest-quantity.ts';

const FREE: SuggestionLimits = {
  orderMultiple: 1,
  leastQuantity: 1,
  mostQuantity: null,
  quotaLeft: null,
  stockLeft: null,
};
const START = '2026-09-01';

function every(days: number, quantities: readonly number[]): Purchase[] {
  return quantities.map((quantity, at) => ({ date: addDays(START, at * days), quantity }));
}
const dates = (purchases: readonly Purchase[]) => purchases.map((purchase) => purchase.date);

describe('suggestQuantity', () => {
  const weekly = every(7, [10, 10, 10, 10]);
  const rhythm = orderRhythm(dates(weekly));

  it('suggests what a steady buyer takes', () => {
    const suggestion = suggestQuantity(weekly, rhythm, addDays(START, 28), FREE);
    expect(suggestion).toEqual({
      quantity: 10,
      reason: { key: 'usual', params: { days: 7, quantity: 10, last: 10, date: '2026-09-22', elapsed: 7 } },
    });
  });

  it('weighs recent orders more', () => {
    const growing = every(7, [4, 4, 12, 12]);
    expect(suggestQuantity(growing, rhythm, addDays(START, 28), FREE).quantity).toBeGreaterThan(8);
  });

  it('waits for the product’s own rhythm', () => {
    const orders = orderRhythm(dates(every(7, [1, 1, 1, 1, 1, 1, 1])));
    const everyThird = every(21, [6, 6, 6]);
    const on = (day: number) => suggestQuantity(everyThird, orders, addDays(START, day), FREE);
    expect(on(42)).toMatchObject({ quantity: 0, reason: { key: 'had-already', params: { days: 21 } } });
    expect(on(49)).toMatchObject({ quantity: 0, reason: { key: 'not-due' } });
    expect(on(56)).toMatchObject({ quantity: 0, reason: { key: 'not-due' } });
    expect(on(63)).toMatchObject({ quantity: 6, reason: { key: 'usual' } });
  });

  it('asks for more after a long gap, at most half more, and for no more than usual after a very long one', () => {
    expect(suggestQuantity(weekly, rhythm, addDays(START, 31), FREE).quantity).toBe(14);
    expect(suggestQuantity(weekly, rhythm, addDays(START, 45), FREE).quantity).toBe(15);
    expect(suggestQuantity(weekly, rhythm, addDays(START, 90), FREE).quantity).toBe(10);
  });

  it('forgets what the customer no longer takes', () => {
    const still = orderRhythm(dates(every(7, Array(10).fill(1))));
    expect(suggestQuantity(weekly, still, addDays(START, 70), FREE).reason.key).toBe('dropped');
  });

  it('repeats an only order, but not a product that was tried once', () => {
    const once = every(7, [8]);
    expect(suggestQuantity(once, orderRhythm(dates(once)), addDays(START, 7), FREE).quantity).toBe(8);
    expect(suggestQuantity(once, rhythm, addDays(START, 28), FREE)).toMatchObject({
      quantity: 0,
      reason: { key: 'once' },
    });
    expect(suggestQuantity([], rhythm, START, FREE)).toMatchObject({ quantity: 0, reason: { key: 'never' } });
  });

  it('is cut by quota and stock and says so', () => {
    const day = addDays(START, 28);
    expect(suggestQuantity(weekly, rhythm, day, { ...FREE, quotaLeft: 3, stockLeft: 5 })).toMatchObject({
      quantity: 3,
      reason: { key: 'capped-by-quota', params: { left: 3, wanted: 10 } },
    });
    expect(suggestQuantity(weekly, rhythm, day, { ...FREE, quotaLeft: 9, stockLeft: 5 })).toMatchObject({
      quantity: 5,
      reason: { key: 'capped-by-stock', params: { left: 5 } },
    });
  });

  it('is always an orderable quantity within every limit', () => {
    const limits = fc.record({
      orderMultiple: fc.integer({ min: 1, max: 24 }),
      leastQuantity: fc.integer({ min: 0, max: 50 }),
      mostQuantity: fc.option(fc.integer({ min: 0, max: 500 })),
      quotaLeft: fc.option(fc.integer({ min: 0, max: 500 })),
      stockLeft: fc.option(fc.integer({ min: -20, max: 500 })),
    });
    const history = fc.array(
      fc.record({ gap: fc.integer({ min: 1, max: 40 }), quantity: fc.integer({ min: 1, max: 900 }) }),
      {
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(history, limits, fc.integer({ min: 0, max: 400 }), (steps, limit, after) => {
        let day = 0;
        const purchases = steps.map(({ gap, quantity }) => {
          day += gap;
          return { date: addDays(START, day), quantity };
        });
        const rhythmOfAll = orderRhythm(dates(purchases));
        const { quantity } = suggestQuantity(purchases, rhythmOfAll, addDays(START, day + after), limit);
        expect(quantity).toBeGreaterThanOrEqual(0);
        expect(quantity % limit.orderMultiple).toBe(0);
        if (quantity === 0) return;
        expect(quantity).toBeGreaterThanOrEqual(limit.leastQuantity);
        expect(quantity).toBeLessThanOrEqual(
          Math.min(limit.mostQuantity ?? Infinity, limit.quotaLeft ?? Infinity, limit.stockLeft ?? Infinity),
        );
      }),
    );
  });
});
