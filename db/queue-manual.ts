import type { TaskState } from '../shared/contract/queue.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';
import { keepOrderCutoff, setOrderCutoff } from './queue-failed.ts';
import { rememberPlanned } from './strategies.ts';

/** A call that somebody puts into the queue by hand. */
export interface ManualTask {
  readonly id: string;
  readonly customerId: string;
  readonly businessDate: string;
  readonly strategyId: string | null;
  readonly callingWindows: string;
  readonly mostAttempts: number;
  readonly classId: string | null;
  readonly routeId: string;
  readonly routeCode: string;
  readonly customerCode: string;
  readonly preferredFromMinute: number | null;
  readonly preferredToMinute: number | null;
  readonly deliveryDate: string;
  readonly cutoffAtMs: number;
  readonly ownerOperatorId: string | null;
  readonly createdAtMs: number;
}

/** Makes the call; touched, so that builds leave it alone. Its order item is the caller's to add. */
export function insertManualTask(tx: WritableDB, task: ManualTask): void {
  sql<ManualTask>(
    tx,
    `INSERT INTO call_task (id, customer_id, business_date, state, source, strategy_id, calling_windows, most_attempts,
       class_id, route_id, route_code, customer_code, preferred_from_minute, preferred_to_minute, delivery_date,
       cutoff_at_ms, owner_operator_id, touched, created_at_ms)
     VALUES (@id, @customerId, @businessDate, 'open', 'manual', @strategyId, @callingWindows, @mostAttempts,
       @classId, @routeId, @routeCode, @customerCode, @preferredFromMinute, @preferredToMinute, @deliveryDate,
       @cutoffAtMs, @ownerOperatorId, 1, @createdAtMs)`,
  ).run(task);
  rememberPlanned(tx, task.businessDate, [task.strategyId]);
}

export interface TaskToday {
  readonly id: string;
  readonly state: TaskState;
  readonly cutoffAtMs: number | null;
  readonly disposition: string | null;
  readonly orderItem: 'open' | 'done' | 'closed' | null;
}

/** The calls of a customer on a day that count: live ones first, then ended ones; those that were dropped never. */
export function tasksToday(db: ReadableDB, customerId: string, businessDate: string): TaskToday[] {
  return sql<[string, string], TaskToday>(
    db,
    `SELECT t.id, t.state, t.cutoff_at_ms AS cutoffAtMs, t.disposition,
       (SELECT i.state FROM call_item i WHERE i.task_id = t.id AND i.kind = 'order' LIMIT 1) AS orderItem
     FROM call_task t WHERE t.customer_id = ? AND t.business_date = ? AND t.state <> 'dropped'
     ORDER BY t.state IN ('open', 'held') DESC, t.created_at_ms DESC`,
  ).all(customerId, businessDate);
}

/** A live call gets what it is for (again) and is nobody's plan any more: builds leave it alone. */
export function giveOrderItem(
  tx: WritableDB,
  item: {
    readonly taskId: string;
    readonly itemId: string;
    readonly deliveryDate: string;
    readonly cutoffAtMs: number;
  },
): void {
  sql<object>(
    tx,
    `UPDATE call_task SET delivery_date = @deliveryDate, cutoff_at_ms = @cutoffAtMs, touched = 1 WHERE id = @taskId`,
  ).run(item);
  const reopened = sql<object>(
    tx,
    `UPDATE call_item SET state = 'open', closed_reason = NULL WHERE task_id = @taskId AND kind = 'order'`,
  ).run(item);
  if (reopened.changes === 0) {
    sql<object>(tx, `INSERT INTO call_item (id, task_id, kind) VALUES (@itemId, @taskId, 'order')`).run(item);
  }
  setOrderCutoff(tx, item.taskId, item.cutoffAtMs);
}

/**
 * A question on a live call's agenda, with a cut-off of its own; its text is read by whoever calls. A call without a
 * delivery gets this one; its cut-off is the nearest of its items.
 */
export function giveQuestion(
  tx: WritableDB,
  item: {
    readonly taskId: string;
    readonly itemId: string;
    readonly referenceId: string;
    readonly text: string;
    readonly deliveryDate: string;
    readonly cutoffAtMs: number;
  },
): void {
  keepOrderCutoff(tx, item.taskId);
  sql<object>(
    tx,
    `INSERT INTO call_item (id, task_id, kind, reference_id, text, cutoff_at_ms)
     VALUES (@itemId, @taskId, 'question', @referenceId, @text, @cutoffAtMs)`,
  ).run(item);
  sql<object>(
    tx,
    `UPDATE call_task SET delivery_date = coalesce(delivery_date, @deliveryDate), touched = 1,
       cutoff_at_ms = min(coalesce(cutoff_at_ms, @cutoffAtMs), @cutoffAtMs) WHERE id = @taskId`,
  ).run(item);
}
