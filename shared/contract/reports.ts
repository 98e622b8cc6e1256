import { z } from 'zod';
import { callLogFilter, callTotals } from './call-log.ts';
import { businessDate, instantMs } from './primitives.ts';
import { tableFile } from './saved-tables.ts';

/** What calls are compared by. The team is that of the operator. */
export const REPORT_GROUPS = ['seat', 'operator', 'team', 'class', 'route', 'hour', 'day', 'month'] as const;
export type ReportGroup = (typeof REPORT_GROUPS)[number];

/** The calls of the log's filter, grouped. Refusals: `invalid/date-range-backwards`, `invalid/figures-period-too-long` {days, most}. */
export const reportInput = z.object({ filter: callLogFilter, group: z.enum(REPORT_GROUPS) });
export type ReportInput = z.output<typeof reportInput>;

/** The table of a report as a file. Refusals: those of `reportInput`, `refused/disk-full`. */
export const saveReportInput = reportInput.extend(tableFile.shape);
export type SaveReportInput = z.output<typeof saveReportInput>;

const count = z.number().int();
/** How people spent their time signed in, from the states of their seats, and what they took meanwhile. */
export const seatTime = z.object({
  signedInSeconds: count,
  busySeconds: count,
  readySeconds: count,
  pausedSeconds: count,
});
export type SeatTime = z.output<typeof seatTime>;

export const reportFigures = callTotals.extend({
  /** Orders and amount that the people took whose time is known: for a lead those of the own team. */
  timedOrders: count,
  timedAmountMinor: count,
  /** Null where time can't be told apart: by class or route, or with a filter of calls beyond seats and people. */
  time: seatTime.nullable(),
});
export type ReportFigures = z.output<typeof reportFigures>;

const reportLine = z.object({
  /** '' for calls without one: without a seat, a class … */
  id: z.string(),
  name: z.string(),
  /** By which the filter of the log becomes that of this line; null: no call passes both. */
  narrowing: callLogFilter
    .pick({
      ...{ from: true, to: true, seatIds: true, operatorIds: true, teamIds: true, classIds: true, routeIds: true },
      hours: true,
    })
    .partial()
    .nullable(),
  now: reportFigures,
  /**
   * The same of the period before; of a day or month that which stands at its place there. Null: it had none. What was met
   * there alone is a line of its own, with nothing now; a day or month that has no place here has the id that it had there.
   */
  before: reportFigures.nullable(),
});
export type ReportLine = z.output<typeof reportLine>;

export const reportOutput = z.object({
  asOfMs: instantMs,
  from: businessDate,
  to: businessDate,
  /** By what the lines are. */
  group: z.enum(REPORT_GROUPS),
  total: reportFigures,
  before: reportFigures.extend({ from: businessDate, to: businessDate }),
  lines: z.array(reportLine),
});
export type ReportOutput = z.output<typeof reportOutput>;
