import fc from 'fast-check';
import { RRule } from 'rrule';
import { describe, expect, it } from 'vitest';
import { fromDayNumber, toDayNumber, WEEKDAY_CODES, type WeekdayCode } from '../calendar/business-date.ts';
import { createCalendar } from '../calendar/calendar.ts';
import { cycleDays, phaseOf } from './cycle-dates.ts';
import { formatCycleRule, parseCycleRule, type RecurrenceRule, takesOrderWeekdays } from './cycle-rule.ts';
import { daysOfNthWeeks, daysOfTenDayPeriods, monthDayParts } from './month-days.ts';

/** Rules held against the other library in each time zone; CYCLE_RULES=3000 asks for more. */
const RULES = Number(process.env.CYCLE_RULES ?? 100);
const DAY_MS = 86_400_000;
const TEN_YEARS = 3653;
/** Two with daylight saving on either half of the earth, and one whose midnights were moved across the date line. */
const ZONES = ['America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia'];
const everyDay = createCalendar([1, 2, 3, 4, 5, 6, 7], []);

const weekdays = fc.uniqueArray(fc.constantFrom(...WEEKDAY_CODES), { minLength: 1, maxLength: 4 });
const some = <Value>(arbitrary: fc.Arbitrary<Value>, maxLength: number) =>
  fc.uniqueArray(arbitrary, { minLength: 1, maxLength });
const notZero = (least: number, most: number) => fc.integer({ min: least, max: most }).filter((n) => n !== 0);
const every = (most: number) => fc.oneof(fc.constant(1), fc.integer({ min: 1, max: most }));
const month = fc.integer({ min: 1, max: 12 });
const list = (values: readonly (string | number)[]) => values.join(',');

/** Every form of a cycle, and the parts of RFC 5545 that can be typed; with BYDAY where the customer's own days would be. */
const RULE_FORMS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  weekly: fc
    .tuple(every(8), weekdays, fc.constantFrom(...WEEKDAY_CODES))
    .map(([n, days, start]) => `FREQ=WEEKLY;INTERVAL=${n};BYDAY=${list(days)};WKST=${start}`),
  daily: every(60).map((n) => `FREQ=DAILY;INTERVAL=${n}`),
  'daily on some weekdays': fc
    .tuple(every(5), weekdays)
    .map(([n, days]) => `FREQ=DAILY;INTERVAL=${n};BYDAY=${list(days)}`),
  'days of the month': fc
    .tuple(every(12), some(notZero(-31, 31), 5))
    .map(([n, days]) => `FREQ=MONTHLY;INTERVAL=${n};BYMONTHDAY=${list(days)}`),
  'days of the month, else its last': fc
    .tuple(every(12), some(fc.integer({ min: 20, max: 31 }), 4))
    .map(([n, days]) => monthly(n, monthDayParts(days))),
  'nth weekdays': fc
    .tuple(every(12), some(notZero(-5, 5), 3), weekdays)
    .map(
      ([n, nths, days]) =>
        `FREQ=MONTHLY;INTERVAL=${n};BYDAY=${list(nths.flatMap((nth) => days.map((day) => `${nth}${day}`)))}`,
    ),
  'nth of the own weekday': fc
    .tuple(every(6), some(fc.constantFrom(1, 2, 3, 4, -1), 3), weekdays)
    .map(([n, nths, days]) => `${monthly(n, { byMonthDay: daysOfNthWeeks(nths), bySetPos: [] })};BYDAY=${list(days)}`),
  'ten-day periods': fc
    .tuple(every(3), some(fc.constantFrom(1, 2, 3), 3), weekdays)
    .map(
      ([n, periods, days]) =>
        `${monthly(n, { byMonthDay: daysOfTenDayPeriods(periods), bySetPos: [] })};BYDAY=${list(days)}`,
    ),
  'a place among weekdays': fc
    .tuple(every(4), weekdays, some(notZero(-3, 3), 2))
    .map(([n, days, places]) => `FREQ=MONTHLY;INTERVAL=${n};BYDAY=${list(days)};BYSETPOS=${list(places)}`),
  'some months only': fc
    .tuple(some(month, 4), weekdays)
    .map(([months, days]) => `FREQ=WEEKLY;BYMONTH=${list(months)};BYDAY=${list(days)}`),
  'days of a year': fc
    .tuple(every(4), some(month, 3), some(notZero(-3, 31), 2))
    .map(([n, months, days]) => `FREQ=YEARLY;INTERVAL=${n};BYMONTH=${list(months)};BYMONTHDAY=${list(days)}`),
  'nth weekdays of a year': fc
    .tuple(month, notZero(-5, 5), fc.constantFrom(...WEEKDAY_CODES))
    .map(([one, nth, day]) => `FREQ=YEARLY;BYMONTH=${one};BYDAY=${nth}${day}`),
  // Not the weeks around New Year: rrule loses 1 January 2022, a Saturday of week 52 of 2021.
  'week numbers': fc
    .tuple(some(fc.integer({ min: 2, max: 51 }), 3), weekdays)
    .map(([weeks, days]) => `FREQ=YEARLY;BYWEEKNO=${list(weeks)};BYDAY=${list(days)}`),
  'year days': some(notZero(-366, 366), 3).map((days) => `FREQ=YEARLY;BYYEARDAY=${list(days)}`),
};
const rules = fc.oneof(...Object.values(RULE_FORMS));
const anchors = fc.integer({ min: toDayNumber('2015-01-01'), max: toDayNumber('2020-12-31') });

function monthly(interval: number, parts: Pick<RecurrenceRule, 'byMonthDay' | 'bySetPos'>): string {
  const places = parts.bySetPos.length > 0 ? `;BYSETPOS=${list(parts.bySetPos)}` : '';
  return `FREQ=MONTHLY;INTERVAL=${interval};BYMONTHDAY=${list(parts.byMonthDay)}${places}`;
}

/** The same question put to another library, from DTSTART on. It names a day twice that is both the 30th and the last. */
function byRrule(rule: string, anchorDay: number, toDay: number): number[] {
  const start = fromDayNumber(anchorDay).replaceAll('-', '');
  const found = RRule.fromString(`DTSTART:${start}T000000Z\nRRULE:${rule}`)
    .between(new Date(anchorDay * DAY_MS), new Date(toDay * DAY_MS), true)
    .map((at) => at.getTime() / DAY_MS);
  return [...new Set(found)];
}

function inZone(zone: string, work: () => void): void {
  const before = process.env.TZ;
  process.env.TZ = zone;
  try {
    work();
  } finally {
    process.env.TZ = before;
  }
}

const days = (rule: string, anchorDay: number, fromDay: number, toDay: number, own: readonly WeekdayCode[] = []) =>
  cycleDays({ rule: parseCycleRule(rule), weekdays: own, anchorDay, fromDay, toDay }, everyDay);

describe('cycles agree with rrule day by day over ten years', () => {
  for (const zone of ZONES) {
    it(`in ${zone}`, () => {
      inZone(zone, () =>
        fc.assert(
          fc.property(rules, anchors, (rule, anchorDay) => {
            const toDay = anchorDay + TEN_YEARS;
            expect(days(rule, anchorDay, anchorDay, toDay)).toEqual(byRrule(rule, anchorDay, toDay));
          }),
          { numRuns: RULES },
        ),
      );
    });
  }

  it('where the customer’s own weekdays stand in for BYDAY', () => {
    const own = fc.oneof(
      every(8).map((n) => `FREQ=WEEKLY;INTERVAL=${n}`),
      fc
        .tuple(every(4), some(fc.constantFrom(1, 2, 3, 4, -1), 3))
        .map(([n, nths]) => monthly(n, { byMonthDay: daysOfNthWeeks(nths), bySetPos: [] })),
      fc
        .tuple(every(4), some(fc.constantFrom(1, 2, 3), 3))
        .map(([n, periods]) => monthly(n, { byMonthDay: daysOfTenDayPeriods(periods), bySetPos: [] })),
    );
    fc.assert(
      fc.property(own, weekdays, anchors, (rule, chosen, anchorDay) => {
        expect(takesOrderWeekdays(parseCycleRule(rule))).toBe(true);
        const toDay = anchorDay + TEN_YEARS;
        const expected = byRrule(`${rule};BYDAY=${list(chosen)}`, anchorDay, toDay);
        expect(days(rule, anchorDay, anchorDay, toDay, chosen)).toEqual(expected);
      }),
      { numRuns: RULES },
    );
  });

  it('on 29 February and on the days that short months lack', () => {
    const from = toDayNumber('2020-01-01');
    const named = (rule: string, years = 8) => days(rule, from, from, from + years * 366).map(fromDayNumber);
    expect(named('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29')).toEqual(['2020-02-29', '2024-02-29']);
    expect(named('FREQ=MONTHLY;BYMONTHDAY=31', 1).map((date) => date.slice(5, 7))).toEqual([
      '01',
      '03',
      '05',
      '07',
      '08',
      '10',
      '12',
    ]);
    expect(named('FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1', 1)).toEqual(named('FREQ=MONTHLY;BYMONTHDAY=-1', 1));
  });
});

describe('rules and their spelling', () => {
  it('are the same after parse and format, whatever the order in which they are written', () => {
    fc.assert(
      fc.property(rules, fc.integer(), (text, seed) => {
        const rule = parseCycleRule(text);
        const spelled = formatCycleRule(rule);
        expect(parseCycleRule(spelled)).toEqual(rule);
        expect(formatCycleRule(parseCycleRule(spelled))).toBe(spelled);
        const [frequency = '', ...parts] = text.split(';');
        const turned = parts.map((part) => {
          const [name = '', values = ''] = part.split('=');
          return `${name}=${values.split(',').reverse().join(',')}`;
        });
        const shuffled = seed % 2 === 0 ? turned.reverse() : turned;
        expect(formatCycleRule(parseCycleRule(`rrule:${[frequency, ...shuffled].join(';').toLowerCase()}`))).toBe(
          spelled,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('say the days of a month that each month has, else its last', () => {
    const chosen = fc.uniqueArray(fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant(-1)), {
      minLength: 1,
      maxLength: 6,
    });
    const from = toDayNumber('2023-01-01');
    const to = toDayNumber('2024-12-31');
    fc.assert(
      fc.property(chosen, (wanted) => {
        const expected = new Set<number>();
        for (let day = from; day <= to; day += 1) {
          const date = fromDayNumber(day);
          const isLast = fromDayNumber(day + 1).endsWith('-01');
          const dayOfMonth = Number(date.slice(8));
          if (wanted.includes(dayOfMonth) || (isLast && wanted.some((one) => one === -1 || one > dayOfMonth)))
            expected.add(day);
        }
        expect(days(monthly(1, monthDayParts(wanted)), from, from, to)).toEqual([...expected]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the phase', () => {
  it('is kept when a new version takes over: every n weeks, days and months go on from the anchor', () => {
    fc.assert(
      fc.property(rules, anchors, fc.integer({ min: 1, max: 1500 }), (rule, anchorDay, after) => {
        const change = anchorDay + after;
        const whole = days(rule, anchorDay, anchorDay, change + 400);
        const [old, fresh] = [
          days(rule, anchorDay, anchorDay, change - 1),
          days(rule, anchorDay, change, change + 400),
        ];
        expect([...old, ...fresh]).toEqual(whole);
      }),
      { numRuns: 100 },
    );
  });

  it('is the same of two anchors exactly where they lead to the same days, before and after both', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 8 }),
        weekdays,
        anchors,
        fc.integer({ min: -60, max: 60 }),
        (n, own, a, shift) => {
          const rule = parseCycleRule(`FREQ=WEEKLY;INTERVAL=${n}`);
          const same = phaseOf(rule, true, a, everyDay) === phaseOf(rule, true, a + shift, everyDay);
          const ask = (anchorDay: number, from: number) =>
            days(`FREQ=WEEKLY;INTERVAL=${n}`, anchorDay, from, from + 200, own);
          for (const from of [a - 500, a - 30, a + 500]) {
            if (same) expect(ask(a + shift, from)).toEqual(ask(a, from));
            else expect(ask(a + shift, from)).not.toEqual(ask(a, from));
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('WORKDAYS=n', () => {
  const range = { min: toDayNumber('2026-01-01'), max: toDayNumber('2026-12-31') };
  const calendars = fc
    .record({
      pattern: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
      off: fc.uniqueArray(fc.integer(range), { maxLength: 40 }),
      made: fc.uniqueArray(fc.integer(range), { maxLength: 15 }),
    })
    .map(({ pattern, off, made }) => {
      const day = (working: boolean) => (one: number) =>
        ({ date: fromDayNumber(one), working, name: '', source: 'public' }) as const;
      const making = new Set(made);
      return createCalendar(pattern, [
        ...off.filter((one) => !making.has(one)).map(day(false)),
        ...made.map(day(true)),
      ]);
    });

  it('counts as one would by hand, over holidays and make-up days, before and after the anchor', () => {
    fc.assert(
      fc.property(calendars, fc.integer({ min: 1, max: 30 }), fc.integer(range), (calendar, n, anchorDay) => {
        const rule = parseCycleRule(`WORKDAYS=${n}`);
        const found = cycleDays({ rule, weekdays: [], anchorDay, fromDay: range.min, toDay: range.max }, calendar);
        // The anchor's own count: itself, or the last call day before it.
        let start = anchorDay;
        while (!calendar.isWorking(start)) start -= 1;
        const expected: number[] = [];
        for (const step of [-1, 1]) {
          for (let day = start, count = 0; day >= range.min && day <= range.max; ) {
            if (count % n === 0 && !expected.includes(day)) expected.push(day);
            do day += step;
            while (day >= range.min && day <= range.max && !calendar.isWorking(day));
            count += 1;
          }
        }
        const within = expected.filter((day) => day >= range.min).sort((a, b) => a - b);
        if (start >= range.min) expect(found).toEqual(within);
      }),
      { numRuns: 200 },
    );
  });
});
