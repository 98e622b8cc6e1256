import type { TicketState } from '../shared/contract/tickets.ts';
import { type ReadableDB, sql } from './connection.ts';
import type { CustomerView } from './customer-list.ts';
import { type AskedTickets, ticketConditions, ticketParams, ticketSource, WHOSE } from './ticket-list.ts';

/** How many open cases of a filter are in each state. */
export function countByState(db: ReadableDB, view: CustomerView, asked: AskedTickets): Map<TicketState, number> {
  const rows = sql<object, { state: TicketState; total: number }>(
    db,
    `SELECT t.state, count(*) AS total FROM ${ticketSource(asked)} WHERE ${ticketConditions(view, asked)} GROUP BY t.state`,
  ).all(ticketParams(view, asked));
  return new Map(rows.map(({ state, total }) => [state, total]));
}

/** Search ids of the first cards of a state: what is due next, those without a running clock last and the oldest of these first. */
export function stateCardIds(
  db: ReadableDB,
  view: CustomerView,
  asked: AskedTickets & { readonly state: TicketState },
  limit: number,
): number[] {
  return sql<object, number>(
    db,
    `SELECT t.search_id FROM ${ticketSource(asked)} WHERE ${ticketConditions(view, asked)}
      ORDER BY t.due_at_ms NULLS LAST, t.search_id LIMIT @limit`,
  )
    .pluck()
    .all({ ...ticketParams(view, asked), limit });
}

/** What ended from an instant on: how many, and the search ids of the latest. None of these is overdue. */
export function endedSince(
  db: ReadableDB,
  view: CustomerView,
  asked: AskedTickets,
  { sinceMs, limit }: { readonly sinceMs: number; readonly limit: number },
): { readonly total: number; readonly ids: number[] } {
  const ended = { ...asked, view: 'ended' } as const;
  const whose = asked.view === 'mine' || asked.view === 'unit' ? WHOSE[asked.view] : '1';
  const from = `FROM ticket t WHERE ${ticketConditions(view, ended)} AND ${whose} AND t.ended_at_ms >= @sinceMs`;
  const params = { ...ticketParams(view, ended), sinceMs, limit };
  return {
    total: sql<object, number>(db, `SELECT count(*) ${from}`).pluck().get(params) as number,
    ids: sql<object, number>(db, `SELECT t.search_id ${from} ORDER BY t.ended_at_ms DESC LIMIT @limit`)
      .pluck()
      .all(params),
  };
}
