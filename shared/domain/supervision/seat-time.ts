import type { SeatTime } from '../../contract/reports.ts';
import type { SeatState } from '../../contract/seats.ts';
import { fromDayNumber } from '../calendar/business-date.ts';
import type { ZoneOffset } from '../calendar/zone-offsets.ts';
import type { Span } from '../operators/shifts.ts';
import { BUSY_STATES } from './seat-work.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Milliseconds by what they count as. */
export interface SeatTimeTally {
  busyMs: number;
  readyMs: number;
  pausedMs: number;
}

export const emptySeatTime = (): SeatTimeTally => ({ busyMs: 0, readyMs: 0, pausedMs: 0 });

export function addSeatTime(tally: SeatTimeTally, state: SeatState, ms: number): void {
  if (state === 'ready') tally.readyMs += ms;
  else if (state === 'paused') tally.pausedMs += ms;
  else if ((BUSY_STATES as readonly SeatState[]).includes(state)) tally.busyMs += ms;
}

/** What of somebody's time a figure counts; `at-work` is busy and ready, the base of occupancy. */
export const SEAT_TIMES = ['signed-in', 'at-work', 'busy', 'ready', 'paused'] as const;
export type SeatTimeName = (typeof SEAT_TIMES)[number];

/** The states whose time counts as it. */
export const STATES_OF: Readonly<Record<SeatTimeName, readonly SeatState[]>> = {
  'signed-in': [...BUSY_STATES, 'ready', 'paused'],
  'at-work': [...BUSY_STATES, 'ready'],
  busy: BUSY_STATES,
  ready: ['ready'],
  paused: ['paused'],
};

/** How many seconds of it there are. */
export const SECONDS_OF: Readonly<Record<SeatTimeName, (time: SeatTime) => number>> = {
  'signed-in': ({ signedInSeconds }) => signedInSeconds,
  'at-work': ({ busySeconds, readySeconds }) => busySeconds + readySeconds,
  busy: ({ busySeconds }) => busySeconds,
  ready: ({ readySeconds }) => readySeconds,
  paused: ({ pausedSeconds }) => pausedSeconds,
};

/** Whole seconds; signed in = busy + ready + paused. */
export function seatTimeOf({ busyMs, readyMs, pausedMs }: SeatTimeTally): SeatTime {
  const seconds = (ms: number): number => Math.round(ms / 1000);
  return {
    signedInSeconds: seconds(busyMs + readyMs + pausedMs),
    busySeconds: seconds(busyMs),
    readySeconds: seconds(readyMs),
    pausedSeconds: seconds(pausedMs),
  };
}

/** A part of a stretch of time that lies in one hour of the day (`0` to `23`) or on one business date. */
export interface Piece {
  readonly of: string;
  readonly ms: number;
}

/** Cuts a stretch (UTC ms) where an hour or a day of the wall clock ends. `offsets`: those that hold in it, in order. */
export function piecesOf(fromMs: number, toMs: number, unit: 'hour' | 'day', offsets: readonly ZoneOffset[]): Piece[] {
  const unitMs = unit === 'hour' ? HOUR_MS : DAY_MS;
  const pieces: Piece[] = [];
  let place = 0;
  for (let atMs = fromMs; atMs < toMs; ) {
    while ((offsets[place]?.untilMs ?? toMs) <= atMs) place += 1;
    const { untilMs = toMs, offsetMs = 0 } = offsets[place] ?? {};
    const wallMs = atMs + offsetMs;
    const number = Math.floor(wallMs / unitMs);
    const endMs = Math.min(toMs, atMs + unitMs - (wallMs % unitMs), untilMs);
    pieces.push({ of: unit === 'hour' ? String(number % 24) : fromDayNumber(number), ms: endMs - atMs });
    atMs = endMs;
  }
  return pieces;
}

/** The parts of a stretch (UTC ms) that lie in some hours of the wall clock, in order; without hours all of it. */
export function hoursOf(span: Span, hours: readonly number[], offsets: readonly ZoneOffset[]): Span[] {
  if (hours.length === 0) return [span];
  const parts: { fromMs: number; toMs: number }[] = [];
  let atMs = span.fromMs;
  for (const { of, ms } of piecesOf(span.fromMs, span.toMs, 'hour', offsets)) {
    const last = parts.at(-1);
    if (hours.includes(Number(of))) {
      if (last?.toMs === atMs) last.toMs += ms;
      else parts.push({ fromMs: atMs, toMs: atMs + ms });
    }
    atMs += ms;
  }
  return parts;
}
