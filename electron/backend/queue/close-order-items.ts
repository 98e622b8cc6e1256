import type { WritableDB } from '../../../db/connection.ts';
import { type CustomerDelivery, closeItemsOfDeliveries } from '../../../db/order-items.ts';
import { alignCutoffs } from '../../../db/queue-failed.ts';
import { endItems, reopenItemsOfDelivery, setTaskState } from '../../../db/queue-settling.ts';
import { findLiveTask, findTask, itemsOfTask } from '../../../db/queue-tasks.ts';
import type { CommandContext } from '../services.ts';

/** A job has no more of a command's context than this. */
type Told = Pick<CommandContext, 'nowMs' | 'publish'>;

export interface OrderItemsInput extends CustomerDelivery {
  /** `ordered-by-phone`, `ordered-by-other-channel` …: kept on the item. It begins with "ordered". */
  readonly reason: string;
}

/**
 * An order for this delivery is there: the order items of the customer's live calls for it are closed, see
 * {@link closeItemsOfDeliveries}. Returns how many items were closed.
 */
export function closeOrderItems(tx: WritableDB, ctx: Told, { reason, ...delivery }: OrderItemsInput): number {
  return closeOrderItemsOf(tx, ctx, [delivery], reason);
}

/** The same of many deliveries at once. */
export function closeOrderItemsOf(
  tx: WritableDB,
  ctx: Told,
  deliveries: readonly CustomerDelivery[],
  reason: string,
): number {
  const taskIds = closeItemsOfDeliveries(tx, deliveries, reason, ctx.nowMs);
  if (taskIds.length > 0) ctx.publish('queue.changed', taskIds);
  return taskIds.length;
}

/**
 * The last order for this delivery was cancelled: what {@link closeOrderItems} closed is open again while the cut-off is,
 * and an untouched call that was done by it can be given out again. Returns how many items were opened.
 */
export function reopenOrderItems(tx: WritableDB, ctx: Told, input: CustomerDelivery): number {
  const taskIds = reopenItemsOfDelivery(tx, input.customerId, input.deliveryDate);
  for (const taskId of taskIds) {
    const task = findTask(tx, taskId);
    const item = itemsOfTask(tx, taskId).find((one) => one.kind === 'order');
    const cutoffAtMs = item?.cutoffAtMs ?? task?.cutoffAtMs ?? null;
    if (!task || (cutoffAtMs !== null && cutoffAtMs <= ctx.nowMs))
      endItems(tx, taskId, 'order', 'closed', 'cut-off-passed');
    else if (task.state === 'done' && !findLiveTask(tx, task.customerId, task.businessDate)) {
      setTaskState(tx, taskId, 'open', null);
    }
    alignCutoffs(tx, [taskId]);
    ctx.publish('queue.changed', [taskId]);
  }
  return taskIds.length;
}
