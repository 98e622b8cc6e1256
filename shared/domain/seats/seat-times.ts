import type { SeatState } from '../../contract/seats.ts';
import { SEAT_STATES } from '../../contract/seats.ts';

/** One row of the state log: the seat is in `state` from `atMs` (UTC ms) until the next row. */
export interface StateChange {
  readonly state: SeatState;
  /** A pause's reason. */
  readonly reason: string | null;
  readonly atMs: number;
}

export interface SeatTimes {
  /** Milliseconds in each state. */
  readonly byState: Readonly<Record<SeatState, number>>;
  /** Milliseconds paused, by reason. */
  readonly byReason: ReadonlyMap<string, number>;
  /** Milliseconds between signing in and out: all states but signed out, exactly. */
  readonly signedInMs: number;
}

/**
 * What the changes of one operator come to between two instants (UTC ms). `changes` are in the order they were written,
 * beginning with the one that held at `fromMs`; before the first one the seat is signed out. Every instant belongs to
 * exactly one state.
 */
export function seatTimes(changes: readonly StateChange[], fromMs: number, toMs: number): SeatTimes {
  const byState = Object.fromEntries(SEAT_STATES.map((state) => [state, 0])) as Record<SeatState, number>;
  const byReason = new Map<string, number>();
  const within = (atMs: number) => Math.min(Math.max(atMs, fromMs), toMs);
  byState['signed-out'] += Math.max(0, within(changes[0]?.atMs ?? toMs) - fromMs);
  for (const [index, { state, reason, atMs }] of changes.entries()) {
    const ms = within(changes[index + 1]?.atMs ?? toMs) - within(atMs);
    byState[state] += ms;
    if (state === 'paused' && reason !== null) byReason.set(reason, (byReason.get(reason) ?? 0) + ms);
  }
  const signedInMs = SEAT_STATES.filter((state) => state !== 'signed-out').reduce(
    (sum, each) => sum + byState[each],
    0,
  );
  return { byState, byReason, signedInMs };
}
