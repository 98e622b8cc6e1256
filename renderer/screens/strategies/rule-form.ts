import type { WeekdayCode } from '../../../shared/domain/calendar/business-date.ts';
import { dependsOnAnchor } from '../../../shared/domain/strategies/cycle-dates.ts';
import {
  type CycleRule,
  formatCycleRule,
  parseCycleRule,
  type RecurrenceRule,
  takesOrderWeekdays,
} from '../../../shared/domain/strategies/cycle-rule.ts';
import {
  daysOfNthWeeks,
  daysOfParts,
  daysOfTenDayPeriods,
  monthDayParts,
  nthWeeksOf,
  tenDayPeriodsOf,
} from '../../../shared/domain/strategies/month-days.ts';

export const CYCLE_KINDS = ['weekly', 'daily', 'workdays', 'monthDays', 'nthWeekday', 'tenDays', 'other'] as const;
export type CycleKind = (typeof CYCLE_KINDS)[number];

/** The nth weekdays of a month that the form offers; -1 is the last. */
export const NTHS = [1, 2, 3, 4, -1] as const;
export const TEN_DAY_PERIODS = [1, 2, 3] as const;

/** Most of "every n" in each form; how product.md section 2 has the weeks. */
export const MOST_EVERY: Readonly<Record<CycleKind, number>> = {
  weekly: 8,
  daily: 366,
  workdays: 366,
  monthDays: 12,
  nthWeekday: 12,
  tenDays: 12,
  other: 366,
};

/** The fields by which a cycle is edited; each kind uses its own. */
export interface RuleFields {
  readonly kind: CycleKind;
  readonly every: number;
  /** Of weeks, nth weekdays and ten-day periods: the customer's own order weekdays, or `weekdays`. */
  readonly own: boolean;
  readonly weekdays: readonly WeekdayCode[];
  /** Days of the month; -1 is the last, 29 to 31 mean the last day of shorter months. */
  readonly monthDays: readonly number[];
  readonly nths: readonly number[];
  readonly periods: readonly number[];
  readonly text: string;
}

export const NEW_RULE: RuleFields = {
  kind: 'weekly',
  every: 1,
  own: true,
  weekdays: ['TU'],
  monthDays: [1],
  nths: [1],
  periods: [...TEN_DAY_PERIODS],
  text: '',
};

/** The rule of the fields as it is stored, or null while something is missing. Errors of a typed rule are the backend's to say. */
export function ruleOfFields(fields: RuleFields): string | null {
  const { every, kind, own, weekdays } = fields;
  if (kind === 'other') return fields.text.trim() === '' ? null : fields.text.trim();
  if (!Number.isInteger(every) || every < 1 || every > MOST_EVERY[kind]) return null;
  const named = weekdays.map((weekday) => ({ weekday, nth: 0 }));
  const noDay = !own && named.length === 0;
  switch (kind) {
    case 'weekly':
      return noDay ? null : recurrence('WEEKLY', every, own ? {} : { byDay: named });
    case 'daily':
      return recurrence('DAILY', every, {});
    case 'workdays':
      return `WORKDAYS=${every}`;
    case 'monthDays':
      return fields.monthDays.length === 0 ? null : recurrence('MONTHLY', every, monthDayParts(fields.monthDays));
    case 'nthWeekday': {
      if (noDay || fields.nths.length === 0) return null;
      if (own) return recurrence('MONTHLY', every, { byMonthDay: daysOfNthWeeks(fields.nths) });
      const byDay = fields.nths.flatMap((nth) => weekdays.map((weekday) => ({ weekday, nth })));
      return recurrence('MONTHLY', every, { byDay });
    }
    case 'tenDays': {
      if (noDay || fields.periods.length === 0) return null;
      const byMonthDay = daysOfTenDayPeriods(fields.periods);
      return recurrence('MONTHLY', every, own ? { byMonthDay } : { byMonthDay, byDay: named });
    }
  }
}

function recurrence(
  frequency: RecurrenceRule['frequency'],
  interval: number,
  parts: Partial<Pick<RecurrenceRule, 'byDay' | 'byMonthDay' | 'bySetPos'>>,
): string {
  const empty = { byDay: [], byMonthDay: [], byMonth: [], bySetPos: [], byYearDay: [], byWeekNo: [] };
  const rule: RecurrenceRule = { kind: 'recurrence', frequency, interval, weekStart: 'MO', ...empty, ...parts };
  return formatCycleRule(parseCycleRule(formatCycleRule(rule)));
}

/** The fields that a stored rule is edited by; one that no form makes is shown as it is written. */
export function fieldsOfRule(text: string): RuleFields {
  const other: RuleFields = { ...NEW_RULE, kind: 'other', text };
  let rule: CycleRule;
  try {
    rule = parseCycleRule(text);
  } catch {
    return other;
  }
  const fields = { ...NEW_RULE, ...guess(rule), text };
  // Only a form that makes exactly this rule again may edit it.
  return ruleOfFields(fields) === formatCycleRule(rule) ? fields : other;
}

/** What of a customer the dates of a rule depend on; of a text that is no rule, nothing. */
export function needsOf(text: string): { weekdays: boolean; anchor: boolean } {
  try {
    const rule = parseCycleRule(text);
    const weekdays = takesOrderWeekdays(rule);
    return { weekdays, anchor: dependsOnAnchor(rule, weekdays) };
  } catch {
    return { weekdays: false, anchor: false };
  }
}

/** The weekdays that a rule names itself; none of a text that is no rule. */
export function namedWeekdays(text: string): WeekdayCode[] {
  try {
    const rule = parseCycleRule(text);
    return rule.kind === 'workdays' ? [] : [...new Set(rule.byDay.map((day) => day.weekday))];
  } catch {
    return [];
  }
}

function guess(rule: CycleRule): Partial<RuleFields> {
  if (rule.kind === 'workdays') return { kind: 'workdays', every: rule.every };
  const every = rule.interval;
  if (rule.frequency === 'DAILY') return { kind: 'daily', every };
  if (rule.frequency === 'YEARLY') return { kind: 'other' };
  const weekdays = [...new Set(rule.byDay.map((day) => day.weekday))];
  const days = weekdays.length === 0 ? { own: true } : { own: false, weekdays };
  if (rule.frequency === 'WEEKLY') return { kind: 'weekly', every, ...days };
  const periods = tenDayPeriodsOf(rule.byMonthDay);
  if (periods.length > 0) return { kind: 'tenDays', every, periods, ...days };
  const nths = rule.byDay.length > 0 ? rule.byDay.map((day) => day.nth) : nthWeeksOf(rule.byMonthDay);
  if (nths.length > 0) return { kind: 'nthWeekday', every, nths: [...new Set(nths)], ...days };
  return { kind: 'monthDays', every, monthDays: daysOfParts(rule) ?? [] };
}
