import type { FieldError } from '../../contract/errors.ts';
import { businessDateAt, fromDayNumber, instantOf, toDayNumber, weekdayOfDay } from '../calendar/business-date.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { MOST_PERIODS } from '../calendar/working-periods.ts';

/**
 * A stretch of somebody's working week, in minutes since the midnight that begins `weekday` (ISO), `toMinute` excluded. One
 * past midnight goes beyond 1440 and belongs to the day it begins on. It lasts a day at most.
 */
export interface ShiftSpan {
  readonly weekday: number;
  /** 0 to 1439. */
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** Instants, UTC ms. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

const DAY_MINUTES = 1440;
const WEEK_MINUTES = 7 * DAY_MINUTES;

/**
 * Why these can't be somebody's week, or null. Keys: `shift-empty` {weekday}, `shift-long` {weekday}, `shifts-overlap`
 * {weekday, other} (Sunday night runs into Monday), `shifts-many` {weekday, most}.
 */
export function shiftProblem(shifts: readonly ShiftSpan[]): Pick<FieldError, 'key' | 'params'> | null {
  for (const { weekday, fromMinute, toMinute } of shifts) {
    if (toMinute <= fromMinute) return { key: 'shift-empty', params: { weekday } };
    if (toMinute - fromMinute > DAY_MINUTES) return { key: 'shift-long', params: { weekday } };
    const sameDay = shifts.filter((other) => other.weekday === weekday).length;
    if (sameDay > MOST_PERIODS) return { key: 'shifts-many', params: { weekday, most: MOST_PERIODS } };
  }
  const inWeek = inOrder(shifts).map((span) => ({ weekday: span.weekday, from: startOf(span), to: endOf(span) }));
  for (const [at, span] of inWeek.entries()) {
    const next = inWeek[(at + 1) % inWeek.length];
    const nextFrom = (next?.from ?? 0) + (at + 1 === inWeek.length ? WEEK_MINUTES : 0);
    if (next && span.to > nextFrom)
      return { key: 'shifts-overlap', params: { weekday: span.weekday, other: next.weekday } };
  }
  return null;
}

/** By day, then by begin. */
export function inOrder(shifts: readonly ShiftSpan[]): ShiftSpan[] {
  return shifts.toSorted((one, other) => startOf(one) - startOf(other));
}

/** Planned minutes of a week. */
export function weekMinutes(shifts: readonly ShiftSpan[]): number {
  return shifts.reduce((sum, { fromMinute, toMinute }) => sum + toMinute - fromMinute, 0);
}

const startOf = ({ weekday, fromMinute }: ShiftSpan) => (weekday - 1) * DAY_MINUTES + fromMinute;
const endOf = ({ weekday, toMinute }: ShiftSpan) => (weekday - 1) * DAY_MINUTES + toMinute;

/**
 * What somebody is to work on a day (day number), by the calendar of call days: nothing on a day that it takes off; on a
 * make-up day that is free in their week, what they work on the last weekday before that is not. Other days are their
 * week's alone, so that a shift on a Saturday counts though the center does not call.
 */
export function spansOn(
  shifts: readonly ShiftSpan[],
  day: number,
  calendar: Pick<Calendar, 'exceptionOn'>,
  zone: string,
): Span[] {
  const exception = calendar.exceptionOn(day);
  if (exception && !exception.working) return [];
  const of = (weekday: number) => shifts.filter((span) => span.weekday === weekday);
  const weekdays = [0, 1, 2, 3, 4, 5, 6].map((back) => weekdayOfDay(day - back));
  const worked = exception ? weekdays.find((weekday) => of(weekday).length > 0) : weekdays[0];
  return inOrder(of(worked ?? 0))
    .map(({ fromMinute, toMinute }) => ({ fromMs: instant(day, fromMinute, zone), toMs: instant(day, toMinute, zone) }))
    .filter(({ fromMs, toMs }) => fromMs < toMs);
}

function instant(day: number, minute: number, zone: string): number {
  return instantOf(fromDayNumber(day + Math.floor(minute / DAY_MINUTES)), minute % DAY_MINUTES, zone);
}

/**
 * The spans of the shift that somebody is in at an instant (UTC ms), or that is today's, over or still to come; empty when
 * the day has none. After a night that ran past midnight, its shift is theirs until the next one is nearer than its end.
 */
export function shiftAt(
  shifts: readonly ShiftSpan[],
  nowMs: number,
  calendar: Pick<Calendar, 'exceptionOn'>,
  zone: string,
): Span[] {
  const date = businessDateAt(nowMs, zone);
  const day = toDayNumber(date);
  const today = spansOn(shifts, day, calendar, zone);
  const night = spansOn(shifts, day - 1, calendar, zone);
  const nightEndMs = night.at(-1)?.toMs ?? Number.NEGATIVE_INFINITY;
  if (nightEndMs <= instantOf(date, 0, zone)) return today;
  const next = today[0];
  if (nowMs < nightEndMs || !next) return night;
  return nowMs - nightEndMs < next.fromMs - nowMs ? night : today;
}

/**
 * The spans of the night's shift until it ends, else those of the day: what somebody who is not there is to work next. Other
 * than `shiftAt` it lets the night go as soon as it is over.
 */
export function shiftAhead(
  shifts: readonly ShiftSpan[],
  nowMs: number,
  calendar: Pick<Calendar, 'exceptionOn'>,
  zone: string,
): Span[] {
  const day = toDayNumber(businessDateAt(nowMs, zone));
  const night = spansOn(shifts, day - 1, calendar, zone);
  const isOver = nowMs >= (night.at(-1)?.toMs ?? Number.NEGATIVE_INFINITY);
  return isOver ? spansOn(shifts, day, calendar, zone) : night;
}

/** How a shift bears on whoever is at work now. */
export interface Attendance {
  /** End of the shift, UTC ms; Infinity where none is planned. */
  readonly untilMs: number;
  /** Times within it that are not worked, from now on. */
  readonly breaks: readonly Span[];
}

/**
 * Somebody who is signed in works from now on, also before the first span, until the end of the last, the times between
 * them apart; without a shift on that day there is no end.
 */
export function attendanceOf(spans: readonly Span[], nowMs: number): Attendance {
  const last = spans.at(-1);
  if (!last) return { untilMs: Number.POSITIVE_INFINITY, breaks: [] };
  const breaks = spans
    .slice(1)
    .map(({ fromMs }, at) => ({ fromMs: Math.max(nowMs, spans[at]?.toMs ?? 0), toMs: fromMs }))
    .filter(({ fromMs, toMs }) => fromMs < toMs);
  return { untilMs: last.toMs, breaks };
}
