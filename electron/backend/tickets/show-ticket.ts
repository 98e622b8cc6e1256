import type { z } from 'zod';
import { countCallLog } from '../../../db/call-log.ts';
import { type CallRow, findCall } from '../../../db/calls.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { operatorNameOf } from '../../../db/customer-card.ts';
import { changesOfTicket } from '../../../db/customer-changes.ts';
import { findCustomer } from '../../../db/customers.ts';
import { replyOf } from '../../../db/messages.ts';
import { findOrder, linesOf } from '../../../db/orders.ts';
import { checksOfTicket } from '../../../db/ticket-checks.ts';
import { clocksOfTicket } from '../../../db/ticket-clocks.ts';
import { eventsOfTicket } from '../../../db/ticket-events.ts';
import { draftOrderOf } from '../../../db/ticket-orders.ts';
import { type CategoryRow, categoryPath, findPolicy, findUnit } from '../../../db/ticket-setup.ts';
import { findTicket, type StoredTicket } from '../../../db/tickets.ts';
import { callLogFilter } from '../../../shared/contract/call-log.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { showTicketInput, TicketClock, TicketView } from '../../../shared/contract/ticket-view.ts';
import { maskNumber } from '../../../shared/domain/customers/mask-number.ts';
import { mayMake, needsOf, stepsFrom } from '../../../shared/domain/tickets/case-way.ts';
import { levelsFrom } from '../../../shared/domain/tickets/climb.ts';
import { clockTimes, readClock } from '../../../shared/domain/tickets/clock.ts';
import { callLogViewOf } from '../call-log/call-log-view.ts';
import { changeViewOf } from '../customer-changes/show-changes.ts';
import { seesNumbersOf } from '../customers/visible-phones.ts';
import { followUpOf } from '../follow-ups/show-follow-up.ts';
import type { Actor, Query, ReadContext } from '../services.ts';
import { asClock } from './keep-clocks.ts';
import { pendingChangeOf } from './settle-carried.ts';
import { mayRead, mayWork } from './ticket-scope.ts';
import { workingTimeOf } from './working-time-of.ts';

/** One case with its clocks as they stand, its timeline, and the steps that the asker may make. Error: `not-found/ticket-unknown`. */
export const showTicket: Query<z.output<typeof showTicketInput>, TicketView> = (db, ctx, { ticketId }) => {
  const ticket = findTicket(db, ticketId);
  if (!ticket || !mayRead(db, ctx, ticket)) throw new AppError('not-found', 'ticket-unknown');
  const path = categoryPath(db, ticket.categoryId);
  const works = mayWork(db, ctx, ticket);
  const carries = pendingChangeOf(db, ticket) !== undefined;
  const maySay = works && ticket.customerId !== null && stepsFrom(ticket.state, ticket.kind).includes('withdraw');
  const told = replyOf(db, ticketId);
  const { id, number, kind, state, version, priority, description, level, waitingFor, result, rootCause } = ticket;
  const { decision, reply, satisfaction, closedAs, reopenedCount, registeredAtMs, resolvedAtMs, endedAtMs } = ticket;
  return {
    ...{ id, number, kind, state, version, priority, description, level, waitingFor, result, rootCause },
    ...{ decision, reply, satisfaction, closedAs, reopenedCount, registeredAtMs, resolvedAtMs, endedAtMs },
    ...whose(db, ctx, ticket),
    order: orderOf(db, ticket),
    orderInHand: draftOrderOf(db, ticket.id) ?? null,
    categoryPath: path.toReversed().map((category) => ({ id: category.id, name: category.name })),
    fields: shownFields(path[0], ticket.fields),
    unit: namedUnit(db, ticket.unitId),
    assignee: namedOperator(db, ticket.assigneeId),
    policyName: ticket.policyId === null ? null : (findPolicy(db, ticket.policyId)?.name ?? null),
    registeredByName: operatorNameOf(db, ticket.registeredBy) ?? '',
    clocks: clocksNow(db, ctx.nowMs, ticketId),
    checks: checksOfTicket(db, ticketId).map(({ position, text, doneByName }) => ({ position, text, doneByName })),
    steps: works
      ? stepsFrom(state, kind)
          .filter((transition) => mayMake(transition, ctx.actor.roles))
          .map((transition) => ({ transition, needs: [...needsOf(transition, kind, carries)] }))
      : [],
    mayWork: works,
    levels: works && ticket.endedAtMs === null ? levelsFrom(level, ctx.actor.roles) : [],
    followUp: followUpOf(db, ctx.nowMs, ticket),
    events: eventsOfTicket(db, ticketId),
    changes: changesOfTicket(db, ticketId).map((row) => changeViewOf(db, ctx, row)),
    changeFields: maySay ? [...(path[0]?.changeFields ?? [])] : [],
    replying: told ? { toldAtMs: told.toldAtMs, toldByName: told.toldByName ?? '' } : null,
  };
};

function whose(
  db: ReadableDB,
  { actor }: ReadContext,
  ticket: StoredTicket,
): Pick<TicketView, 'customer' | 'person' | 'call'> {
  const customer = ticket.customerId === null ? undefined : findCustomer(db, ticket.customerId);
  const call = ticket.callId === null ? undefined : findCall(db, ticket.callId);
  const { personName, personPhone } = ticket;
  const phone = personPhone ?? '';
  const isShown = ticket.registeredBy === actor.operatorId || seesNumbersOf(actor, ticket.teamId);
  return {
    customer: customer ? { id: customer.id, code: customer.code, name: customer.name } : null,
    person:
      personName === null && personPhone === null
        ? null
        : { name: personName ?? '', phone: isShown ? phone : maskNumber(phone) },
    call: call && seesCall(db, actor, call) ? { id: call.id, businessDate: call.businessDate } : null,
  };
}

function orderOf(db: ReadableDB, { orderId, orderLineNumber }: StoredTicket): TicketView['order'] {
  const order = orderId === null ? undefined : findOrder(db, orderId);
  if (!order) return null;
  const line = linesOf(db, order.id).find(({ lineNumber }) => lineNumber === orderLineNumber);
  return {
    id: order.id,
    number: order.number,
    deliveryDate: order.deliveryDate,
    line: line ? { lineNumber: line.lineNumber, name: line.name, quantity: line.quantity, unit: line.unit } : null,
  };
}

/** Whether the call log shows this call to the asker. */
function seesCall(db: ReadableDB, actor: Actor, { id, businessDate }: CallRow): boolean {
  const filter = callLogFilter.parse({ from: businessDate, to: businessDate, callId: id });
  return actor.rights.has('calls.read') && countCallLog(db, filter, callLogViewOf(actor)) > 0;
}

function shownFields(category: CategoryRow | undefined, stored: string): TicketView['fields'] {
  const values = JSON.parse(stored) as Record<string, string | number | null>;
  return (category?.fields ?? []).flatMap(({ key, label }) => {
    const value = values[key] ?? null;
    return value === null ? [] : [{ label, value }];
  });
}

/** The latest run of each clock that the policy has. */
export function clocksNow(db: ReadableDB, nowMs: number, ticketId: string): TicketClock[] {
  const time = workingTimeOf(db);
  const rows = clocksOfTicket(db, ticketId);
  const round = Math.max(0, ...rows.map((row) => row.round));
  return rows.flatMap((row) => {
    if (row.round !== round || row.allowedMinutes === null) return [];
    const clock = asClock(db, row);
    const { state, leftMs, dueAtMs } = readClock(clock, time, nowMs);
    const { warnAtMs } = clockTimes(clock, row.warnPercent, time, nowMs);
    return [{ kind: row.kind, round, state, allowedMinutes: row.allowedMinutes, leftMs, dueAtMs, warnAtMs }];
  });
}

function namedUnit(db: ReadableDB, unitId: string | null): { id: string; name: string } | null {
  const unit = unitId === null ? undefined : findUnit(db, unitId);
  return unit ? { id: unit.id, name: unit.name } : null;
}

function namedOperator(db: ReadableDB, operatorId: string | null): { id: string; name: string } | null {
  const name = operatorId === null ? undefined : operatorNameOf(db, operatorId);
  return operatorId === null || name === undefined ? null : { id: operatorId, name };
}
