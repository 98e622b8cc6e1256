import type { z } from 'zod';
import { listTickets as listedTickets } from '../../../db/ticket-list.ts';
import type { TicketFilter, ticketList } from '../../../shared/contract/tickets.ts';
import type { Query } from '../services.ts';
import { workingTimeOf } from './working-time-of.ts';

/**
 * The cases of a view within the asker's reach, with the working time that is left of the clock that runs out next. Those
 * of one customer are read by whoever may read customers, as each case of it is.
 */
export const listTickets: Query<TicketFilter, z.input<typeof ticketList>> = (db, { actor, nowMs }, filter) => {
  const { operatorId, teamId } = actor;
  const isOfCustomer = filter.customerId !== null && actor.rights.has('customer.read');
  const scope = isOfCustomer ? 'all' : actor.scope;
  const { limit } = filter;
  const found = listedTickets(db, { scope, operatorId, teamId }, { ...filter, nowMs, limit: limit + 1 });
  const time = workingTimeOf(db);
  const leftMs = (dueAtMs: number | null) => {
    if (dueAtMs === null) return null;
    return dueAtMs < nowMs ? -time.between(dueAtMs, nowMs) : time.between(nowMs, dueAtMs);
  };
  return {
    rows: found.slice(0, limit).map((row) => ({
      ...row,
      name: row.name ?? '',
      leftMs: leftMs(row.dueAtMs),
      isOverdue: row.dueAtMs !== null && row.dueAtMs < nowMs,
    })),
    more: found.length > limit,
  };
};
