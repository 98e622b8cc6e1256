import type { WritableDB } from '../../../db/connection.ts';
import { endItems, reopenItemsOfDelivery, setTaskState } from '../../../db/queue-settling.ts';
import { findLiveTask, findTask, itemsOfTask, liveTasksOfDelivery } from '../../../db/queue-tasks.ts';
import type { CommandContext } from '../services.ts';

/** A job has no more of a command's context than this. */
type Told = Pick<CommandContext, 'nowMs' | 'publish'>;

export interface OrderItemsInput {
  readonly customerId: string;
  readonly deliveryDate: string;
  /** `ordered-by-phone`, `ordered-by-other-channel` …: kept on the item. It begins with "ordered". */
  readonly reason: string;
}

/**
 * An order for this delivery is there: the order items of the customer's live calls for it are closed. An open call with
 * nothing else to do than convey messages is done; a call in hand stays with its seat. Returns how many items were closed.
 */
export function closeOrderItems(tx: WritableDB, ctx: Told, input: OrderItemsInput): number {
  let closed = 0;
  for (const task of liveTasksOfDelivery(tx, input.customerId, input.deliveryDate)) {
    const ended = endItems(tx, task.id, 'order', 'closed', input.reason);
    if (ended === 0) continue;
    closed += ended;
    const goesOn = itemsOfTask(tx, task.id).some((item) => item.state === 'open' && item.kind !== 'message');
    if (task.state === 'open' && !goesOn) setTaskState(tx, task.id, 'done', ctx.nowMs);
    ctx.publish('queue.changed', [task.id]);
  }
  return closed;
}

/**
 * The last order for this delivery was cancelled: what {@link closeOrderItems} closed is open again while the cut-off is,
 * and an untouched call that was done by it can be given out again. Returns how many items were opened.
 */
export function reopenOrderItems(tx: WritableDB, ctx: Told, input: Omit<OrderItemsInput, 'reason'>): number {
  const taskIds = reopenItemsOfDelivery(tx, input.customerId, input.deliveryDate);
  for (const taskId of taskIds) {
    const task = findTask(tx, taskId);
    const isOpen = task?.cutoffAtMs == null || task.cutoffAtMs > ctx.nowMs;
    if (!task || !isOpen) endItems(tx, taskId, 'order', 'closed', 'cut-off-passed');
    else if (task.state === 'done' && !findLiveTask(tx, task.customerId, task.businessDate)) {
      setTaskState(tx, taskId, 'open', null);
    }
    ctx.publish('queue.changed', [taskId]);
  }
  return taskIds.length;
}
