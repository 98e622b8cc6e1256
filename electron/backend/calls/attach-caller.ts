import { attachCallTo, callLabels, updateCall } from '../../../db/calls.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { findCustomer, phonesOf } from '../../../db/customers.ts';
import { heldByOperator } from '../../../db/queue-leases.ts';
import { itemsOfTask } from '../../../db/queue-tasks.ts';
import type { AttachCallerInput, InHand } from '../../../shared/contract/calls.ts';
import { askChangeInput } from '../../../shared/contract/customer-changes.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { askChange } from '../customer-changes/ask-change.ts';
import { takeBackTicks } from '../messages/agenda-messages.ts';
import { releaseCall } from '../queue/release-call.ts';
import type { CommandContext } from '../services.ts';
import { requireCall, requireWork } from './require-work.ts';
import { showInHand } from './show-in-hand.ts';
import { leaseTodaysCall } from './todays-call.ts';

/**
 * Says who the caller is, of a number that nobody has or of somebody taken for another: the call's row is that customer's
 * and the day's call comes along. If wanted, the number is asked to be added to the customer, which a lead approves.
 * Errors: `refused/no-call-in-hand`, `refused/caller-known` for a call that was dialed or has its order,
 * `not-found/customer-unknown`, `refused/customer-in-call` {seat}, and those of asking for a change.
 */
export function attachCaller(tx: WritableDB, ctx: CommandContext, input: AttachCallerInput): InHand {
  const work = requireWork(tx, ctx);
  const call = requireCall(work);
  if (call.direction !== 'in' || call.orderId !== null) throw new AppError('refused', 'caller-known');
  if (!findCustomer(tx, input.customerId)) throw new AppError('not-found', 'customer-unknown');
  if (call.customerId !== input.customerId) {
    // Who was taken for the caller has heard nothing.
    takeBackTicks(tx, ctx, call);
    for (const held of heldByOperator(tx, ctx.actor.operatorId)) releaseCall(tx, ctx, { taskId: held.id, reason: '' });
    const task = leaseTodaysCall(tx, ctx, input.customerId);
    const taskId = task?.id ?? null;
    attachCallTo(tx, {
      id: call.id,
      customerId: input.customerId,
      taskId,
      source: task?.source ?? 'incoming',
      ...callLabels(tx, input.customerId, taskId, call.businessDate),
    });
    // "Handled" was said of a stranger; today's customer is asked for the order.
    const asksOrder = task && itemsOfTask(tx, task.id).some((item) => item.kind === 'order' && item.state === 'open');
    if (asksOrder && call.disposition === 'handled') updateCall(tx, { ...call, disposition: null });
    ctx.audit({
      entity: 'call',
      entityId: call.id,
      before: { customerId: call.customerId },
      after: { customerId: input.customerId, taskId },
    });
    ctx.publish('call.changed', [call.id]);
  }
  if (input.addNumber && call.number !== null) askForNumber(tx, ctx, input.customerId, call.number);
  return showInHand(tx, ctx);
}

function askForNumber(tx: WritableDB, ctx: CommandContext, customerId: string, number: string): void {
  const stored = phonesOf(tx, customerId);
  if (stored.some((phone) => phone.number === number)) return;
  const kept = stored.map(({ position, label, dead }) => ({ position, number: null, label, dead: dead === 1 }));
  const phones = [...kept, { position: null, number, label: null, dead: false }];
  askChange(tx, ctx, askChangeInput.parse({ customerId, phones, pending: 'add' }));
}
