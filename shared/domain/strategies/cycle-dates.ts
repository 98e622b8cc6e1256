import { RRuleTemporal } from 'rrule-temporal';
import { fromDayNumber, WEEKDAY_CODES, type WeekdayCode, weekdayOfDay } from '../calendar/business-date.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { type CycleRule, formatCycleRule, type RecurrenceRule, takesOrderWeekdays } from './cycle-rule.ts';

export interface CycleQuestion {
  readonly rule: CycleRule;
  /** The customer's own order weekdays; used only where {@link takesOrderWeekdays} says so. */
  readonly weekdays: readonly WeekdayCode[];
  /** Day number that the phase is counted from: the customer's cycle anchor, else the company's phase date. */
  readonly anchorDay: number;
  readonly fromDay: number;
  readonly toDay: number;
}

const DAY_MS = 86_400_000;

/**
 * The days (day numbers, ascending) of a cycle between two days, both within, before any calendar moves them. The anchor
 * gives the phase only: the cycle goes on in both directions. Parts that neither the rule nor the customer names come
 * from the anchor (its weekday, its day of the month), as RFC 5545 takes them from DTSTART.
 */
export function cycleDays(question: CycleQuestion, callDays: Calendar): number[] {
  const { rule, fromDay, toDay } = question;
  if (fromDay > toDay) return [];
  if (rule.kind === 'workdays') return workdayCycle(rule.every, question, callDays);
  const whole = withoutGaps(rule, question.weekdays, question.anchorDay);
  const startDay = periodStart(whole, question.anchorDay, fromDay);
  const start = fromDayNumber(startDay).replaceAll('-', '');
  // UTC midnights: no zone of the machine or of the company can shift a day.
  const recurrence = new RRuleTemporal({
    rruleString: `DTSTART:${start}T000000Z\nRRULE:${formatCycleRule(whole)}`,
  });
  return recurrence
    .between(new Date(fromDay * DAY_MS), new Date(toDay * DAY_MS), true)
    .map((at) => at.epochMilliseconds / DAY_MS);
}

/**
 * What of the anchor makes a difference to the rule. Anchors with the same phase lead to the same days, so a rule is
 * evaluated once for each (rule, weekdays, phase), never per customer.
 */
export function phaseOf(rule: CycleRule, hasWeekdays: boolean, anchorDay: number, callDays: Calendar): string {
  if (rule.kind === 'workdays') return String(modulo(callDays.workingDaysThrough(anchorDay), rule.every));
  const date = fromDayNumber(anchorDay);
  switch (rule.frequency) {
    case 'DAILY':
      return String(modulo(anchorDay, rule.interval));
    case 'WEEKLY': {
      const week = modulo((weekStartOf(anchorDay, rule.weekStart) - 4) / 7, rule.interval);
      const named = rule.byDay.length > 0 || hasWeekdays;
      return named ? String(Math.floor(week)) : `${Math.floor(week)} ${weekdayOfDay(anchorDay)}`;
    }
    case 'MONTHLY': {
      const month = modulo(monthIndexOf(anchorDay), rule.interval);
      const named = rule.byDay.length + rule.byMonthDay.length > 0;
      return named ? String(month) : `${month} ${date.slice(8)}`;
    }
    case 'YEARLY':
      return `${modulo(Number(date.slice(0, 4)), rule.interval)} ${date.slice(5)} ${weekdayOfDay(anchorDay)}`;
  }
}

/** True when two anchors can lead to different days; weekly rules of every week, for example, need none. */
export function dependsOnAnchor(rule: CycleRule, hasWeekdays: boolean): boolean {
  if (rule.kind === 'workdays') return rule.every > 1;
  if (rule.interval > 1) return true;
  if (rule.frequency === 'YEARLY') return rule.byDay.length + rule.byMonthDay.length + rule.byYearDay.length === 0;
  if (rule.frequency === 'WEEKLY') return rule.byDay.length === 0 && !hasWeekdays;
  return rule.frequency === 'MONTHLY' && rule.byDay.length + rule.byMonthDay.length === 0;
}

function workdayCycle(every: number, question: CycleQuestion, callDays: Calendar): number[] {
  const anchorCount = callDays.workingDaysThrough(question.anchorDay);
  const days: number[] = [];
  for (let day = question.fromDay; day <= question.toDay; day += 1) {
    if (!callDays.isWorking(day)) continue;
    if (modulo(callDays.workingDaysThrough(day) - anchorCount, every) === 0) days.push(day);
  }
  return days;
}

/** The rule with the parts named that it leaves to the customer or to the anchor. */
function withoutGaps(rule: RecurrenceRule, weekdays: readonly WeekdayCode[], anchorDay: number): RecurrenceRule {
  const date = fromDayNumber(anchorDay);
  const anchorWeekday = { weekday: WEEKDAY_CODES[weekdayOfDay(anchorDay) - 1] as WeekdayCode, nth: 0 };
  if (takesOrderWeekdays(rule) && weekdays.length > 0) {
    return { ...rule, byDay: weekdays.map((weekday) => ({ weekday, nth: 0 })) };
  }
  if (rule.frequency === 'WEEKLY' && rule.byDay.length === 0) return { ...rule, byDay: [anchorWeekday] };
  const namesDay =
    rule.byDay.length + rule.byMonthDay.length + rule.byYearDay.length + rule.byWeekNo.length > 0 ||
    rule.frequency === 'DAILY';
  if (namesDay) {
    return rule.byWeekNo.length > 0 && rule.byDay.length === 0 ? { ...rule, byDay: [anchorWeekday] } : rule;
  }
  const byMonthDay = [Number(date.slice(8))];
  if (rule.frequency === 'MONTHLY') return { ...rule, byMonthDay };
  return { ...rule, byMonthDay, byMonth: rule.byMonth.length > 0 ? rule.byMonth : [Number(date.slice(5, 7))] };
}

/** The first day of the last period of the cycle that begins at or before `fromDay`: as DTSTART it keeps the phase. */
function periodStart(rule: RecurrenceRule, anchorDay: number, fromDay: number): number {
  const { interval } = rule;
  switch (rule.frequency) {
    case 'DAILY':
      return fromDay - modulo(fromDay - anchorDay, interval);
    case 'WEEKLY': {
      const week = weekStartOf(fromDay, rule.weekStart);
      return week - modulo(week - weekStartOf(anchorDay, rule.weekStart), interval * 7);
    }
    case 'MONTHLY': {
      const month = monthIndexOf(fromDay);
      return monthStart(month - modulo(month - monthIndexOf(anchorDay), interval));
    }
    case 'YEARLY': {
      // Week 1 of a year may begin in the year before it.
      const year = Math.floor(monthIndexOf(fromDay) / 12);
      const anchorYear = Math.floor(monthIndexOf(anchorDay) / 12);
      return monthStart((year - modulo(year - anchorYear, interval)) * 12);
    }
  }
}

function weekStartOf(day: number, weekStart: WeekdayCode): number {
  return day - modulo(weekdayOfDay(day) - 1 - WEEKDAY_CODES.indexOf(weekStart), 7);
}

/** Months since year 0. */
function monthIndexOf(day: number): number {
  const date = fromDayNumber(day);
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

function monthStart(month: number): number {
  return Date.UTC(Math.floor(month / 12), modulo(month, 12), 1) / DAY_MS;
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
