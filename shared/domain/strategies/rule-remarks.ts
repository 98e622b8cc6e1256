import { fromDayNumber, WEEKDAY_CODES, type WeekdayCode } from '../calendar/business-date.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { FURTHEST_MOVE_DAYS, type HolidayRule, placeCall } from '../calendar/place-call.ts';
import { cycleDays } from './cycle-dates.ts';
import { type CycleRule, takesOrderWeekdays } from './cycle-rule.ts';

/** What a planner should know of a rule before saving it. Each has its sentence in shared/i18n (`strategies.remark.<key>`). */
export const RULE_REMARKS = [
  'never',
  'never-called',
  'every-day',
  'rare',
  'short-months',
  'leap-day',
  'fifth-weekday',
] as const;
export type RuleRemarkKey = (typeof RULE_REMARKS)[number];

export interface RuleRemark {
  readonly key: RuleRemarkKey;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface RemarkQuestion {
  readonly rule: CycleRule;
  readonly holidayRule: HolidayRule;
  /** Order weekdays of the customers; empty: of customers in general. */
  readonly weekdays: readonly WeekdayCode[];
  readonly anchorDay: number;
  /** The first day on which the rule holds. */
  readonly fromDay: number;
}

/** A rule that makes no call within so many days makes none at all. */
export const LONGEST_WAIT_DAYS = 5 * 366;
const SLICE_DAYS = 366;
const SOON_DAYS = 56;
const TRIAL_DAYS = 28;

/** The first call of a rule within five years: its day, or why there is none. */
export function firstCall(
  question: RemarkQuestion,
  callDays: Calendar,
): { readonly kind: 'comes'; readonly day: number } | { readonly kind: 'never' | 'never-called' } {
  let named = false;
  // Year by year: a rule that comes soon must not cost five years of days.
  for (let start = 0; start < LONGEST_WAIT_DAYS; start += SLICE_DAYS) {
    const fromDay = question.fromDay + start;
    const days = daysOf(
      question,
      fromDay,
      Math.min(fromDay + SLICE_DAYS, question.fromDay + LONGEST_WAIT_DAYS),
      callDays,
    );
    named ||= days.length > 0;
    const placed = days
      .map((day) => placeCall(day, question.holidayRule, callDays, question.fromDay))
      .find((one) => 'day' in one);
    if (placed && 'day' in placed) return { kind: 'comes', day: placed.day };
  }
  return { kind: named ? 'never-called' : 'never' };
}

/**
 * Remarks on a rule: that it makes no call within five years, that it calls on every call day, that its first call is more
 * than eight weeks away, that it leaves out short months, common years, or months with four of a weekday.
 */
export function ruleRemarks(question: RemarkQuestion, callDays: Calendar): RuleRemark[] {
  const first = firstCall(question, callDays);
  if (first.kind !== 'comes') return [{ key: first.kind, params: {} }];
  const remarks: RuleRemark[] = [];
  if (callsEveryDay(question, callDays)) remarks.push({ key: 'every-day', params: {} });
  if (first.day > question.fromDay + SOON_DAYS) {
    remarks.push({ key: 'rare', params: { date: fromDayNumber(first.day) } });
  }
  return [...remarks, ...gapsOf(question)];
}

function callsEveryDay(question: RemarkQuestion, callDays: Calendar): boolean {
  const { fromDay, holidayRule } = question;
  if (isGeneral(question)) return false;
  const toDay = fromDay + TRIAL_DAYS;
  const calls = new Set<number>();
  for (const day of daysOf(question, fromDay - FURTHEST_MOVE_DAYS, toDay + FURTHEST_MOVE_DAYS, callDays)) {
    const placed = placeCall(day, holidayRule, callDays);
    if ('day' in placed) calls.add(placed.day);
  }
  let asked = 0;
  for (let day = fromDay; day <= toDay; day += 1) {
    if (!callDays.isWorking(day)) continue;
    asked += 1;
    if (!calls.has(day)) return false;
  }
  return asked > 0;
}

/** What the rule itself leaves out, so that nobody waits for it: the 31st, 29 February, a fifth Tuesday. */
function gapsOf({ rule, anchorDay }: RemarkQuestion): RuleRemark[] {
  if (rule.kind === 'workdays' || rule.bySetPos.length > 0) return [];
  const remarks: RuleRemark[] = [];
  const monthly = rule.frequency === 'MONTHLY';
  const byAnchor = monthly && rule.byDay.length + rule.byMonthDay.length === 0;
  const days = byAnchor ? [Number(fromDayNumber(anchorDay).slice(8))] : rule.byMonthDay;
  const leap = days.includes(29) && rule.byMonth.length > 0 && rule.byMonth.every((month) => month === 2);
  const late = days.filter((day) => day > 28);
  if (leap) remarks.push({ key: 'leap-day', params: {} });
  // A month that also has an earlier of the rule's days is short of one call, not left out; the sentence says both.
  else if (monthly && late.length > 0) remarks.push({ key: 'short-months', params: { day: late.at(-1) as number } });
  if (rule.byDay.some((day) => Math.abs(day.nth) === 5)) remarks.push({ key: 'fifth-weekday', params: {} });
  return remarks;
}

function daysOf(question: RemarkQuestion, fromDay: number, toDay: number, callDays: Calendar): number[] {
  const { rule, anchorDay } = question;
  const weekdays = isGeneral(question) ? WEEKDAY_CODES : question.weekdays;
  return cycleDays({ rule, weekdays, anchorDay, fromDay, toDay }, callDays);
}

/** Asked of customers in general, whose weekdays differ. */
function isGeneral({ rule, weekdays }: RemarkQuestion): boolean {
  return takesOrderWeekdays(rule) && weekdays.length === 0;
}
