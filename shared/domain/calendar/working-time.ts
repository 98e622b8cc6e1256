import { businessDateAt, fromDayNumber, instantOf, minuteOfDayAt, toDayNumber } from './business-date.ts';
import type { Calendar } from './calendar.ts';

/** A stretch of a working day in minutes since midnight in the company's zone, `toMinute` excluded (at most 1440). */
export interface WorkingPeriod {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** Working time of a company: the periods of its working days. Instants are UTC ms, lengths are working ms. */
export interface WorkingTime {
  /** Working ms from one instant to a later one; 0 when it is not later. */
  between(fromMs: number, toMs: number): number;
  /**
   * The instant at which `ms` of working time have passed since `fromMs`: the earliest one, so that a clock that runs out
   * at the end of a day is due then and not the next morning. null: never, since no working time comes (looked for ten years).
   */
  after(fromMs: number, ms: number): number | null;
  isWorkingAt(atMs: number): boolean;
}

interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;
const MOST_DAYS = 3660;
/** Days of which the stretches are remembered: a board asks about the same weeks again and again. */
const REMEMBERED_DAYS = 5000;

/**
 * Counts by wall clock: a minute is worked when its wall-clock minute lies in a period of a working day, so an hour that
 * DST skips is not worked and one that it repeats is worked twice. Periods may touch; they must not overlap.
 */
export function createWorkingTime(
  calendar: Pick<Calendar, 'isWorking'>,
  periods: readonly WorkingPeriod[],
  zone: string,
): WorkingTime {
  const ordered = [...periods].sort((a, b) => a.fromMinute - b.fromMinute);
  const known = new Map<number, readonly Stretch[]>();

  function stretchesOf(day: number): readonly Stretch[] {
    let found = known.get(day);
    if (!found) {
      if (known.size >= REMEMBERED_DAYS) known.clear();
      found = calendar.isWorking(day) ? stretchesOn(day, ordered, zone) : [];
      known.set(day, found);
    }
    return found;
  }
  const dayOf = (atMs: number): number => toDayNumber(businessDateAt(atMs, zone));

  return {
    between(fromMs, toMs) {
      let sum = 0;
      if (toMs <= fromMs) return 0;
      for (let day = dayOf(fromMs), last = dayOf(toMs); day <= last; day += 1) {
        for (const stretch of stretchesOf(day)) {
          sum += Math.max(0, Math.min(stretch.toMs, toMs) - Math.max(stretch.fromMs, fromMs));
        }
      }
      return sum;
    },
    after(fromMs, ms) {
      if (ms <= 0) return fromMs;
      let left = ms;
      const first = dayOf(fromMs);
      for (let day = first; day <= first + MOST_DAYS; day += 1) {
        for (const stretch of stretchesOf(day)) {
          const start = Math.max(stretch.fromMs, fromMs);
          const worked = Math.max(0, stretch.toMs - start);
          if (worked >= left) return start + left;
          left -= worked;
        }
      }
      return null;
    },
    isWorkingAt: (atMs) => stretchesOf(dayOf(atMs)).some(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs),
  };
}

/** The periods of one working day as instants, in order. */
function stretchesOn(day: number, periods: readonly WorkingPeriod[], zone: string): Stretch[] {
  const date = fromDayNumber(day);
  const startMs = instantOf(date, 0, zone);
  const endMs = instantOf(fromDayNumber(day + 1), 0, zone);
  if (endMs - startMs === DAY_MINUTES * MINUTE_MS) {
    return periods.map(({ fromMinute, toMinute }) => ({
      fromMs: startMs + fromMinute * MINUTE_MS,
      toMs: startMs + toMinute * MINUTE_MS,
    }));
  }
  return changedDay(startMs, endMs, periods, zone);
}

/** A day on which the clock is put forward or back: asked minute by minute, twice a year. */
function changedDay(startMs: number, endMs: number, periods: readonly WorkingPeriod[], zone: string): Stretch[] {
  const stretches: { fromMs: number; toMs: number }[] = [];
  for (let atMs = startMs; atMs < endMs; atMs += MINUTE_MS) {
    const minute = minuteOfDayAt(atMs, zone);
    if (!periods.some(({ fromMinute, toMinute }) => fromMinute <= minute && minute < toMinute)) continue;
    const last = stretches.at(-1);
    if (last?.toMs === atMs) last.toMs = atMs + MINUTE_MS;
    else stretches.push({ fromMs: atMs, toMs: atMs + MINUTE_MS });
  }
  return stretches;
}
