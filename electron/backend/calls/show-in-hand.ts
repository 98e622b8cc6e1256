import { absenceWithin } from '../../../db/absences.ts';
import { type CallRow, unsettledCall } from '../../../db/calls.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { findCustomer, phonesOf } from '../../../db/customers.ts';
import { heldByOperator } from '../../../db/queue-leases.ts';
import { findTask, operatorLabel } from '../../../db/queue-tasks.ts';
import { pauseBefore } from '../../../db/seats.ts';
import { companySettings } from '../../../db/settings.ts';
import type { CallInHand, CustomerInHand, InHand } from '../../../shared/contract/calls.ts';
import { YIELDED } from '../../../shared/contract/seats.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { followUpsInHand } from '../follow-ups/show-follow-up.ts';
import { messagesInHand } from '../messages/agenda-messages.ts';
import { failedInHand } from '../orders/list-failed.ts';
import { describeHeldCall } from '../queue/held-call.ts';
import { seatStatus } from '../seats/seat-status.ts';
import type { ReadContext } from '../services.ts';
import { conversationOf } from './conversation.ts';
import { isElsewhere } from './require-work.ts';

/** Everything the workstation needs to go on after a step, a reload or a crash. */
export function showInHand(db: ReadableDB, ctx: ReadContext): InHand {
  const [held] = heldByOperator(db, ctx.actor.operatorId);
  const call = unsettledCall(db, ctx.actor.operatorId);
  const seat = seatStatus(db, ctx);
  const customerId = call ? call.customerId : (held?.customerId ?? null);
  const { wrapUpSeconds, timeZone } = companySettings(db);
  const wrapUpMs = wrapUpSeconds * 1000;
  return {
    nowMs: ctx.nowMs,
    seat,
    customer: customerId === null ? null : customerInHand(db, customerId),
    task: held ? describeHeldCall(db, held) : null,
    call: call ? callInHand(call) : null,
    messages: messagesInHand(db, ctx, customerId, call?.id ?? null),
    failedOrders: failedInHand(db, ctx, customerId),
    followUps: followUpsInHand(db, customerId),
    conversation: conversationOf(db, ctx, { customerId, call }),
    wrapUpEndsAtMs: call?.endedAtMs != null && seat.state === 'wrap-up' ? call.endedAtMs + wrapUpMs : null,
    absence: seat.state === 'ready' ? absenceOf(db, ctx, timeZone) : null,
    backToPause: seat.state === 'wrap-up' && call?.direction === 'in' ? backToPause(db, ctx, call) : null,
    yielded: seat.state === 'ready' && seat.reason === YIELDED ? yieldedOf(db, seat.taskId) : null,
    attached: !isElsewhere(held, ctx),
  };
}

function absenceOf(db: ReadableDB, ctx: ReadContext, timeZone: string): InHand['absence'] {
  const today = businessDateAt(ctx.nowMs, timeZone);
  const absence = absenceWithin(db, ctx.actor.operatorId, today, today);
  return absence ? { absenceId: absence.id, until: absence.validTo, markedBy: absence.markedBy } : null;
}

function backToPause(db: ReadableDB, ctx: ReadContext, call: CallRow): string | null {
  const reason = pauseBefore(db, ctx.actor.operatorId, call.startedAtMs);
  const stands = companySettings(db).pauseReasons.some(({ code, active }) => active && code === reason);
  return reason !== undefined && stands ? reason : null;
}

function yieldedOf(db: ReadableDB, taskId: string | null): InHand['yielded'] {
  const task = taskId === null ? undefined : findTask(db, taskId);
  if (!task) return null;
  const { customerName, leaseOperatorId } = task;
  return { customerName, seat: leaseOperatorId === null ? null : operatorLabel(db, leaseOperatorId) };
}

function customerInHand(db: ReadableDB, customerId: string): CustomerInHand | null {
  const customer = findCustomer(db, customerId);
  if (!customer) return null;
  return {
    id: customer.id,
    code: customer.code,
    name: customer.name,
    contact: customer.contact,
    phones: phonesOf(db, customerId).map((phone) => ({
      position: phone.position,
      number: phone.number,
      label: phone.label,
      dead: phone.dead === 1,
    })),
  };
}

function callInHand(call: CallRow): CallInHand {
  return {
    id: call.id,
    direction: call.direction,
    number: call.number,
    startedAtMs: call.startedAtMs,
    answeredAtMs: call.answeredAtMs,
    endedAtMs: call.endedAtMs,
    holdSeconds: call.holdSeconds,
    disposition: call.disposition,
    noOrderReason: call.noOrderReason,
    promisedAtMs: call.promisedAtMs,
    promisedTo: call.promisedTo,
    orderId: call.orderId,
    note: call.note ?? '',
  };
}
