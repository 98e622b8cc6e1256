import { WEEKDAY_CODES, type WeekdayCode } from '../calendar/business-date.ts';
import { type CycleRule, formatCycleRule, type RecurrenceRule, takesOrderWeekdays } from './cycle-rule.ts';
import { daysOfParts, nthWeeksOf, tenDayPeriodsOf } from './month-days.ts';

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
  return t('strategies.words.inMonths', { words, months: monthsInWords(rule, t) });
}

/** Names of weekdays in their order, as a list of the language. */
export function weekdaysInWords(weekdays: readonly WeekdayCode[], t: Translate): string {
  return join(
    weekdays.map((weekday) => t(`strategies.weekday.${weekday}`)),
    t,
  );
}

/** Up to here a language has a word of its own for "every nth". */
const MOST_ORDINAL = 8;

function recurrenceInWords(rule: RecurrenceRule, weekdays: readonly WeekdayCode[], t: Translate): string | null {
  if (rule.byYearDay.length + rule.byWeekNo.length > 0) return null;
  switch (rule.frequency) {
    case 'DAILY': {
      if (rule.byMonthDay.length + rule.bySetPos.length > 0) return null;
      const n = rule.interval;
      const words = n === 1 ? t('strategies.words.everyDay') : t('strategies.words.everyNDays', { n });
      if (rule.byDay.length === 0) return words;
      return t('strategies.words.onlyOn', { words, days: namedDays(rule, t) });
    }
    case 'WEEKLY':
      return rule.bySetPos.length > 0 ? null : everyNth('Week', rule.interval, daysInWords(rule, weekdays, t), t);
    case 'MONTHLY': {
      const days = monthDaysInWords(rule, weekdays, t);
      return days === null ? null : everyNth('Month', rule.interval, days, t);
    }
    case 'YEARLY':
      return yearInWords(rule, weekdays, t);
  }
}

function everyNth(period: 'Week' | 'Month', n: number, days: string, t: Translate): string {
  if (n === 1) return t(`strategies.words.every${period}`, { days });
  if (n > MOST_ORDINAL) return t(`strategies.words.everyN${period}s`, { n, days });
  return t(`strategies.words.everyNth${period}`, { nth: t(`strategies.nthPeriod.${n}`), days });
}

/** Said only where the rule names its months: then a yearly rule is a monthly one of those months. */
function yearInWords(rule: RecurrenceRule, weekdays: readonly WeekdayCode[], t: Translate): string | null {
  if (rule.byMonth.length === 0) return null;
  const days = monthDaysInWords({ ...rule, frequency: 'MONTHLY' }, weekdays, t);
  if (days === null) return null;
  const months = monthsInWords(rule, t);
  const leap = rule.byMonth.every((month) => month === 2) && rule.byMonthDay.join() === '29';
  const said = leap ? t('strategies.words.leapDay') : days;
  return rule.interval === 1
    ? t('strategies.words.everyYear', { months, days: said })
    : t('strategies.words.everyNYears', { n: rule.interval, months, days: said });
}

function monthsInWords(rule: RecurrenceRule, t: Translate): string {
  return join(
    rule.byMonth.map((month) => t(`strategies.month.${month}`)),
    t,
  );
}

function namedDays(rule: RecurrenceRule, t: Translate): string {
  return weekdaysInWords(
    WEEKDAY_CODES.filter((code) => rule.byDay.some((day) => day.weekday === code)),
    t,
  );
}

function daysInWords(rule: RecurrenceRule, weekdays: readonly WeekdayCode[], t: Translate): string {
  if (rule.byDay.length > 0) return namedDays(rule, t);
  return weekdays.length === 0
    ? t('strategies.words.ownDay')
    : t('strategies.words.ownDayNamed', { days: weekdaysInWords(weekdays, t) });
}

function monthDaysInWords(rule: RecurrenceRule, weekdays: readonly WeekdayCode[], t: Translate): string | null {
  const { byDay, byMonthDay, bySetPos } = rule;
  const everyOne = byDay.every((day) => day.nth === 0);
  if (byDay.length > 0 && !everyOne) {
    if (byMonthDay.length + bySetPos.length > 0 || byDay.some((day) => day.nth === 0)) return null;
    return join(
      byDay.map(({ nth, weekday }) => nthDay(nth, t(`strategies.weekday.${weekday}`), t)),
      t,
    );
  }
  if (bySetPos.length > 0) return setPositionsInWords(rule, t);
  if (byDay.length > 0 || takesOrderWeekdays(rule)) {
    const within = weeksInWords(rule, weekdays, t);
    if (within !== null) return within;
  }
  if (byDay.length > 0) {
    const days = namedDays(rule, t);
    if (byMonthDay.length === 0) return t('strategies.words.eachWeekday', { days });
    return t('strategies.words.weekdayOnDays', { weekdays: days, days: daysOfMonth(byMonthDay, t) });
  }
  return byMonthDay.length === 0 ? t('strategies.words.anchorDay') : daysOfMonth(byMonthDay, t);
}

/** Weekdays within the three ten-day periods, or the nth of a month. */
function weeksInWords(rule: RecurrenceRule, weekdays: readonly WeekdayCode[], t: Translate): string | null {
  const periods = tenDayPeriodsOf(rule.byMonthDay);
  if (periods.length > 0) {
    const names = join(
      periods.map((period) => t(`strategies.tenDays.${period}`)),
      t,
    );
    return t('strategies.words.tenDays', { periods: names, days: daysInWords(rule, weekdays, t) });
  }
  const nths = nthWeeksOf(rule.byMonthDay);
  if (nths.length === 0) return null;
  if (rule.byDay.length > 0) {
    const days = nths.flatMap((nth) => rule.byDay.map((day) => nthDay(nth, t(`strategies.weekday.${day.weekday}`), t)));
    return join(days, t);
  }
  const places = join(
    nths.map((nth) => ordinal(nth, t).trim()),
    t,
  );
  return weekdays.length === 0
    ? t('strategies.words.nthOwn', { nths: places })
    : t('strategies.words.nthOwnNamed', { nths: places, days: weekdaysInWords(weekdays, t) });
}

function setPositionsInWords(rule: RecurrenceRule, t: Translate): string | null {
  const { byDay, byMonthDay, bySetPos } = rule;
  if (byDay.length > 0) {
    if (byMonthDay.length > 0) return null;
    const days = namedDays(rule, t);
    return join(
      bySetPos.map((place) => t('strategies.words.placeAmong', { nth: ordinal(place, t), days })),
      t,
    );
  }
  const days = daysOfParts(rule);
  if (days === null) return null;
  const words = days.map((day) =>
    day > SHORTEST_MONTH ? t('strategies.words.dayOrLast', { day }) : t('strategies.words.day', { day }),
  );
  return join(words, t);
}

const SHORTEST_MONTH = 28;

function daysOfMonth(days: readonly number[], t: Translate): string {
  return join(
    days.map((day) => {
      if (day === -1) return t('strategies.words.lastDay');
      if (day < 0) return t('strategies.words.dayFromEnd', { n: -day });
      return t(day > SHORTEST_MONTH ? 'strategies.words.dayIfAny' : 'strategies.words.day', { day });
    }),
    t,
  );
}

function nthDay(nth: number, day: string, t: Translate): string {
  return t('strategies.words.nthWeekday', { nth: ordinal(nth, t), day });
}

function ordinal(nth: number, t: Translate): string {
  if (nth > 0) return nth <= 5 ? t(`strategies.nth.${nth}`) : t('strategies.nth.other', { n: nth });
  return nth === -1 ? t('strategies.nth.last') : t('strategies.nth.lastButOne', { n: -nth });
}

function join(words: readonly string[], t: Translate): string {
  return words.join(t('strategies.words.and'));
}
