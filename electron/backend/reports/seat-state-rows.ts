import type { CallLogView } from '../../../db/call-log-filter.ts';
import type { SeatStateFilter, SeatStateRow } from '../../../shared/contract/seat-states.ts';
import type { JobContext } from '../jobs/job.ts';
import { BEGIN, type WalkPlace, walkSeatStates } from './walk-seat-states.ts';

const STEP = 5000;

export interface SeatStateInput {
  readonly filter: SeatStateFilter;
  readonly view: CallLogView;
}

/** All stretches behind a figure as of one instant, the oldest first; `onStep` is told up to when (UTC ms) they are. */
export function* seatStateRows(
  job: JobContext,
  { filter, view }: SeatStateInput,
  nowMs: number,
  onStep?: (reachedMs: number) => void,
): Generator<SeatStateRow> {
  for (let place: WalkPlace | null = BEGIN; place !== null; ) {
    job.throwIfCancelled();
    const step = walkSeatStates(job.reader, { filter, view, place, nowMs, limit: STEP, scan: 10 * STEP });
    yield* step.rows;
    onStep?.(step.reachedMs);
    place = step.next;
  }
}
