import { NOBODY, sortsOf, type TicketFilter, type TicketSort } from '../shared/contract/ticket-lists.ts';
import type { TicketKind, TicketPriority, TicketState } from '../shared/contract/tickets.ts';
import { type ReadableDB, sql } from './connection.ts';
import type { CustomerView } from './customer-list.ts';
import { type FigureSet, figureConditions, figureParams } from './ticket-figure-cases.ts';

/** A case as lists show it. Instants in UTC ms. */
export interface TicketListItem {
  readonly id: string;
  readonly number: string;
  readonly version: number;
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
  readonly level: number;
  readonly registeredAtMs: number;
  readonly endedAtMs: number | null;
  readonly dueAtMs: number | null;
}

/** A filter with what its parts stand for now; instants in UTC ms. */
export interface AskedTickets extends Omit<TicketFilter, 'from' | 'to' | 'categoryId' | 'figure'> {
  /** The category with those below it. */
  readonly categoryIds: readonly string[] | null;
  readonly registeredFromMs: number | null;
  /** Excluded. */
  readonly registeredToMs: number | null;
  readonly figure: FigureSet | null;
  readonly nowMs: number;
  /** The end of today's working time. */
  readonly todayEndMs: number;
}

const OWN = '(t.assignee_id = @operatorId OR t.registered_by = @operatorId)';
const OF_UNITS = 't.unit_id IN (SELECT unit_id FROM unit_member WHERE operator_id = @operatorId)';

/** Of the views that ask whose a case is. */
export const WHOSE = { mine: OWN, unit: OF_UNITS } as const;

/** What a person sees of the cases: the own ones and those of own units, those of the team too, or all. */
export const REACH: Readonly<Record<CustomerView['scope'], string>> = {
  own: `(${OWN} OR ${OF_UNITS})`,
  team: `(t.team_id = @teamId OR ${OWN} OR ${OF_UNITS})`,
  all: '1',
};

/** Conditions that a filter needs, so that an absent one costs nothing; every text is one of a few. */
export function ticketConditions(view: CustomerView, asked: AskedTickets): string {
  const wanted: string[] = [];
  if (asked.view === 'ended') wanted.push('t.ended_at_ms IS NOT NULL');
  else if (asked.view !== 'all') wanted.push('t.ended_at_ms IS NULL');
  if (asked.view === 'mine') wanted.push(OWN);
  else if (asked.view === 'unit') wanted.push(OF_UNITS);
  else wanted.push(REACH[view.scope]);
  if (asked.view === 'today') wanted.push('t.due_at_ms BETWEEN @nowMs AND @todayEndMs');
  if (asked.kind !== null) wanted.push('t.kind = @kind');
  if (asked.state !== null) wanted.push('t.state = @state');
  if (asked.categoryIds !== null) wanted.push('t.category_id IN (SELECT value FROM json_each(@categoryIds))');
  if (asked.unitId !== null) wanted.push(asked.unitId === NOBODY ? 't.unit_id IS NULL' : 't.unit_id = @unitId');
  if (asked.assigneeId !== null) {
    wanted.push(asked.assigneeId === NOBODY ? 't.assignee_id IS NULL' : 't.assignee_id = @assigneeId');
  }
  if (asked.customerId !== null) wanted.push('t.customer_id = @customerId');
  if (asked.priority !== null) wanted.push('t.priority = @priority');
  if (asked.registeredFromMs !== null) wanted.push('t.registered_at_ms >= @registeredFromMs');
  if (asked.registeredToMs !== null) wanted.push('t.registered_at_ms < @registeredToMs');
  if (asked.overdue) wanted.push('t.due_at_ms < @nowMs');
  if (asked.level !== null) wanted.push('t.level >= @level');
  if (asked.reopened) wanted.push('t.reopened_count > 0');
  if (asked.figure !== null) {
    wanted.push(...figureConditions(asked.figure));
    if (view.scope === 'team') wanted.push('t.team_id = @teamId');
  }
  return wanted.join(' AND ');
}

/**
 * The cases behind {@link ticketConditions}. Which index is said here: of 200,000 cases what ended is looked through in its
 * index in 18 ms at most, where the planner, which does not know how many rows a condition leaves, took up to 60.
 */
export function ticketSource({ view, customerId }: AskedTickets): string {
  if (customerId !== null) return 'ticket t INDEXED BY ticket_customer';
  return `ticket t INDEXED BY ${view === 'all' || view === 'ended' ? 'ticket_listed' : 'ticket_listed_open'}`;
}

/** The named parameters of {@link ticketConditions}. */
export function ticketParams(view: CustomerView, asked: AskedTickets): object {
  const { view: _, overdue: __, reopened: ___, categoryIds, figure, ...plain } = asked;
  return {
    ...view,
    ...plain,
    ...(figure === null ? {} : figureParams(figure)),
    categoryIds: categoryIds === null ? null : JSON.stringify(categoryIds),
  };
}

const ORDERS: Readonly<Record<TicketSort, readonly [string, string]>> = {
  due: ['t.due_at_ms NULLS LAST, t.search_id DESC', 't.due_at_ms DESC NULLS LAST, t.search_id DESC'],
  registered: ['t.registered_at_ms DESC, t.search_id DESC', 't.registered_at_ms, t.search_id'],
  priority: [
    `${byPriority()}, t.due_at_ms NULLS LAST, t.search_id DESC`,
    `${byPriority()} DESC, t.due_at_ms NULLS LAST, t.search_id DESC`,
  ],
};

function byPriority(): string {
  return "CASE t.priority WHEN 'urgent' THEN 0 WHEN 'high' THEN 1 WHEN 'normal' THEN 2 ELSE 3 END";
}

export interface TicketPage {
  /** null: as the view has it. What a view does not know is taken for that. */
  readonly sort: TicketSort | null;
  readonly reversed: boolean;
  readonly limit: number;
  readonly offset: number;
}

/**
 * Search ids of a page. Open ones by what is due next unless asked otherwise, those that no clock runs for last and the
 * newest of these first; ended ones by registering, newest first.
 */
export function listedTicketIds(db: ReadableDB, view: CustomerView, asked: AskedTickets, page: TicketPage): number[] {
  const known = sortsOf(asked.view);
  const sort = page.sort !== null && known.includes(page.sort) ? page.sort : (known[0] as TicketSort);
  return sql<object, number>(
    db,
    `SELECT t.search_id FROM ${ticketSource(asked)} WHERE ${ticketConditions(view, asked)}
      ORDER BY ${ORDERS[sort][page.reversed ? 1 : 0]} LIMIT @limit OFFSET @offset`,
  )
    .pluck()
    .all({ ...ticketParams(view, asked), limit: page.limit, offset: page.offset });
}

export function countTickets(db: ReadableDB, view: CustomerView, asked: AskedTickets): number {
  return sql<object, number>(db, `SELECT count(*) FROM ${ticketSource(asked)} WHERE ${ticketConditions(view, asked)}`)
    .pluck()
    .get(ticketParams(view, asked)) as number;
}

/** What a list shows of these cases, in this order. */
export function ticketRows(db: ReadableDB, searchIds: readonly number[]): TicketListItem[] {
  return sql<[string], TicketListItem>(
    db,
    `SELECT t.id, t.number, t.version, t.kind, t.state, t.priority, g.name AS categoryName, t.customer_id AS customerId,
        c.code AS customerCode, coalesce(c.name, t.person_name) AS name, u.name AS unitName, o.name AS assigneeName,
        t.level, t.registered_at_ms AS registeredAtMs, t.ended_at_ms AS endedAtMs, t.due_at_ms AS dueAtMs
      FROM json_each(?) j CROSS JOIN ticket t ON t.search_id = j.value JOIN ticket_category g ON g.id = t.category_id
        LEFT JOIN customer c ON c.id = t.customer_id LEFT JOIN unit u ON u.id = t.unit_id
        LEFT JOIN operator o ON o.id = t.assignee_id
      ORDER BY j.key`,
  ).all(JSON.stringify(searchIds));
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
