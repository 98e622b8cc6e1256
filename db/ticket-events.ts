import type { TicketEvent, TicketEventKind } from '../shared/contract/ticket-view.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';
import { indexTicket } from './ticket-search.ts';

/** One entry of a case's timeline; it can only be added (the table refuses changes). */
export interface TicketEventRow {
  readonly id: string;
  readonly ticketId: string;
  readonly atMs: number;
  /** null: the program itself. */
  readonly operatorId: string | null;
  readonly operatorName: string;
  readonly kind: TicketEventKind;
  /** By kind: what it was, what it is now. */
  readonly data: TicketEvent['data'];
  readonly text: string;
  /** Said to the customer, not only noted for the own people. */
  readonly told: boolean;
}

/** What may have written words into the case itself. */
const WORDY: readonly TicketEventKind[] = ['registered', 'moved'];

/** Adds an entry, and makes the words of the case found; they are written before. */
export function appendTicketEvent(tx: WritableDB, event: TicketEventRow): void {
  sql<object>(
    tx,
    `INSERT INTO ticket_event (id, ticket_id, at_ms, operator_id, operator_name, kind, data, text, told)
     VALUES (@id, @ticketId, @atMs, @operatorId, @operatorName, @kind, @data, @text, @told)`,
  ).run({ ...event, data: JSON.stringify(event.data), told: event.told ? 1 : 0 });
  if (event.text !== '' || WORDY.includes(event.kind)) indexTicket(tx, event.ticketId);
}

/** The timeline of a case, oldest first. */
export function eventsOfTicket(db: ReadableDB, ticketId: string): TicketEvent[] {
  return sql<[string], Omit<TicketEvent, 'data' | 'told'> & { data: string; told: 0 | 1 }>(
    db,
    `SELECT id, at_ms AS atMs, operator_name AS operatorName, kind, data, text, told
       FROM ticket_event WHERE ticket_id = ? ORDER BY at_ms, id`,
  )
    .all(ticketId)
    .map((row) => ({ ...row, data: JSON.parse(row.data) as TicketEvent['data'], told: row.told === 1 }));
}

/** Who changed a case last, and when. */
export function lastEventOf(db: ReadableDB, ticketId: string): { atMs: number; operatorName: string } | undefined {
  return sql<[string], { atMs: number; operatorName: string }>(
    db,
    `SELECT at_ms AS atMs, operator_name AS operatorName FROM ticket_event
      WHERE ticket_id = ? AND operator_id IS NOT NULL ORDER BY at_ms DESC, id DESC LIMIT 1`,
  ).get(ticketId);
}

/** The last time that a case was given to another: by whom, who had it before, and the version that it made. */
export function lastAssignedEvent(
  db: ReadableDB,
  ticketId: string,
):
  | {
      readonly operatorId: string | null;
      readonly fromUnitId: string | null;
      readonly fromAssigneeId: string | null;
      readonly versionAfter: number | null;
    }
  | undefined {
  return sql(
    db,
    `SELECT operator_id AS operatorId, data ->> 'fromUnitId' AS fromUnitId, data ->> 'fromAssigneeId' AS fromAssigneeId,
        data ->> 'versionAfter' AS versionAfter
      FROM ticket_event WHERE ticket_id = ? AND kind = 'assigned' ORDER BY at_ms DESC, id DESC LIMIT 1`,
  ).get(ticketId) as ReturnType<typeof lastAssignedEvent>;
}

/** On how many business dates the follow-up call reached nobody since the case was last resolved. */
export function unreachedDays(db: ReadableDB, ticketId: string): number {
  return sql<object, { days: number }>(
    db,
    `SELECT count(DISTINCT data ->> 'date') AS days FROM ticket_event
      WHERE ticket_id = @ticketId AND kind = 'follow-up-unreached' AND at_ms >= coalesce((SELECT max(at_ms) FROM ticket_event
        WHERE ticket_id = @ticketId AND kind = 'moved' AND data ->> 'to' = 'resolved'), 0)`,
  ).get({ ticketId })?.days as number;
}
