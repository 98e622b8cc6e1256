import { type ReadableDB, sql, type WritableDB } from './connection.ts';

/** A failed order as an item of a call's agenda. */
export interface FailedItem {
  readonly itemId: string;
  readonly taskId: string;
  readonly orderId: string;
  /** The rescue deadline, UTC ms. */
  readonly cutoffAtMs: number;
}

/**
 * Puts a failed order on a live call's agenda. The order item that may stand there keeps its own cut-off from now on,
 * and the call takes the nearest of both.
 */
export function addFailedItem(tx: WritableDB, item: FailedItem): void {
  keepOrderCutoff(tx, item.taskId);
  sql<FailedItem>(
    tx,
    `INSERT INTO call_item (id, task_id, kind, reference_id, cutoff_at_ms)
     VALUES (@itemId, @taskId, 'failed-order', @orderId, @cutoffAtMs)`,
  ).run(item);
  alignCutoffs(tx, [item.taskId]);
}

/** The order item of a call that gets another item with a cut-off takes over the call's. */
export function keepOrderCutoff(tx: WritableDB, taskId: string): void {
  sql<[string, string]>(
    tx,
    `UPDATE call_item SET cutoff_at_ms = (SELECT cutoff_at_ms FROM call_task WHERE id = ?)
      WHERE task_id = ? AND kind = 'order' AND cutoff_at_ms IS NULL`,
  ).run(taskId, taskId);
}

/** True when a failed order is or was on the call's agenda. */
function hasFailedItem(db: ReadableDB, taskId: string): boolean {
  return (
    sql<[string], 1>(db, `SELECT 1 FROM call_item WHERE task_id = ? AND kind = 'failed-order' LIMIT 1`)
      .pluck()
      .get(taskId) !== undefined
  );
}

/** The cut-off of calls that have a failed order on their agenda: the nearest of its open items. Other calls keep theirs. */
export function alignCutoffs(tx: WritableDB, taskIds: readonly string[]): void {
  sql<[string]>(
    tx,
    `UPDATE call_task SET cutoff_at_ms = (SELECT min(i.cutoff_at_ms) FROM call_item i
        WHERE i.task_id = call_task.id AND i.state = 'open')
      WHERE id IN (SELECT value FROM json_each(?))
        AND EXISTS (SELECT 1 FROM call_item f WHERE f.task_id = call_task.id AND f.kind = 'failed-order')`,
  ).run(JSON.stringify(taskIds));
}

/** The call was just given another delivery with the cut-off that stands on it: that is the order item's alone. */
export function setOrderCutoff(tx: WritableDB, taskId: string, cutoffAtMs: number | null): void {
  if (!hasFailedItem(tx, taskId)) return;
  sql<[number | null, string]>(tx, `UPDATE call_item SET cutoff_at_ms = ? WHERE task_id = ? AND kind = 'order'`).run(
    cutoffAtMs,
    taskId,
  );
  alignCutoffs(tx, [taskId]);
}

/** Ends the open items of one failed order wherever they stand. Returns the live calls that had one. */
export function endFailedItems(
  tx: WritableDB,
  order: { readonly customerId: string; readonly orderId: string },
  state: 'done' | 'closed',
  reason: string,
): string[] {
  return sql<object, string>(
    tx,
    `UPDATE call_item SET state = @state, closed_reason = @reason
      WHERE kind = 'failed-order' AND reference_id = @orderId AND state = 'open'
        AND task_id IN (SELECT id FROM call_task WHERE customer_id = @customerId) RETURNING task_id`,
  )
    .pluck()
    .all({ ...order, state, reason });
}

export interface RescuableCall {
  readonly id: string;
  readonly customerId: string;
  /** True: nothing but the failed order keeps it, so the call itself goes on; false: only its failed orders do. */
  readonly alone: 0 | 1;
  /** False: no deadline of its failed orders is still to come. */
  readonly rescuable: 0 | 1;
}

/**
 * Calls of days before `date` that still have a failed order to be repaired whose deadline is after `sinceMs`, oldest
 * first. Looked for from the failed orders, which are few, so that "next call" can ask every time.
 */
export function failedCallsBefore(
  db: ReadableDB,
  asked: {
    readonly date: string;
    readonly sinceMs: number;
    readonly nowMs: number;
    readonly teamId: string | null;
  },
): RescuableCall[] {
  return sql<object, RescuableCall>(
    db,
    `SELECT t.id, t.customer_id AS customerId, max(i.cutoff_at_ms) > @nowMs AS rescuable,
         t.state = 'open' AND NOT EXISTS (SELECT 1 FROM call_item x
           WHERE x.task_id = t.id AND x.kind = 'order' AND x.state = 'open') AS alone
       FROM sales_order o INDEXED BY sales_order_failed
         CROSS JOIN call_task t ON t.customer_id = o.customer_id AND t.business_date < @date
         CROSS JOIN call_item i ON i.task_id = t.id AND i.kind = 'failed-order' AND i.state = 'open'
           AND i.reference_id = o.id
         LEFT JOIN route r ON r.id = t.route_id
      WHERE o.state = 'failed' AND o.rescue_at_ms > @sinceMs AND t.state IN ('open', 'carried', 'missed', 'dropped')
        AND (@teamId IS NULL OR r.team_id = @teamId)
      GROUP BY t.id ORDER BY t.business_date, t.id`,
  ).all(asked);
}

/** An open call goes on as one of a later day, with everything that was found out about it; attempts begin anew. */
export function moveTaskTo(tx: WritableDB, taskId: string, businessDate: string): void {
  sql<[string, string]>(
    tx,
    `UPDATE call_task SET business_date = ?, attempts = 0,
       place = CASE WHEN place = 'used-up' THEN 'pool' ELSE place END WHERE id = ? AND state = 'open'`,
  ).run(businessDate, taskId);
}

/** Takes the open failed orders of a call to another one of the same customer. */
export function moveFailedItems(tx: WritableDB, fromTaskId: string, toTaskId: string): void {
  keepOrderCutoff(tx, toTaskId);
  sql<[string, string]>(
    tx,
    `UPDATE call_item SET task_id = ? WHERE task_id = ? AND kind = 'failed-order' AND state = 'open'`,
  ).run(toTaskId, fromTaskId);
  alignCutoffs(tx, [toTaskId]);
}

/** A call that no rule of the day made: for a failed order or a follow-up, and nothing else. */
export interface CallOfItsOwn {
  readonly id: string;
  readonly source: 'failed-order' | 'follow-up';
  readonly customerId: string;
  readonly businessDate: string;
  readonly strategyId: string | null;
  readonly callingWindows: string;
  readonly mostAttempts: number;
  readonly classId: string | null;
  readonly routeId: string | null;
  readonly routeCode: string;
  readonly customerCode: string;
  readonly preferredFromMinute: number | null;
  readonly preferredToMinute: number | null;
  readonly ownerOperatorId: string | null;
  readonly createdAtMs: number;
}

/** Makes the call, without delivery and cut-off: those come with what is put on its agenda. */
export function insertCallOfItsOwn(tx: WritableDB, call: CallOfItsOwn): void {
  sql<CallOfItsOwn>(
    tx,
    `INSERT INTO call_task (id, customer_id, business_date, state, source, strategy_id, calling_windows, most_attempts,
       class_id, route_id, route_code, customer_code, preferred_from_minute, preferred_to_minute, owner_operator_id,
       created_at_ms)
     VALUES (@id, @customerId, @businessDate, 'open', @source, @strategyId, @callingWindows, @mostAttempts,
       @classId, @routeId, @routeCode, @customerCode, @preferredFromMinute, @preferredToMinute, @ownerOperatorId,
       @createdAtMs)`,
  ).run(call);
}
