import type { ReadableDB } from '../../../db/connection.ts';
import { lastCallsOf, lastOrdersOf } from '../../../db/customer-card.ts';
import { customersBySearchId } from '../../../db/customer-list.ts';
import { searchPhoneEnds } from '../../../db/customer-search.ts';
import { customersWithPhone, findCustomer } from '../../../db/customers.ts';
import { openMessagesOf } from '../../../db/messages.ts';
import { draftsOf } from '../../../db/order-drafts.ts';
import { findTaskOfDay, operatorLabel } from '../../../db/queue-tasks.ts';
import { findRoute } from '../../../db/routes.ts';
import { currentSeatState } from '../../../db/seats.ts';
import { companySettings } from '../../../db/settings.ts';
import { openTicketsOf } from '../../../db/ticket-list.ts';
import type { CallerMatch } from '../../../shared/contract/calls.ts';
import type { Disposition } from '../../../shared/contract/dispositions.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { callerEnd, callerNumbers } from '../../../shared/domain/calls/caller-number.ts';
import type { ReadContext } from '../services.ts';

/** More share no number; of a short end of one, the first are shown. */
const MOST_CALLERS = 12;
const ORDERS_SHOWN = 3;
const TICKETS_SHOWN = 5;

/**
 * Everyone who has the number of an incoming call in any spelling, each with what whoever answers needs at a glance; when
 * nobody has it, those whose number ends alike.
 */
export function findByNumber(
  db: ReadableDB,
  ctx: ReadContext,
  { number }: { readonly number: string },
): { digits: string; callers: CallerMatch[] } {
  const spellings = callerNumbers(number);
  const today = businessDateAt(ctx.nowMs, companySettings(db).timeZone);
  const exact = new Set(spellings.flatMap((digits) => customersWithPhone(db, digits)).map(({ id }) => id));
  const ids = exact.size > 0 ? [...exact] : endingAlike(db, number);
  const callers = ids
    .slice(0, MOST_CALLERS)
    .flatMap((customerId) => callerMatch(db, ctx, { customerId, today, exact: exact.size > 0 }) ?? []);
  return { digits: spellings[0] ?? '', callers };
}

function endingAlike(db: ReadableDB, number: string): string[] {
  const end = callerEnd(number);
  if (end === null) return [];
  return customersBySearchId(db, searchPhoneEnds(db, end, MOST_CALLERS)).map(({ id }) => id);
}

function callerMatch(
  db: ReadableDB,
  ctx: ReadContext,
  { customerId, today, exact }: { readonly customerId: string; readonly today: string; readonly exact: boolean },
): CallerMatch | null {
  const customer = findCustomer(db, customerId);
  if (!customer) return null;
  const [draft] = draftsOf(db, customerId);
  const lastCall = lastCallsOf(db, customerId, 1)[0];
  return {
    customerId,
    code: customer.code,
    name: customer.name,
    routeName: customer.routeId === null ? null : (findRoute(db, customer.routeId)?.name ?? null),
    exact,
    due: dueOf(db, ctx, customerId, today),
    lastOrders: lastOrdersOf(db, customerId, ORDERS_SHOWN).map(({ orderDate, amountMinor, lineCount, state }) => ({
      orderDate,
      amountMinor,
      lineCount,
      state,
    })),
    lastCall: lastCall
      ? {
          startedAtMs: lastCall.startedAtMs,
          disposition: lastCall.disposition as Disposition | null,
          operatorName: lastCall.operatorName,
        }
      : null,
    draft: draft
      ? {
          operatorName: draft.operatorName,
          mine: draft.operatorId === ctx.actor.operatorId,
          deliveryDate: draft.deliveryDate,
        }
      : null,
    messages: openMessagesOf(db, customerId, today).length,
    tickets: openTicketsOf(db, customerId, TICKETS_SHOWN),
  };
}

function dueOf(db: ReadableDB, ctx: ReadContext, customerId: string, today: string): CallerMatch['due'] {
  const task = findTaskOfDay(db, customerId, today);
  if (!task) return null;
  const { leaseOperatorId: holderId } = task;
  const isHeld =
    task.state === 'held' &&
    holderId !== null &&
    holderId !== ctx.actor.operatorId &&
    (task.leaseUntilMs ?? 0) > ctx.nowMs;
  return {
    taskId: task.id,
    state: task.state,
    disposition: task.disposition,
    promisedAtMs: task.state === 'open' ? task.promisedAtMs : null,
    parked: task.state === 'open' && task.place === 'parked',
    cutoffAtMs: task.cutoffAtMs,
    heldBy: isHeld ? operatorLabel(db, holderId) : null,
    talking: isHeld && currentSeatState(db, holderId)?.state !== 'preview',
  };
}
