import { type CallRow, orderStands, updateCall } from '../../../db/calls.ts';
import type { ReadableDB, WritableDB } from '../../../db/connection.ts';
import { answeredInCall } from '../../../db/follow-ups.ts';
import { itemsOfTask } from '../../../db/queue-tasks.ts';
import type { InHand, RecordDispositionInput } from '../../../shared/contract/calls.ts';
import { isConnected, isReached } from '../../../shared/contract/dispositions.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { wasToNobody } from '../messages/agenda-messages.ts';
import { checkPromise } from '../queue/check-promise.ts';
import { enterSeatState } from '../seats/enter-seat-state.ts';
import type { CommandContext } from '../services.ts';
import { ended, resumed, withDisposition } from './call-progress.ts';
import { conversationOf } from './conversation.ts';
import { requireState, requireWork, type SeatWork } from './require-work.ts';
import { showInHand } from './show-in-hand.ts';
import { startFromPreview } from './start-call.ts';

/**
 * Records the result of the call in hand and ends it if it still runs, unless the same person's next shop is due: then
 * the line stays open. Straight from the preview it starts the row as well. The result may be changed until the wrap-up ends. Errors: see `recordDispositionInput`.
 */
export function recordDisposition(tx: WritableDB, ctx: CommandContext, input: RecordDispositionInput): InHand {
  const work = requireWork(tx, ctx);
  requireState(work, ['preview', 'dialing', 'talking', 'hold', 'wrap-up'], 'wrap-up');
  checkResult(tx, ctx, input, work);
  const call = work.call ?? startFromPreview(tx, ctx, work, { answered: isConnected(input.disposition) });
  const holdSinceMs = work.seat.state === 'hold' ? work.seat.atMs : null;
  const staysOnLine = isReached(input.disposition) && hasNextShop(tx, ctx, call);
  const over = staysOnLine ? resumed(call, ctx.nowMs, holdSinceMs) : ended(call, ctx.nowMs, holdSinceMs);
  const isCallback = input.disposition === 'callback';
  updateCall(tx, {
    ...withDisposition(over, input.disposition),
    noOrderReason: input.disposition === 'no-order' ? (input.noOrderReason ?? null) : null,
    promisedAtMs: isCallback ? (input.promisedAtMs ?? null) : null,
    promisedTo: isCallback ? (input.promisedTo ?? 'own') : null,
  });
  ctx.audit({
    entity: 'call',
    entityId: call.id,
    before: { disposition: call.disposition, noOrderReason: call.noOrderReason },
    after: { disposition: input.disposition, noOrderReason: input.noOrderReason ?? null },
  });
  ctx.publish('call.changed', [call.id]);
  const state = staysOnLine ? 'talking' : 'wrap-up';
  if (work.seat.state !== state) enterSeatState(tx, ctx, { state, taskId: call.taskId });
  return showInHand(tx, ctx);
}

/** While the call runs, a further shop of the same owner may follow it. */
function hasNextShop(db: ReadableDB, ctx: CommandContext, call: CallRow): boolean {
  return conversationOf(db, ctx, { customerId: call.customerId, call })?.next != null;
}

function checkResult(
  db: ReadableDB,
  ctx: CommandContext,
  input: RecordDispositionInput,
  { call, task }: SeatWork,
): void {
  const { disposition } = input;
  const orderId = call?.orderId ?? null;
  const hasOrder = orderId !== null && orderStands(db, orderId);
  if (disposition === 'ordered' && !hasOrder) throw new AppError('refused', 'ordered-without-order');
  if (disposition !== 'ordered' && hasOrder) throw new AppError('refused', 'call-has-order');
  if (call?.customerId && wasToNobody({ disposition }) && answeredInCall(db, call.customerId, call.id)) {
    throw new AppError('refused', 'call-has-answer');
  }
  if (disposition === 'no-order' && !input.noOrderReason) throw new AppError('invalid', 'no-order-reason-missing');
  if (disposition === 'handled' && task && hasOpenOrderItem(db, task.id)) {
    throw new AppError('refused', 'handled-with-order-item');
  }
  if (disposition !== 'callback') return;
  if (!task) throw new AppError('refused', 'callback-without-task');
  // Already here, while the customer is on the line; the task gets the promise when the wrap-up ends.
  checkPromise(db, ctx.nowMs, task, input.promisedAtMs ?? null);
}

function hasOpenOrderItem(db: ReadableDB, taskId: string): boolean {
  return itemsOfTask(db, taskId).some((item) => item.kind === 'order' && item.state === 'open');
}
