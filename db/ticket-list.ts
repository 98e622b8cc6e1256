import type { TicketFilter, TicketKind, TicketPriority, TicketState } from '../shared/contract/tickets.ts';
import { type ReadableDB, sql } from './connection.ts';
import type { CustomerView } from './customer-list.ts';

/** A case as lists show it. Instants in UTC ms. */
export interface TicketListItem {
  readonly id: string;
  readonly number: string;
  readonly kind: TicketKind;
  readonly state: TicketState;
  readonly priority: TicketPriority;
  readonly categoryName: string;
  readonly customerId: string | null;
  readonly customerCode: string | null;
  /** Of the customer, else of the person. */
  readonly name: string | null;
  readonly unitName: string | null;
  readonly assigneeName: string | null;
  readonly registeredAtMs: number;
  readonly endedAtMs: number | null;
  readonly dueAtMs: number | null;
}

const OWN = '(t.assignee_id = @operatorId OR t.registered_by = @operatorId)';
const OF_UNITS = 't.unit_id IN (SELECT unit_id FROM unit_member WHERE operator_id = @operatorId)';

/** What a person sees of the cases: the own ones and those of own units, those of the team too, or all. */
const REACH: Readonly<Record<CustomerView['scope'], string>> = {
  own: `(${OWN} OR ${OF_UNITS})`,
  team: `(t.team_id = @teamId OR ${OWN} OR ${OF_UNITS})`,
  all: '1',
};

/** Open ones by what is due next, those that no clock runs for last and the newest of these first; ended ones newest first. */
export function listTickets(
  db: ReadableDB,
  view: CustomerView,
  filter: TicketFilter & { readonly nowMs: number },
): TicketListItem[] {
  const ended = filter.view === 'ended';
  const wanted = [`t.ended_at_ms IS ${ended ? 'NOT NULL' : 'NULL'}`];
  if (filter.view === 'mine') wanted.push(OWN);
  else if (filter.view === 'unit') wanted.push(OF_UNITS);
  else wanted.push(REACH[view.scope]);
  if (filter.kind !== null) wanted.push('t.kind = @kind');
  if (filter.state !== null) wanted.push('t.state = @state');
  if (filter.customerId !== null) wanted.push('t.customer_id = @customerId');
  if (filter.overdue) wanted.push('t.due_at_ms < @nowMs');
  const { kind, state, customerId, nowMs, limit, offset } = filter;
  return sql<object, TicketListItem>(
    db,
    `SELECT t.id, t.number, t.kind, t.state, t.priority, g.name AS categoryName, t.customer_id AS customerId,
        c.code AS customerCode, coalesce(c.name, t.person_name) AS name, u.name AS unitName, o.name AS assigneeName,
        t.registered_at_ms AS registeredAtMs, t.ended_at_ms AS endedAtMs, t.due_at_ms AS dueAtMs
      FROM ticket t JOIN ticket_category g ON g.id = t.category_id LEFT JOIN customer c ON c.id = t.customer_id
        LEFT JOIN unit u ON u.id = t.unit_id LEFT JOIN operator o ON o.id = t.assignee_id
      WHERE ${wanted.join(' AND ')}
      ORDER BY ${ended ? '' : 't.due_at_ms NULLS LAST, '}t.search_id DESC LIMIT @limit OFFSET @offset`,
  ).all({ ...view, kind, state, customerId, nowMs, limit, offset });
}

export type OpenTicket = Pick<TicketListItem, 'number' | 'kind' | 'state' | 'categoryName' | 'dueAtMs'>;

/** A customer's open cases, what is due next first: for whoever has the customer on the line, whosever they are. */
export function openTicketsOf(db: ReadableDB, customerId: string, limit: number): OpenTicket[] {
  return sql<[string, number], OpenTicket>(
    db,
    `SELECT t.number, t.kind, t.state, g.name AS categoryName, t.due_at_ms AS dueAtMs
      FROM ticket t JOIN ticket_category g ON g.id = t.category_id
      WHERE t.customer_id = ? AND t.ended_at_ms IS NULL ORDER BY t.due_at_ms NULLS LAST, t.search_id DESC LIMIT ?`,
  ).all(customerId, limit);
}
