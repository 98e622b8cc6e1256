import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, toDayNumber } from './business-date.ts';
import { type CalendarDay, createCalendar } from './calendar.ts';
import { parsePublicHolidays } from './parse-public-holidays.ts';
import { type HolidayRule, nominalDaysOf, placeCall } from './place-call.ts';

const BASE = '2026-01-01';
const days: fc.Arbitrary<CalendarDay[]> = fc.array(
  fc.record({
    date: fc.integer({ min: 0, max: 120 }).map((offset) => addDays(BASE, offset)),
    working: fc.boolean(),
    name: fc.constant('x'),
    source: fc.constantFrom('public' as const, 'company' as const),
  }),
  { maxLength: 40 },
);
const patterns = fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 0 });

describe('createCalendar', () => {
  it('counts working days as a person would, one by one', () => {
    fc.assert(
      fc.property(
        patterns,
        days,
        fc.integer({ min: -30, max: 100 }),
        fc.integer({ min: 0, max: 60 }),
        (pattern, list, at, length) => {
          const calendar = createCalendar(pattern, list);
          const from = toDayNumber(BASE) + at;
          let counted = 0;
          for (let day = from + 1; day <= from + length; day += 1) if (calendar.isWorking(day)) counted += 1;
          expect(calendar.workingDaysThrough(from + length) - calendar.workingDaysThrough(from)).toBe(counted);
        },
      ),
    );
  });

  it('lets a company day outweigh a public one, in any order of rows', () => {
    const off: CalendarDay = { date: '2026-10-01', working: false, name: '国庆节', source: 'public' };
    const on: CalendarDay = { date: '2026-10-01', working: true, name: '加班', source: 'company' };
    for (const list of [
      [off, on],
      [on, off],
    ]) {
      expect(createCalendar([1, 2, 3, 4, 5], list).isWorking(toDayNumber('2026-10-01'))).toBe(true);
    }
  });
});

describe('placeCall', () => {
  const golden = createCalendar(
    [1, 2, 3, 4, 5],
    ['01', '02', '03', '04', '05', '06', '07'].map((day) => ({
      date: `2026-10-${day}`,
      working: false,
      name: '国庆节',
      source: 'public' as const,
    })),
  );
  const place = (date: string, rule: HolidayRule, notBefore?: string) =>
    placeCall(toDayNumber(date), rule, golden, notBefore === undefined ? undefined : toDayNumber(notBefore));

  it('moves over a holiday as the rule says', () => {
    expect(place('2026-10-01', 'earlier')).toEqual({ kind: 'moved', day: toDayNumber('2026-09-30') });
    expect(place('2026-10-01', 'later')).toEqual({ kind: 'moved', day: toDayNumber('2026-10-08') });
    expect(place('2026-10-01', 'skip')).toEqual({ kind: 'skipped' });
    expect(place('2026-10-01', 'keep')).toEqual({ kind: 'on', day: toDayNumber('2026-10-01') });
    expect(place('2026-09-30', 'later')).toEqual({ kind: 'on', day: toDayNumber('2026-09-30') });
  });

  it('reports what is too far, or lies before today', () => {
    const closed = createCalendar([], []);
    expect(placeCall(toDayNumber('2026-10-01'), 'later', closed)).toEqual({ kind: 'unplaced' });
    expect(place('2026-10-01', 'earlier', '2026-10-01')).toEqual({ kind: 'unplaced' });
  });

  it('finds every nominal day of a call day, and no other', () => {
    fc.assert(
      fc.property(
        patterns,
        days,
        fc.constantFrom<HolidayRule>('earlier', 'later', 'skip', 'keep'),
        fc.integer({ min: 10, max: 100 }),
        (pattern, list, rule, at) => {
          const calendar = createCalendar(pattern, list);
          const callDay = toDayNumber(BASE) + at;
          const expected: number[] = [];
          for (let day = callDay - 20; day <= callDay + 20; day += 1) {
            const placed = placeCall(day, rule, calendar);
            if ('day' in placed && placed.day === callDay) expected.push(day);
          }
          expect(nominalDaysOf(callDay, rule, calendar)).toEqual(expected);
        },
      ),
    );
  });
});

describe('parsePublicHolidays', () => {
  const file = (days: object[], year = 2026): string => JSON.stringify({ year, papers: [], days });
  const day = (date: string, isOffDay = true) => ({ name: '节', date, isOffDay });

  it('takes days off, make-up days and days of the year before', () => {
    const parsed = parsePublicHolidays(file([day('2026-01-02'), day('2025-12-31'), day('2026-01-04', false)]));
    expect(parsed.days.map((one) => [one.date, one.working])).toEqual([
      ['2025-12-31', false],
      ['2026-01-02', false],
      ['2026-01-04', true],
    ]);
    expect(parsePublicHolidays(file([])).days).toEqual([]);
  });

  it.each([
    ['no json', 'calendar-file-not-json'],
    ['[]', 'calendar-file-shape'],
    [file([{ date: '2026-02-30', name: 'x', isOffDay: true }]), 'calendar-file-shape'],
    [file([day('2028-01-01')]), 'calendar-file-year'],
    [file([day('2026-01-01'), day('2026-01-01', false)]), 'calendar-file-both'],
  ])('refuses a file that is not what it says (%#)', (text, key) => {
    expect(() => parsePublicHolidays(text)).toThrow(expect.objectContaining({ key }));
  });
});
