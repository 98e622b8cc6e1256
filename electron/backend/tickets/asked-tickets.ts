import type { ReadableDB } from '../../../db/connection.ts';
import type { CustomerView } from '../../../db/customer-list.ts';
import { companySettings } from '../../../db/settings.ts';
import { allCategories } from '../../../db/ticket-categories.ts';
import type { AskedTickets } from '../../../db/ticket-list.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { TicketFilter } from '../../../shared/contract/ticket-lists.ts';
import { addDays, businessDateAt, instantOf } from '../../../shared/domain/calendar/business-date.ts';
import { withThoseBelow } from '../../../shared/domain/tickets/category-tree.ts';
import type { ReadContext } from '../services.ts';
import { workingTimeOf } from './working-time-of.ts';

/**
 * Whose cases the asker sees, and what a filter stands for now. Cases of one customer are seen by whoever may read
 * customers, as each of them is. Error: `not-found/category-unknown`.
 */
export function askedTickets(
  db: ReadableDB,
  { actor, nowMs }: ReadContext,
  { from, to, categoryId, figure, ...filter }: TicketFilter,
): { readonly view: CustomerView; readonly asked: AskedTickets } {
  const { operatorId, teamId } = actor;
  const isOfCustomer = filter.customerId !== null && actor.rights.has('customer.read');
  const { timeZone } = companySettings(db);
  return {
    view: { scope: isOfCustomer ? 'all' : actor.scope, operatorId, teamId },
    asked: {
      ...filter,
      nowMs,
      todayEndMs: todayEnd(db, nowMs, timeZone),
      categoryIds: categoryId === null ? null : categoriesUnder(db, categoryId),
      figure: figure && {
        ...figure,
        today: businessDateAt(nowMs, timeZone),
        fromMs: instantOf(figure.from, 0, timeZone),
        toMs: instantOf(addDays(figure.to, 1), 0, timeZone),
      },
      registeredFromMs: from === null ? null : instantOf(from, 0, timeZone),
      registeredToMs: to === null ? null : instantOf(addDays(to, 1), 0, timeZone),
    },
  };
}

function categoriesUnder(db: ReadableDB, categoryId: string): readonly string[] {
  const all = allCategories(db);
  if (!all.some(({ id }) => id === categoryId)) throw new AppError('not-found', 'category-unknown');
  return withThoseBelow(all, categoryId);
}

/** When today's working time ends; on a day off, the end of the day. */
function todayEnd(db: ReadableDB, nowMs: number, timeZone: string): number {
  const today = businessDateAt(nowMs, timeZone);
  const midnightMs = instantOf(addDays(today, 1), 0, timeZone);
  const startMs = instantOf(today, 0, timeZone);
  const time = workingTimeOf(db);
  const workedMs = time.between(startMs, midnightMs);
  return (workedMs > 0 ? time.after(startMs, workedMs) : null) ?? midnightMs;
}
