import type { Disposition, NoOrderReason } from '../shared/contract/dispositions.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';

/** One attempt. Instants in UTC ms, durations in seconds. */
export interface CallRow {
  readonly id: string;
  /** Calls of one conversation (several shops of one owner) share it; else the call's own id. */
  readonly conversationId: string;
  readonly taskId: string | null;
  readonly customerId: string | null;
  /** The customer's route and class when the call was made; the log must not change with them. */
  readonly routeId: string | null;
  readonly classId: string | null;
  readonly direction: 'out' | 'in';
  /** The task's source, or `incoming` for a call without one. */
  readonly source: string;
  readonly seatId: string | null;
  readonly operatorId: string;
  /** Digits as dialed. */
  readonly number: string | null;
  readonly businessDate: string;
  readonly startedAtMs: number;
  readonly answeredAtMs: number | null;
  readonly endedAtMs: number | null;
  /** Set when the call is settled: it has a disposition and its wrap-up is over. */
  readonly wrapUpEndedAtMs: number | null;
  readonly talkSeconds: number;
  readonly holdSeconds: number;
  readonly wrapUpSeconds: number;
  readonly disposition: Disposition | null;
  readonly noOrderReason: NoOrderReason | null;
  readonly promisedAtMs: number | null;
  readonly promisedTo: 'own' | 'any' | null;
  readonly orderId: string | null;
  readonly note: string | null;
}

const COLUMNS = `id, conversation_id AS conversationId, task_id AS taskId, customer_id AS customerId, route_id AS routeId,
  class_id AS classId, direction, source,
  seat_id AS seatId, operator_id AS operatorId, number, business_date AS businessDate, started_at_ms AS startedAtMs,
  answered_at_ms AS answeredAtMs, ended_at_ms AS endedAtMs, wrap_up_ended_at_ms AS wrapUpEndedAtMs,
  talk_seconds AS talkSeconds, hold_seconds AS holdSeconds, wrap_up_seconds AS wrapUpSeconds, disposition,
  no_order_reason AS noOrderReason, promised_at_ms AS promisedAtMs, promised_to AS promisedTo, order_id AS orderId, note`;

/** Starts the row of an attempt: stamps and results come with the updates below. */
export function insertCall(tx: WritableDB, row: CallRow): void {
  sql<CallRow>(
    tx,
    `INSERT INTO call (id, conversation_id, task_id, customer_id, route_id, class_id, direction, source, seat_id, operator_id, number,
       business_date, started_at_ms, answered_at_ms, ended_at_ms, wrap_up_ended_at_ms, talk_seconds, hold_seconds,
       wrap_up_seconds, disposition, no_order_reason, promised_at_ms, promised_to, order_id, note, operator_name)
     VALUES (@id, @conversationId, @taskId, @customerId, @routeId, @classId, @direction, @source, @seatId, @operatorId, @number,
       @businessDate, @startedAtMs, @answeredAtMs, @endedAtMs, @wrapUpEndedAtMs, @talkSeconds, @holdSeconds,
       @wrapUpSeconds, @disposition, @noOrderReason, @promisedAtMs, @promisedTo, @orderId, @note,
       (SELECT name FROM operator WHERE id = @operatorId))`,
  ).run(row);
}

export function findCall(db: ReadableDB, id: string): CallRow | undefined {
  return sql<[string], CallRow>(db, `SELECT ${COLUMNS} FROM call WHERE id = ?`).get(id);
}

/** The call that this operator has in hand: begun and not yet settled. There is at most one. */
export function unsettledCall(db: ReadableDB, operatorId: string): CallRow | undefined {
  return sql<[string], CallRow>(
    db,
    `SELECT ${COLUMNS} FROM call WHERE operator_id = ? AND wrap_up_ended_at_ms IS NULL
      ORDER BY started_at_ms DESC LIMIT 1`,
  ).get(operatorId);
}

/**
 * Calls of other operators that have a result but whose seat died before its wrap-up ended: nobody renews the lease of
 * their task any more.
 */
export function abandonedCalls(db: ReadableDB, exceptOperatorId: string, nowMs: number): CallRow[] {
  return sql<[string, number], CallRow>(
    db,
    `SELECT ${COLUMNS} FROM call
      WHERE wrap_up_ended_at_ms IS NULL AND disposition IS NOT NULL AND operator_id <> ?
        AND EXISTS (SELECT 1 FROM call_task t WHERE t.id = call.task_id AND coalesce(t.lease_until_ms, 0) <= ?)`,
  ).all(exceptOperatorId, nowMs);
}

/** The columns of a call that change while it is in hand. */
export type CallProgress = Pick<
  CallRow,
  | 'id'
  | 'answeredAtMs'
  | 'endedAtMs'
  | 'wrapUpEndedAtMs'
  | 'talkSeconds'
  | 'holdSeconds'
  | 'wrapUpSeconds'
  | 'disposition'
  | 'noOrderReason'
  | 'promisedAtMs'
  | 'promisedTo'
  | 'orderId'
  | 'note'
>;

/** Writes the stamps, result and note of a call that is not settled yet; a settled call never changes. */
export function updateCall(tx: WritableDB, row: CallProgress): void {
  sql<CallProgress>(
    tx,
    `UPDATE call SET answered_at_ms = @answeredAtMs, ended_at_ms = @endedAtMs, wrap_up_ended_at_ms = @wrapUpEndedAtMs,
       talk_seconds = @talkSeconds, hold_seconds = @holdSeconds, wrap_up_seconds = @wrapUpSeconds,
       disposition = @disposition, no_order_reason = @noOrderReason, promised_at_ms = @promisedAtMs,
       promised_to = @promisedTo, order_id = @orderId, note = @note
     WHERE id = @id AND wrap_up_ended_at_ms IS NULL`,
  ).run(row);
}

/** Says whose call this was after all, while it is in hand. */
export function attachCallTo(
  tx: WritableDB,
  row: Pick<CallRow, 'id' | 'customerId' | 'taskId' | 'source' | 'routeId' | 'classId'>,
): void {
  sql<typeof row>(
    tx,
    `UPDATE call SET customer_id = @customerId, task_id = @taskId, source = @source, route_id = @routeId,
       class_id = @classId WHERE id = @id AND wrap_up_ended_at_ms IS NULL`,
  ).run(row);
}

/** Route and class that a call is logged under: the task's, else the customer's route and main class on that day. */
export function callLabels(
  db: ReadableDB,
  customerId: string | null,
  taskId: string | null,
  businessDate: string,
): { routeId: string | null; classId: string | null } {
  const row = sql<
    { customerId: string | null; taskId: string | null; businessDate: string },
    { routeId: string | null; classId: string | null }
  >(
    db,
    `SELECT coalesce(t.route_id, c.route_id) AS routeId,
            coalesce(t.class_id, (SELECT m.class_id FROM class_membership m JOIN class_type y ON y.id = m.class_type_id
                                   WHERE m.customer_id = c.id AND m.valid_from <= @businessDate
                                     AND (m.valid_to IS NULL OR m.valid_to >= @businessDate)
                                   ORDER BY y.is_main DESC, y.group_rank LIMIT 1)) AS classId
       FROM customer c LEFT JOIN call_task t ON t.id = @taskId WHERE c.id = @customerId`,
  ).get({ customerId, taskId, businessDate });
  return row ?? { routeId: null, classId: null };
}

/** True when the order that a call took still stands. */
export function orderStands(db: ReadableDB, orderId: string): boolean {
  return (
    sql<[string], { state: string }>(db, 'SELECT state FROM sales_order WHERE id = ?').get(orderId)?.state !==
    'cancelled'
  );
}
