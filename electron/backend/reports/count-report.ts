import { callLogChoices } from '../../../db/call-log-choices.ts';
import type { CallLogView } from '../../../db/call-log-filter.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { NO_CALLS } from '../../../db/reports.ts';
import { listTeams } from '../../../db/teams.ts';
import { type CallLogFilter, NO_ID } from '../../../shared/contract/call-log.ts';
import type { ReportGroup, ReportInput, ReportLine, ReportOutput } from '../../../shared/contract/reports.ts';
import { addDays } from '../../../shared/domain/calendar/business-date.ts';
import { type DateSpan, spanBefore } from '../../../shared/domain/calendar/figure-period.ts';
import type { Services } from '../services.ts';
import { lineAt, placeOf } from './place-of.ts';

/** A line and by what it is put beside that of the period before. */
interface PlacedLine {
  readonly place: string;
  readonly line: ReportLine;
}

/**
 * The calls of a filter by group, all of them, and those of the period before: two jobs at once, each reading its own
 * period, so that a report takes as long as one of them where there are two processors.
 */
export async function countReport(
  { db, jobs }: Pick<Services, 'db' | 'jobs'>,
  nowMs: number,
  { input, view }: { readonly input: ReportInput; readonly view: CallLogView },
): Promise<ReportOutput> {
  const { filter, group } = input;
  const span: DateSpan = { from: filter.from, to: filter.to };
  const earlier = spanBefore(span);
  const [now, before] = await Promise.all([
    jobs.run('report-span', { filter, group, view }),
    jobs.run('report-span', { filter: { ...filter, ...earlier }, group, view }),
  ]);
  const beforeAt = new Map(before.lines.map(([id, figures]) => [placeOf(group, id, earlier), { id, figures }]));
  const names = namesOf(db, group);
  const nameOf = (id: string) => names?.get(id) ?? '';
  const lines = now.lines.map(([id, figures]): PlacedLine => {
    const place = placeOf(group, id, span);
    const line = { id, name: nameOf(id), narrowing: narrowingOf(group, id, filter) };
    return { place, line: { ...line, now: figures, before: beforeAt.get(place)?.figures ?? null } };
  });
  const places = new Set(lines.map(({ place }) => place));
  // What was met in the period before alone: without it that column would not add up to its tile.
  for (const [place, { id: idBefore, figures }] of beforeAt) {
    if (places.has(place)) continue;
    const here = lineAt(group, place, span);
    const id = here ?? idBefore;
    const line = { id, name: nameOf(id), narrowing: here === null ? null : narrowingOf(group, here, filter) };
    lines.push({ place, line: { ...line, now: { ...NO_CALLS, time: null }, before: figures } });
  }
  const rank = names && new Map([...names.keys()].map((id, place) => [id, place]));
  lines.sort((a, b) =>
    a.line.id === '' || b.line.id === ''
      ? Number(a.line.id === '') - Number(b.line.id === '')
      : rank
        ? (rank.get(a.line.id) ?? rank.size) - (rank.get(b.line.id) ?? rank.size)
        : Number(a.place) - Number(b.place),
  );
  return {
    asOfMs: nowMs,
    ...span,
    group,
    total: now.total,
    before: { ...before.total, ...earlier },
    lines: lines.map(({ line }) => line),
  };
}

/** Names by id, in the order in which they are read; null: the id is a time, which names itself. */
function namesOf(db: ReadableDB, group: ReportGroup): ReadonlyMap<string, string> | null {
  if (group === 'hour' || group === 'day' || group === 'month') return null;
  if (group === 'team') return new Map(listTeams(db).map(({ id, name }) => [id, name]));
  const lists = callLogChoices(db, { scope: 'all', operatorId: '', teamId: null, fullNumbers: false });
  const list = { seat: lists.seats, operator: lists.operators, class: lists.classes, route: lists.routes }[group];
  return new Map(list.map(({ id, label }) => [id, label]));
}

/** By which the filter of the log becomes that of a line. */
function narrowingOf(group: ReportGroup, id: string, { from, to }: CallLogFilter): ReportLine['narrowing'] {
  const ids = [id === '' ? NO_ID : id];
  switch (group) {
    case 'seat':
      return { seatIds: ids };
    case 'operator':
      return { operatorIds: ids };
    case 'team':
      return { teamIds: ids };
    case 'class':
      return { classIds: ids };
    case 'route':
      return { routeIds: ids };
    case 'hour':
      return { hours: [Number(id)] };
    case 'day':
      return { from: id, to: id };
    case 'month': {
      const first = `${id}-01`;
      const last = addDays(`${addDays(first, 31).slice(0, 7)}-01`, -1);
      return { from: first > from ? first : from, to: last < to ? last : to };
    }
  }
}
