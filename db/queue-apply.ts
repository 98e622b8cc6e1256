import type { BuildCounts, ExclusionReason } from '../shared/contract/queue.ts';
import type { PlannedTask } from '../shared/domain/queue/planned-task.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';
import { alignCutoffs, setOrderCutoff } from './queue-failed.ts';

/**
 * Makes a call with its order item. Nothing happens when the customer has a live call on the day by now. Bound by
 * position: names cost a third of the time of a hundred thousand rows.
 */
export function insertPlannedTask(
  tx: WritableDB,
  ids: { readonly taskId: string; readonly itemId: string; readonly buildId: string | null },
  businessDate: string,
  task: PlannedTask,
  nowMs: number,
): boolean {
  const made = sql(
    tx,
    `INSERT INTO call_task (id, customer_id, business_date, state, source, strategy_id, class_id, route_id, rank,
       calling_windows, weekdays, nominal_date, exception_id, delivery_date, cutoff_at_ms, owner_operator_id,
       most_attempts, route_code, customer_code, preferred_from_minute, preferred_to_minute, carried_from_id, build_id,
       created_at_ms)
     VALUES (?, ?, ?, 'open', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (customer_id, business_date) WHERE state IN ('open', 'held') DO NOTHING`,
  ).run(
    ids.taskId,
    task.customerId,
    businessDate,
    task.source,
    task.strategyId,
    task.classId,
    task.routeId,
    task.rank,
    task.callingWindows,
    task.weekdays,
    task.nominalDate,
    task.exceptionId,
    task.deliveryDate,
    task.cutoffAtMs,
    task.ownerOperatorId,
    task.mostAttempts,
    task.routeCode,
    task.customerCode,
    task.preferredFromMinute,
    task.preferredToMinute,
    task.carriedFromId,
    ids.buildId,
    nowMs,
  ).changes;
  if (made === 1) insertOrderItem(tx, ids.itemId, ids.taskId);
  return made === 1;
}

/** True when a customer has a call on the day, live or ended. */
export function hasCallOn(db: ReadableDB, customerId: string, businessDate: string): boolean {
  return (
    sql<[string, string], { one: 1 }>(
      db,
      `SELECT 1 AS one FROM call_task WHERE customer_id = ? AND business_date = ? AND state <> 'dropped' LIMIT 1`,
    ).get(customerId, businessDate) !== undefined
  );
}

/** A number that grows with every call that is made, by whomever. */
export function newestTask(db: ReadableDB): number {
  return sql<[], { newest: number | null }>(db, 'SELECT max(rowid) AS newest FROM call_task').get()?.newest ?? 0;
}

export function insertOrderItem(tx: WritableDB, itemId: string, taskId: string): void {
  sql<[string, string]>(tx, `INSERT INTO call_item (id, task_id, kind) VALUES (?, ?, 'order')`).run(itemId, taskId);
}

/** Brings an untouched open call up to date with the plan. */
export function updatePlannedTask(tx: WritableDB, taskId: string, task: PlannedTask): boolean {
  const isUpdated =
    sql<object>(
      tx,
      `UPDATE call_task SET strategy_id = @strategyId, class_id = @classId, route_id = @routeId, rank = @rank,
         calling_windows = @callingWindows, weekdays = @weekdays, nominal_date = @nominalDate, exception_id = @exceptionId, delivery_date = @deliveryDate, cutoff_at_ms = @cutoffAtMs,
         owner_operator_id = @ownerOperatorId, most_attempts = @mostAttempts, route_code = @routeCode,
         customer_code = @customerCode, preferred_from_minute = @preferredFromMinute,
         preferred_to_minute = @preferredToMinute
       WHERE id = @taskId AND state = 'open' AND touched = 0`,
    ).run({ ...task, taskId }).changes === 1;
  if (isUpdated) setOrderCutoff(tx, taskId, task.cutoffAtMs);
  return isUpdated;
}

/** Gives a live call without an order item one, with its delivery. Nothing happens when another build was faster. */
export function addOrderItem(
  tx: WritableDB,
  itemId: string,
  taskId: string,
  delivery: Pick<PlannedTask, 'deliveryDate' | 'cutoffAtMs'>,
): void {
  const made = sql<object>(
    tx,
    `INSERT INTO call_item (id, task_id, kind) SELECT @itemId, t.id, 'order' FROM call_task t
      WHERE t.id = @taskId AND t.state IN ('open', 'held')
        AND NOT EXISTS (SELECT 1 FROM call_item i WHERE i.task_id = t.id AND i.kind = 'order')`,
  ).run({ itemId, taskId }).changes;
  if (made === 0) return;
  sql<object>(
    tx,
    'UPDATE call_task SET delivery_date = @deliveryDate, cutoff_at_ms = @cutoffAtMs WHERE id = @taskId',
  ).run({ taskId, deliveryDate: delivery.deliveryDate, cutoffAtMs: delivery.cutoffAtMs });
  setOrderCutoff(tx, taskId, delivery.cutoffAtMs);
}

/** An open, untouched call that no longer fits the plan. False when a seat was faster, or a follow-up came onto it. */
export function dropUntouchedTask(tx: WritableDB, taskId: string, nowMs: number): boolean {
  return (
    sql<[number, string]>(
      tx,
      `UPDATE call_task SET state = 'dropped', finished_at_ms = ? WHERE id = ? AND state = 'open' AND touched = 0
         AND NOT EXISTS (SELECT 1 FROM call_item i
           WHERE i.task_id = call_task.id AND i.kind = 'follow-up' AND i.state = 'open')`,
    ).run(nowMs, taskId).changes === 1
  );
}

/** Ends an open call of an earlier day: it goes on as another task, is missed, or is dropped as its strategy says. */
export function endEarlierTask(
  tx: WritableDB,
  taskId: string,
  state: 'carried' | 'missed' | 'dropped',
  nowMs: number,
): boolean {
  return (
    sql<[string, number, string]>(
      tx,
      `UPDATE call_task SET state = ?, finished_at_ms = ? WHERE id = ? AND state = 'open'`,
    ).run(state, nowMs, taskId).changes === 1
  );
}

/** The order is there already: closes the order item of an open, untouched call and the call with it. */
export function closeOrderedTask(tx: WritableDB, taskId: string, isDone: boolean, nowMs: number): void {
  sql<[string]>(
    tx,
    `UPDATE call_item SET state = 'closed', closed_reason = 'ordered-by-other-channel'
     WHERE task_id = ? AND kind = 'order' AND state = 'open'`,
  ).run(taskId);
  alignCutoffs(tx, [taskId]);
  if (isDone) {
    sql<[number, string]>(
      tx,
      `UPDATE call_task SET state = 'done', finished_at_ms = ? WHERE id = ? AND state = 'open'`,
    ).run(nowMs, taskId);
  }
}

/** The order is there no more: opens what {@link closeOrderedTask} or an order closed, as the plan has it now. */
export function reopenOrderedTask(tx: WritableDB, taskId: string, task: PlannedTask): void {
  const isFree = `(SELECT t.touched = 0 AND t.state IN ('open', 'done') AND NOT EXISTS (SELECT 1 FROM call_task o
      WHERE o.customer_id = t.customer_id AND o.business_date = t.business_date AND o.state IN ('open', 'held') AND o.id <> t.id)
    FROM call_task t WHERE t.id = @taskId)`;
  const opened = sql<object>(
    tx,
    `UPDATE call_item SET state = 'open', closed_reason = NULL
     WHERE task_id = @taskId AND kind = 'order' AND state = 'closed' AND closed_reason LIKE 'ordered%' AND ${isFree}`,
  ).run({ taskId }).changes;
  if (opened === 0) return;
  sql<[string]>(tx, `UPDATE call_task SET state = 'open', finished_at_ms = NULL WHERE id = ?`).run(taskId);
  updatePlannedTask(tx, taskId, task);
}

/** The recorded reasons of a day, of one team's customers or of all. */
export function storedExclusions(
  db: ReadableDB,
  businessDate: string,
  teamId: string | null,
): IterableIterator<{ customerId: string; reason: ExclusionReason }> {
  return sql<object, { customerId: string; reason: ExclusionReason }>(
    db,
    `SELECT customer_id AS customerId, reason FROM queue_exclusion
      WHERE business_date = @businessDate AND (@teamId IS NULL OR customer_id IN
        (SELECT c.id FROM customer c JOIN route r ON r.id = c.route_id WHERE r.team_id = @teamId))`,
  ).iterate({ businessDate, teamId });
}

export function putExclusion(tx: WritableDB, businessDate: string, customerId: string, reason: ExclusionReason): void {
  sql<[string, string, string]>(
    tx,
    `INSERT INTO queue_exclusion (business_date, customer_id, reason) VALUES (?, ?, ?)
     ON CONFLICT (business_date, customer_id) DO UPDATE SET reason = excluded.reason`,
  ).run(businessDate, customerId, reason);
}

export function removeExclusion(tx: WritableDB, businessDate: string, customerId: string): void {
  sql<[string, string]>(tx, 'DELETE FROM queue_exclusion WHERE business_date = ? AND customer_id = ?').run(
    businessDate,
    customerId,
  );
}

interface BuildRow {
  readonly id: string;
  readonly businessDate: string;
  readonly teamId: string | null;
  readonly builtBy: string;
  readonly counts: BuildCounts;
}

/** A build that is being written: with a time of 0 it does not count yet. */
export function startBuild(tx: WritableDB, row: BuildRow): void {
  sql<object>(
    tx,
    `INSERT INTO queue_build (id, business_date, team_id, built_at_ms, built_by, counts)
     VALUES (@id, @businessDate, @teamId, 0, @builtBy, @counts)`,
  ).run({ ...row, counts: JSON.stringify(row.counts) });
}

/** The build stands, with what it did in the end where seats were faster than its plan. */
export function finishBuild(tx: WritableDB, buildId: string, counts: BuildCounts, nowMs: number): void {
  sql<[string, number, string]>(tx, 'UPDATE queue_build SET counts = ?, built_at_ms = ? WHERE id = ?').run(
    JSON.stringify(counts),
    nowMs,
    buildId,
  );
}
