import { type ReadableDB, sql, type WritableDB } from './connection.ts';
import { alignCutoffs } from './queue-failed.ts';

/** A delivery to one customer. */
export interface CustomerDelivery {
  readonly customerId: string;
  readonly deliveryDate: string;
}

/**
 * Closes the open order items of the customers' live calls for these deliveries; an open call with nothing else to do
 * than convey messages is done, a held one keeps its seat. Returns the call of each item. Ten thousand take two statements.
 */
export function closeItemsOfDeliveries(
  tx: WritableDB,
  deliveries: readonly CustomerDelivery[],
  reason: string,
  nowMs: number,
): string[] {
  const pairs = JSON.stringify(deliveries.map((one) => [one.customerId, one.deliveryDate]));
  const taskIds = sql<object, string>(
    tx,
    `UPDATE call_item SET state = 'closed', closed_reason = @reason
      WHERE kind = 'order' AND state = 'open' AND task_id IN (
        SELECT t.id FROM json_each(@pairs) j CROSS JOIN call_task t ON t.customer_id = j.value ->> 0
         WHERE t.delivery_date = j.value ->> 1 AND t.state IN ('open', 'held'))
     RETURNING task_id`,
  )
    .pluck()
    .all({ pairs, reason });
  sql<object>(
    tx,
    `UPDATE call_task SET state = 'done', finished_at_ms = @nowMs
      WHERE id IN (SELECT value FROM json_each(@ids)) AND state = 'open' AND NOT EXISTS (
        SELECT 1 FROM call_item i WHERE i.task_id = call_task.id AND i.state = 'open' AND i.kind <> 'message')`,
  ).run({ ids: JSON.stringify(taskIds), nowMs });
  alignCutoffs(tx, taskIds);
  return taskIds;
}

/** Those of these calls that a seat holds. */
export function heldAmong(db: ReadableDB, taskIds: readonly string[]): string[] {
  return sql<[string], string>(
    db,
    `SELECT t.id FROM json_each(?) j CROSS JOIN call_task t ON t.id = j.value WHERE t.state = 'held'`,
  )
    .pluck()
    .all(JSON.stringify(taskIds));
}
