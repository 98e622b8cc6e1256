import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDayNumber } from './business-date.ts';
import { createCalendar } from './calendar.ts';
import { FURTHEST_MOVE_DAYS, HOLIDAY_RULES, nominalDaysOf, placeCall } from './place-call.ts';

const DAY = 20_000;
const day = fc.integer({ min: DAY - 40, max: DAY + 40 });
const calendars = fc
  .record({
    pattern: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 7 }),
    off: fc.uniqueArray(day, { maxLength: 30 }),
    made: fc.uniqueArray(day, { maxLength: 10 }),
  })
  .map(({ pattern, off, made }) => {
    const as = (working: boolean) => (one: number) =>
      ({ date: fromDayNumber(one), working, name: '', source: working ? 'company' : 'public' }) as const;
    return createCalendar(pattern, [...off.map(as(false)), ...made.map(as(true))]);
  });
const holidayRule = fc.constantFrom(...HOLIDAY_RULES);

describe('a call whose date is no call day', () => {
  it('moves at most seven days, to the nearest call day in its direction, never before today', () => {
    fc.assert(
      fc.property(calendars, day, holidayRule, fc.option(day, { nil: undefined }), (calendar, nominal, rule, today) => {
        const placed = placeCall(nominal, rule, calendar, today);
        if (calendar.isWorking(nominal) || rule === 'keep') {
          expect(placed).toEqual({ kind: 'on', day: nominal });
          return;
        }
        expect(placed.kind).not.toBe('on');
        if (placed.kind === 'skipped') expect(rule).toBe('skip');
        if (placed.kind !== 'moved') return;
        const distance = placed.day - nominal;
        expect(Math.abs(distance)).toBeLessThanOrEqual(FURTHEST_MOVE_DAYS);
        expect(Math.sign(distance)).toBe(rule === 'earlier' ? -1 : 1);
        expect(calendar.isWorking(placed.day)).toBe(true);
        if (today !== undefined) expect(placed.day).toBeGreaterThanOrEqual(today);
        for (let between = nominal; between !== placed.day; between += Math.sign(distance)) {
          expect(calendar.isWorking(between)).toBe(false);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is reported, not lost, where no call day is within reach', () => {
    fc.assert(
      fc.property(calendars, day, fc.constantFrom('earlier', 'later'), (calendar, nominal, rule) => {
        const step = rule === 'earlier' ? -1 : 1;
        const reach = Array.from({ length: FURTHEST_MOVE_DAYS + 1 }, (_, at) => nominal + step * at);
        const placed = placeCall(nominal, rule, calendar);
        expect(placed.kind === 'unplaced').toBe(!reach.some((one) => calendar.isWorking(one)));
      }),
      { numRuns: 500 },
    );
  });

  it('is found again from the day it was moved to', () => {
    fc.assert(
      fc.property(calendars, day, holidayRule, (calendar, nominal, rule) => {
        const placed = placeCall(nominal, rule, calendar);
        for (let at = nominal - 9; at <= nominal + 9; at += 1) {
          const here = 'day' in placed && placed.day === at;
          expect(nominalDaysOf(at, rule, calendar).includes(nominal)).toBe(here);
        }
      }),
      { numRuns: 300 },
    );
  });
});
