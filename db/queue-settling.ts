import { type CallItem, LATE_QUOTA, type TaskState } from '../shared/contract/queue.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';
import type { TaskPlace } from './queue-tasks.ts';

/** A call was started: builds leave the task alone from now on. */
export function touchTask(tx: WritableDB, taskId: string): void {
  sql<[string]>(tx, 'UPDATE call_task SET touched = 1 WHERE id = ?').run(taskId);
}

export interface Settled {
  readonly taskId: string;
  readonly state: TaskState;
  readonly place: TaskPlace;
  readonly businessDate: string;
  readonly attempts: number;
  readonly notBeforeMs: number | null;
  readonly promisedAtMs: number | null;
  readonly parkedAtMs: number | null;
  readonly forOperatorId: string | null;
  readonly phonePosition: number | null;
  readonly disposition: string | null;
  readonly noOrderReason: string | null;
  readonly finishedAtMs: number | null;
}

/** Writes what an attempt made of its task and ends the lease. */
export function settleTaskRow(tx: WritableDB, row: Settled): void {
  sql<Settled>(
    tx,
    `UPDATE call_task SET state = @state, place = @place, business_date = @businessDate, attempts = @attempts,
       not_before_ms = @notBeforeMs, promised_at_ms = @promisedAtMs, parked_at_ms = @parkedAtMs,
       for_operator_id = @forOperatorId, phone_position = @phonePosition, disposition = @disposition,
       no_order_reason = @noOrderReason, finished_at_ms = @finishedAtMs, touched = 1, lease_operator_id = NULL,
       lease_session_hash = NULL, lease_window_id = NULL, lease_until_ms = NULL
     WHERE id = @taskId`,
  ).run(row);
}

/** Makes a live call a promised one; a seat that holds it keeps it. */
export function promiseTask(
  tx: WritableDB,
  promise: { readonly taskId: string; readonly promisedAtMs: number; readonly forOperatorId: string | null },
): void {
  sql<object>(
    tx,
    `UPDATE call_task SET place = 'promised', promised_at_ms = @promisedAtMs, for_operator_id = @forOperatorId,
       not_before_ms = NULL, parked_at_ms = NULL, touched = 1
     WHERE id = @taskId AND state IN ('open', 'held')`,
  ).run(promise);
}

/** Makes a promised call an ordinary one of the pool again. */
export function dropPromise(tx: WritableDB, taskId: string): void {
  sql<[string]>(
    tx,
    `UPDATE call_task SET place = 'pool', promised_at_ms = NULL, for_operator_id = NULL, not_before_ms = NULL, touched = 1
      WHERE id = ? AND state = 'open' AND place = 'promised'`,
  ).run(taskId);
}

/** Ends a task whose agenda is empty, or puts it back into the pool; a held one keeps its seat. */
export function setTaskState(tx: WritableDB, taskId: string, state: TaskState, finishedAtMs: number | null): void {
  sql<[TaskState, number | null, string]>(tx, 'UPDATE call_task SET state = ?, finished_at_ms = ? WHERE id = ?').run(
    state,
    finishedAtMs,
    taskId,
  );
}

/**
 * A cut-off of these open calls has passed: the items that ended with it are closed, a failed order at its rescue
 * deadline. Who has something else on the agenda than messages goes on with the nearest cut-off of what is left; the
 * others are missed, but who had answered before and was only to be told of late quotas is nobody that was missed. A hundred calls take four statements.
 */
export function endPassedItems(tx: WritableDB, taskIds: readonly string[], nowMs: number): void {
  const given = { ids: JSON.stringify(taskIds), nowMs };
  const among = 'IN (SELECT value FROM json_each(@ids))';
  const open = (kinds: string) =>
    `EXISTS (SELECT 1 FROM call_item i WHERE i.task_id = call_task.id AND i.state = 'open' AND i.kind ${kinds})`;
  sql<object>(
    tx,
    `UPDATE call_item SET state = 'closed',
       closed_reason = CASE kind WHEN 'failed-order' THEN 'rescue-passed' ELSE 'cut-off-passed' END
      WHERE task_id ${among} AND (kind IN ('order', 'failed-order') OR reference_id = '${LATE_QUOTA}') AND state = 'open'
        AND coalesce(cutoff_at_ms, (SELECT t.cutoff_at_ms FROM call_task t WHERE t.id = task_id)) <= @nowMs`,
  ).run(given);
  sql<object>(
    tx,
    `UPDATE call_task SET finished_at_ms = @nowMs,
       state = CASE WHEN EXISTS (SELECT 1 FROM call_item i WHERE i.task_id = call_task.id AND i.kind IN ('order', 'failed-order'))
         THEN 'missed' ELSE 'dropped' END
      WHERE id ${among} AND state = 'open' AND NOT ${open("<> 'message'")}`,
  ).run(given);
  // What is still open has something else to do.
  sql<object>(
    tx,
    `UPDATE call_task SET cutoff_at_ms = (SELECT min(i.cutoff_at_ms) FROM call_item i
        WHERE i.task_id = call_task.id AND i.state = 'open') WHERE id ${among} AND state = 'open'`,
  ).run(given);
  sql<object>(
    tx,
    `UPDATE call_task SET delivery_date = NULL WHERE id ${among} AND state = 'open' AND NOT ${open("= 'order'")}`,
  ).run(given);
}

/** Ends the open items of a task: all of them, or those of one kind. Returns how many. */
export function endItems(
  tx: WritableDB,
  taskId: string,
  kind: CallItem['kind'] | null,
  state: 'done' | 'closed',
  reason: string | null,
): number {
  return sql<[string, string | null, string, string | null, string | null]>(
    tx,
    `UPDATE call_item SET state = ?, closed_reason = ?
     WHERE task_id = ? AND state = 'open' AND (? IS NULL OR kind = ?)`,
  ).run(state, reason, taskId, kind, kind).changes;
}

/** Opens again the order items that were closed with one of these reasons' word. Returns the tasks they belong to. */
export function reopenItemsOfDelivery(tx: WritableDB, customerId: string, deliveryDate: string): string[] {
  return sql<[string, string], { taskId: string }>(
    tx,
    `UPDATE call_item SET state = 'open', closed_reason = NULL
     WHERE kind = 'order' AND closed_reason LIKE 'ordered%' AND task_id IN
       (SELECT id FROM call_task WHERE customer_id = ? AND delivery_date = ? AND state IN ('open', 'held', 'done'))
     RETURNING task_id AS taskId`,
  )
    .all(customerId, deliveryDate)
    .map((row) => row.taskId);
}

/** Nobody dials this number of the customer again. */
export function markPhoneDead(tx: WritableDB, customerId: string, position: number): void {
  sql<[string, number]>(tx, 'UPDATE customer_phone SET dead = 1 WHERE customer_id = ? AND position = ?').run(
    customerId,
    position,
  );
}

/** What was dialed, or null when the call's row does not say. */
export function numberOfCall(db: ReadableDB, callId: string): string | null | undefined {
  return sql<[string], { number: string | null }>(db, 'SELECT number FROM call WHERE id = ?').get(callId)?.number;
}

/** How many calls of this task ended so on a day, leaving out one call. */
export function countResults(
  db: ReadableDB,
  taskId: string,
  businessDate: string,
  disposition: string,
  exceptCallId: string | null,
): number {
  return sql<[string, string, string, string], { n: number }>(
    db,
    'SELECT count(*) AS n FROM call WHERE task_id = ? AND business_date = ? AND disposition = ? AND id <> ?',
  ).get(taskId, businessDate, disposition, exceptCallId ?? '')?.n as number;
}
