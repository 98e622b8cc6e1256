import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { businessDateAt, instantOf, minuteOfDayAt, toDayNumber, weekdayOf } from '../calendar/business-date.ts';
import { type CalendarDay, createCalendar } from '../calendar/calendar.ts';
import { attendanceOf, type ShiftSpan, shiftAt, shiftProblem, spansOn, weekMinutes } from './shifts.ts';

const ZONE = 'Asia/Shanghai';
const MINUTE = 60_000;
const span = (weekday: number, from: number, to: number): ShiftSpan => {
  return { weekday, fromMinute: from * 60, toMinute: to * 60 };
};
const week = [1, 2, 3, 4, 5].flatMap((day) => [span(day, 8.5, 12), span(day, 14, 17.5)]);
const day = (date: string, working: boolean, name = ''): CalendarDay => ({ date, working, name, source: 'public' });
const calendar = createCalendar([1, 2, 3, 4, 5], [day('2026-10-01', false), day('2026-10-10', true)]);
const at = (date: string, hour: number) => instantOf(date, hour * 60, ZONE);
const shift = (date: string, hour: number, shifts: readonly ShiftSpan[] = week) =>
  shiftAt(shifts, at(date, hour), calendar, ZONE).map(({ fromMs, toMs }) => [fromMs, toMs]);
const spans = (...all: [date: string, from: number, to: number][]) =>
  all.map(([date, from, to]) => [at(date, from), at(date, to)]);

describe('whether spans can be a week', () => {
  it('takes several a day that touch, and a night that ends before the next begins', () => {
    expect(shiftProblem(week)).toBeNull();
    expect(shiftProblem([span(1, 8, 12), span(1, 12, 16), span(1, 22, 26), span(2, 2, 6), span(7, 20, 32)])).toBeNull();
    expect(shiftProblem([])).toBeNull();
    expect(weekMinutes(week)).toBe(35 * 60);
  });

  it.each([
    ['empty', [span(3, 12, 12)], 'shift-empty', { weekday: 3 }],
    ['backwards', [span(3, 12, 8)], 'shift-empty', { weekday: 3 }],
    ['longer than a day', [span(3, 8, 33)], 'shift-long', { weekday: 3 }],
    ['overlapping', [span(2, 11, 15), span(2, 8, 12)], 'shifts-overlap', { weekday: 2, other: 2 }],
    ['overlapping the next morning', [span(2, 22, 27), span(3, 2, 8)], 'shifts-overlap', { weekday: 2, other: 3 }],
    ['overlapping around the week', [span(7, 20, 34), span(1, 9, 12)], 'shifts-overlap', { weekday: 7, other: 1 }],
    ['too many', [0, 1, 2, 3, 4, 5, 6].map((n) => span(4, 2 * n, 2 * n + 1)), 'shifts-many', { weekday: 4, most: 6 }],
  ])('refuses %s', (_name, shifts, key, params) => {
    expect(shiftProblem(shifts)).toEqual({ key, params });
  });
});

describe('the shift of an instant', () => {
  it('is the day’s, before, in and after it', () => {
    const tuesday = spans(['2026-11-24', 8.5, 12], ['2026-11-24', 14, 17.5]);
    for (const hour of [0, 8, 9, 13, 17, 23]) expect(shift('2026-11-24', hour)).toEqual(tuesday);
    expect(shift('2026-11-28', 9)).toEqual([]);
  });

  it('follows the calendar: none on a public holiday, Friday’s on a make-up Saturday', () => {
    expect(shift('2026-10-01', 9)).toEqual([]);
    expect(shift('2026-10-10', 9)).toEqual(spans(['2026-10-10', 8.5, 12], ['2026-10-10', 14, 17.5]));
    const own = [...week, span(6, 9, 11)];
    expect(shift('2026-10-10', 9, own)).toEqual(spans(['2026-10-10', 9, 11]));
    // A Saturday of one's own counts though the center does not call on it.
    expect(shift('2026-11-28', 9, own)).toEqual(spans(['2026-11-28', 9, 11]));
  });

  it('goes on past midnight, and its end counts until the next begins to be nearer', () => {
    const nights = [span(1, 22, 26), span(2, 14, 22)];
    for (const hour of [0, 1.5, 3]) expect(shift('2026-11-24', hour, nights)).toEqual(spans(['2026-11-23', 22, 26]));
    expect(shift('2026-11-24', 9, nights)).toEqual(spans(['2026-11-24', 14, 22]));
  });

  it('keeps its wall clock where the clock is changed', () => {
    const zone = 'Europe/Berlin';
    const night = [span(6, 22, 30)];
    const [found] = shiftAt(night, instantOf('2026-03-29', 60, zone), createCalendar([], []), zone);
    expect(((found?.toMs ?? 0) - (found?.fromMs ?? 0)) / MINUTE).toBe(7 * 60);
    expect(minuteOfDayAt(found?.toMs ?? 0, zone)).toBe(6 * 60);
  });
});

describe('attendance', () => {
  const today = spansOn(week, toDayNumber('2026-11-24'), calendar, ZONE);
  it('ends with the last span, its breaks apart, and nowhere without one', () => {
    expect(attendanceOf(today, at('2026-11-24', 8))).toEqual({
      untilMs: at('2026-11-24', 17.5),
      breaks: [{ fromMs: at('2026-11-24', 12), toMs: at('2026-11-24', 14) }],
    });
    expect(attendanceOf(today, at('2026-11-24', 13)).breaks).toEqual([
      { fromMs: at('2026-11-24', 13), toMs: at('2026-11-24', 14) },
    ]);
    expect(attendanceOf(today, at('2026-11-24', 18))).toEqual({ untilMs: at('2026-11-24', 17.5), breaks: [] });
    expect(attendanceOf([], at('2026-11-24', 8))).toEqual({ untilMs: Number.POSITIVE_INFINITY, breaks: [] });
  });
});

describe('any week in any zone', () => {
  const anySpan = fc
    .record({
      weekday: fc.integer({ min: 1, max: 7 }),
      fromMinute: fc.integer({ min: 0, max: 1439 }),
      length: fc.integer({ min: 1, max: 900 }),
    })
    .map(({ length, ...rest }): ShiftSpan => ({ ...rest, toMinute: rest.fromMinute + length }));
  const anyWeek = fc.array(anySpan, { maxLength: 9 }).filter((all) => shiftProblem(all) === null);
  const zone = fc.constantFrom(ZONE, 'UTC', 'America/New_York', 'Australia/Lord_Howe');
  const nowMs = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-01-01') });
  const plain = createCalendar([1, 2, 3, 4, 5, 6, 7], []);

  it('never overlaps itself, and is at work exactly when the wall clock lies in a span', () => {
    fc.assert(
      fc.property(anyWeek, zone, nowMs, (shifts, of, instant) => {
        const now = Math.floor(instant / MINUTE) * MINUTE;
        const found = shiftAt(shifts, now, plain, of);
        for (const [index, each] of found.entries()) {
          expect(each.fromMs).toBeLessThan(each.toMs);
          if (index > 0) expect(found[index - 1]?.toMs).toBeLessThanOrEqual(each.fromMs);
        }
        // Where the zone's offset changes within the two days, the clock skips or repeats what is compared here.
        if (minuteOfDayAt(now - 2 * 86_400_000, of) !== minuteOfDayAt(now + 2 * 86_400_000, of)) return;
        const minute = minuteOfDayAt(now, of) + (weekdayOf(businessDateAt(now, of)) - 1) * 1440;
        const planned = shifts.some(({ weekday, fromMinute, toMinute }) =>
          [0, 10_080].some((turn) => {
            const wall = minute + turn - (weekday - 1) * 1440;
            return fromMinute <= wall && wall < toMinute;
          }),
        );
        expect(found.some(({ fromMs, toMs }) => fromMs <= now && now < toMs)).toBe(planned);
      }),
      { numRuns: 400 },
    );
  });

  it('leaves out of a working day what is not worked, and nothing else', () => {
    fc.assert(
      fc.property(anyWeek, zone, nowMs, (shifts, of, now) => {
        const found = shiftAt(shifts, now, plain, of);
        const { untilMs, breaks } = attendanceOf(found, now);
        const first = found[0]?.fromMs;
        expect(Number.isFinite(untilMs)).toBe(first !== undefined);
        if (first === undefined) return;
        const planned = found.reduce((sum, each) => sum + Math.max(0, each.toMs - Math.max(each.fromMs, now)), 0);
        const away = breaks.reduce((sum, each) => sum + each.toMs - each.fromMs, 0);
        // Before the first span somebody who is there is at work already.
        expect(Math.max(0, untilMs - Math.max(now, Math.min(first, untilMs))) - away).toBe(planned);
      }),
      { numRuns: 300 },
    );
  });
});
