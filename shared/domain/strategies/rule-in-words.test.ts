import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../i18n/index.ts';
import { parseCycleRule } from './cycle-rule.ts';
import { ruleInWords } from './rule-in-words.ts';

const zh = createTranslator('zh-CN');
const en = createTranslator('en');
const say = (rule: string, weekdays: readonly ('TU' | 'FR')[] = []): [string, string] => [
  ruleInWords(parseCycleRule(rule), weekdays, (key, params) => zh.t(key, params ?? {})),
  ruleInWords(parseCycleRule(rule), weekdays, (key, params) => en.t(key, params ?? {})),
];

describe('ruleInWords', () => {
  it.each([
    ['FREQ=WEEKLY', '每周客户订货日', "every week on the customer's order day"],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR', '每 2 周的周二、周五', 'every 2 weeks on Tue, Fri'],
    ['FREQ=DAILY;INTERVAL=3', '每 3 天', 'every 3 days'],
    ['WORKDAYS=5', '每 5 个外呼日', 'every 5 call days'],
    ['FREQ=MONTHLY;BYMONTHDAY=1,15,-1', '每月1日、15日、最后一天', 'every month on day 1, day 15, the last day'],
    [
      'FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1',
      '每月30日（不足30天的月份为最后一天）',
      'every month on day 30 (the last day of shorter months)',
    ],
    ['FREQ=MONTHLY;BYDAY=1TU,-1TU', '每月第一个周二、最后一个周二', 'every month on the first Tue, the last Tue'],
    [
      'FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1',
      '规则 FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1',
      'rule FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1',
    ],
  ])('%s', (rule, chinese, english) => {
    expect(say(rule)).toEqual([chinese, english]);
  });

  it('names the customer’s own days where it speaks of one', () => {
    expect(say('FREQ=WEEKLY', ['TU', 'FR'])).toEqual([
      '每周客户订货日（周二、周五）',
      "every week on the customer's order day (Tue, Fri)",
    ]);
    const tenDays = 'FREQ=MONTHLY;BYMONTHDAY=1,2,3,4,5,6,7,21,22,23,24,25,26,27';
    expect(say(tenDays)[0]).toBe('每月上旬、下旬的客户订货日');
  });
});
