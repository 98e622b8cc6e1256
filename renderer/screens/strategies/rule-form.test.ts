import { describe, expect, it } from 'vitest';
import { fieldsOfRule, NEW_RULE, ruleOfFields } from './rule-form.ts';

describe('the form of a cycle', () => {
  it.each([
    'FREQ=WEEKLY',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH',
    'FREQ=DAILY;INTERVAL=10',
    'WORKDAYS=5',
    'FREQ=MONTHLY;BYMONTHDAY=1,15,-1',
    'FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1',
  ])('makes %s again from its fields', (rule) => {
    const fields = fieldsOfRule(rule);
    expect(fields.kind).not.toBe('other');
    expect(ruleOfFields(fields)).toBe(rule);
  });

  it.each([
    'FREQ=MONTHLY;BYDAY=1TU,3TU',
    'FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=1',
    'FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1',
    'nonsense',
  ])('shows %s as it is written, because no form makes it', (rule) => {
    expect(fieldsOfRule(rule)).toMatchObject({ kind: 'other', text: rule });
    expect(ruleOfFields(fieldsOfRule(rule))).toBe(rule);
  });

  it('gives no rule while something is missing', () => {
    expect(ruleOfFields({ ...NEW_RULE, own: false, weekdays: [] })).toBeNull();
    expect(ruleOfFields({ ...NEW_RULE, kind: 'monthDays', monthDays: [] })).toBeNull();
    expect(ruleOfFields({ ...NEW_RULE, kind: 'other', text: ' ' })).toBeNull();
  });
});
