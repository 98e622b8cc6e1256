import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, fromDayNumber, toDayNumber, WEEKDAY_CODES } from '../calendar/business-date.ts';
import { createCalendar } from '../calendar/calendar.ts';
import { HOLIDAY_RULES } from '../calendar/place-call.ts';
import type { OrderException } from '../routes/order-exceptions.ts';
import { parseCycleRule } from '../strategies/cycle-rule.ts';
import { type CustomerCycle, callsMade, type ParsedVersion } from './customer-calls.ts';
import { createDueVerdict } from './due-verdict.ts';

const AROUND = '2026-11-24';
const DAY = toDayNumber(AROUND);
const near = fc.integer({ min: -12, max: 12 }).map((days) => addDays(AROUND, days));
const RULES = [
  'FREQ=WEEKLY',
  'FREQ=WEEKLY;INTERVAL=2',
  'FREQ=DAILY;INTERVAL=3',
  'WORKDAYS=2',
  'FREQ=MONTHLY;BYDAY=2MO,4WE',
];

const cycles = fc
  .record({
    rule: fc.constantFrom(...RULES),
    holidayRule: fc.constantFrom(...HOLIDAY_RULES),
    weekdays: fc.subarray([...WEEKDAY_CODES], { minLength: 1 }),
    anchor: near,
    holidays: fc.uniqueArray(near, { maxLength: 6 }),
    replaced: fc.uniqueArray(fc.tuple(near, fc.option(near)), { selector: ([date]) => date, maxLength: 6 }),
  })
  .map(({ rule, holidayRule, weekdays, anchor, holidays, replaced }): CustomerCycle => {
    const exceptions = replaced.map(([orderDate, newOrderDate]): [string, OrderException] => [
      orderDate,
      {
        id: orderDate,
        scope: 'customer',
        orderDate,
        newOrderDate,
        deliveryDate: null,
        cutoffDate: null,
        cutoffMinute: null,
        quotaCycles: 1,
      },
    ]);
    const version: ParsedVersion = {
      id: 'v',
      customerId: null,
      classId: null,
      validFrom: '2000-01-01',
      validTo: null,
      rule,
      holidayRule,
      parsed: parseCycleRule(rule),
    };
    return {
      customerId: 'one',
      memberships: [],
      versions: [version],
      weekdaysOn: () => weekdays,
      anchorDay: toDayNumber(anchor),
      callDays: createCalendar(
        [1, 2, 3, 4, 5],
        holidays.map((date) => ({ date, working: false, name: '', source: 'public' as const })),
      ),
      exceptions: new Map(exceptions),
    };
  });

describe('the calls of one customer', () => {
  it('are the same asked day by day as for many days, each date of the rule called for once at most', () => {
    fc.assert(
      fc.property(cycles, (cycle) => {
        const many = callsMade(cycle, DAY - 10, DAY + 10);
        const single = Array.from({ length: 21 }, (_, at) => callsMade(cycle, DAY - 10 + at, DAY - 10 + at)).flat();
        expect(single).toEqual(many);
        expect(new Set(many.map((call) => call.nominalDay)).size).toBe(many.length);
        for (const { nominalDay, placed, exception, callDay } of many) {
          if (exception) expect(callDay).toBe(toDayNumber(exception.newOrderDate as string));
          else expect(placed).toMatchObject({ day: callDay });
          expect(exception?.orderDate ?? fromDayNumber(nominalDay)).toSatisfy(
            (date: string) => exception !== null || !cycle.exceptions.has(date),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are, without exceptions, what the rule says to a whole set of customers', () => {
    fc.assert(
      fc.property(cycles, fc.integer({ min: -5, max: 5 }), (drawn, offset) => {
        const cycle = { ...drawn, exceptions: new Map() };
        const [version] = cycle.versions;
        if (!version?.parsed) return;
        const weekdays = cycle.weekdaysOn(AROUND);
        const verdict = createDueVerdict(
          DAY + offset,
          cycle.callDays,
        )({
          rule: version.parsed,
          holidayRule: version.holidayRule,
          weekdayMask: WEEKDAY_CODES.reduce((mask, code, at) => mask + (weekdays.includes(code) ? 2 ** at : 0), 0),
          anchorDay: cycle.anchorDay,
        });
        const calls = callsMade(cycle, DAY + offset, DAY + offset);
        expect(verdict.kind === 'due' ? verdict.nominalDates : []).toEqual(
          calls.map((call) => fromDayNumber(call.nominalDay)),
        );
      }),
      { numRuns: 100 },
    );
  });
});
