import type { CallLogView } from '../../../db/call-log-filter.ts';
import { companySettings } from '../../../db/settings.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { SeatStateFilter, SeatStateRow, SeatStateTotals } from '../../../shared/contract/seat-states.ts';
import { emptySeatTime, seatTimeOf } from '../../../shared/domain/supervision/seat-time.ts';
import type { JobContext } from '../jobs/job.ts';
import { timeBy } from './time-by.ts';
import { BEGIN, type WalkPlace, walkSeatStates } from './walk-seat-states.ts';

/** A file of more rows is no list that anybody works through. */
const MOST_ROWS = 100_000;
const STEP = 5000;

interface SeatStateInput {
  readonly filter: SeatStateFilter;
  readonly view: CallLogView;
}

/** The job: the time behind a figure, counted as reports count it, and the pauses by reason. */
export function countSeatStates(job: JobContext, { filter, view }: SeatStateInput): SeatStateTotals {
  const { timeZone } = companySettings(job.reader);
  const group = filter.hours.length === 0 ? 'day' : 'hour';
  const tally = emptySeatTime();
  for (const [id, line] of timeBy(job, timeZone, { filter, group, view }).tallies) {
    if (group === 'hour' && !filter.hours.includes(Number(id))) continue;
    tally.busyMs += line.busyMs;
    tally.readyMs += line.readyMs;
    tally.pausedMs += line.pausedMs;
  }
  const pauses = new Map<string | null, { times: number; ms: number }>();
  if (filter.of === 'paused' || filter.of === 'signed-in') {
    for (const { reason, fromMs, untilMs } of allRows(job, { filter: { ...filter, of: 'paused' }, view })) {
      const of = pauses.get(reason) ?? { times: 0, ms: 0 };
      pauses.set(reason, { times: of.times + 1, ms: of.ms + untilMs - fromMs });
    }
  }
  return {
    time: seatTimeOf(tally),
    pauses: [...pauses]
      .toSorted(([, one], [, other]) => other.ms - one.ms)
      .map(([reason, { times, ms }]) => ({ reason, times, seconds: Math.round(ms / 1000) })),
  };
}

/** The job: all stretches behind a figure. Error: `refused/seat-states-too-many` {most}. */
export function listSeatStates(job: JobContext, input: SeatStateInput): SeatStateRow[] {
  const rows: SeatStateRow[] = [];
  for (const row of allRows(job, input)) {
    if (rows.length === MOST_ROWS) throw new AppError('refused', 'seat-states-too-many', { most: MOST_ROWS });
    rows.push(row);
  }
  return rows;
}

function* allRows(job: JobContext, { filter, view }: SeatStateInput): Generator<SeatStateRow> {
  for (let place: WalkPlace | null = BEGIN; place !== null; ) {
    job.throwIfCancelled();
    const step = walkSeatStates(job.reader, {
      ...{ filter, view, place, nowMs: job.nowMs() },
      ...{ limit: STEP, scan: 10 * STEP },
    });
    yield* step.rows;
    place = step.next;
  }
}
