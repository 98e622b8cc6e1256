import type { TicketKind, TicketState } from '../shared/contract/tickets.ts';
import { type ReadableDB, sql } from './connection.ts';

export interface CallerTicket {
  readonly id: string;
  readonly number: string;
  readonly kind: TicketKind;
  readonly state: TicketState;
  readonly categoryName: string;
}

/** Open cases of persons who are no customers, by any of these numbers (digits), what is due next first. */
export function openTicketsOfNumbers(db: ReadableDB, numbers: readonly string[], limit: number): CallerTicket[] {
  return sql<[string, number], CallerTicket>(
    db,
    `SELECT t.id, t.number, t.kind, t.state, g.name AS categoryName
      FROM ticket t JOIN ticket_category g ON g.id = t.category_id
      WHERE t.ended_at_ms IS NULL AND t.customer_id IS NULL
        AND replace(replace(t.person_phone, '-', ''), ' ', '') IN (SELECT value FROM json_each(?))
      ORDER BY t.due_at_ms NULLS LAST, t.search_id DESC LIMIT ?`,
  ).all(JSON.stringify(numbers), limit);
}
