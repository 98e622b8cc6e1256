import { companySettings } from '../../../db/settings.ts';
import type { SeatStateTotals } from '../../../shared/contract/seat-states.ts';
import { emptySeatTime, seatTimeOf } from '../../../shared/domain/supervision/seat-time.ts';
import type { JobContext } from '../jobs/job.ts';
import { type SeatStateInput, seatStateRows } from './seat-state-rows.ts';
import { timeBy } from './time-by.ts';

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
    const paused: SeatStateInput = { filter: { ...filter, of: 'paused' }, view };
    for (const { reason, fromMs, untilMs } of seatStateRows(job, paused, job.nowMs())) {
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
