import { describe, expect, it } from 'vitest';
import { fromDayNumber, toDayNumber, type WeekdayCode } from '../calendar/business-date.ts';
import { createCalendar } from '../calendar/calendar.ts';
import type { HolidayRule } from '../calendar/place-call.ts';
import { parseCycleRule } from './cycle-rule.ts';
import { firstCall, ruleRemarks } from './rule-remarks.ts';

const workWeek = createCalendar([1, 2, 3, 4, 5], []);
const question = (rule: string, holidayRule: HolidayRule = 'later', weekdays: WeekdayCode[] = []) => ({
  rule: parseCycleRule(rule),
  holidayRule,
  weekdays,
  anchorDay: toDayNumber('2026-01-05'),
  fromDay: toDayNumber('2026-11-25'),
});
const keys = (...asked: Parameters<typeof question>) =>
  ruleRemarks(question(...asked), workWeek).map((remark) => remark.key);

describe('remarks on a rule', () => {
  it.each<[string, HolidayRule, string[]]>([
    ['FREQ=WEEKLY', 'later', []],
    ['FREQ=WEEKLY;BYDAY=TU', 'later', []],
    ['FREQ=WEEKLY;INTERVAL=2', 'later', []],
    ['FREQ=DAILY', 'later', ['every-day']],
    ['FREQ=DAILY', 'keep', ['every-day']],
    ['WORKDAYS=1', 'later', ['every-day']],
    ['WORKDAYS=2', 'later', []],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'skip', ['every-day']],
    ['FREQ=WEEKLY;BYDAY=SU', 'later', []],
    ['FREQ=WEEKLY;BYDAY=SU', 'skip', ['never-called']],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'later', ['never']],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', 'later', ['rare', 'leap-day']],
    ['FREQ=MONTHLY;BYMONTHDAY=31', 'later', ['short-months']],
    ['FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1', 'later', []],
    ['FREQ=MONTHLY;BYDAY=5TU', 'later', ['fifth-weekday']],
    ['FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=5', 'later', []],
  ])('%s, %s', (rule, holidayRule, expected) => {
    const weekdays: WeekdayCode[] = rule === 'FREQ=WEEKLY;INTERVAL=2' ? ['TU'] : [];
    expect(keys(rule, holidayRule, weekdays)).toEqual(expected);
  });

  it('say when a rare rule first calls, its holiday rule applied', () => {
    const found = firstCall(question('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29'), workWeek);
    expect(found.kind === 'comes' && fromDayNumber(found.day)).toBe('2028-02-29');
    expect(ruleRemarks(question('FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=3'), workWeek)).toEqual([
      { key: 'rare', params: { date: '2027-07-05' } },
    ]);
  });
});
