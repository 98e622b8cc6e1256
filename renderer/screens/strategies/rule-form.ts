import type { WeekdayCode } from '../../../shared/domain/calendar/business-date.ts';
import { type CycleRule, formatCycleRule, parseCycleRule } from '../../../shared/domain/strategies/cycle-rule.ts';

export const CYCLE_KINDS = ['weekly', 'daily', 'workdays', 'monthDays', 'other'] as const;
export type CycleKind = (typeof CYCLE_KINDS)[number];

/** The fields by which a cycle is edited; each kind uses its own. */
export interface RuleFields {
  readonly kind: CycleKind;
  readonly every: number;
  /** Weekly: the customer's own order weekdays, or `weekdays`. */
  readonly own: boolean;
  readonly weekdays: readonly WeekdayCode[];
  /** Days of the month; -1 is the last, 29 to 31 mean the last day of shorter months. */
  readonly monthDays: readonly number[];
  readonly text: string;
}

export const NEW_RULE: RuleFields = { kind: 'weekly', every: 1, own: true, weekdays: ['TU'], monthDays: [1], text: '' };

/** The rule of the fields as it is stored, or null while something is missing. Errors of a typed rule are the backend's to say. */
export function ruleOfFields(fields: RuleFields): string | null {
  const { every } = fields;
  if (!Number.isInteger(every) || every < 1) return null;
  const interval = every === 1 ? '' : `;INTERVAL=${every}`;
  switch (fields.kind) {
    case 'weekly':
      if (fields.own) return `FREQ=WEEKLY${interval}`;
      return fields.weekdays.length === 0 ? null : `FREQ=WEEKLY${interval};BYDAY=${fields.weekdays.join(',')}`;
    case 'daily':
      return `FREQ=DAILY${interval}`;
    case 'workdays':
      return `WORKDAYS=${every}`;
    case 'monthDays':
      return monthRule(fields.monthDays);
    case 'other':
      return fields.text.trim() === '' ? null : fields.text.trim();
  }
}

/** A single day after the 28th is the last day of shorter months: `BYMONTHDAY=28,…,d;BYSETPOS=-1`. */
function monthRule(days: readonly number[]): string | null {
  const [only] = days;
  if (only === undefined) return null;
  if (days.length === 1 && only > 28) {
    const upTo = Array.from({ length: only - 27 }, (_, at) => 28 + at);
    return `FREQ=MONTHLY;BYMONTHDAY=${upTo.join(',')};BYSETPOS=-1`;
  }
  const ordered = [...days].sort((a, b) => (a < 0 ? 99 : a) - (b < 0 ? 99 : b));
  return `FREQ=MONTHLY;BYMONTHDAY=${ordered.join(',')}`;
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
  const fields = guess(rule, text);
  const back = ruleOfFields(fields);
  // Only a form that makes exactly this rule again may edit it.
  return back !== null && formatCycleRule(parseCycleRule(back)) === formatCycleRule(rule) ? fields : other;
}

function guess(rule: CycleRule, text: string): RuleFields {
  if (rule.kind === 'workdays') return { ...NEW_RULE, kind: 'workdays', every: rule.every, text };
  const every = rule.interval;
  switch (rule.frequency) {
    case 'WEEKLY': {
      const weekdays = rule.byDay.map((day) => day.weekday);
      return {
        ...NEW_RULE,
        kind: 'weekly',
        every,
        own: weekdays.length === 0,
        weekdays: weekdays.length === 0 ? ['TU'] : weekdays,
        text,
      };
    }
    case 'DAILY':
      return { ...NEW_RULE, kind: 'daily', every, text };
    case 'MONTHLY': {
      const days = rule.bySetPos.length > 0 ? rule.byMonthDay.slice(-1) : rule.byMonthDay;
      return { ...NEW_RULE, kind: 'monthDays', every, monthDays: days, text };
    }
    case 'YEARLY':
      return { ...NEW_RULE, kind: 'other', text };
  }
}
