import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  completion,
  connectRate,
  handleAverage,
  handleSeconds,
  holdAverage,
  orderRateOfDue,
  orderRateOfReached,
  quantityPerOrder,
  talkAverage,
  unansweredAverage,
  wrapUpAverage,
} from './figures.ts';

describe('figures', () => {
  it('follow their formulas', () => {
    expect(connectRate({ connected: 3, attempts: 4 })).toBe(0.75);
    expect(orderRateOfReached({ orderedCustomers: 1, reachedCustomers: 2 })).toBe(0.5);
    expect(orderRateOfDue({ dueOrdered: 1, due: 4 })).toBe(0.25);
    expect(completion({ completed: 9, due: 10 })).toBe(0.9);
    const times = { answered: 4, talkSeconds: 60, holdSeconds: 6, wrapUpSeconds: 14 };
    expect(handleSeconds(times)).toBe(80);
    expect([talkAverage, holdAverage, wrapUpAverage, handleAverage].map((of) => of(times))).toEqual([15, 1.5, 3.5, 20]);
    expect(unansweredAverage({ unanswered: 3, unansweredSeconds: 75 })).toBe(25);
    expect(quantityPerOrder({ quantity: 30, orders: 4 })).toBe(7.5);
  });

  it('are a dash without a base', () => {
    expect(connectRate({ connected: 0, attempts: 0 })).toBe(null);
    expect(completion({ completed: 0, due: 0 })).toBe(null);
    expect(handleAverage({ answered: 0, talkSeconds: 0, holdSeconds: 0, wrapUpSeconds: 0 })).toBe(null);
    expect(unansweredAverage({ unanswered: 0, unansweredSeconds: 0 })).toBe(null);
  });

  it('stay between none and all', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (a, b) => {
        const [part, whole] = a < b ? [a, b] : [b, a];
        const share = connectRate({ connected: part, attempts: whole });
        expect(share === null || (share >= 0 && share <= 1)).toBe(true);
      }),
    );
  });
});
