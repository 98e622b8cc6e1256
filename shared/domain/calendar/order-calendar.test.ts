import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RouteDay } from '../routes/deliveries.ts';
import { addDays, fromDayNumber, toDayNumber } from './business-date.ts';
import { type CalendarDay, createCalendar } from './calendar.ts';
import { checkException, MOST_DAYS_APART } from './check-exception.ts';
import { HOLIDAY_RULES, type HolidayRule } from './place-call.ts';
import { proposeOrderCalendar } from './propose-order-calendar.ts';

/** Spring Festival 2027 as it may be: closed 5 to 11 February, made up on 31 January and 13 February. */
const off = (date: string): CalendarDay => ({ date, working: false, name: '春节', source: 'public' });
const made = (date: string): CalendarDay => ({ date, working: true, name: '春节', source: 'public' });
const holiday = [5, 6, 7, 8, 9, 10, 11].map((day) => off(`2027-02-${String(day).padStart(2, '0')}`));
const days = [...holiday, made('2027-01-31'), made('2027-02-13')];
const callDays = createCalendar([1, 2, 3, 4, 5], days);
const deliveryDays = createCalendar([1, 2, 3, 4, 5, 6], days);
const weekday = (orderWeekday: number): RouteDay => ({
  validFrom: '2020-01-01',
  orderWeekday,
  cutoffDayOffset: 0,
  cutoffMinute: 1020,
  deliveryDayOffset: 1,
  deductionDayOffset: 0,
  deductionMinute: null,
  rescueDayOffset: 0,
  rescueMinute: null,
});
const propose = (weekdays: number[], move: HolidayRule, from = '2027-01-25', to = '2027-02-20') =>
  proposeOrderCalendar(weekdays.map(weekday), from, to, {
    callDays,
    deliveryDays,
    move,
    today: '2027-01-20',
    mostCycles: 8,
  });

describe('the rows that a holiday touches', () => {
  it('moves a Tuesday in it before or after, with cut-off and delivery as the route has them', () => {
    // 4 February, a Thursday, is the last call day before it; its own goods come after the holiday.
    expect(propose([2], 'earlier')).toEqual([
      {
        orderDate: '2027-02-09',
        newOrderDate: '2027-02-04',
        deliveryDate: '2027-02-12',
        cutoffDate: '2027-02-04',
        cutoffMinute: 1020,
        quotaCycles: 1,
      },
    ]);
    expect(propose([2], 'later')[0]).toMatchObject({ newOrderDate: '2027-02-12', deliveryDate: '2027-02-13' });
    expect(propose([2], 'skip')).toEqual([
      {
        orderDate: '2027-02-09',
        newOrderDate: null,
        deliveryDate: null,
        cutoffDate: null,
        cutoffMinute: null,
        quotaCycles: 1,
      },
    ]);
  });

  it('shows a day that stays but whose delivery does not', () => {
    expect(propose([4], 'later').map((row) => [row.orderDate, row.newOrderDate, row.deliveryDate])).toEqual([
      ['2027-02-04', '2027-02-04', '2027-02-12'],
      ['2027-02-11', '2027-02-12', '2027-02-13'],
    ]);
  });

  it('lets order days that land on one day carry their cycles together', () => {
    expect(propose([1, 2, 4], 'earlier').map((row) => [row.orderDate, row.newOrderDate, row.quotaCycles])).toEqual([
      ['2027-02-04', '2027-02-04', 4],
      ['2027-02-08', '2027-02-04', 4],
      ['2027-02-09', '2027-02-04', 4],
      ['2027-02-11', '2027-02-04', 4],
    ]);
    // The Friday after the holiday is the route's own day and lies outside of what was asked.
    expect(propose([2, 5], 'later', '2027-02-08', '2027-02-10').map((row) => row.quotaCycles)).toEqual([2]);
  });

  it('says only what may be written, whatever route and span', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 0, max: 40 }),
        fc.constantFrom(...HOLIDAY_RULES),
        (weekdays, start, length, move) => {
          const from = addDays('2027-01-20', start);
          const rows = propose(weekdays, move, from, addDays(from, length));
          const seen = new Set(rows.map((row) => row.orderDate));
          if (seen.size !== rows.length) return false;
          return rows.every((row) => {
            const facts = { today: '2027-01-20', isOrderDate: true, callDays, deliveryDays, landingBeside: [] };
            const isError = checkException(row, facts).some((finding) => finding.level === 'error');
            const moved = row.newOrderDate !== null && row.newOrderDate !== row.orderDate;
            return !isError && (!moved || callDays.isWorking(toDayNumber(row.newOrderDate as string)));
          });
        },
      ),
      { numRuns: 200 },
    );
  });
});

it('notices a new order day in a wrong year', () => {
  const dates = { deliveryDate: null, cutoffDate: null, cutoffMinute: null, quotaCycles: 1 };
  const facts = { today: '2027-01-01', isOrderDate: true, callDays, deliveryDays, landingBeside: [] };
  const keys = (newOrderDate: string) =>
    checkException({ ...dates, orderDate: '2027-02-09', newOrderDate }, facts).map((finding) => finding.key);
  expect(keys('2028-02-08')).toContain('exception-far');
  expect(keys(fromDayNumber(toDayNumber('2027-02-09') + MOST_DAYS_APART))).not.toContain('exception-far');
});
