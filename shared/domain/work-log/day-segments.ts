import type { SeatState } from '../../contract/seats.ts';
import type { StateChange } from '../seats/seat-times.ts';

/** A stretch (UTC ms) in which a person stayed in one state; of a pause with its reason. */
export interface DaySegment {
  readonly state: SeatState;
  readonly reason: string | null;
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * The signed-in time of one person between two instants (UTC ms) as stretches in order: none overlaps another, together
 * they are the signed-in time exactly, and neighbours differ. `changes` as for `seatTimes`, in the order they were
 * written, with the one that held at `fromMs` first.
 */
export function daySegments(changes: readonly StateChange[], fromMs: number, toMs: number): DaySegment[] {
  const segments: DaySegment[] = [];
  const within = (atMs: number) => Math.min(Math.max(atMs, fromMs), toMs);
  for (const [index, { state, reason, atMs }] of changes.entries()) {
    const segment = { state, reason, fromMs: within(atMs), toMs: within(changes[index + 1]?.atMs ?? toMs) };
    if (state === 'signed-out' || segment.toMs <= segment.fromMs) continue;
    const last = segments.at(-1);
    const goesOn = last?.state === state && last.reason === reason && last.toMs === segment.fromMs;
    if (goesOn) segments[segments.length - 1] = { ...last, toMs: segment.toMs };
    else segments.push(segment);
  }
  return segments;
}

/** How often somebody paused for a reason and for how long, in milliseconds. */
export interface PauseSum {
  readonly reason: string;
  readonly times: number;
  readonly ms: number;
}

/** The pauses of a day by their reason, the longest first. */
export function pausesOf(segments: readonly DaySegment[]): PauseSum[] {
  const sums = new Map<string, PauseSum>();
  for (const { state, reason, fromMs, toMs } of segments) {
    if (state !== 'paused') continue;
    const key = reason ?? '';
    const sum = sums.get(key) ?? { reason: key, times: 0, ms: 0 };
    sums.set(key, { reason: key, times: sum.times + 1, ms: sum.ms + toMs - fromMs });
  }
  return [...sums.values()].toSorted((a, b) => b.ms - a.ms || a.reason.localeCompare(b.reason));
}
