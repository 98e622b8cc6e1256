import type { ChangeState } from '../shared/contract/customer-changes.ts';
import type { TicketState } from '../shared/contract/tickets.ts';
import type { ChangePart } from '../shared/domain/customers/change-parts.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';
import type { CustomerView } from './customer-list.ts';

/** A change of a customer's data that somebody asked for. Instants in UTC ms; names as they were then. */
export interface CustomerChangeRow {
  readonly id: string;
  readonly customerId: string;
  readonly state: ChangeState;
  readonly parts: readonly ChangePart[];
  readonly reason: string;
  /** The call in which it was asked for. */
  readonly callId: string | null;
  /** The service request that carries it. */
  readonly ticketId: string | null;
  readonly askedAtMs: number;
  readonly askedBy: string;
  readonly askedByName: string;
  readonly decidedAtMs: number | null;
  readonly decidedBy: string | null;
  readonly decidedByName: string | null;
  readonly decisionReason: string | null;
}

/** With the customer it is of, the team of its route, and the service request that carries it. */
export interface NamedChangeRow extends CustomerChangeRow {
  readonly customerCode: string;
  readonly customerName: string;
  readonly teamId: string | null;
  readonly ticketNumber: string | null;
  readonly ticketState: TicketState | null;
}

type Stored<Row extends CustomerChangeRow> = Omit<Row, 'parts'> & { readonly parts: string };

const NAMED = `SELECT g.id, g.customer_id AS customerId, g.state, g.parts, g.reason, g.call_id AS callId,
    g.ticket_id AS ticketId, g.asked_at_ms AS askedAtMs, g.asked_by AS askedBy, g.asked_by_name AS askedByName, g.decided_at_ms AS decidedAtMs,
    g.decided_by AS decidedBy, g.decided_by_name AS decidedByName, g.decision_reason AS decisionReason,
    c.code AS customerCode, c.name AS customerName, r.team_id AS teamId, k.number AS ticketNumber, k.state AS ticketState
  FROM customer_change g JOIN customer c ON c.id = g.customer_id LEFT JOIN route r ON r.id = c.route_id
    LEFT JOIN ticket k ON k.id = g.ticket_id`;

const read = (row: Stored<NamedChangeRow>): NamedChangeRow => ({
  ...row,
  parts: JSON.parse(row.parts) as ChangePart[],
});

export function insertCustomerChange(tx: WritableDB, row: CustomerChangeRow): void {
  sql<Stored<CustomerChangeRow>>(
    tx,
    `INSERT INTO customer_change (id, customer_id, state, parts, reason, call_id, ticket_id, asked_at_ms, asked_by, asked_by_name,
       decided_at_ms, decided_by, decided_by_name, decision_reason)
     VALUES (@id, @customerId, @state, @parts, @reason, @callId, @ticketId, @askedAtMs, @askedBy, @askedByName,
       @decidedAtMs, @decidedBy, @decidedByName, @decisionReason)`,
  ).run({ ...row, parts: JSON.stringify(row.parts) });
}

export function findCustomerChange(db: ReadableDB, id: string): NamedChangeRow | undefined {
  const row = sql<[string], Stored<NamedChangeRow>>(db, `${NAMED} WHERE g.id = ?`).get(id);
  return row && read(row);
}

/** Those of a customer that wait for a decision, the oldest first. */
export function pendingChangesOf(db: ReadableDB, customerId: string): NamedChangeRow[] {
  return sql<[string], Stored<NamedChangeRow>>(
    db,
    `${NAMED} WHERE g.customer_id = ? AND g.state = 'pending' ORDER BY g.asked_at_ms, g.id`,
  )
    .all(customerId)
    .map(read);
}

/** Those that a service request carries or carried, in the order in which they were asked for. */
export function changesOfTicket(db: ReadableDB, ticketId: string): NamedChangeRow[] {
  return sql<[string], Stored<NamedChangeRow>>(db, `${NAMED} WHERE g.ticket_id = ? ORDER BY g.asked_at_ms, g.id`)
    .all(ticketId)
    .map(read);
}

/** Those of a customer that were decided, the one asked for last first. */
export function decidedChangesOf(db: ReadableDB, customerId: string, limit: number): NamedChangeRow[] {
  return sql<[string, number], Stored<NamedChangeRow>>(
    db,
    `${NAMED} WHERE g.customer_id = ? AND g.state <> 'pending' ORDER BY g.asked_at_ms DESC, g.id DESC LIMIT ?`,
  )
    .all(customerId, limit)
    .map(read);
}

/** What a person sees of the requests: the own ones, those of the team's customers too, or all. */
const REACH: Readonly<Record<CustomerView['scope'], string>> = {
  own: 'g.asked_by = @operatorId',
  team: '(r.team_id = @teamId OR g.asked_by = @operatorId)',
  all: '1',
};

/** Waiting ones oldest first, decided ones newest first; ids are made in the order of asking. */
export function listCustomerChanges(
  db: ReadableDB,
  view: CustomerView,
  asked: { readonly waiting: boolean; readonly limit: number; readonly offset: number },
): NamedChangeRow[] {
  const { waiting, limit, offset } = asked;
  const which = waiting ? `g.state = 'pending'` : `g.state <> 'pending'`;
  const order = waiting ? 'g.asked_at_ms, g.id' : 'g.id DESC';
  return sql<object, Stored<NamedChangeRow>>(
    db,
    `${NAMED} WHERE ${which} AND ${REACH[view.scope]} ORDER BY ${order} LIMIT @limit OFFSET @offset`,
  )
    .all({ ...view, limit, offset })
    .map(read);
}

/** How many wait for whoever decides for this team's customers; null: for all. What was sent back waits for its asker. */
export function countPendingChanges(db: ReadableDB, teamId: string | null): number {
  return sql<{ teamId: string | null }, number>(
    db,
    `SELECT count(*) FROM customer_change g JOIN customer c ON c.id = g.customer_id LEFT JOIN route r ON r.id = c.route_id
        LEFT JOIN ticket k ON k.id = g.ticket_id
      WHERE g.state = 'pending' AND (@teamId IS NULL OR r.team_id = @teamId) AND k.state IS NOT 'waiting'`,
  )
    .pluck()
    .get({ teamId }) as number;
}

export interface Decision {
  readonly id: string;
  readonly state: Exclude<ChangeState, 'pending'>;
  readonly decidedAtMs: number;
  readonly decidedBy: string;
  readonly decidedByName: string;
  readonly decisionReason: string | null;
}

/** Decides what still waits; false when it was decided before. */
export function decideCustomerChange(tx: WritableDB, decision: Decision): boolean {
  return (
    sql<Decision>(
      tx,
      `UPDATE customer_change SET state = @state, decided_at_ms = @decidedAtMs, decided_by = @decidedBy,
         decided_by_name = @decidedByName, decision_reason = @decisionReason WHERE id = @id AND state = 'pending'`,
    ).run(decision).changes > 0
  );
}
