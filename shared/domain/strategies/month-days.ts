import type { RecurrenceRule } from './cycle-rule.ts';

type MonthDayParts = Pick<RecurrenceRule, 'byMonthDay' | 'bySetPos'>;

/** The last day that every month has. */
const SAFE_DAY = 28;

/**
 * Days of a month (1 to 31, -1 the last) as parts of a monthly rule, where a day that the month lacks means its last
 * day. The days up to 28 are always there, so they have fixed places in the ascending set of
 * `…,28,29,…,d`; the greatest day is the last one of the set (`BYSETPOS=-1`), whatever the length of the month.
 * Source: product.md section 2, days of the month.
 */
export function monthDayParts(days: readonly number[]): MonthDayParts {
  const chosen = [...new Set(days)];
  const late = chosen.some((day) => day > SAFE_DAY);
  // Beside such a day the last day is the 31st, or the last of a shorter month.
  const ordered = [...new Set(late ? chosen.map((day) => (day === -1 ? 31 : day)) : chosen)].sort(byPlace);
  if (!late) return { byMonthDay: ordered, bySetPos: [] };
  const greatest = ordered.at(-1) as number;
  const below = ordered.filter((day) => day < SAFE_DAY);
  const byMonthDay = [...below, ...Array.from({ length: greatest - SAFE_DAY + 1 }, (_, at) => SAFE_DAY + at)];
  const places = ordered.slice(0, -1).map((day) => byMonthDay.indexOf(day) + 1);
  return { byMonthDay, bySetPos: [...places, -1] };
}

/** The days that {@link monthDayParts} made the parts of; null: it makes no such parts. */
export function daysOfParts({ byMonthDay, bySetPos }: MonthDayParts): number[] | null {
  if (byMonthDay.length === 0) return null;
  if (bySetPos.length === 0) return byMonthDay.every((day) => day <= SAFE_DAY && day >= -1) ? [...byMonthDay] : null;
  if (bySetPos.at(-1) !== -1) return null;
  const days = [...bySetPos.slice(0, -1).map((place) => byMonthDay[place - 1] ?? 0), byMonthDay.at(-1) as number];
  if (days.some((day) => day < 1)) return null;
  const back = monthDayParts(days);
  return same(back.byMonthDay, byMonthDay) && same(back.bySetPos, bySetPos) ? days : null;
}

/** The days of the month that belong to the three ten-day periods, a week of each. */
const TEN_DAY_PERIODS = [1, 11, 21].map(weekFrom);

/** The days on which the nth of any weekday falls: the first four weeks of a month, and its last. */
const WEEKS = new Map([...[1, 2, 3, 4].map((nth) => [nth, weekFrom(7 * nth - 6)] as const), [-1, weekFrom(-7)]]);

/** Which ten-day periods (1 to 3) the days of the month stand for: whole weeks of them only; else none. */
export function tenDayPeriodsOf(byMonthDay: readonly number[]): number[] {
  return wholeWeeks(
    byMonthDay,
    TEN_DAY_PERIODS.map((week, index) => [index + 1, week]),
  );
}

/** The days of the month of some ten-day periods (1 to 3). */
export function daysOfTenDayPeriods(periods: readonly number[]): number[] {
  return TEN_DAY_PERIODS.filter((_week, index) => periods.includes(index + 1)).flat();
}

/**
 * For which n (1 to 4, -1 the last) the days of the month hold the nth of every weekday: whole such weeks only; else
 * none. With the customer's own weekdays put in, they name its 1st and 3rd Tuesday.
 */
export function nthWeeksOf(byMonthDay: readonly number[]): number[] {
  return wholeWeeks(byMonthDay, [...WEEKS]);
}

/** The days of the month on which the nth (1 to 4, -1 the last) of any weekday falls. */
export function daysOfNthWeeks(nths: readonly number[]): number[] {
  return [...WEEKS].flatMap(([nth, week]) => (nths.includes(nth) ? week : []));
}

function wholeWeeks(byMonthDay: readonly number[], weeks: readonly (readonly [number, readonly number[]])[]): number[] {
  const days = new Set(byMonthDay);
  const held = weeks.filter(([, week]) => week.every((day) => days.has(day)));
  return held.length > 0 && held.length * 7 === days.size ? held.map(([name]) => name) : [];
}

function weekFrom(day: number): number[] {
  return Array.from({ length: 7 }, (_, at) => day + at);
}

/** From the first day of the month to its last: 1, 2, …, -2, -1. */
export function byPlace(a: number, b: number): number {
  return Number(a < 0) - Number(b < 0) || a - b;
}

function same(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
