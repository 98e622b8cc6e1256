import type { ChoiceStep } from '../shared/contract/queue.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';
import { TASK, type TaskRow } from './queue-tasks.ts';

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

/** Gives every parked call of an operator to anyone, at once. Returns how many. */
export function openParkedCalls(tx: WritableDB, operatorId: string): number {
  return sql<[string]>(
    tx,
    `UPDATE call_task SET for_operator_id = NULL
     WHERE state = 'open' AND place = 'parked' AND for_operator_id = ?`,
  ).run(operatorId).changes;
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
