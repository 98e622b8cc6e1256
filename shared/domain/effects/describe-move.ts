import { type IsoWeekday, weekdayOfDay } from '../calendar/business-date.ts';

/**
 * What a change of the plan does to one customer's call days. `weekdays`: they lie on other days of the week from now on;
 * `dates`: single days are replaced, left out or added, the rest stays; `rhythm`: more or fewer calls; `new` and `gone`:
 * the customer's calls begin or end.
 */
export const MOVE_KINDS = ['weekdays', 'dates', 'rhythm', 'new', 'gone'] as const;
export type MoveKind = (typeof MOVE_KINDS)[number];

export interface Move {
  readonly kind: MoveKind;
  /** The usual weekdays of the calls from `since` on. */
  readonly fromWeekdays: readonly IsoWeekday[];
  readonly toWeekdays: readonly IsoWeekday[];
  /** Day offsets that have a call before and none after, and the other way round. */
  readonly lost: readonly number[];
  readonly gained: readonly number[];
  /** Offset of the first day that differs. */
  readonly since: number;
  /** Offset of the first call after the change from `since` on; null: none comes. */
  readonly firstCall: number | null;
}

/** Beyond so many single days a customer is told of the rhythm, not of days. */
const MOST_SINGLE_DAYS = 3;
/** A weekday is usual when it has at least this share of the calls. */
const USUAL_SHARE = 0.1;
/** More weekdays than these are no order day but a rhythm. */
const MOST_WEEKDAYS = 3;

/** Compares the call days (ascending offsets from `fromDay`) before and after; null when they are the same. */
export function describeMove(before: readonly number[], after: readonly number[], fromDay: number): Move | null {
  const had = new Set(before);
  const has = new Set(after);
  const lost = before.filter((day) => !has.has(day));
  const gained = after.filter((day) => !had.has(day));
  if (lost.length + gained.length === 0) return null;
  const since = Math.min(lost[0] ?? Number.POSITIVE_INFINITY, gained[0] ?? Number.POSITIVE_INFINITY);
  const laterBefore = before.filter((day) => day >= since);
  const laterAfter = after.filter((day) => day >= since);
  const fromWeekdays = usualWeekdays(laterBefore, fromDay);
  const toWeekdays = usualWeekdays(laterAfter, fromDay);
  const move = { fromWeekdays, toWeekdays, lost, gained, since, firstCall: laterAfter[0] ?? null };
  if (laterAfter.length === 0) return { ...move, kind: 'gone' };
  if (laterBefore.length === 0) return { ...move, kind: 'new' };
  if (isOnce(before, after, lost, gained)) return { ...move, kind: 'dates' };
  const areDays = Math.max(fromWeekdays.length, toWeekdays.length) <= MOST_WEEKDAYS;
  const differ = fromWeekdays.join() !== toWeekdays.join();
  return { ...move, kind: areDays && differ ? 'weekdays' : 'rhythm' };
}

/** Few days differ, and later the customer is called as before. */
function isOnce(
  before: readonly number[],
  after: readonly number[],
  lost: readonly number[],
  gained: readonly number[],
): boolean {
  const most = Math.max(before.length, after.length);
  const differing = Math.max(lost.length, gained.length);
  if (differing > Math.min(MOST_SINGLE_DAYS, Math.max(1, most / 4))) return false;
  const lastDifference = Math.max(lost.at(-1) ?? 0, gained.at(-1) ?? 0);
  return (after.at(-1) as number) > lastDifference && before.at(-1) === after.at(-1);
}

function usualWeekdays(offsets: readonly number[], fromDay: number): IsoWeekday[] {
  const counts = new Map<IsoWeekday, number>();
  for (const offset of offsets) {
    const weekday = weekdayOfDay(fromDay + offset);
    counts.set(weekday, (counts.get(weekday) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, n]) => n >= offsets.length * USUAL_SHARE)
    .map(([weekday]) => weekday)
    .sort((a, b) => a - b);
}
