import type { CallLogView } from '../../../db/call-log-filter.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { type SeatStretch, seatStretches } from '../../../db/reports.ts';
import { seatHoursBy, summedDays } from '../../../db/seat-times.ts';
import type { CallLogFilter } from '../../../shared/contract/call-log.ts';
import type { ReportGroup, SeatTime } from '../../../shared/contract/reports.ts';
import { addDays } from '../../../shared/domain/calendar/business-date.ts';
import type { DateSpan } from '../../../shared/domain/calendar/figure-period.ts';
import { type ZoneOffset, zoneOffsets } from '../../../shared/domain/calendar/zone-offsets.ts';
import {
  addSeatTime,
  emptySeatTime,
  type Piece,
  piecesOf,
  type SeatTimeTally,
  seatTimeOf,
} from '../../../shared/domain/supervision/seat-time.ts';
import type { JobContext } from '../jobs/job.ts';
import { dayOf } from './sum-seat-time.ts';

/** Stretches so often may find the job cancelled. */
const CHECK_EVERY = 20_000;

interface TimeInput {
  readonly filter: Pick<CallLogFilter, 'from' | 'to' | 'seatIds' | 'operatorIds' | 'teamIds'>;
  readonly group: ReportGroup;
  readonly view: CallLogView;
}

/** Of days that are summed the sums, of the others, as of today, the changes of seats themselves. */
export function timeBy(
  job: JobContext,
  timeZone: string,
  { filter, group, view }: TimeInput,
): { total: SeatTime; lines: Map<string, SeatTime>; tallies: ReadonlyMap<string, SeatTimeTally> } {
  const { reader: db } = job;
  const total = emptySeatTime();
  const lines = new Map<string, SeatTimeTally>();
  const tallyOf = (id: string): SeatTimeTally => {
    const tally = lines.get(id) ?? emptySeatTime();
    lines.set(id, tally);
    return tally;
  };
  const { summed, others } = splitDays(db, filter, timeZone);
  for (const { id, ...sums } of seatHoursBy(db, summed, filter, view, group)) {
    for (const tally of [total, tallyOf(id)]) {
      tally.busyMs += sums.busyMs;
      tally.readyMs += sums.readyMs;
      tally.pausedMs += sums.pausedMs;
    }
  }
  for (const span of others) {
    const toMs = Math.min(span.toMs, job.nowMs());
    if (toMs <= span.fromMs) continue;
    const offsets = zoneOffsets(span.fromMs, toMs, timeZone);
    let seen = 0;
    for (const stretch of seatStretches(db, { fromMs: span.fromMs, toMs }, filter, view)) {
      seen += 1;
      if (seen % CHECK_EVERY === 0) job.throwIfCancelled();
      const [, , , state, startMs, endMs] = stretch;
      addSeatTime(total, state, endMs - startMs);
      for (const { of, ms } of partsOf(stretch, group, offsets)) addSeatTime(tallyOf(of), state, ms);
    }
  }
  const seconds = new Map([...lines].map(([id, tally]) => [id, seatTimeOf(tally)]));
  return { total: seatTimeOf(total), lines: seconds, tallies: lines };
}

/** The dates of a filter that are summed by the clock of today, and the stretches between them. */
function splitDays(
  db: ReadableDB,
  { from, to }: DateSpan,
  timeZone: string,
): {
  readonly summed: readonly string[];
  readonly others: readonly { readonly fromMs: number; readonly toMs: number }[];
} {
  const known = new Map(summedDays(db, from, to).map((day) => [day.date, day]));
  const summed: string[] = [];
  const others: { fromMs: number; toMs: number }[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const { fromMs, toMs } = dayOf(date, timeZone);
    const day = known.get(date);
    const last = others.at(-1);
    if (day?.fromMs === fromMs && day.toMs === toMs) summed.push(date);
    else if (last?.toMs === fromMs) last.toMs = toMs;
    else others.push({ fromMs, toMs });
  }
  return { summed, others };
}

/** What of a stretch counts in which line. */
function partsOf(stretch: SeatStretch, group: ReportGroup, offsets: readonly ZoneOffset[]): readonly Piece[] {
  const [operatorId, seatId, teamId, , fromMs, toMs] = stretch;
  if (group === 'hour' || group === 'day') return piecesOf(fromMs, toMs, group, offsets);
  if (group === 'month') {
    return piecesOf(fromMs, toMs, 'day', offsets).map(({ of, ms }) => ({ of: of.slice(0, 7), ms }));
  }
  const of = { operator: operatorId, seat: seatId ?? '', team: teamId ?? '', class: '', route: '' }[group];
  return [{ of, ms: toMs - fromMs }];
}
