import type { Disposition } from '../shared/contract/dispositions.ts';
import type { CallItem, ChoiceStep, TaskSource, TaskState } from '../shared/contract/queue.ts';
import { type ReadableDB, sql } from './connection.ts';

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

/** Every column of a {@link TaskRow}; a WHERE follows. */
export const TASK = `SELECT t.id, t.customer_id AS customerId, c.code AS customerCode, c.name AS customerName,
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

export interface TaskOfDay
  extends Pick<TaskRow, 'id' | 'state' | 'place' | 'cutoffAtMs' | 'promisedAtMs' | 'leaseOperatorId' | 'leaseUntilMs'> {
  readonly disposition: Disposition | null;
}

/** The call of a customer on a day, whatever became of it; the live one where there are several. */
export function findTaskOfDay(db: ReadableDB, customerId: string, businessDate: string): TaskOfDay | undefined {
  return sql<[string, string], TaskOfDay>(
    db,
    `SELECT id, state, place, cutoff_at_ms AS cutoffAtMs, promised_at_ms AS promisedAtMs, disposition,
        lease_operator_id AS leaseOperatorId, lease_until_ms AS leaseUntilMs
       FROM call_task WHERE customer_id = ? AND business_date = ? AND state <> 'dropped'
      ORDER BY state IN ('open', 'held') DESC, finished_at_ms DESC LIMIT 1`,
  ).get(customerId, businessDate);
}

export function itemsOfTask(db: ReadableDB, taskId: string): CallItem[] {
  return sql<[string], CallItem>(
    db,
    `SELECT id, kind, state, closed_reason AS closedReason, reference_id AS referenceId, text,
            cutoff_at_ms AS cutoffAtMs
       FROM call_item WHERE task_id = ?
      ORDER BY CASE kind WHEN 'failed-order' THEN 0 WHEN 'order' THEN 1 ELSE 2 END, id`,
  ).all(taskId);
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

/** Whose seat it is, for the sentences of refusals. */
export function operatorLabel(db: ReadableDB, operatorId: string): string {
  const row = sql<[string], { name: string; seat: string | null }>(
    db,
    'SELECT o.name, s.code AS seat FROM operator o LEFT JOIN seat s ON s.id = o.seat_id WHERE o.id = ?',
  ).get(operatorId);
  if (!row) return operatorId;
  return row.seat === null ? row.name : `${row.name} (${row.seat})`;
}
