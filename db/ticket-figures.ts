import type { CaseFiguresInput } from '../shared/contract/ticket-figures.ts';
import { NOBODY } from '../shared/contract/ticket-lists.ts';
import { CLOCK_KINDS, type ROOT_CAUSES, type TicketKind } from '../shared/contract/tickets.ts';
import type { CountedCase, InstantSpan } from '../shared/domain/tickets/figure-tally.ts';
import { type ReadableDB, sql } from './connection.ts';
import { CUSTOMER_IN_CLASS } from './ticket-figure-cases.ts';

/** Which cases count at all. `categoryIds`: null for every one. */
export interface FigureFilter extends Pick<CaseFiguresInput, 'kind' | 'unitId' | 'teamId' | 'classId'> {
  /** The date on which a class has to hold. */
  readonly today: string;
  readonly categoryIds: readonly string[] | null;
}

/** A case with what it is grouped by. */
export interface FigureCase extends CountedCase {
  readonly searchId: number;
  readonly kind: TicketKind;
  readonly categoryId: string;
  readonly unitId: string | null;
  readonly assigneeId: string | null;
  readonly rootCause: (typeof ROOT_CAUSES)[number] | null;
}

type CaseCells = [
  ...[number, TicketKind, string, string | null, string | null, string | null, number, number | null],
  ...[0 | 1, 0 | 1, number | null, number, number | null],
];

/**
 * Calls `each` with every case that may count in a span: open ones, and those that were registered before its end and
 * ended after its beginning, since every clock of a case ended while it lived.
 */
export function eachFigureCase(
  db: ReadableDB,
  { fromMs, toMs }: InstantSpan,
  filter: FigureFilter,
  each: (found: FigureCase) => void,
): void {
  const wanted = ['(t.ended_at_ms IS NULL OR (t.ended_at_ms >= @fromMs AND t.registered_at_ms < @toMs))'];
  if (filter.kind !== null) wanted.push('t.kind = @kind');
  if (filter.categoryIds !== null) wanted.push('t.category_id IN (SELECT value FROM json_each(@categoryIds))');
  if (filter.unitId !== null) wanted.push(filter.unitId === NOBODY ? 't.unit_id IS NULL' : 't.unit_id = @unitId');
  if (filter.teamId !== null) wanted.push('t.team_id = @teamId');
  if (filter.classId !== null) wanted.push(CUSTOMER_IN_CLASS);
  const { kind, unitId, teamId, classId, today } = filter;
  const rows = sql<object, CaseCells>(
    db,
    `SELECT t.search_id, t.kind, t.category_id, t.unit_id, t.assignee_id, t.root_cause, t.registered_at_ms, t.ended_at_ms,
        t.state = 'withdrawn', coalesce(t.closed_as = 'not-reached', 0), t.satisfaction, t.reopened_count, t.due_at_ms
      FROM ticket t WHERE ${wanted.join(' AND ')}`,
  )
    .raw()
    .iterate({ fromMs, toMs, kind, unitId, teamId, classId, today, categoryIds: JSON.stringify(filter.categoryIds) });
  for (const row of rows) {
    const [searchId, ofKind, categoryId, ofUnit, assigneeId, rootCause, registeredAtMs, endedAtMs, ...end] = row;
    const [withdrawn, notReached, score, reopenedCount, dueAtMs] = end;
    each({
      ...{
        searchId,
        kind: ofKind,
        categoryId,
        unitId: ofUnit,
        assigneeId,
        registeredAtMs,
        endedAtMs,
        score,
        reopenedCount,
      },
      ...{ rootCause: rootCause as FigureCase['rootCause'], dueAtMs },
      ...{ isWithdrawn: withdrawn === 1, isNotReached: notReached === 1 },
    });
  }
}

/** Case (its search id), place of the clock among CLOCK_KINDS, round, start, end, whether it was met. */
export type EndedClockCells = [number, number, number, number, number, 0 | 1 | null];

/** Every run of a clock that ended in a span, whatever its case. Numbers alone: words would take most of the time. */
export function endedClocks(db: ReadableDB, { fromMs, toMs }: InstantSpan): IterableIterator<EndedClockCells> {
  const places = CLOCK_KINDS.map((kind, at) => `WHEN '${kind}' THEN ${at}`).join(' ');
  return sql<[number, number], EndedClockCells>(
    db,
    `SELECT t.search_id, CASE c.kind ${places} END, c.round, c.started_at_ms, c.stopped_at_ms, c.met
      FROM ticket_clock c JOIN ticket t ON t.id = c.ticket_id WHERE c.stopped_at_ms >= ? AND c.stopped_at_ms < ?`,
  )
    .raw()
    .iterate(fromMs, toMs);
}

/** When the earliest of the runs that ended in a span began; null: none did. */
export function earliestStart(db: ReadableDB, { fromMs, toMs }: InstantSpan): number | null {
  return sql<[number, number], number | null>(
    db,
    'SELECT min(started_at_ms) FROM ticket_clock WHERE stopped_at_ms >= ? AND stopped_at_ms < ?',
  )
    .pluck()
    .get(fromMs, toMs) as number | null;
}

/** The stretches in which cases waited that began before an instant, in order: case (its search id), start, end. */
export function pausesBefore(db: ReadableDB, toMs: number): IterableIterator<[number, number, number | null]> {
  return sql<[number], [number, number, number | null]>(
    db,
    `SELECT t.search_id, p.from_ms, p.to_ms FROM ticket_pause p JOIN ticket t ON t.id = p.ticket_id
      WHERE p.from_ms < ? ORDER BY p.ticket_id, p.from_ms`,
  )
    .raw()
    .iterate(toMs);
}
