import { callLogChoices } from '../../../db/call-log-choices.ts';
import type { CallLogView } from '../../../db/call-log-filter.ts';
import { callTotalsBy, NO_CALLS, peopleOfTeams, seatStretches } from '../../../db/reports.ts';
import { companySettings } from '../../../db/settings.ts';
import { listTeams } from '../../../db/teams.ts';
import type { CallLogFilter } from '../../../shared/contract/call-log.ts';
import type {
  ReportFigures,
  ReportGroup,
  ReportInput,
  ReportLine,
  ReportOutput,
  SeatTime,
} from '../../../shared/contract/reports.ts';
import { addDays, instantOf } from '../../../shared/domain/calendar/business-date.ts';
import { type DateSpan, spanBefore } from '../../../shared/domain/calendar/figure-period.ts';
import { type ZoneOffset, zoneOffsets } from '../../../shared/domain/calendar/zone-offsets.ts';
import {
  addSeatTime,
  emptySeatTime,
  piecesOf,
  type SeatTimeTally,
  seatTimeOf,
} from '../../../shared/domain/supervision/seat-time.ts';
import type { JobContext } from '../jobs/job.ts';
import { placeOf } from './place-of.ts';

/** Stretches so often may find the job cancelled. */
const CHECK_EVERY = 20_000;
/** More people do not fit into the address that leads to their calls. */
const MOST_PEOPLE = 60;
interface Counted {
  readonly total: ReportFigures;
  readonly lines: ReadonlyMap<string, ReportFigures>;
}

/** The job: the calls of a filter by group, all of them, and those of the period before. */
export function countReport(job: JobContext, { input, view }: { input: ReportInput; view: CallLogView }): ReportOutput {
  const { filter, group } = input;
  const span: DateSpan = { from: filter.from, to: filter.to };
  const earlier = spanBefore(span);
  const now = countSpan(job, filter, group, view);
  const before = countSpan(job, { ...filter, ...earlier }, group, view);
  const beforeAt = new Map([...before.lines].map(([id, figures]) => [placeOf(group, id, earlier), figures]));
  const names = namesOf(job, group);
  const narrowed = narrowingOf(job, group, filter);
  const lines = [...now.lines].map(
    ([id, figures]): ReportLine => ({
      id,
      name: names?.get(id) ?? '',
      narrowing: id === '' ? null : narrowed(id),
      now: figures,
      before: beforeAt.get(placeOf(group, id, span)) ?? null,
    }),
  );
  const order = names ? [...names.keys()] : null;
  const rank = order ? new Map(order.map((id, place) => [id, place])) : null;
  lines.sort((a, b) =>
    a.id === '' || b.id === ''
      ? Number(a.id === '') - Number(b.id === '')
      : rank
        ? (rank.get(a.id) ?? rank.size) - (rank.get(b.id) ?? rank.size)
        : a.id.localeCompare(b.id, 'en', { numeric: true }),
  );
  return { asOfMs: job.nowMs(), ...span, group, total: now.total, before: { ...before.total, ...earlier }, lines };
}

function countSpan(job: JobContext, filter: CallLogFilter, group: ReportGroup, view: CallLogView): Counted {
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
  return { total: { ...total, time: times?.total ?? null }, lines: new Map(lines) };
}

/** Only people and seats have a time; of calls of one route or result nobody knows how long was waited for them. */
function isTimed(filter: CallLogFilter): boolean {
  const { classIds, routeIds, direction, dispositions, noOrderReasons, hasOrder, hasTicket, number, callId } = filter;
  const lists = [classIds, routeIds, dispositions, noOrderReasons];
  return (
    lists.every((list) => list.length === 0) &&
    [direction, hasOrder, hasTicket, number, callId].every((value) => value === null)
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

/** Names by id, in the order in which they are read; null: the id is a time, which names itself. */
function namesOf({ reader: db }: JobContext, group: ReportGroup): ReadonlyMap<string, string> | null {
  if (group === 'hour' || group === 'day' || group === 'month') return null;
  if (group === 'team') return new Map(listTeams(db).map(({ id, name }) => [id, name]));
  const lists = callLogChoices(db, { scope: 'all', operatorId: '', teamId: null, fullNumbers: false });
  const list = { seat: lists.seats, operator: lists.operators, class: lists.classes, route: lists.routes }[group];
  return new Map(list.map(({ id, label }) => [id, label]));
}

function narrowingOf(
  { reader: db }: JobContext,
  group: ReportGroup,
  filter: CallLogFilter,
): (id: string) => ReportLine['narrowing'] {
  const people = group === 'team' ? peopleOfTeams(db) : null;
  return (id) => {
    switch (group) {
      case 'seat':
        return { seatIds: [id] };
      case 'operator':
        return { operatorIds: [id] };
      case 'class':
        return { classIds: [id] };
      case 'route':
        return { routeIds: [id] };
      case 'day':
        return { from: id, to: id };
      case 'month': {
        const first = `${id}-01`;
        const last = addDays(`${addDays(first, 31).slice(0, 7)}-01`, -1);
        return { from: first > filter.from ? first : filter.from, to: last < filter.to ? last : filter.to };
      }
      case 'team': {
        const asked = filter.operatorIds;
        const ids = (people?.get(id) ?? []).filter((one) => asked.length === 0 || asked.includes(one));
        return ids.length === 0 || ids.length > MOST_PEOPLE ? null : { operatorIds: ids };
      }
      case 'hour':
        return null;
    }
  };
}
