import type { WeekdayCode } from '../calendar/business-date.ts';
import {
  type CycleRule,
  formatCycleRule,
  type RecurrenceRule,
  takesOrderWeekdays,
  tenDayPeriodsOf,
} from './cycle-rule.ts';

/** Words of one language: a key of shared/i18n and its parameters. */
export type Translate = (key: string, params?: Record<string, string | number>) => string;

/**
 * A cycle as a person would say it: "every 2nd week on the customer's order day (Tuesday)". `weekdays` are the order
 * weekdays of the customer it is said of; empty: of customers in general.
 */
export function ruleInWords(rule: CycleRule, weekdays: readonly WeekdayCode[], t: Translate): string {
  if (rule.kind === 'workdays') {
    return rule.every === 1
      ? t('strategies.words.everyCallDay')
      : t('strategies.words.everyNCallDays', { n: rule.every });
  }
  const words = recurrenceInWords(rule, weekdays, t);
  if (words === null) return t('strategies.words.other', { rule: formatCycleRule(rule) });
  if (rule.byMonth.length === 0 || rule.frequency === 'YEARLY') return words;
  return t('strategies.words.inMonths', {
    words,
    months: join(
      rule.byMonth.map((month) => t(`strategies.month.${month}`)),
      t,
    ),
  });
}

/** Names of weekdays in their order, as a list of the language. */
export function weekdaysInWords(weekdays: readonly WeekdayCode[], t: Translate): string {
  return join(
    weekdays.map((weekday) => t(`strategies.weekday.${weekday}`)),
    t,
  );
}

function recurrenceInWords(rule: RecurrenceRule, weekdays: readonly WeekdayCode[], t: Translate): string | null {
  const n = rule.interval;
  const plain = rule.byYearDay.length + rule.byWeekNo.length === 0;
  if (!plain) return null;
  switch (rule.frequency) {
    case 'DAILY':
      if (rule.byDay.length + rule.byMonthDay.length + rule.bySetPos.length > 0) return null;
      return n === 1 ? t('strategies.words.everyDay') : t('strategies.words.everyNDays', { n });
    case 'WEEKLY': {
      if (rule.bySetPos.length > 0) return null;
      const days = daysInWords(rule, weekdays, t);
      return n === 1 ? t('strategies.words.everyWeek', { days }) : t('strategies.words.everyNWeeks', { n, days });
    }
    case 'MONTHLY': {
      const days = monthDaysInWords(rule, weekdays, t);
      if (days === null) return null;
      return n === 1 ? t('strategies.words.everyMonth', { days }) : t('strategies.words.everyNMonths', { n, days });
    }
    case 'YEARLY':
      return null;
  }
}

function daysInWords(rule: RecurrenceRule, weekdays: readonly WeekdayCode[], t: Translate): string {
  if (!takesOrderWeekdays(rule)) {
    return weekdaysInWords(
      rule.byDay.map((day) => day.weekday),
      t,
    );
  }
  return weekdays.length === 0
    ? t('strategies.words.ownDay')
    : t('strategies.words.ownDayNamed', { days: weekdaysInWords(weekdays, t) });
}

function monthDaysInWords(rule: RecurrenceRule, weekdays: readonly WeekdayCode[], t: Translate): string | null {
  const periods = tenDayPeriodsOf(rule.byMonthDay);
  if (periods.length > 0 && rule.bySetPos.length === 0 && rule.byDay.every((day) => day.nth === 0)) {
    const names = join(
      periods.map((period) => t(`strategies.tenDays.${period}`)),
      t,
    );
    return t('strategies.words.tenDays', { periods: names, days: daysInWords(rule, weekdays, t) });
  }
  if (rule.byDay.length > 0) {
    if (rule.byMonthDay.length + rule.bySetPos.length > 0 || rule.byDay.some((day) => day.nth === 0)) return null;
    return join(
      rule.byDay.map(({ nth, weekday }) =>
        t('strategies.words.nthWeekday', { nth: ordinal(nth, t), day: t(`strategies.weekday.${weekday}`) }),
      ),
      t,
    );
  }
  if (rule.byMonthDay.length === 0) return t('strategies.words.anchorDay');
  const clamped = clampedDay(rule);
  if (clamped !== null) return t('strategies.words.dayOrLast', { day: clamped });
  if (rule.bySetPos.length > 0 || rule.byMonthDay.some((day) => day < -1)) return null;
  return t('strategies.words.days', {
    days: join(
      rule.byMonthDay.map((day) => (day === -1 ? t('strategies.words.lastDay') : t('strategies.words.day', { day }))),
      t,
    ),
  });
}

/** The day d of `BYMONTHDAY=28,…,d;BYSETPOS=-1`: the last day where the month is shorter. */
function clampedDay(rule: RecurrenceRule): number | null {
  const { byMonthDay, bySetPos } = rule;
  if (bySetPos.length !== 1 || bySetPos[0] !== -1 || byMonthDay.length < 2) return null;
  const ascending = byMonthDay.every((day, index) => day === 28 + index);
  return ascending ? (byMonthDay.at(-1) ?? null) : null;
}

function ordinal(nth: number, t: Translate): string {
  if (nth > 0) return nth <= 5 ? t(`strategies.nth.${nth}`) : t('strategies.nth.other', { n: nth });
  return nth === -1 ? t('strategies.nth.last') : t('strategies.nth.lastButOne', { n: -nth - 1 });
}

function join(words: readonly string[], t: Translate): string {
  return words.join(t('strategies.words.and'));
}
