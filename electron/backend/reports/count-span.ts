import type { CallLogView } from '../../../db/call-log-filter.ts';
import { callTotalsBy, NO_CALLS, seatStretches } from '../../../db/reports.ts';
import { companySettings } from '../../../db/settings.ts';
import type { CallLogFilter } from '../../../shared/contract/call-log.ts';
import type { ReportFigures, ReportGroup, SeatTime } from '../../../shared/contract/reports.ts';
import { addDays, instantOf } from '../../../shared/domain/calendar/business-date.ts';
import { type ZoneOffset, zoneOffsets } from '../../../shared/domain/calendar/zone-offsets.ts';
import {
  addSeatTime,
  emptySeatTime,
  piecesOf,
  type SeatTimeTally,
  seatTimeOf,
} from '../../../shared/domain/supervision/seat-time.ts';
import type { JobContext } from '../jobs/job.ts';

/** Stretches so often may find the job cancelled. */
const CHECK_EVERY = 20_000;

interface SpanInput {
  readonly filter: CallLogFilter;
  readonly group: ReportGroup;
  readonly view: CallLogView;
}
interface CountedSpan {
  readonly total: ReportFigures;
  /** By id; '' for calls without one. */
  readonly lines: readonly (readonly [string, ReportFigures])[];
}

/** The job: the calls of a filter by group, and all of them. */
export function countSpan(job: JobContext, { filter, group, view }: SpanInput): CountedSpan {
  const { reader: db } = job;
  const { timeZone } = companySettings(db);
  const fromMs = instantOf(filter.from, 0, timeZone);
  const toMs = Math.min(instantOf(addDays(filter.to, 1), 0, timeZone), job.nowMs());
  const offsets = zoneOffsets(fromMs, Math.max(fromMs, toMs), timeZone);
  const { groups: calls, total } = callTotalsBy(db, filter, view, group, offsets);
  job.throwIfCancelled();
  const times = isTimed(filter) ? timeBy(job, { fromMs, toMs }, filter, view, group, offsets) : null;
  const hasTime = times !== null && group !== 'class' && group !== 'route';
  // Whoever was signed in without a call has a line too.
  const ids = new Set([...calls.keys(), ...(hasTime ? times.lines.keys() : [])]);
  const lines = [...ids].map((id): [string, ReportFigures] => [
    id,
    { ...(calls.get(id) ?? NO_CALLS), time: hasTime ? (times.lines.get(id) ?? null) : null },
  ]);
  return { total: { ...total, time: times?.total ?? null }, lines };
}

/** Only people and seats have a time; of calls of one route or result nobody knows how long was waited for them. */
function isTimed(filter: CallLogFilter): boolean {
  const { classIds, routeIds, hours, dispositions, noOrderReasons } = filter;
  const { counted, direction, hasOrder, hasTicket, number, callId } = filter;
  const lists = [classIds, routeIds, hours, dispositions, noOrderReasons];
  return (
    lists.every((list) => list.length === 0) &&
    [counted, direction, hasOrder, hasTicket, number, callId].every((value) => value === null)
  );
}

function timeBy(
  job: JobContext,
  span: { fromMs: number; toMs: number },
  filter: CallLogFilter,
  view: CallLogView,
  group: ReportGroup,
  offsets: readonly ZoneOffset[],
): { total: SeatTime; lines: Map<string, SeatTime> } {
  const total = emptySeatTime();
  const lines = new Map<string, SeatTimeTally>();
  const tallyOf = (id: string): SeatTimeTally => {
    const tally = lines.get(id) ?? emptySeatTime();
    lines.set(id, tally);
    return tally;
  };
  let seen = 0;
  for (const [operatorId, seatId, teamId, state, fromMs, toMs] of seatStretches(job.reader, span, filter, view)) {
    seen += 1;
    if (seen % CHECK_EVERY === 0) job.throwIfCancelled();
    addSeatTime(total, state, toMs - fromMs);
    if (group === 'operator') addSeatTime(tallyOf(operatorId), state, toMs - fromMs);
    else if (group === 'seat') addSeatTime(tallyOf(seatId ?? ''), state, toMs - fromMs);
    else if (group === 'team') addSeatTime(tallyOf(teamId ?? ''), state, toMs - fromMs);
    else if (group === 'hour' || group === 'day' || group === 'month') {
      for (const { of, ms } of piecesOf(fromMs, toMs, group === 'hour' ? 'hour' : 'day', offsets)) {
        addSeatTime(tallyOf(group === 'month' ? of.slice(0, 7) : of), state, ms);
      }
    }
  }
  return { total: seatTimeOf(total), lines: new Map([...lines].map(([id, tally]) => [id, seatTimeOf(tally)])) };
}
