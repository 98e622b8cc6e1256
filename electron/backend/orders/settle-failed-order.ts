import type { WritableDB } from '../../../db/connection.ts';
import type { NamedOrderRow } from '../../../db/orders.ts';
import { alignCutoffs, endFailedItems } from '../../../db/queue-failed.ts';
import { setTaskState } from '../../../db/queue-settling.ts';
import { findTask, itemsOfTask } from '../../../db/queue-tasks.ts';
import { handledInCall } from '../calls/call-for-order.ts';
import type { CommandContext } from '../services.ts';

/**
 * A failed order was repaired or cancelled: it is off every agenda. An open call with nothing else to do than convey
 * messages is done; the call in hand stays with its seat, and its result is "handled" where no order is asked for.
 */
export function settleFailedOrder(
  tx: WritableDB,
  ctx: CommandContext,
  order: NamedOrderRow,
  how: 'repaired' | 'cancelled',
): void {
  const { id: orderId, customerId } = order;
  const taskIds = endFailedItems(tx, { customerId, orderId }, 'done', how);
  alignCutoffs(tx, taskIds);
  for (const taskId of taskIds) {
    const task = findTask(tx, taskId);
    const goesOn = itemsOfTask(tx, taskId).some((item) => item.state === 'open' && item.kind !== 'message');
    if (task?.state === 'open' && !goesOn) setTaskState(tx, taskId, 'done', ctx.nowMs);
  }
  if (taskIds.length > 0) ctx.publish('queue.changed', taskIds);
  handledInCall(tx, ctx, customerId);
}
