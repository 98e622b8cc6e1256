import type { ReadableDB } from '../../../db/connection.ts';
import { callsBeyondAll } from '../../../db/queue-skills.ts';
import { type RecentReassignment, reassignmentsSince } from '../../../db/reassignments.ts';
import {
  busySecondsBetween,
  finishedOfDay,
  seatChangesAfter,
  seatChangesFrom,
  seatStatesAt,
} from '../../../db/seat-work.ts';
import { companySettings } from '../../../db/settings.ts';
import {
  type BoardRow,
  boardClasses,
  boardOfDay,
  boardRoutes,
  callCountsByOperator,
  type OperatorCountsRow,
  type OperatorOrdersRow,
  orderCountsByOperator,
  type SeatNowRow,
  seatsNow,
} from '../../../db/supervision.ts';
import { REASSIGN_UNDO_MS } from '../../../shared/contract/reassign.ts';
import { addDays, businessDateAt, instantOf } from '../../../shared/domain/calendar/business-date.ts';
import type { Measured } from '../../../shared/domain/supervision/forecast.ts';
import { createSeatWork, type SeatWork } from '../../../shared/domain/supervision/seat-work.ts';
import { type ShiftNow, shiftsNow } from '../operators/shifts-now.ts';

/** What the live page of anybody is made of: the whole center at one instant. */
export interface LiveFacts {
  readonly nowMs: number;
  readonly date: string;
  readonly board: readonly BoardRow[];
  readonly seats: readonly SeatNowRow[];
  readonly calls: ReadonlyMap<string, OperatorCountsRow>;
  readonly orders: ReadonlyMap<string, OperatorOrdersRow>;
  readonly work: ReadonlyMap<string, SeatWork>;
  readonly routes: ReadonlyMap<string, { readonly name: string; readonly teamId: string | null }>;
  readonly classes: ReadonlyMap<string, { readonly name: string }>;
  readonly moves: readonly RecentReassignment[];
  /** The shift of each person who has one today, or is still in the one of the night; by person. */
  readonly shifts: ReadonlyMap<string, ShiftNow>;
  /** Anybody's calls, by route, that ask for a skill which nobody signed in holds. */
  readonly unskilled: readonly { readonly routeId: string | null; readonly calls: number }[];
  /** What one view of the center needs beyond this: worked out once, however many look with it. */
  once<T>(key: string, make: () => T): T;
  /** Busy seconds and finished customers of the same weekday of the four weeks before. */
  sameWeekday(): Measured;
}

/** The center as it is looked at again and again: what has not changed is not read again. */
export interface LiveSource {
  facts(nowMs: number): LiveFacts;
}

/** A query per part; the state log of the seats and the weeks before are read once a day and then only what is new. */
export function createLiveSource(db: ReadableDB): LiveSource {
  let day: { readonly date: string; readonly work: ReturnType<typeof seatWorkOf>; past: Measured | null } | null = null;
  return {
    facts(nowMs) {
      const { timeZone } = companySettings(db);
      const date = businessDateAt(nowMs, timeZone);
      if (day?.date !== date) day = { date, work: seatWorkOf(db, instantOf(date, 0, timeZone)), past: null };
      const today = day;
      const kept = new Map<string, unknown>();
      return {
        nowMs,
        date,
        board: boardOfDay(db, date, nowMs),
        seats: seatsNow(db, date),
        calls: new Map(callCountsByOperator(db, date).map((row) => [row.operatorId, row])),
        orders: new Map(orderCountsByOperator(db, date).map((row) => [row.operatorId, row])),
        work: today.work(nowMs),
        routes: boardRoutes(db),
        classes: boardClasses(db),
        moves: reassignmentsSince(db, nowMs - REASSIGN_UNDO_MS),
        shifts: shiftsNow(db, nowMs),
        unskilled: callsBeyondAll(db, date, nowMs),
        once<T>(key: string, make: () => T): T {
          if (!kept.has(key)) kept.set(key, make());
          return kept.get(key) as T;
        },
        sameWeekday() {
          today.past ??= measuredBefore(db, date, timeZone);
          return today.past;
        },
      };
    },
  };
}

function seatWorkOf(db: ReadableDB, fromMs: number): (nowMs: number) => Map<string, SeatWork> {
  const work = createSeatWork(fromMs);
  let lastRow: number | null = null;
  return (nowMs) => {
    if (lastRow === null) for (const change of seatStatesAt(db, fromMs)) work.add(change);
    const rows = lastRow === null ? seatChangesFrom(db, fromMs) : seatChangesAfter(db, lastRow, fromMs);
    for (const change of rows) work.add(change);
    lastRow = rows.at(-1)?.rowId ?? lastRow;
    return work.at(nowMs);
  };
}

function measuredBefore(db: ReadableDB, date: string, timeZone: string): Measured {
  let busySeconds = 0;
  let finished = 0;
  for (const days of [7, 14, 21, 28]) {
    const then = addDays(date, -days);
    busySeconds += busySecondsBetween(db, instantOf(then, 0, timeZone), instantOf(addDays(then, 1), 0, timeZone));
    finished += finishedOfDay(db, then);
  }
  return { busySeconds, finished };
}
