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
const DASH = 45;
const ZERO = 48;

/**
 * Days since 1970-01-01. Throws RangeError for a text that is no date (`2026-02-30`, `2026-2-3`). Plain arithmetic
 * (Hinnant, days_from_civil): an order form turns hundreds of dates of history, and Date.parse took most of its time.
 */
export function toDayNumber(date: BusinessDate): number {
  const year = figure(date, 0, 4);
  const month = figure(date, 5, 7);
  const day = figure(date, 8, 10);
  const dashes = date.length === 10 && date.charCodeAt(4) === DASH && date.charCodeAt(7) === DASH;
  if (!dashes || year < 0 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    throw new RangeError(`not a business date: ${date}`);
  }
  const shiftedYear = month > 2 ? year : year - 1;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The number that the digits from-to are; -1 when one is no digit. */
function figure(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
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
