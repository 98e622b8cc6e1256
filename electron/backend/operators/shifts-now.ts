import { calendarDays } from '../../../db/calendar.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { allShifts, shiftsOf } from '../../../db/operator-shifts.ts';
import { companySettings } from '../../../db/settings.ts';
import { addDays, businessDateAt, toDayNumber } from '../../../shared/domain/calendar/business-date.ts';
import { createCalendar } from '../../../shared/domain/calendar/calendar.ts';
import { type ShiftSpan, type Span, shiftAhead, shiftAt, spansOn } from '../../../shared/domain/operators/shifts.ts';

type ReadWeek = typeof shiftAt;

/** What a week comes to at an instant, by the company's zone and its calendar of call days. */
function shiftReader(db: ReadableDB, nowMs: number): (shifts: readonly ShiftSpan[], read?: ReadWeek) => Span[] {
  const { timeZone, callWeekdays } = companySettings(db);
  const today = businessDateAt(nowMs, timeZone);
  const calendar = createCalendar(callWeekdays, calendarDays(db, 'call', addDays(today, -1), today));
  return (shifts, read = shiftAt) => read(shifts, nowMs, calendar, timeZone);
}

export interface ShiftNow {
  /** The shift running, over, or still to come today. */
  readonly spans: readonly Span[];
  /** What is to be worked next by whoever is not there: see `shiftAhead`. */
  readonly ahead: readonly Span[];
}

/** The shift of each person who has one at an instant. */
export function shiftsNow(db: ReadableDB, nowMs: number): Map<string, ShiftNow> {
  const read = shiftReader(db, nowMs);
  // Most people share a week with many others: each is worked out once, several times a second.
  const known = new Map<string, ShiftNow>();
  const now = new Map<string, ShiftNow>();
  for (const [operatorId, shifts] of allShifts(db)) {
    const week = shifts.map(({ weekday, fromMinute, toMinute }) => `${weekday} ${fromMinute} ${toMinute}`).join();
    const shift = known.get(week) ?? { spans: read(shifts), ahead: read(shifts, shiftAhead) };
    known.set(week, shift);
    if (shift.spans.length > 0 || shift.ahead.length > 0) now.set(operatorId, shift);
  }
  return now;
}

/** One person's shift of today. */
export function ownShiftNow(db: ReadableDB, operatorId: string, nowMs: number): Span[] {
  return shiftReader(db, nowMs)(shiftsOf(db, operatorId));
}

/** What one person's week, as it is planned now, has for a business date. */
export function shiftOn(db: ReadableDB, operatorId: string, date: string): Span[] {
  const { timeZone, callWeekdays } = companySettings(db);
  const calendar = createCalendar(callWeekdays, calendarDays(db, 'call', date, date));
  return spansOn(shiftsOf(db, operatorId), toDayNumber(date), calendar, timeZone);
}
