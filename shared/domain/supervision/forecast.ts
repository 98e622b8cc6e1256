import type { Span } from '../operators/shifts.ts';
import { workedAfter, workedBetween } from './breaks.ts';

/**
 * The forecast of product.md section 8: busy seconds per finished customer x customers left, over the seats at work until
 * their shift ends, those whose shift begins later from its begin on, routes in the order of their cut-offs. Calls that are somebody's own wait for that person; the others
 * fill up whoever is free first, so that calls which are anybody's give exactly seconds x left / seats.
 */

/** Under so many finished customers within the hour the past says more than the hour. */
export const FEW_FINISHED = 20;
/** Busy seconds a customer where nothing was ever measured: three minutes are what centers plan with. */
const USUAL_SECONDS = 180;

export interface Measured {
  readonly busySeconds: number;
  readonly finished: number;
}
export const FORECAST_BASES = ['last-hour', 'same-weekday', 'few', 'usual'] as const;
export type ForecastBasis = (typeof FORECAST_BASES)[number];

/** Busy seconds per finished customer, and what it was measured on: the last hour, else the same weekday of four weeks. */
export function secondsPerFinished(
  lastHour: Measured,
  sameWeekday: Measured,
): { readonly seconds: number; readonly basis: ForecastBasis; readonly finished: number } {
  const of = (basis: ForecastBasis, { busySeconds, finished }: Measured) => ({
    seconds: busySeconds / finished,
    basis,
    finished,
  });
  // Seats that signed in and out without a state between them have no busy seconds: nothing was measured then.
  const isMeasured = ({ busySeconds, finished }: Measured) => finished > 0 && busySeconds > 0;
  if (lastHour.finished >= FEW_FINISHED && isMeasured(lastHour)) return of('last-hour', lastHour);
  if (isMeasured(sameWeekday)) return of('same-weekday', sameWeekday);
  if (isMeasured(lastHour)) return of('few', lastHour);
  return { seconds: USUAL_SECONDS, basis: 'usual', finished: 0 };
}

/** Calls of one route that are left and whose they are; null: anybody's. */
export interface WorkLeft {
  readonly routeId: string | null;
  /** UTC ms; null: none. */
  readonly cutoffAtMs: number | null;
  readonly operatorId: string | null;
  readonly calls: number;
}
export interface SeatAtWork {
  readonly operatorId: string;
  /** When it begins, UTC ms, of a seat that is still to come; absent: it is there. */
  readonly fromMs?: number;
  /** End of the shift, UTC ms; Infinity where none is known. */
  readonly untilMs: number;
  /** Times until then at which it does not work, in order. */
  readonly breaks?: readonly Span[];
}
export interface ForecastFacts {
  readonly nowMs: number;
  readonly secondsPerCustomer: number;
  readonly seats: readonly SeatAtWork[];
  readonly work: readonly WorkLeft[];
}
export interface RouteForecast {
  readonly routeId: string | null;
  readonly cutoffAtMs: number | null;
  readonly left: number;
  /** UTC ms; null: the seats never finish it. */
  readonly finishedAtMs: number | null;
  /** By how much it ends after the cut-off; 0: in time, or never finished. */
  readonly missingMs: number;
  /** Calls that nobody makes: their person is neither at work nor to come, or the shifts end before. */
  readonly stuck: number;
}

/** A seat in the course of the forecast: until when it is busy with what has been served so far. */
interface Course {
  readonly operatorId: string;
  readonly untilMs: number;
  readonly breaks: readonly Span[];
  freeAtMs: number;
}
interface Served extends RouteForecast {
  /** When each person's own calls of this route end, were there no end of the shift. */
  readonly ownEnds: ReadonlyMap<string, number>;
  /** Busy until then, by person, once this route has been served: those who took part in it. */
  readonly ends: ReadonlyMap<string, number>;
  /** Milliseconds of anybody's calls that end after the cut-off. */
  readonly poolLateMs: number;
}

/** Routes in the order they are served: by cut-off, those without one last, equals as they were given. */
export function forecastRoutes(facts: ForecastFacts): RouteForecast[] {
  return serve(facts).map(({ ownEnds: _own, ends: _ends, poolLateMs: _late, ...forecast }) => forecast);
}

/** The whole course: `forecastRoutes` with what each seat has done by when. */
export function serve(facts: ForecastFacts): Served[] {
  const msPerCall = facts.secondsPerCustomer * 1000;
  const course = facts.seats.map(({ operatorId, fromMs = facts.nowMs, untilMs, breaks = [] }): Course => {
    const freeAtMs = Math.max(fromMs, facts.nowMs);
    return { operatorId, untilMs: Math.max(untilMs, freeAtMs), breaks, freeAtMs };
  });
  const seatOf = new Map(course.map((seat) => [seat.operatorId, seat]));
  return routesInOrder(facts.work).map(({ routeId, cutoffAtMs, callsOf }) => {
    const ownEnds = new Map<string, number>();
    const ends = new Map<string, number>();
    let finishedAtMs = facts.nowMs;
    let stuckMs = 0;
    let poolMs = 0;
    for (const [operatorId, calls] of callsOf) {
      const ms = calls * msPerCall;
      if (operatorId === null) poolMs += ms;
      else {
        const seat = seatOf.get(operatorId);
        if (!seat) stuckMs += ms;
        else {
          const endMs = workedAfter(seat.breaks, seat.freeAtMs, ms);
          stuckMs += Math.max(0, endMs - seat.untilMs);
          seat.freeAtMs = Math.min(endMs, seat.untilMs);
          ownEnds.set(operatorId, endMs);
          ends.set(operatorId, endMs);
          finishedAtMs = Math.max(finishedAtMs, seat.freeAtMs);
        }
      }
    }
    let poolLateMs = 0;
    if (poolMs > 0) {
      const { levelMs, restMs } = levelOf(course, poolMs);
      stuckMs += restMs;
      finishedAtMs = Math.max(finishedAtMs, restMs > 0 ? facts.nowMs : levelMs);
      for (const seat of course) {
        const endMs = Math.min(levelMs, seat.untilMs);
        if (endMs <= seat.freeAtMs) continue;
        const lateFromMs = Math.max(seat.freeAtMs, cutoffAtMs ?? Number.POSITIVE_INFINITY);
        poolLateMs += workedBetween(seat.breaks, lateFromMs, endMs);
        seat.freeAtMs = endMs;
        ends.set(seat.operatorId, Math.max(endMs, ends.get(seat.operatorId) ?? 0));
      }
      poolLateMs += restMs;
    }
    const stuck = Math.max(0, Math.ceil(stuckMs / msPerCall - 1e-6));
    return {
      routeId,
      cutoffAtMs,
      left: [...callsOf.values()].reduce((sum, calls) => sum + calls, 0),
      finishedAtMs: stuck > 0 ? null : finishedAtMs,
      missingMs: stuck > 0 || cutoffAtMs === null ? 0 : Math.max(0, finishedAtMs - cutoffAtMs),
      stuck,
      ownEnds,
      ends,
      poolLateMs,
    };
  });
}

interface RouteWork {
  readonly routeId: string | null;
  /** The nearest of its calls: a route's calls of one delivery share it. */
  readonly cutoffAtMs: number | null;
  /** By person; null: anybody's. */
  readonly callsOf: ReadonlyMap<string | null, number>;
}

function routesInOrder(work: readonly WorkLeft[]): RouteWork[] {
  const sortOf = (atMs: number | null) => atMs ?? Number.POSITIVE_INFINITY;
  return [...Map.groupBy(work, (row) => row.routeId)]
    .map(([routeId, rows]): RouteWork => {
      const nearest = Math.min(...rows.map((row) => sortOf(row.cutoffAtMs)));
      const callsOf = new Map<string | null, number>();
      for (const { operatorId, calls } of rows) callsOf.set(operatorId, (callsOf.get(operatorId) ?? 0) + calls);
      // Who has no calls of it left does not hold it up.
      for (const [operatorId, calls] of callsOf) if (calls <= 0) callsOf.delete(operatorId);
      return { routeId, cutoffAtMs: Number.isFinite(nearest) ? nearest : null, callsOf };
    })
    .filter(({ callsOf }) => callsOf.size > 0)
    .toSorted((a, b) => compare(sortOf(a.cutoffAtMs), sortOf(b.cutoffAtMs)));
}

/** Infinity less itself is no number. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

/** Up to which instant the seats, filled up from the first free one, take so much work; and what is left at their shifts' ends. */
function levelOf(course: readonly Course[], workMs: number): { levelMs: number; restMs: number } {
  // Between two instants at which a seat becomes free, leaves or goes home the number of seats that work is the same.
  const edges = course
    .filter((seat) => seat.untilMs > seat.freeAtMs)
    .flatMap(({ freeAtMs, untilMs, breaks }) => [
      { atMs: freeAtMs, seats: 1 },
      ...breaks.flatMap((each) => [
        { atMs: Math.max(freeAtMs, each.fromMs), seats: -1 },
        { atMs: Math.max(freeAtMs, each.toMs), seats: 1 },
      ]),
      { atMs: untilMs, seats: -1 },
    ])
    .toSorted((a, b) => compare(a.atMs, b.atMs));
  let atMs = edges[0]?.atMs ?? 0;
  let restMs = workMs;
  let seats = 0;
  for (const edge of edges) {
    const doneMs = seats === 0 ? 0 : (edge.atMs - atMs) * seats;
    if (seats > 0 && doneMs >= restMs) return { levelMs: atMs + restMs / seats, restMs: 0 };
    restMs -= doneMs;
    atMs = edge.atMs;
    seats += edge.seats;
  }
  return { levelMs: atMs, restMs };
}
