import type {
  DECISIONS,
  ROOT_CAUSES,
  TicketKind,
  TicketPriority,
  TicketState,
  WAITING_FOR,
} from '../shared/contract/tickets.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';

/** A complaint, a suggestion or a service request. Instants in UTC ms. */
export interface TicketRow {
  readonly id: string;
  /** 'C-20261122-0001'. */
  readonly number: string;
  readonly kind: TicketKind;
  readonly state: TicketState;
  readonly version: number;
  readonly priority: TicketPriority;
  readonly categoryId: string;
  readonly customerId: string | null;
  readonly personName: string | null;
  readonly personPhone: string | null;
  /** The team of the customer's route, else of whoever registered it. */
  readonly teamId: string | null;
  readonly callId: string | null;
  readonly orderId: string | null;
  readonly orderLineNumber: number | null;
  readonly description: string;
  /** JSON: values of the category's own fields. */
  readonly fields: string;
  readonly unitId: string | null;
  readonly assigneeId: string | null;
  readonly policyId: string | null;
  /** 0: its worker's; 1: the shift lead's; 2: the supervisor's. */
  readonly level: number;
  readonly waitingFor: (typeof WAITING_FOR)[number] | null;
  readonly result: string | null;
  readonly rootCause: (typeof ROOT_CAUSES)[number] | null;
  readonly decision: (typeof DECISIONS)[number] | null;
  readonly reply: string | null;
  readonly satisfaction: number | null;
  readonly closedAs: 'answered' | 'not-reached' | null;
  readonly reopenedCount: number;
  readonly customerChangeId: string | null;
  readonly registeredAtMs: number;
  readonly registeredBy: string;
  readonly resolvedAtMs: number | null;
  readonly endedAtMs: number | null;
  /** When the next of its running clocks runs out; null: none runs. */
  readonly dueAtMs: number | null;
}

/** With its place in the search index, which is the order of registering. */
export interface StoredTicket extends TicketRow {
  readonly searchId: number;
}

const NAMES = {
  id: 'id',
  number: 'number',
  kind: 'kind',
  state: 'state',
  version: 'version',
  priority: 'priority',
  categoryId: 'category_id',
  customerId: 'customer_id',
  personName: 'person_name',
  personPhone: 'person_phone',
  teamId: 'team_id',
  callId: 'call_id',
  orderId: 'order_id',
  orderLineNumber: 'order_line_number',
  description: 'description',
  fields: 'fields',
  unitId: 'unit_id',
  assigneeId: 'assignee_id',
  policyId: 'policy_id',
  level: 'level',
  waitingFor: 'waiting_for',
  result: 'result',
  rootCause: 'root_cause',
  decision: 'decision',
  reply: 'reply',
  satisfaction: 'satisfaction',
  closedAs: 'closed_as',
  reopenedCount: 'reopened_count',
  customerChangeId: 'customer_change_id',
  registeredAtMs: 'registered_at_ms',
  registeredBy: 'registered_by',
  resolvedAtMs: 'resolved_at_ms',
  endedAtMs: 'ended_at_ms',
  dueAtMs: 'due_at_ms',
} as const satisfies Record<keyof TicketRow, string>;

const KEYS = Object.keys(NAMES) as (keyof TicketRow)[];
const COLUMNS = `search_id AS searchId, ${KEYS.map((key) => `${NAMES[key]} AS ${key}`).join(', ')}`;

/** Returns its search id. */
export function insertTicket(tx: WritableDB, row: TicketRow): number {
  const written = sql<TicketRow>(
    tx,
    `INSERT INTO ticket (${KEYS.map((key) => NAMES[key]).join(', ')}) VALUES (${KEYS.map((key) => `@${key}`).join(', ')})`,
  ).run(row);
  return Number(written.lastInsertRowid);
}

export function findTicket(db: ReadableDB, id: string): StoredTicket | undefined {
  return sql<[string], StoredTicket>(db, `SELECT ${COLUMNS} FROM ticket WHERE id = ?`).get(id);
}

/** The id of the case with this number ('C-20261122-0001'). */
export function ticketIdOfNumber(db: ReadableDB, number: string): string | undefined {
  return sql<[string], string>(db, 'SELECT id FROM ticket WHERE number = ?').pluck().get(number) as string | undefined;
}

export type TicketChange = Partial<
  Omit<TicketRow, 'id' | 'number' | 'kind' | 'version' | 'registeredAtMs' | 'registeredBy'>
>;

/** Writes what changes and raises the version. False when it is another version by now. */
export function updateTicket(tx: WritableDB, id: string, version: number, change: TicketChange): boolean {
  const keys = KEYS.filter((key) => key in change);
  const sets = ['version = version + 1', ...keys.map((key) => `${NAMES[key]} = @${key}`)].join(', ');
  return (
    sql<object>(tx, `UPDATE ticket SET ${sets} WHERE id = @id AND version = @version`).run({ ...change, id, version })
      .changes === 1
  );
}

/** The nearest instant at which a clock of the case runs out; no change of the case, so the version stays. */
export function setTicketDue(tx: WritableDB, id: string, dueAtMs: number | null): void {
  sql<[number | null, string]>(tx, 'UPDATE ticket SET due_at_ms = ? WHERE id = ?').run(dueAtMs, id);
}

/** The change that a service request carries now; asked for as part of registering, so the version stays. */
export function setTicketChange(tx: WritableDB, id: string, changeId: string): void {
  sql<[string, string]>(tx, 'UPDATE ticket SET customer_change_id = ? WHERE id = ?').run(changeId, id);
}
