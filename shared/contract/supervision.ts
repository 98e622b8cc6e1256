import { z } from 'zod';
import { FORECAST_BASES } from '../domain/supervision/forecast.ts';
import { callTotals } from './call-log.ts';
import { dispositionCode } from './dispositions.ts';
import { failedCounts } from './failed-orders.ts';
import { businessDate, id, instantMs } from './primitives.ts';
import { BOARD_STATES, type BoardState, boardState } from './queue.ts';
import { recentMove } from './reassign.ts';
import { seatState } from './seats.ts';

/** See shared/domain/operators/expected.ts. */
const EXPECTED_KINDS = ['later', 'late', 'left'] as const;

/** One person at work today: where they stand, with whom, and what they have done. */
export const liveSeat = z.object({
  operatorId: id,
  operatorName: z.string(),
  seatCode: z.string().nullable(),
  state: seatState,
  /** A pause reason. */
  reason: z.string().nullable(),
  sinceMs: instantMs.nullable(),
  /** The call held by this person, which a lead may release. */
  heldTaskId: id.nullable(),
  customer: z.object({ id, code: z.string(), name: z.string() }).nullable(),
  /** The last day of an absence that holds today; null: at work. */
  absentUntil: businessDate.nullable(),
  /** Today's shift from its begin to its end, or the one of the night that is just over; null: none is planned. */
  shift: z.object({ fromMs: instantMs, toMs: instantMs }).nullable(),
  /**
   * Of somebody who is not signed in: still to come at `atMs`, late since then, or gone then though planned longer. Null:
   * there, absent, or not planned (any more).
   */
  expected: z.object({ kind: z.enum(EXPECTED_KINDS), atMs: instantMs }).nullable(),
  /** Open calls of the day that are this person's own. */
  assigned: z.number().int(),
  ...callTotals.omit({ customers: true, reachedCustomers: true, orderedCustomers: true }).shape,
  /** Of the day, from the seat's states: preview to wrap-up, and ready. */
  busySeconds: z.number().int(),
  readySeconds: z.number().int(),
});
export type LiveSeat = z.output<typeof liveSeat>;

export const boardCounts = z.object(
  Object.fromEntries(BOARD_STATES.map((state) => [state, z.number().int()])) as Record<BoardState, z.ZodNumber>,
);
export type BoardCounts = z.output<typeof boardCounts>;

export const boardLine = z.object({
  /** Null: without class or route. */
  id: id.nullable(),
  name: z.string(),
  counts: boardCounts,
  /** The nearest cut-off ahead of calls that are not finished; where none is, the last one of those in hand. */
  cutoffAtMs: instantMs.nullable(),
  /** Calls in hand whose cut-off has passed. */
  heldLate: z.number().int(),
});
export type BoardLine = z.output<typeof boardLine>;

/** Whether a route is finished before its cut-off, as things go; see shared/domain/supervision/forecast.ts. */
export const routeOutlook = z.object({
  /** Null: the seats at work now and later never finish it. */
  finishedAtMs: instantMs.nullable(),
  /** Whole minutes by which it ends after its cut-off; 0: in time, or never finished. */
  missingMinutes: z.number().int(),
  /** Calls that nobody makes. */
  stuck: z.number().int(),
});
export const routeLine = boardLine.extend({
  /** Null: nothing is left that can be called, or only what is in hand past its cut-off. */
  outlook: routeOutlook.nullable(),
});
export type RouteLine = z.output<typeof routeLine>;

/** What the forecast was reckoned with. */
export const forecastBasis = z.object({
  secondsPerCustomer: z.number(),
  basis: z.enum(FORECAST_BASES),
  /** Customers whose calls it was measured on. */
  finished: z.number().int(),
  /** Seats at work now in the whole center: whoever is free takes the calls that are anybody's. */
  seats: z.number().int(),
  /** Of these, whose shift has an end today, and for whom it has passed. */
  withShift: z.number().int(),
  overtime: z.number().int(),
  /** Seats that are counted from the begin of their shift on, by that begin; the names are those within reach. */
  later: z.array(z.object({ fromMs: instantMs, count: z.number().int(), names: z.array(z.string()) })),
  /** Planned now, not signed in, and not counted, within reach: late since an instant, or gone at it. */
  missing: z.array(z.object({ operatorName: z.string(), kind: z.enum(['late', 'left']), atMs: instantMs })),
});
export type ForecastBasis = z.output<typeof forecastBasis>;

export const liveView = z.object({
  nowMs: instantMs,
  date: businessDate,
  /** False when no queue was built for the day. */
  built: z.boolean(),
  totals: callTotals,
  /** Due by strategy or carry-over; those with a final result or an order by another channel; those that ordered. */
  due: z.object({ due: z.number().int(), completed: z.number().int(), dueOrdered: z.number().int() }),
  /** Failed orders that can still be repaired, and those lost within the last days. */
  failedOrders: failedCounts,
  queue: boardCounts,
  /** Anybody's calls that ask for a skill which nobody signed in holds. */
  unskilled: z.number().int(),
  classes: z.array(boardLine),
  routes: z.array(routeLine),
  forecast: forecastBasis,
  /** What was given to others within the last minutes, the newest first. */
  moves: z.array(recentMove),
  seats: z.array(liveSeat),
});
export type LiveView = z.output<typeof liveView>;

/** A customer whom today's attempts have not reached. */
export const unreachedLine = z.object({
  taskId: id,
  customerId: id,
  customerCode: z.string(),
  customerName: z.string(),
  routeCode: z.string().nullable(),
  /** Masked unless the asker may see whole numbers. */
  number: z.string().nullable(),
  state: boardState,
  attempts: z.number().int(),
  mostAttempts: z.number().int(),
  lastDisposition: dispositionCode.nullable(),
  lastAtMs: instantMs.nullable(),
  nextAtMs: instantMs.nullable(),
  cutoffAtMs: instantMs.nullable(),
  operatorName: z.string().nullable(),
});
export type UnreachedLine = z.output<typeof unreachedLine>;
export const unreachedList = z.object({ total: z.number().int(), lines: z.array(unreachedLine) });

/** An open call of the day that may be given to somebody else. */
export const movableLine = z.object({
  taskId: id,
  customerCode: z.string(),
  customerName: z.string(),
  routeCode: z.string().nullable(),
  state: boardState,
  attempts: z.number().int(),
  cutoffAtMs: instantMs.nullable(),
  operatorId: id.nullable(),
  operatorName: z.string().nullable(),
  /** The skills it needs, as they are stored. */
  neededSkills: z.string(),
});
export type MovableLine = z.output<typeof movableLine>;
export const movableInput = z.object({
  /** Whose; null means everybody's, and nobody's. */
  operatorId: id.nullable().default(null),
  /** On which route; null: on all. */
  routeId: id.nullable().default(null),
});
export const movableList = z.object({
  total: z.number().int(),
  lines: z.array(movableLine),
  /** Those that any of the lines needs. */
  skills: z.array(z.object({ id, name: z.string() })),
  /** Who holds which of them. */
  held: z.array(z.object({ operatorId: id, skillIds: z.array(id) })),
});
export type MovableList = z.output<typeof movableList>;

export const proposeInput = z.object({ routeId: id.nullable() });
const share = z.object({ operatorId: id, operatorName: z.string(), count: z.number().int() });
/** With whom calls of a late route could go, as the reassign dialog takes it. */
export const moveProposal = z.object({
  routeId: id.nullable(),
  routeName: z.string(),
  /** Those that would be called last, of whom they are now. */
  taskIds: z.array(id),
  from: z.array(share),
  to: z.array(share),
  /** Late calls for which nobody of the asker's reach has time. */
  short: z.number().int(),
  /** So many more seats would be needed until the cut-off. */
  moreSeats: z.number().int(),
  /** When the route ends once these are moved; null: not at all, or nothing is moved. */
  finishedAtMs: instantMs.nullable(),
  cutoffAtMs: instantMs.nullable(),
});
export type MoveProposal = z.output<typeof moveProposal>;
