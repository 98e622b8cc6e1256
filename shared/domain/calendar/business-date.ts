import { tzOffset } from '@date-fns/tz';

/**
 * Business dates are `YYYY-MM-DD` in the company's zone. Arithmetic is done on day numbers (days since 1970-01-01),
 * so that no result can depend on the machine's time zone.
 */
export type BusinessDate = string;
/** 1 = Monday … 7 = Sunday (ISO 8601). */
export type IsoWeekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
/** RFC 5545 weekday names in ISO order. */
export const WEEKDAY_CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type WeekdayCode = (typeof WEEKDAY_CODES)[number];

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Days since 1970-01-01. Throws RangeError for a text that is no date (`2026-02-30`, `2026-2-3`). */
export function toDayNumber(date: BusinessDate): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== date) {
    throw new RangeError(`not a business date: ${date}`);
  }
  return ms / DAY_MS;
}

/** The date of a day number; inverse of {@link toDayNumber}. */
export function fromDayNumber(day: number): BusinessDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

export function isBusinessDate(text: string): boolean {
  try {
    toDayNumber(text);
    return true;
  } catch {
    return false;
  }
}

export function addDays(date: BusinessDate, days: number): BusinessDate {
  return fromDayNumber(toDayNumber(date) + days);
}

/** ISO weekday of a day number. 1970-01-01 was a Thursday. */
export function weekdayOfDay(day: number): IsoWeekday {
  return (((((day + 3) % 7) + 7) % 7) + 1) as IsoWeekday;
}

export function weekdayOf(date: BusinessDate): IsoWeekday {
  return weekdayOfDay(toDayNumber(date));
}

/** The business date at an instant (UTC ms) in `zone` (IANA name). */
export function businessDateAt(nowMs: number, zone: string): BusinessDate {
  return fromDayNumber(Math.floor((nowMs + offsetMs(zone, nowMs)) / DAY_MS));
}

/** Minutes since midnight at an instant (UTC ms) in `zone`. */
export function minuteOfDayAt(nowMs: number, zone: string): number {
  const local = nowMs + offsetMs(zone, nowMs);
  return Math.floor((local - Math.floor(local / DAY_MS) * DAY_MS) / MINUTE_MS);
}

/**
 * UTC ms of a wall-clock minute on a business date in `zone`. A minute that DST skips becomes the instant after the
 * gap; one that occurs twice is the first.
 */
export function instantOf(date: BusinessDate, minute: number, zone: string): number {
  const wall = toDayNumber(date) * DAY_MS + minute * MINUTE_MS;
  const before = offsetMs(zone, wall - DAY_MS);
  const after = offsetMs(zone, wall + DAY_MS);
  if (before === after) return wall - before;
  const first = wall - Math.max(before, after);
  if (first + offsetMs(zone, first) === wall) return first;
  const second = wall - Math.min(before, after);
  if (second + offsetMs(zone, second) === wall) return second;
  return second;
}

function offsetMs(zone: string, atMs: number): number {
  return tzOffset(zone, new Date(atMs)) * MINUTE_MS;
}
