import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDayNumber, toDayNumber, WEEKDAY_CODES } from '../calendar/business-date.ts';
import { createCalendar } from '../calendar/calendar.ts';
import { cycleDays, dependsOnAnchor, phaseOf } from './cycle-dates.ts';
import { formatCycleRule, parseCycleRule, takesOrderWeekdays } from './cycle-rule.ts';

const everyDay = createCalendar([1, 2, 3, 4, 5, 6, 7], []);
const workWeek = createCalendar([1, 2, 3, 4, 5], []);

const weekdays = fc.uniqueArray(fc.constantFrom(...WEEKDAY_CODES), { minLength: 1, maxLength: 4 });
const monthDays = fc.uniqueArray(
  fc.integer({ min: -3, max: 31 }).filter((day) => day !== 0),
  { minLength: 1, maxLength: 5 },
);
const rules = fc.oneof(
  fc
    .record({ n: fc.integer({ min: 1, max: 8 }), days: weekdays })
    .map(({ n, days }) => `FREQ=WEEKLY;INTERVAL=${n};BYDAY=${days.join(',')}`),
  fc.integer({ min: 1, max: 40 }).map((n) => `FREQ=DAILY;INTERVAL=${n}`),
  fc
    .record({ n: fc.integer({ min: 1, max: 6 }), days: monthDays })
    .map(({ n, days }) => `FREQ=MONTHLY;INTERVAL=${n};BYMONTHDAY=${days.join(',')}`),
  fc
    .record({ nth: fc.constantFrom(1, 2, 3, 4, 5, -1, -2), day: fc.constantFrom(...WEEKDAY_CODES) })
    .map(({ nth, day }) => `FREQ=MONTHLY;BYDAY=${nth}${day}`),
  fc
    .integer({ min: 29, max: 31 })
    .map(
      (day) => `FREQ=MONTHLY;BYMONTHDAY=${Array.from({ length: day - 27 }, (_, at) => 28 + at).join(',')};BYSETPOS=-1`,
    ),
  weekdays.map(
    (days) => `FREQ=MONTHLY;BYDAY=${days.join(',')};BYMONTHDAY=1,2,3,4,5,6,7,11,12,13,14,15,16,17,21,22,23,24,25,26,27`,
  ),
  fc
    .record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 31 }) })
    .map(({ month, day }) => `FREQ=YEARLY;BYMONTH=${month};BYMONTHDAY=${day}`),
);
const anchors = fc.integer({ min: toDayNumber('2015-01-01'), max: toDayNumber('2020-12-31') });

describe('cycleDays', () => {
  it('gives the same days however the question is cut into pieces, on both sides of the anchor', () => {
    fc.assert(
      fc.property(
        rules,
        anchors,
        fc.integer({ min: -800, max: 800 }),
        fc.integer({ min: 1, max: 60 }),
        (text, anchorDay, shift, length) => {
          const rule = parseCycleRule(text);
          const ask = (fromDay: number, toDay: number) =>
            cycleDays({ rule, weekdays: [], anchorDay, fromDay, toDay }, everyDay);
          const from = anchorDay + shift;
          const whole = ask(from, from + length);
          const middle = from + Math.floor(length / 2);
          expect([...ask(from, middle), ...ask(middle + 1, from + length)]).toEqual(whole);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('depends on the anchor by its phase alone', () => {
    fc.assert(
      fc.property(rules, anchors, anchors, (text, a, b) => {
        const rule = parseCycleRule(text);
        const same =
          phaseOf(rule, false, a, everyDay) === phaseOf(rule, false, b, everyDay) || !dependsOnAnchor(rule, false);
        if (!same) return;
        const from = toDayNumber('2021-01-01');
        const ask = (anchorDay: number) =>
          cycleDays({ rule, weekdays: [], anchorDay, fromDay: from, toDay: from + 400 }, everyDay);
        expect(ask(a)).toEqual(ask(b));
      }),
      { numRuns: 300 },
    );
  });

  it('takes the customer’s own weekdays where the rule names none, else the anchor’s', () => {
    const rule = parseCycleRule('FREQ=WEEKLY;INTERVAL=2');
    const range = { fromDay: toDayNumber('2026-11-23'), toDay: toDayNumber('2026-12-20') };
    const anchorDay = toDayNumber('2026-11-25');
    expect(cycleDays({ rule, weekdays: ['MO', 'TH'], anchorDay, ...range }, everyDay).map(fromDayNumber)).toEqual([
      '2026-11-23',
      '2026-11-26',
      '2026-12-07',
      '2026-12-10',
    ]);
    expect(cycleDays({ rule, weekdays: [], anchorDay, ...range }, everyDay).map(fromDayNumber)).toEqual([
      '2026-11-25',
      '2026-12-09',
    ]);
  });

  it('counts call days for WORKDAYS=n over holidays, in both directions', () => {
    const rule = parseCycleRule('WORKDAYS=3');
    const holidays = createCalendar(
      [1, 2, 3, 4, 5],
      [{ date: '2026-11-26', working: false, name: '停', source: 'company' }],
    );
    const anchorDay = toDayNumber('2026-11-24');
    const ask = { rule, weekdays: [], anchorDay, fromDay: anchorDay - 7, toDay: anchorDay + 10 };
    expect(cycleDays(ask, workWeek).map(fromDayNumber)).toEqual([
      '2026-11-19',
      '2026-11-24',
      '2026-11-27',
      '2026-12-02',
    ]);
    expect(cycleDays(ask, holidays).map(fromDayNumber)).toEqual([
      '2026-11-19',
      '2026-11-24',
      '2026-11-30',
      '2026-12-03',
    ]);
  });
});

describe('cycle rules', () => {
  it('are written as they are read', () => {
    fc.assert(
      fc.property(rules, (text) => {
        const rule = parseCycleRule(text);
        expect(parseCycleRule(formatCycleRule(rule))).toEqual(rule);
      }),
    );
  });

  it('leave the day to the customer only when they name none', () => {
    expect(takesOrderWeekdays(parseCycleRule('FREQ=WEEKLY'))).toBe(true);
    expect(takesOrderWeekdays(parseCycleRule('FREQ=WEEKLY;BYDAY=TU'))).toBe(false);
    expect(takesOrderWeekdays(parseCycleRule('FREQ=MONTHLY;BYMONTHDAY=1,2,3,4,5,6,7'))).toBe(true);
    expect(takesOrderWeekdays(parseCycleRule('FREQ=MONTHLY;BYMONTHDAY=1,15'))).toBe(false);
  });

  it.each([
    ['', 'rule-empty'],
    ['FREQ=HOURLY', 'rule-frequency'],
    ['INTERVAL=2', 'rule-frequency'],
    ['FREQ=WEEKLY;COUNT=3', 'rule-part-not-used'],
    ['FREQ=WEEKLY;UNTIL=20270101', 'rule-part-not-used'],
    ['FREQ=WEEKLY;INTERVAL=0', 'rule-number'],
    ['FREQ=WEEKLY;BYDAY=XX', 'rule-part'],
    ['FREQ=WEEKLY;BYDAY=1MO', 'rule-part-not-used'],
    ['FREQ=WEEKLY;FREQ=DAILY', 'rule-part-twice'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'rule-number'],
    ['FREQ=MONTHLY;BYMONTHDAY=0', 'rule-number'],
    ['WORKDAYS=0', 'rule-number'],
    ['WORKDAYS=2;INTERVAL=2', 'rule-part-not-used'],
    ['every Tuesday', 'rule-part'],
  ])('refuses %s with %s', (text, key) => {
    expect(() => parseCycleRule(text)).toThrow(expect.objectContaining({ key }));
  });
});
