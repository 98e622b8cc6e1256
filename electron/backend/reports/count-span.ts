import type { CallLogView } from '../../../db/call-log-filter.ts';
import { callTotalsBy, NO_CALLS } from '../../../db/reports.ts';
import { companySettings } from '../../../db/settings.ts';
import type { CallLogFilter } from '../../../shared/contract/call-log.ts';
import type { ReportFigures, ReportGroup } from '../../../shared/contract/reports.ts';
import { addDays, instantOf } from '../../../shared/domain/calendar/business-date.ts';
import { zoneOffsets } from '../../../shared/domain/calendar/zone-offsets.ts';
import type { JobContext } from '../jobs/job.ts';
import { timeBy } from './time-by.ts';

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
  const times = isTimed(filter) ? timeBy(job, timeZone, { filter, group, view }) : null;
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
  const { counted, direction, hasOrder, hasTicket, number, customerId, callId } = filter;
  const lists = [classIds, routeIds, hours, dispositions, noOrderReasons];
  return (
    lists.every((list) => list.length === 0) &&
    [counted, direction, hasOrder, hasTicket, number, customerId, callId].every((value) => value === null)
  );
}
