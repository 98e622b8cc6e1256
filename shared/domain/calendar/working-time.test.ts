import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { businessDateAt, instantOf, minuteOfDayAt, toDayNumber } from './business-date.ts';
import { type CalendarDay, createCalendar } from './calendar.ts';
import { createWorkingTime, type WorkingPeriod } from './working-time.ts';

const MINUTE_MS = 60_000;
const ZONES = ['Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Europe/London', 'Asia/Kolkata', 'UTC'];

/** Periods that may touch but never overlap, also around midnight. */
const periods: fc.Arbitrary<WorkingPeriod[]> = fc
  .uniqueArray(fc.constantFrom(0, 30, 60, 90, 120, 150, 180, 480, 510, 720, 780, 1050, 1320, 1439, 1440), {
    minLength: 2,
    maxLength: 6,
  })
  .map((cuts) => {
    const ordered = [...cuts].sort((a, b) => a - b);
    return ordered.flatMap((fromMinute, at) => {
      const toMinute = ordered[at + 1];
      return at % 2 === 0 && toMinute !== undefined ? [{ fromMinute, toMinute }] : [];
    });
  });

const days: fc.Arbitrary<CalendarDay[]> = fc.array(
  fc.record({
    date: fc.integer({ min: 1, max: 28 }).map((day) => `2026-03-${String(day).padStart(2, '0')}`),
    working: fc.boolean(),
    name: fc.constant(''),
    source: fc.constantFrom('public' as const, 'company' as const),
  }),
  { maxLength: 8 },
);

const FROM = Date.parse('2026-03-05T00:00:00Z') / MINUTE_MS;
const setting = fc.record({
  weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
  days,
  periods,
  zone: fc.constantFrom(...ZONES),
  // New York puts its clocks forward on 8 March 2026.
  from: fc.integer({ min: FROM, max: FROM + 7 * 1440 }),
  length: fc.integer({ min: 0, max: 4 * 1440 }),
});

describe('createWorkingTime', () => {
  it('counts what counting minute by minute counts, and finds the minute at which it is reached', () => {
    fc.assert(
      fc.property(setting, ({ weekdays, days: exceptions, periods: given, zone, from, length }) => {
        const calendar = createCalendar(weekdays, exceptions);
        const time = createWorkingTime(calendar, given, zone);
        let counted = 0;
        for (let at = from; at < from + length; at += 1) {
          const atMs = at * MINUTE_MS;
          const minute = minuteOfDayAt(atMs, zone);
          const isWorked =
            calendar.isWorking(toDayNumber(businessDateAt(atMs, zone))) &&
            given.some((period) => period.fromMinute <= minute && minute < period.toMinute);
          expect(time.isWorkingAt(atMs)).toBe(isWorked);
          if (!isWorked) continue;
          counted += 1;
          expect(time.after(from * MINUTE_MS, counted * MINUTE_MS)).toBe(atMs + MINUTE_MS);
        }
        expect(time.between(from * MINUTE_MS, (from + length) * MINUTE_MS)).toBe(counted * MINUTE_MS);
      }),
      { numRuns: 40 },
    );
  });

  it('adds up over any cut, to the millisecond', () => {
    const instant = fc.integer({ min: FROM * MINUTE_MS, max: (FROM + 20 * 1440) * MINUTE_MS });
    fc.assert(
      fc.property(setting, fc.tuple(instant, instant, instant), ({ weekdays, days: exceptions, ...rest }, cuts) => {
        const time = createWorkingTime(createCalendar(weekdays, exceptions), rest.periods, rest.zone);
        const [a, b, c] = cuts.toSorted((one, other) => one - other) as [number, number, number];
        expect(time.between(a, c)).toBe(time.between(a, b) + time.between(b, c));
        expect(time.between(c, a)).toBe(0);
        const worked = time.between(a, c);
        const reachedMs = time.after(a, worked) as number;
        expect(reachedMs).toBeLessThanOrEqual(c);
        expect(time.between(a, reachedMs)).toBe(worked);
        const summed = time.sumsWithin(a, c);
        expect([summed(a, c), summed(b, c), summed(c, a)]).toEqual([worked, time.between(b, c), 0]);
      }),
    );
  });

  it('knows an hour that clocks skip and one that they repeat', () => {
    const time = createWorkingTime(
      createCalendar([1, 2, 3, 4, 5, 6, 7], []),
      [{ fromMinute: 60, toMinute: 240 }],
      'America/New_York',
    );
    const workedOn = (date: string, next: string) =>
      time.between(instantOf(date, 0, 'America/New_York'), instantOf(next, 0, 'America/New_York')) / MINUTE_MS;
    expect(workedOn('2026-03-07', '2026-03-08')).toBe(180);
    expect(workedOn('2026-03-08', '2026-03-09')).toBe(120);
    expect(workedOn('2026-11-01', '2026-11-02')).toBe(240);
  });

  it('says never where no working time comes', () => {
    const closed = createWorkingTime(createCalendar([], []), [{ fromMinute: 480, toMinute: 1020 }], 'Asia/Shanghai');
    expect(closed.after(FROM * MINUTE_MS, 1)).toBeNull();
    expect(createWorkingTime(createCalendar([1], []), [], 'Asia/Shanghai').after(FROM * MINUTE_MS, 1)).toBeNull();
    expect(closed.after(FROM * MINUTE_MS, 0)).toBe(FROM * MINUTE_MS);
  });
});
