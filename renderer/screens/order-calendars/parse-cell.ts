import {
  addDays,
  type BusinessDate,
  isBusinessDate,
  toDayNumber,
} from '../../../shared/domain/calendar/business-date.ts';
import { readMinute } from '../../../shared/domain/calendar/read-minute.ts';

/**
 * A day as it is typed into a table: `2027-02-04`, `2-4`, `2/4`, `0204`, or `+3` and `-2` days from `near`. Without a year
 * it is the one that comes nearest to `near`. Empty: none. undefined: no date.
 */
export function parseDay(text: string, near: BusinessDate): BusinessDate | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  const shift = /^([+-])(\d{1,2})$/.exec(typed);
  if (shift) return addDays(near, Number(`${shift[1]}${shift[2]}`));
  const whole = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(typed) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(typed);
  if (whole) return dateOf(Number(whole[1]), Number(whole[2]), Number(whole[3]));
  const part = /^(\d{1,2})[-/.](\d{1,2})$/.exec(typed) ?? /^(\d{2})(\d{2})$/.exec(typed);
  if (!part) return undefined;
  const year = Number(near.slice(0, 4));
  return [year - 1, year, year + 1]
    .map((one) => dateOf(one, Number(part[1]), Number(part[2])))
    .filter((date) => date !== undefined)
    .sort((a, b) => distance(a, near) - distance(b, near))[0];
}

/** A time as it is typed, in minutes since midnight; empty: null; undefined: no time. */
export function parseTime(text: string): number | null | undefined {
  return text.trim() === '' ? null : (readMinute(text) ?? undefined);
}

/** A whole number from 1 to `most`; empty: 1. */
export function parseCycles(text: string, most: number): number | undefined {
  const typed = text.trim();
  if (typed === '') return 1;
  const cycles = Number(typed);
  return Number.isInteger(cycles) && cycles >= 1 && cycles <= most ? cycles : undefined;
}

function dateOf(year: number, month: number, day: number): BusinessDate | undefined {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isBusinessDate(text) ? text : undefined;
}

function distance(a: BusinessDate, b: BusinessDate): number {
  return Math.abs(toDayNumber(a) - toDayNumber(b));
}
