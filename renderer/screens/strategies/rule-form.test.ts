import { describe, expect, it } from 'vitest';
import { fieldsOfRule, NEW_RULE, needsOf, ruleOfFields } from './rule-form.ts';

describe('the form of a cycle', () => {
  it.each([
    'FREQ=WEEKLY',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH',
    'FREQ=DAILY;INTERVAL=10',
    'WORKDAYS=5',
    'FREQ=MONTHLY;BYMONTHDAY=1,15,-1',
    'FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=1',
    'FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1',
    'FREQ=MONTHLY;BYMONTHDAY=15,28,29,30;BYSETPOS=1,-1',
    'FREQ=MONTHLY;BYDAY=1TU,3TU',
    'FREQ=MONTHLY;BYDAY=1TU,1TH,-1TU,-1TH',
    'FREQ=MONTHLY;BYMONTHDAY=8,9,10,11,12,13,14,-7,-6,-5,-4,-3,-2,-1',
    'FREQ=MONTHLY;BYMONTHDAY=1,2,3,4,5,6,7,21,22,23,24,25,26,27',
    'FREQ=MONTHLY;BYMONTHDAY=11,12,13,14,15,16,17;BYDAY=TU,FR',
  ])('makes %s again from its fields', (rule) => {
    const fields = fieldsOfRule(rule);
    expect(fields.kind).not.toBe('other');
    expect(ruleOfFields(fields)).toBe(rule);
  });

  it.each([
    'FREQ=MONTHLY;BYDAY=1TU,3TH',
    'FREQ=MONTHLY;BYMONTHDAY=1,31',
    'FREQ=WEEKLY;INTERVAL=9',
    'FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1',
    'nonsense',
  ])('shows %s as it is written, because no form makes it', (rule) => {
    expect(fieldsOfRule(rule)).toMatchObject({ kind: 'other', text: rule });
    expect(ruleOfFields(fieldsOfRule(rule))).toBe(rule);
  });

  it('asks for the customer’s weekday and anchor only where they make a difference', () => {
    expect(needsOf('FREQ=WEEKLY')).toEqual({ weekdays: true, anchor: false });
    expect(needsOf('FREQ=WEEKLY;INTERVAL=2')).toEqual({ weekdays: true, anchor: true });
    expect(needsOf('FREQ=MONTHLY;BYDAY=1TU')).toEqual({ weekdays: false, anchor: false });
    expect(needsOf('nonsense')).toEqual({ weekdays: false, anchor: false });
  });

  it('gives no rule while something is missing', () => {
    expect(ruleOfFields({ ...NEW_RULE, own: false, weekdays: [] })).toBeNull();
    expect(ruleOfFields({ ...NEW_RULE, kind: 'monthDays', monthDays: [] })).toBeNull();
    expect(ruleOfFields({ ...NEW_RULE, kind: 'nthWeekday', nths: [] })).toBeNull();
    expect(ruleOfFields({ ...NEW_RULE, kind: 'tenDays', periods: [] })).toBeNull();
    expect(ruleOfFields({ ...NEW_RULE, every: 9 })).toBeNull();
    expect(ruleOfFields({ ...NEW_RULE, kind: 'other', text: ' ' })).toBeNull();
  });

  it('says several days after the 28th at once, each the last where the month is shorter', () => {
    const days = (monthDays: number[]) => ruleOfFields({ ...NEW_RULE, kind: 'monthDays', monthDays });
    expect(days([31, 10, 29])).toBe('FREQ=MONTHLY;BYMONTHDAY=10,28,29,30,31;BYSETPOS=1,3,-1');
    // Beside a 30th the last day is the 31st or the last.
    expect(days([30, -1])).toBe(days([30, 31]));
  });
});
