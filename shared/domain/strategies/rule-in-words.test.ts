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
    ['FREQ=WEEKLY;INTERVAL=2', '每 2 周的客户订货日', "every 2nd week on the customer's order day"],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=FR,TU', '每 2 周的周二、周五', 'every 2nd week on Tue, Fri'],
    ['FREQ=WEEKLY;INTERVAL=12;BYDAY=TU', '每 12 周的周二', 'every 12 weeks on Tue'],
    ['FREQ=DAILY;INTERVAL=3', '每 3 天', 'every 3 days'],
    ['FREQ=DAILY;BYDAY=SA,MO', '每天（仅周一、周六）', 'every day, only on Mon, Sat'],
    ['WORKDAYS=5', '每 5 个外呼日', 'every 5 call days'],
    ['FREQ=MONTHLY;BYMONTHDAY=1,15,-1', '每月1日、15日、最后一天', 'every month on day 1, day 15, the last day'],
    ['FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=5', '每 2 个月的5日', 'every 2nd month on day 5'],
    [
      'FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1',
      '每月30日（不足30天的月份为最后一天）',
      'every month on day 30 (the last day of shorter months)',
    ],
    [
      'FREQ=MONTHLY;BYMONTHDAY=15,28,29,30;BYSETPOS=1,-1',
      '每月15日、30日（不足30天的月份为最后一天）',
      'every month on day 15, day 30 (the last day of shorter months)',
    ],
    [
      'FREQ=MONTHLY;BYMONTHDAY=31',
      '每月31日（没有31日的月份不打）',
      'every month on day 31 (months without it are left out)',
    ],
    ['FREQ=MONTHLY;BYMONTHDAY=-3', '每月倒数第 3 天', 'every month on day 3 from the end'],
    ['FREQ=MONTHLY;BYDAY=1TU,-1TU', '每月第一个周二、最后一个周二', 'every month on the first Tue, the last Tue'],
    ['FREQ=MONTHLY;BYDAY=TU;BYMONTHDAY=8,9,10,11,12,13,14', '每月第二个周二', 'every month on the second Tue'],
    [
      'FREQ=MONTHLY;BYDAY=TU;BYMONTHDAY=1,2,3,4,5,6,7',
      '每月上旬的周二',
      'every month on Tue of the first ten days (days 1–7, 11–17, 21–27)',
    ],
    [
      'FREQ=MONTHLY;BYMONTHDAY=1,2,3,4,5,6,7,15,16,17,18,19,20,21',
      '每月第一个、第三个客户订货日',
      "every month on the customer's first, third order day",
    ],
    [
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      '每月周一、周二、周三、周四、周五中的最后一个',
      'every month on the last day among Mon, Tue, Wed, Thu, Fri',
    ],
    ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', '每月13日且为周五', 'every month on day 13 where that is Fri'],
    ['FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1', '每年 3 月的1日', 'every year in March on day 1'],
    [
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29',
      '每年 2 月的29日（仅闰年）',
      'every year in February on day 29 (leap years only)',
    ],
    ['FREQ=YEARLY;BYWEEKNO=20', '规则 FREQ=YEARLY;BYWEEKNO=20', 'rule FREQ=YEARLY;BYWEEKNO=20'],
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
    const nth = 'FREQ=MONTHLY;BYMONTHDAY=-7,-6,-5,-4,-3,-2,-1';
    expect(say(nth, ['FR'])).toEqual([
      '每月最后一个客户订货日（周五）',
      "every month on the customer's last order day (Fri)",
    ]);
  });
});
