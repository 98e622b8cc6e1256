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
  /**
   * `between` for very many pairs of instants within a span: its stretches are summed up once, then each pair is two looks
   * into them. Outside the span nothing is counted.
   */
  sumsWithin(fromMs: number, toMs: number): (fromMs: number, toMs: number) => number;
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
    sumsWithin(firstMs, lastMs) {
      const stretches: Stretch[] = [];
      if (firstMs < lastMs) {
        for (let day = dayOf(firstMs), last = dayOf(lastMs); day <= last; day += 1) stretches.push(...stretchesOf(day));
      }
      const workedUntil = sumUp(stretches);
      return (fromMs, toMs) => Math.max(0, workedUntil(toMs) - workedUntil(fromMs));
    },
    isWorkingAt: (atMs) => stretchesOf(dayOf(atMs)).some(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs),
  };
}

/** Working ms from the first of the stretches, which come in order, to an instant. */
function sumUp(stretches: readonly Stretch[]): (atMs: number) => number {
  const starts = Float64Array.from(stretches, ({ fromMs }) => fromMs);
  const lengths = Float64Array.from(stretches, ({ fromMs, toMs }) => toMs - fromMs);
  const before = new Float64Array(stretches.length);
  for (let at = 1; at < before.length; at += 1) {
    before[at] = (before[at - 1] as number) + (lengths[at - 1] as number);
  }
  return (atMs) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] as number) <= atMs) low = middle + 1;
      else high = middle;
    }
    const last = low - 1;
    if (last < 0) return 0;
    return (before[last] as number) + Math.min(lengths[last] as number, atMs - (starts[last] as number));
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
