import type { CallItem, ChoiceStep, TaskSource, TaskState } from '../shared/contract/queue.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';

export type TaskPlace = 'pool' | 'waiting' | 'promised' | 'parked' | 'used-up';

/** One call task with what its customer and strategy say about it. Instants in UTC ms. */
export interface TaskRow {
  readonly id: string;
  readonly customerId: string;
  readonly customerCode: string;
  readonly customerName: string;
  readonly customerOwnerId: string | null;
  readonly businessDate: string;
  readonly state: TaskState;
  readonly place: TaskPlace;
  readonly source: TaskSource;
  readonly strategyId: string | null;
  readonly strategyName: string | null;
  readonly rule: string | null;
  readonly leastMinutesBetween: number;
  readonly className: string | null;
  readonly weekdays: string | null;
  readonly nominalDate: string | null;
  readonly deliveryDate: string | null;
  readonly cutoffAtMs: number | null;
  readonly notBeforeMs: number | null;
  readonly promisedAtMs: number | null;
  readonly forOperatorId: string | null;
  readonly ownerOperatorId: string | null;
  readonly attempts: number;
  readonly mostAttempts: number;
  readonly phonePosition: number | null;
  readonly touched: 0 | 1;
  readonly parkedAtMs: number | null;
  readonly leaseOperatorId: string | null;
  readonly leaseSessionHash: string | null;
  readonly leaseWindowId: string | null;
  readonly leaseUntilMs: number | null;
  readonly chosenBy: ChoiceStep | null;
  readonly teamId: string | null;
}

const TASK = `SELECT t.id, t.customer_id AS customerId, c.code AS customerCode, c.name AS customerName,
    c.owner_id AS customerOwnerId, t.business_date AS businessDate, t.state, t.place, t.source,
    t.strategy_id AS strategyId, s.name AS strategyName, s.rule,
    coalesce(s.least_minutes_between_attempts, 0) AS leastMinutesBetween, k.name AS className, t.weekdays,
    t.nominal_date AS nominalDate, t.delivery_date AS deliveryDate, t.cutoff_at_ms AS cutoffAtMs,
    t.not_before_ms AS notBeforeMs, t.promised_at_ms AS promisedAtMs, t.for_operator_id AS forOperatorId,
    t.owner_operator_id AS ownerOperatorId, t.attempts, t.most_attempts AS mostAttempts,
    t.phone_position AS phonePosition, t.touched, t.parked_at_ms AS parkedAtMs,
    t.lease_operator_id AS leaseOperatorId, t.lease_session_hash AS leaseSessionHash,
    t.lease_window_id AS leaseWindowId, t.lease_until_ms AS leaseUntilMs, t.chosen_by AS chosenBy, r.team_id AS teamId
  FROM call_task t JOIN customer c ON c.id = t.customer_id
    LEFT JOIN order_cycle_strategy s ON s.id = t.strategy_id
    LEFT JOIN class k ON k.id = t.class_id LEFT JOIN route r ON r.id = c.route_id`;

export function findTask(db: ReadableDB, taskId: string): TaskRow | undefined {
  return sql<[string], TaskRow>(db, `${TASK} WHERE t.id = ?`).get(taskId);
}

/** The live call (open or held) of a customer on a day; there is at most one. */
export function findLiveTask(db: ReadableDB, customerId: string, businessDate: string): TaskRow | undefined {
  return sql<[string, string], TaskRow>(
    db,
    `${TASK} WHERE t.customer_id = ? AND t.business_date = ? AND t.state IN ('open', 'held')`,
  ).get(customerId, businessDate);
}

/** Live calls of a customer whose order item is for this delivery. */
export function liveTasksOfDelivery(db: ReadableDB, customerId: string, deliveryDate: string): TaskRow[] {
  return sql<[string, string], TaskRow>(
    db,
    `${TASK} WHERE t.customer_id = ? AND t.delivery_date = ? AND t.state IN ('open', 'held')`,
  ).all(customerId, deliveryDate);
}

/** What a window holds; there is at most one. */
export function heldByWindow(db: ReadableDB, sessionHash: string, windowId: string): TaskRow | undefined {
  return sql<[string, string], TaskRow>(
    db,
    `${TASK} WHERE t.state = 'held' AND t.lease_session_hash = ? AND t.lease_window_id = ?`,
  ).get(sessionHash, windowId);
}

/** Who holds a call of this customer, of the same owner's other shops or of the same living number; else undefined. */
export function holderOfPeople(db: ReadableDB, customerId: string): string | undefined {
  return sql<object, { operatorId: string }>(
    db,
    `SELECT t.lease_operator_id AS operatorId FROM call_task t INDEXED BY call_task_holder
       JOIN customer c ON c.id = t.customer_id JOIN customer own ON own.id = @customerId
      WHERE t.state = 'held' AND (c.id = own.id OR c.owner_id = own.owner_id OR EXISTS
        (SELECT 1 FROM customer_phone p JOIN customer_phone o ON o.number = p.number AND o.dead = 0
          WHERE p.customer_id = c.id AND p.dead = 0 AND o.customer_id = own.id)) LIMIT 1`,
  ).get({ customerId })?.operatorId;
}

export function heldByOperator(db: ReadableDB, operatorId: string): TaskRow[] {
  return sql<[string], TaskRow>(db, `${TASK} WHERE t.state = 'held' AND t.lease_operator_id = ?`).all(operatorId);
}

export interface Lease {
  readonly taskId: string;
  readonly operatorId: string;
  readonly sessionHash: string;
  readonly windowId: string;
  readonly untilMs: number;
}

export interface NewLease extends Lease {
  readonly chosenBy: ChoiceStep;
}

/** Leases an open call. False when it is no longer open. */
export function leaseTask(tx: WritableDB, lease: NewLease): boolean {
  return (
    sql<NewLease>(
      tx,
      `UPDATE call_task SET state = 'held', lease_operator_id = @operatorId, lease_session_hash = @sessionHash,
         lease_window_id = @windowId, lease_until_ms = @untilMs, chosen_by = @chosenBy
       WHERE id = @taskId AND state = 'open'`,
    ).run(lease).changes === 1
  );
}

/** Extends a lease that this window holds; one that ran out unnoticed revives. False when another has the call now. */
export function extendLease(tx: WritableDB, lease: Lease): boolean {
  return (
    sql<Lease>(
      tx,
      `UPDATE call_task SET lease_until_ms = @untilMs
       WHERE id = @taskId AND state = 'held' AND lease_session_hash = @sessionHash AND lease_window_id = @windowId`,
    ).run(lease).changes === 1
  );
}

const FREE = `state = 'open', lease_operator_id = NULL, lease_session_hash = NULL, lease_window_id = NULL,
  lease_until_ms = NULL`;

/** Frees a held call; everything else of it stays. */
export function freeTask(tx: WritableDB, taskId: string): void {
  sql<[string]>(tx, `UPDATE call_task SET ${FREE} WHERE id = ? AND state = 'held'`).run(taskId);
}

/** Frees the calls of seats that stopped renewing. Returns their ids. */
export function freeExpiredLeases(tx: WritableDB, nowMs: number): string[] {
  return sql<[number], { id: string }>(
    tx,
    `UPDATE call_task SET ${FREE} WHERE state = 'held' AND lease_until_ms <= ? RETURNING id`,
  )
    .all(nowMs)
    .map((row) => row.id);
}

/** A call was started: builds leave the task alone from now on. */
export function touchTask(tx: WritableDB, taskId: string): void {
  sql<[string]>(tx, 'UPDATE call_task SET touched = 1 WHERE id = ?').run(taskId);
}

/** Gives every parked call of an operator to anyone, at once. Returns how many. */
export function openParkedCalls(tx: WritableDB, operatorId: string): number {
  return sql<[string]>(
    tx,
    `UPDATE call_task SET for_operator_id = NULL
     WHERE state = 'open' AND place = 'parked' AND for_operator_id = ?`,
  ).run(operatorId).changes;
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

/**
 * Puts a held call back until an instant, with the reason of the one who skipped it. A promise stays one, for whom it
 * was; a parked call is an ordinary one again.
 */
export function skipTaskRow(tx: WritableDB, taskId: string, reason: string, notBeforeMs: number): void {
  sql<object>(
    tx,
    `UPDATE call_task SET ${FREE}, place = CASE place WHEN 'promised' THEN place ELSE 'waiting' END,
       promised_at_ms = CASE place WHEN 'promised' THEN @notBeforeMs END,
       for_operator_id = CASE place WHEN 'promised' THEN for_operator_id END, parked_at_ms = NULL,
       skip_reason = @reason, not_before_ms = @notBeforeMs, touched = 1 WHERE id = @taskId`,
  ).run({ taskId, reason, notBeforeMs });
}

/** Ends a task whose agenda is empty, or puts it back into the pool; a held one keeps its seat. */
export function setTaskState(tx: WritableDB, taskId: string, state: TaskState, finishedAtMs: number | null): void {
  sql<[TaskState, number | null, string]>(tx, 'UPDATE call_task SET state = ?, finished_at_ms = ? WHERE id = ?').run(
    state,
    finishedAtMs,
    taskId,
  );
}

/** A call without an order item has no delivery and no cut-off to keep. */
export function clearDelivery(tx: WritableDB, taskId: string): void {
  sql<[string]>(tx, 'UPDATE call_task SET delivery_date = NULL, cutoff_at_ms = NULL WHERE id = ?').run(taskId);
}

export function itemsOfTask(db: ReadableDB, taskId: string): CallItem[] {
  return sql<[string], CallItem>(
    db,
    `SELECT id, kind, state, closed_reason AS closedReason, reference_id AS referenceId, text
       FROM call_item WHERE task_id = ? ORDER BY CASE kind WHEN 'order' THEN 0 ELSE 1 END, id`,
  ).all(taskId);
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

export interface PhoneRow {
  readonly position: number;
  readonly number: string;
  readonly dead: 0 | 1;
}

export function phonesOf(db: ReadableDB, customerId: string): PhoneRow[] {
  return sql<[string], PhoneRow>(
    db,
    'SELECT position, number, dead FROM customer_phone WHERE customer_id = ? ORDER BY position',
  ).all(customerId);
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

/** Whose seat it is, for the sentences of refusals. */
export function operatorLabel(db: ReadableDB, operatorId: string): string {
  const row = sql<[string], { name: string; seat: string | null }>(
    db,
    'SELECT o.name, s.code AS seat FROM operator o LEFT JOIN seat s ON s.id = o.seat_id WHERE o.id = ?',
  ).get(operatorId);
  if (!row) return operatorId;
  return row.seat === null ? row.name : `${row.name} (${row.seat})`;
}
