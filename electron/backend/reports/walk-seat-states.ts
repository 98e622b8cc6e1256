import type { CallLogView } from '../../../db/call-log-filter.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { type ChangeKey, type SeatStateStretch, seatStatesAtOpening, seatStatesFrom } from '../../../db/seat-states.ts';
import { companySettings } from '../../../db/settings.ts';
import type { SeatStateFilter, SeatStateRow } from '../../../shared/contract/seat-states.ts';
import { addDays, instantOf } from '../../../shared/domain/calendar/business-date.ts';
import { zoneOffsets } from '../../../shared/domain/calendar/zone-offsets.ts';
import type { Span } from '../../../shared/domain/operators/shifts.ts';
import { hoursOf, STATES_OF } from '../../../shared/domain/supervision/seat-time.ts';

/** Where a walk stands: in which window of the filter, and after which change of it; null: before its opening. */
export interface WalkPlace {
  readonly window: number;
  readonly after: ChangeKey | null;
}

export interface WalkStep {
  readonly rows: readonly SeatStateRow[];
  /** Null: there is no more. */
  readonly next: WalkPlace | null;
  /** Up to when it has been looked, UTC ms. */
  readonly reachedMs: number;
}

interface WalkInput {
  readonly filter: SeatStateFilter;
  readonly view: CallLogView;
  readonly nowMs: number;
  readonly place: WalkPlace;
  /** Rows at most, but for those that are in a state when a window opens: they come together. */
  readonly limit: number;
  /** Changes that are looked at, at most. */
  readonly scan: number;
}

/** Changes that are looked at first, and as how many the opening of a window counts. */
const FIRST_SCAN = 1000;
const WINDOW_COST = 500;
const PAUSED = ['paused'] as const;

export const BEGIN: WalkPlace = { window: 0, after: null };

/**
 * What people's seats were in, the oldest first, clipped to the period and to the hours that are asked for. A step looks at
 * so many changes only: what is rare in a year of millions is come upon after several steps, each of them short.
 */
export function walkSeatStates(db: ReadableDB, { filter, view, nowMs, place, limit, scan }: WalkInput): WalkStep {
  const { timeZone } = companySettings(db);
  const fromMs = instantOf(filter.from, 0, timeZone);
  const toMs = Math.min(instantOf(addDays(filter.to, 1), 0, timeZone), nowMs);
  const windows = fromMs >= toMs ? [] : hoursOf({ fromMs, toMs }, filter.hours, zoneOffsets(fromMs, toMs, timeZone));
  const query = { filter, view, states: filter.reason === null ? STATES_OF[filter.of] : PAUSED, reason: filter.reason };
  const rows: SeatStateRow[] = [];
  let left = scan;
  let after = place.after;
  for (const [at, window] of windows.entries()) {
    if (at < place.window) continue;
    const add = (stretch: SeatStateStretch) => {
      const row = clipped(stretch, window, nowMs);
      if (row) rows.push(row);
    };
    if (after === null) for (const stretch of seatStatesAtOpening(db, window, query)) add(stretch);
    // A page is mostly found among the first thousand.
    for (let chunk = FIRST_SCAN; ; chunk *= 4) {
      const step = seatStatesFrom(db, window, query, { after, limit: Math.max(1, limit - rows.length), scan: chunk });
      for (const stretch of step.rows) add(stretch);
      if (step.next === null) break;
      after = step.next;
      left -= chunk;
      if (rows.length >= limit || left <= 0) return { rows, next: { window: at, after }, reachedMs: after.atMs };
    }
    after = null;
    left -= WINDOW_COST;
    if (at + 1 < windows.length && (rows.length >= limit || left <= 0)) {
      return { rows, next: { window: at + 1, after }, reachedMs: window.toMs };
    }
  }
  return { rows, next: null, reachedMs: toMs };
}

function clipped(stretch: SeatStateStretch, { fromMs, toMs }: Span, nowMs: number): SeatStateRow | null {
  const { rowId, atMs, endMs, ...who } = stretch;
  const [begin, end] = [Math.max(atMs, fromMs), Math.min(endMs ?? toMs, toMs)];
  if (end <= begin) return null;
  const isRunning = end === nowMs && (endMs === null || endMs > nowMs);
  return { ...who, key: `${begin}.${rowId}`, fromMs: begin, untilMs: end, isRunning };
}
