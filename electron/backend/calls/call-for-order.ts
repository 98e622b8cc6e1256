import { type CallRow, unsettledCall, updateCall } from '../../../db/calls.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { standingOrderOfCall } from '../../../db/orders.ts';
import { heldByOperator } from '../../../db/queue-leases.ts';
import { itemsOfTask } from '../../../db/queue-tasks.ts';
import { currentSeatState } from '../../../db/seats.ts';
import { enterSeatState } from '../seats/enter-seat-state.ts';
import type { CommandContext } from '../services.ts';
import { withDisposition } from './call-progress.ts';
import { startFromPreview } from './start-call.ts';

/**
 * The call that an order belongs to: the one in hand with this customer, whose result is thereby "ordered". A customer
 * who is only previewed was evidently dialed by hand, so the call starts now. Null: the order was taken without a call.
 * Call it inside the transaction of the order, before its row is written.
 */
export function callForOrder(
  tx: WritableDB,
  ctx: CommandContext,
  { customerId, orderId }: { readonly customerId: string; readonly orderId: string },
): string | null {
  return presetResult(tx, ctx, customerId, (call) => ({
    ...withDisposition(call, 'ordered'),
    noOrderReason: null,
    promisedAtMs: null,
    promisedTo: null,
    orderId,
  }));
}

/**
 * A failed order of this customer was repaired or cancelled, or a follow-up answered: when that happened in the call in
 * hand, and nothing more is asked for there, its result is "handled". One that was recorded already stays. Returns the
 * call; null: it happened without one.
 */
export function handledInCall(tx: WritableDB, ctx: CommandContext, customerId: string): string | null {
  const [task] = heldByOperator(tx, ctx.actor.operatorId);
  const asks = task && itemsOfTask(tx, task.id).some((item) => item.state === 'open' && item.kind !== 'message');
  return presetResult(tx, ctx, customerId, (call) => {
    return asks || call.orderId !== null || call.disposition !== null ? call : withDisposition(call, 'handled');
  });
}

/** The call in hand with this customer gets a result; one that is only previewed was evidently dialed by hand. Null: there is none. */
function presetResult(
  tx: WritableDB,
  ctx: CommandContext,
  customerId: string,
  preset: (call: CallRow) => CallRow,
): string | null {
  const { operatorId } = ctx.actor;
  const state = currentSeatState(tx, operatorId)?.state ?? 'signed-out';
  const [task] = heldByOperator(tx, operatorId);
  const inHand = unsettledCall(tx, operatorId);
  if (inHand ? inHand.customerId !== customerId : task?.customerId !== customerId || state !== 'preview') return null;
  const seat = { state, atMs: ctx.nowMs };
  const call = inHand ?? startFromPreview(tx, ctx, { seat, task, call: undefined }, { answered: true });
  updateCall(tx, preset(call));
  if (state === 'preview' || state === 'dialing') enterSeatState(tx, ctx, { state: 'talking', taskId: call.taskId });
  ctx.publish('call.changed', [call.id]);
  return call.id;
}

/**
 * The order of a call in hand was cancelled: its preset "ordered" goes with it, so that the call needs a result again. An
 * order taken earlier in the same call stands for it instead. Call it after the order is written as cancelled.
 */
export function withdrawOrderOfCall(tx: WritableDB, ctx: CommandContext, orderId: string): void {
  const call = unsettledCall(tx, ctx.actor.operatorId);
  if (call?.orderId !== orderId) return;
  const standing = standingOrderOfCall(tx, call.id);
  updateCall(tx, { ...call, orderId: standing, disposition: standing === null ? null : call.disposition });
  ctx.publish('call.changed', [call.id]);
}
