import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COVERAGE_STATES, type CoverageFacts, coverageOf, cycleGap } from './coverage-of.ts';

const DAY_MS = 86_400_000;
/** A weekly customer, called on 0, 7, 14 …; delivered the day after; cut-off at the end of the order day. */
function facts(today: number, more: Partial<CoverageFacts> = {}): CoverageFacts {
  const passedDays = more.passedDays ?? [0, 7, 14, 21, 28].filter((day) => day <= today);
  return {
    isExcluded: false,
    passedDays,
    countedFrom: 0,
    nextDay: 35,
    deliveryOf: (place) => {
      const day = passedDays[place] as number;
      return { deliveryDay: day + 1, cutoffAtMs: (day + 1) * DAY_MS };
    },
    lastOrderDay: null,
    lastDeliveryDay: null,
    lastResultDay: null,
    hasCall: false,
    today,
    nowMs: today * DAY_MS + DAY_MS / 2,
    ...more,
  };
}

describe('coverage', () => {
  it('is due on its day until the cut-off, then overdue', () => {
    expect(coverageOf(facts(28, { lastOrderDay: 21 }))).toEqual({ state: 'due', cyclesMissed: 0, daysOverdue: 0 });
    expect(coverageOf(facts(28, { lastOrderDay: 21, nowMs: 29 * DAY_MS }))).toMatchObject({ state: 'overdue' });
    expect(coverageOf(facts(30, { lastOrderDay: 21 }))).toEqual({ state: 'overdue', cyclesMissed: 1, daysOverdue: 2 });
  });

  it('counts the cycles in a row, from the first', () => {
    expect(coverageOf(facts(30, { lastResultDay: 8 }))).toEqual({ state: 'overdue', cyclesMissed: 3, daysOverdue: 16 });
    expect(coverageOf(facts(28, { lastResultDay: 8 }))).toEqual({ state: 'due', cyclesMissed: 2, daysOverdue: 14 });
  });

  it('is covered by an order or a result since its date, by any channel', () => {
    expect(coverageOf(facts(30, { lastOrderDay: 28 })).state).toBe('covered');
    expect(coverageOf(facts(30, { lastResultDay: 29 })).state).toBe('covered');
    expect(coverageOf(facts(30, { lastOrderDay: 27 })).state).toBe('overdue');
  });

  it('is covered by an order placed early for that delivery, not by one for the delivery before', () => {
    expect(coverageOf(facts(30, { lastOrderDay: 25, lastDeliveryDay: 29 })).state).toBe('covered');
    const late = facts(30, {
      lastOrderDay: 21,
      lastDeliveryDay: 28,
      deliveryOf: () => ({ deliveryDay: 35, cutoffAtMs: 0 }),
    });
    expect(coverageOf(late).state).toBe('overdue');
  });

  it('is planned when a call stands although the date has passed, or before its first date', () => {
    expect(coverageOf(facts(30, { lastOrderDay: 21, hasCall: true }))).toMatchObject({
      state: 'planned',
      cyclesMissed: 1,
    });
    expect(coverageOf(facts(30, { passedDays: [] })).state).toBe('planned');
    expect(coverageOf(facts(30, { passedDays: [], nextDay: null })).state).toBe('excluded');
    expect(coverageOf(facts(30, { isExcluded: true, lastOrderDay: 30 })).state).toBe('excluded');
  });

  it('misses nothing of the time before anybody could be called', () => {
    expect(coverageOf(facts(30, { countedFrom: 15 }))).toEqual({ state: 'overdue', cyclesMissed: 2, daysOverdue: 9 });
    expect(coverageOf(facts(28, { countedFrom: 28 }))).toEqual({ state: 'due', cyclesMissed: 0, daysOverdue: 0 });
    expect(coverageOf(facts(30, { countedFrom: 29 }))).toEqual({ state: 'planned', cyclesMissed: 0, daysOverdue: 0 });
    expect(coverageOf(facts(30, { countedFrom: 29, lastOrderDay: 28 })).state).toBe('covered');
  });

  it('goes by the day alone where the route has no delivery', () => {
    expect(coverageOf(facts(28, { lastOrderDay: 21, deliveryOf: () => null })).state).toBe('due');
    expect(coverageOf(facts(29, { lastOrderDay: 21, deliveryOf: () => null })).state).toBe('overdue');
  });

  const any = fc.record({
    today: fc.integer({ min: 0, max: 34 }),
    lastOrderDay: fc.option(fc.integer({ min: -20, max: 34 })),
    lastDeliveryDay: fc.option(fc.integer({ min: -20, max: 40 })),
    lastResultDay: fc.option(fc.integer({ min: -20, max: 34 })),
    hasCall: fc.boolean(),
    countedFrom: fc.integer({ min: -20, max: 34 }),
    isExcluded: fc.boolean(),
  });

  it('gives everybody one state, and days only to those who missed something', () => {
    fc.assert(
      fc.property(any, ({ today, ...more }) => {
        const { state, cyclesMissed, daysOverdue } = coverageOf(facts(today, more));
        expect(COVERAGE_STATES).toContain(state);
        expect(daysOverdue > 0).toBe(cyclesMissed > 0 && daysOverdue !== 0);
        if (state === 'overdue') expect(cyclesMissed).toBeGreaterThan(0);
        if (state === 'covered' || state === 'excluded') expect(cyclesMissed).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it('is never made worse by an order more', () => {
    fc.assert(
      fc.property(any, fc.integer({ min: 0, max: 10 }), ({ today, ...more }, later) => {
        const before = coverageOf(facts(today, more));
        const after = coverageOf(facts(today, { ...more, lastOrderDay: (more.lastOrderDay ?? -30) + later }));
        expect(after.cyclesMissed).toBeLessThanOrEqual(before.cyclesMissed);
        if (before.state === 'covered') expect(after.state).toBe('covered');
      }),
      { numRuns: 300 },
    );
  });
});

it('finds how far apart the rule calls', () => {
  expect(cycleGap([0, 7, 14], 21)).toBe(7);
  expect(cycleGap([0, 3, 7, 10], 14)).toBe(4);
  expect(cycleGap([0], null)).toBeNull();
  expect(cycleGap([], 7)).toBeNull();
});
