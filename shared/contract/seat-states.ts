import { z } from 'zod';
import { SEAT_TIMES } from '../domain/supervision/seat-time.ts';
import { callLogFilter } from './call-log.ts';
import { businessDate, id, instantMs } from './primitives.ts';
import { seatTime } from './reports.ts';
import { tableFile } from './saved-tables.ts';
import { pauseCode, seatState } from './seats.ts';

/** The stretches of seat states behind a figure: the filter of its report, which of them it counts, and of pauses the reason. */
export const seatStateFilter = callLogFilter
  .pick({ from: true, to: true, seatIds: true, operatorIds: true, teamIds: true, hours: true })
  .extend({
    of: z.enum(SEAT_TIMES).default('signed-in'),
    /** Only pauses for this reason; null: whatever `of` says. */
    reason: pauseCode.nullable().default(null),
  });
export type SeatStateFilter = z.output<typeof seatStateFilter>;

export const seatStateRow = z.object({
  /** Of the row: where it begins, and its change. */
  key: z.string(),
  operatorId: id,
  operatorName: z.string(),
  seat: z.string().nullable(),
  state: seatState,
  /** Of a pause. */
  reason: z.string().nullable(),
  /** Clipped where the period or an hour that is asked for begins and ends. */
  fromMs: instantMs,
  untilMs: instantMs,
  /** It goes on; it is counted until now. */
  isRunning: z.boolean(),
});
export type SeatStateRow = z.output<typeof seatStateRow>;

/** Refusals of all: `invalid/date-range-backwards`, `invalid/figures-period-too-long` {days, most}, `invalid/cursor-invalid`. */
export const seatStatePageInput = z.object({
  filter: seatStateFilter,
  /** Where the page before ended, as it was handed out. */
  cursor: z.string().max(60).nullable().default(null),
  limit: z.number().int().min(1).max(500).default(200),
});
/** The oldest first. May hold fewer rows than asked for, even none, while there are more: each page looks at so many changes only. */
export const seatStatePage = z.object({
  rows: z.array(seatStateRow),
  nextCursor: z.string().nullable(),
  /** Up to which date it has been looked; null: to the end. */
  searchedTo: businessDate.nullable(),
});
export type SeatStatePage = z.output<typeof seatStatePage>;

/** Counted as the report counts: its time of the same people, seats, days and hours; and pauses by reason, the longest first. */
export const seatStateTotals = z.object({
  time: seatTime,
  pauses: z.array(z.object({ reason: z.string().nullable(), times: z.number().int(), seconds: z.number().int() })),
});
export type SeatStateTotals = z.output<typeof seatStateTotals>;

/** Starts the list as a file, however long. Refusals: those above, `refused/disk-full`. */
export const saveSeatStatesInput = tableFile.extend({ filter: seatStateFilter });
