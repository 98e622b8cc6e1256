import { AppError } from '../../contract/errors.ts';
import { WEEKDAY_CODES, type WeekdayCode } from '../calendar/business-date.ts';
import { byPlace, nthWeeksOf, tenDayPeriodsOf } from './month-days.ts';

export type Frequency = 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';

export interface ByDay {
  readonly weekday: WeekdayCode;
  /** The nth of its month (or year), negative from the end; 0: every one. */
  readonly nth: number;
}

/** An RFC 5545 recurrence rule of whole days, without DTSTART, COUNT and UNTIL. */
export interface RecurrenceRule {
  readonly kind: 'recurrence';
  readonly frequency: Frequency;
  readonly interval: number;
  readonly byDay: readonly ByDay[];
  readonly byMonthDay: readonly number[];
  readonly byMonth: readonly number[];
  readonly bySetPos: readonly number[];
  readonly byYearDay: readonly number[];
  readonly byWeekNo: readonly number[];
  readonly weekStart: WeekdayCode;
}

/** Every nth call day counted from the anchor, which RFC 5545 can't say. */
export interface WorkdaysRule {
  readonly kind: 'workdays';
  readonly every: number;
}

export type CycleRule = RecurrenceRule | WorkdaysRule;

const FREQUENCIES: readonly string[] = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'];
const MOST_INTERVAL = 366;

/**
 * Reads a cycle: an RFC 5545 rule (with or without the word `RRULE:`), or `WORKDAYS=n`. A strategy's end is its validity,
 * so COUNT and UNTIL are refused, and so is every part finer than a day.
 * Errors: `invalid/rule-empty`, `rule-part` {part}, `rule-part-twice`, `rule-part-not-used`, `rule-number`, `rule-frequency`.
 */
export function parseCycleRule(text: string): CycleRule {
  const body = text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '');
  if (body === '') throw new AppError('invalid', 'rule-empty');
  const parts = new Map<string, string>();
  for (const part of body.split(';')) {
    const [name, value, ...more] = part.split('=').map((side) => side.trim());
    if (!name || !value || more.length > 0) throw new AppError('invalid', 'rule-part', { part });
    if (parts.has(name)) throw new AppError('invalid', 'rule-part-twice', { part: name });
    parts.set(name, value);
  }
  const workdays = parts.get('WORKDAYS');
  if (workdays !== undefined) {
    const other = [...parts.keys()].find((name) => name !== 'WORKDAYS');
    if (other !== undefined) throw new AppError('invalid', 'rule-part-not-used', { part: other });
    return { kind: 'workdays', every: numberIn('WORKDAYS', workdays, 1, MOST_INTERVAL) };
  }
  const frequency = parts.get('FREQ') ?? '';
  if (!FREQUENCIES.includes(frequency)) throw new AppError('invalid', 'rule-frequency', { part: frequency });
  const known = ['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYSETPOS', 'BYYEARDAY', 'BYWEEKNO', 'WKST'];
  const unknown = [...parts.keys()].find((name) => !known.includes(name));
  if (unknown !== undefined) throw new AppError('invalid', 'rule-part-not-used', { part: unknown });
  const weekStart = parts.get('WKST') ?? 'MO';
  if (!isWeekday(weekStart)) throw new AppError('invalid', 'rule-part', { part: `WKST=${weekStart}` });
  const rule: RecurrenceRule = {
    kind: 'recurrence',
    frequency: frequency as Frequency,
    interval: numberIn('INTERVAL', parts.get('INTERVAL') ?? '1', 1, MOST_INTERVAL),
    byDay: byDaysOf(parts.get('BYDAY')),
    byMonthDay: numbers('BYMONTHDAY', parts.get('BYMONTHDAY'), 31),
    byMonth: ordered(list(parts.get('BYMONTH')).map((month) => numberIn('BYMONTH', month, 1, 12))),
    bySetPos: numbers('BYSETPOS', parts.get('BYSETPOS'), 366),
    byYearDay: numbers('BYYEARDAY', parts.get('BYYEARDAY'), 366),
    byWeekNo: numbers('BYWEEKNO', parts.get('BYWEEKNO'), 53),
    weekStart,
  };
  checkCombination(rule);
  return rule;
}

/** The rule in its one canonical spelling; parsing it gives the rule again. */
export function formatCycleRule(rule: CycleRule): string {
  if (rule.kind === 'workdays') return `WORKDAYS=${rule.every}`;
  const parts = [`FREQ=${rule.frequency}`];
  if (rule.interval !== 1) parts.push(`INTERVAL=${rule.interval}`);
  const add = (name: string, values: readonly (string | number)[]): void => {
    if (values.length > 0) parts.push(`${name}=${values.join(',')}`);
  };
  add('BYMONTH', rule.byMonth);
  add('BYWEEKNO', rule.byWeekNo);
  add('BYYEARDAY', rule.byYearDay);
  add('BYMONTHDAY', rule.byMonthDay);
  add(
    'BYDAY',
    rule.byDay.map((day) => `${day.nth === 0 ? '' : day.nth}${day.weekday}`),
  );
  add('BYSETPOS', rule.bySetPos);
  if (rule.weekStart !== 'MO') parts.push(`WKST=${rule.weekStart}`);
  return parts.join(';');
}

/**
 * True when the class says only how often and the customer's own order weekdays say on which day: a weekly rule without
 * BYDAY, or a monthly one whose days are whole weeks, those of ten-day periods or those of the nth weekday.
 */
export function takesOrderWeekdays(rule: CycleRule): boolean {
  if (rule.kind === 'workdays' || rule.byDay.length > 0) return false;
  if (rule.frequency === 'WEEKLY') return true;
  if (rule.frequency !== 'MONTHLY' || rule.bySetPos.length > 0) return false;
  return tenDayPeriodsOf(rule.byMonthDay).length + nthWeeksOf(rule.byMonthDay).length > 0;
}

function checkCombination(rule: RecurrenceRule): void {
  const refuse = (part: string): never => {
    throw new AppError('invalid', 'rule-part-not-used', { part });
  };
  const { frequency } = rule;
  if (rule.byDay.some((day) => day.nth !== 0) && (frequency === 'DAILY' || frequency === 'WEEKLY')) refuse('BYDAY');
  if (rule.byMonthDay.length > 0 && frequency === 'WEEKLY') refuse('BYMONTHDAY');
  if (rule.byYearDay.length > 0 && frequency !== 'YEARLY') refuse('BYYEARDAY');
  if (rule.byWeekNo.length > 0 && frequency !== 'YEARLY') refuse('BYWEEKNO');
  const others = rule.byDay.length + rule.byMonthDay.length + rule.byMonth.length + rule.byYearDay.length;
  if (rule.bySetPos.length > 0 && others + rule.byWeekNo.length === 0) refuse('BYSETPOS');
}

function byDaysOf(text: string | undefined): ByDay[] {
  const days = new Map(
    list(text)
      .map(byDayOf)
      .map((day) => [`${day.nth}${day.weekday}`, day]),
  );
  const place = (day: ByDay) => WEEKDAY_CODES.indexOf(day.weekday);
  return [...days.values()].sort((a, b) => byPlace(a.nth, b.nth) || place(a) - place(b));
}

function byDayOf(text: string): ByDay {
  const match = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(text);
  const nth = Number(match?.[1] ?? 0);
  if (!match || Math.abs(nth) > 53 || (match[1] !== undefined && nth === 0)) {
    throw new AppError('invalid', 'rule-part', { part: `BYDAY=${text}` });
  }
  return { weekday: match[2] as WeekdayCode, nth };
}

function isWeekday(text: string): text is WeekdayCode {
  return (WEEKDAY_CODES as readonly string[]).includes(text);
}

function list(text: string | undefined): string[] {
  return text === undefined ? [] : text.split(',').map((item) => item.trim());
}

function numbers(name: string, text: string | undefined, most: number): number[] {
  const values = list(text).map((item) => {
    const value = numberIn(name, item, -most, most);
    if (value === 0) throw new AppError('invalid', 'rule-number', { part: name, least: 1, most });
    return value;
  });
  return ordered(values);
}

/** The order in which a list is written means nothing, so every rule has one spelling. */
function ordered(values: readonly number[]): number[] {
  return [...new Set(values)].sort(byPlace);
}

function numberIn(name: string, text: string, least: number, most: number): number {
  const value = /^[+-]?\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) throw new AppError('invalid', 'rule-number', { part: name, least, most });
  return value;
}
