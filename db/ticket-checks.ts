import { type ReadableDB, sql, type WritableDB } from './connection.ts';

/** What has to be ticked before a case is closed. */
export interface TicketCheckRow {
  readonly ticketId: string;
  readonly position: number;
  readonly text: string;
  readonly doneAtMs: number | null;
  readonly doneByName: string | null;
}

export function insertTicketCheck(tx: WritableDB, row: TicketCheckRow): void {
  sql<TicketCheckRow>(
    tx,
    `INSERT INTO ticket_check (ticket_id, position, text, done_at_ms, done_by_name)
     VALUES (@ticketId, @position, @text, @doneAtMs, @doneByName)`,
  ).run(row);
}

/** In their order. */
export function checksOfTicket(db: ReadableDB, ticketId: string): TicketCheckRow[] {
  return sql<[string], TicketCheckRow>(
    db,
    `SELECT ticket_id AS ticketId, position, text, done_at_ms AS doneAtMs, done_by_name AS doneByName
       FROM ticket_check WHERE ticket_id = ? ORDER BY position`,
  ).all(ticketId);
}

/** Ticks it, or takes the tick back (`done` null). False when there is no such check. */
export function setTicketCheck(
  tx: WritableDB,
  check: { readonly ticketId: string; readonly position: number },
  done: { readonly atMs: number; readonly byName: string } | null,
): boolean {
  return (
    sql<[number | null, string | null, string, number]>(
      tx,
      'UPDATE ticket_check SET done_at_ms = ?, done_by_name = ? WHERE ticket_id = ? AND position = ?',
    ).run(done?.atMs ?? null, done?.byName ?? null, check.ticketId, check.position).changes === 1
  );
}
