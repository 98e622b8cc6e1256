import { sql, type WritableDB } from './connection.ts';

/** Fast writers for the past of the sample center; see db/sample.ts. */

export interface SampleTaskRow {
  readonly id: string;
  readonly customerId: string;
  readonly businessDate: string;
  readonly state: 'open' | 'done' | 'missed' | 'carried';
  readonly source: 'strategy' | 'carry-over' | 'follow-up';
  readonly strategyId: string | null;
  readonly classId: string | null;
  readonly routeId: string | null;
  readonly rank: number;
  readonly callingWindows: string;
  readonly weekdays: string | null;
  readonly deliveryDate: string | null;
  readonly cutoffAtMs: number | null;
  readonly ownerOperatorId: string;
  readonly attempts: number;
  readonly mostAttempts: number;
  readonly routeCode: string;
  readonly customerCode: string;
  readonly touched: 0 | 1;
  readonly disposition: string | null;
  readonly noOrderReason: string | null;
  readonly finishedAtMs: number | null;
  /** Of a call that goes on from an earlier day's: its rule's date, and that call. */
  readonly nominalDate: string | null;
  readonly carriedFromId: string | null;
  readonly buildId: string | null;
  readonly createdAtMs: number;
}

/** A day's call of a customer, with the item that it was for: one that is not over has its attempts used up. */
export function insertSampleTask(
  tx: WritableDB,
  row: SampleTaskRow,
  item: {
    readonly kind: 'order' | 'follow-up';
    readonly state: 'open' | 'done' | 'closed';
    readonly closedReason: string | null;
    readonly referenceId: string | null;
  },
): void {
  sql<SampleTaskRow>(
    tx,
    `INSERT INTO call_task (id, customer_id, business_date, state, source, strategy_id, class_id, route_id, rank, calling_windows,
       weekdays, nominal_date, delivery_date, cutoff_at_ms, owner_operator_id, attempts, most_attempts, route_code, customer_code,
       touched, disposition, no_order_reason, finished_at_ms, carried_from_id, build_id, created_at_ms, place)
     VALUES (@id, @customerId, @businessDate, @state, @source, @strategyId, @classId, @routeId, @rank, @callingWindows,
       @weekdays, @nominalDate, @deliveryDate, @cutoffAtMs, @ownerOperatorId, @attempts, @mostAttempts, @routeCode, @customerCode,
       @touched, @disposition, @noOrderReason, @finishedAtMs, @carriedFromId, @buildId, @createdAtMs,
       iif(@attempts >= @mostAttempts AND @state IN ('open', 'carried'), 'used-up', 'pool'))`,
  ).run(row);
  sql<[string, string, string, string, string | null, string | null]>(
    tx,
    'INSERT INTO call_item (id, task_id, kind, state, closed_reason, reference_id) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(row.id, row.id, item.kind, item.state, item.closedReason, item.referenceId);
}

/** A call that a lead gave to somebody before it was made, as it is kept so that it could be taken back. */
export function moveSampleTask(
  tx: WritableDB,
  move: { readonly reassignmentId: string; readonly taskId: string; readonly operatorId: string },
): void {
  sql<typeof move>(
    tx,
    `INSERT INTO reassignment_move (reassignment_id, task_id, owner_before, for_before, touched_before, by_name_before, place,
        owner_after, for_after)
      SELECT @reassignmentId, id, owner_operator_id, NULL, 0, 0, 'pool', @operatorId, NULL FROM call_task WHERE id = @taskId`,
  ).run(move);
  sql<typeof move>(
    tx,
    'UPDATE call_task SET owner_operator_id = @operatorId, by_name = 1, touched = 1 WHERE id = @taskId',
  ).run(move);
}

/** Every order that was taken in a call, as it was then, with who took it; by the time at which it was placed. */
export function sampleCallOrders(tx: WritableDB): (Record<string, string | number | null> & {
  id: string;
  operatorId: string;
  operatorName: string;
  placedAtMs: number;
  lineCount: number;
})[] {
  return sql<[], ReturnType<typeof sampleCallOrders>[number]>(
    tx,
    `SELECT o.id, o.number, o.customer_id AS customerId, o.kind, o.channel, 'submitted' AS state, o.order_date AS orderDate,
        o.order_day AS orderDay, o.delivery_date AS deliveryDate, o.cutoff_at_ms AS cutoffAtMs, o.placed_at_ms AS placedAtMs,
        o.operator_id AS operatorId, o.seat_id AS seatId, o.call_id AS callId, o.task_id AS taskId, o.line_count AS lineCount,
        o.total_quantity AS totalQuantity, o.amount_minor AS amountMinor, 1 AS version, p.name AS operatorName
       FROM sales_order o JOIN operator p ON p.id = o.operator_id WHERE o.call_id IS NOT NULL ORDER BY o.placed_at_ms, o.id`,
  ).all();
}

export interface SampleStateRow {
  readonly id: string;
  readonly seatId: string;
  readonly operatorId: string;
  readonly state: string;
  readonly reason: string | null;
  readonly taskId: string | null;
  readonly atMs: number;
}

export function insertSampleState(tx: WritableDB, row: SampleStateRow): void {
  sql<[string, string, string, string, string | null, string | null, number]>(
    tx,
    'INSERT INTO seat_state_change (id, seat_id, operator_id, state, reason, task_id, at_ms) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(row.id, row.seatId, row.operatorId, row.state, row.reason, row.taskId, row.atMs);
}

export interface TakenSampleOrder {
  readonly id: string;
  readonly number: string;
  readonly channel: 'phone' | 'phone-request' | 'web';
  readonly state: 'submitted' | 'delivered';
  readonly cutoffAtMs: number | null;
  readonly placedAtMs: number;
  /** The business date on which it was placed. */
  readonly orderDate: string;
  readonly operatorId: string | null;
  readonly seatId: string | null;
  readonly callId: string | null;
  readonly taskId: string | null;
}

/** An order of the history becomes one that this program took, in a call or from the web shop. */
export function takeSampleOrder(tx: WritableDB, row: TakenSampleOrder): void {
  sql<TakenSampleOrder>(
    tx,
    `UPDATE sales_order SET number = @number, channel = @channel, state = @state, order_day = order_date, order_date = @orderDate,
       cutoff_at_ms = @cutoffAtMs, placed_at_ms = @placedAtMs, operator_id = @operatorId, seat_id = @seatId, call_id = @callId, task_id = @taskId
      WHERE id = @id`,
  ).run(row);
}

/** The first version of every order that was taken in a call, as it stands. Once, before any is changed. */
export function putSampleVersions(tx: WritableDB): void {
  sql(
    tx,
    `INSERT INTO order_version (order_id, version, state, at_ms, operator_id, operator_name, reason, lines, line_count,
        total_quantity, amount_minor)
      SELECT o.id, 1, 'submitted', o.placed_at_ms, o.operator_id, p.name, NULL,
        (SELECT json_group_array(json_object('productId', l.product_id, 'quantity', l.quantity, 'priceMinor', l.price_minor))
          FROM order_line l WHERE l.order_id = o.id), o.line_count, o.total_quantity, o.amount_minor
       FROM sales_order o JOIN operator p ON p.id = o.operator_id WHERE o.call_id IS NOT NULL`,
  ).run();
}

export interface EndedSampleOrder {
  readonly id: string;
  readonly state: 'cancelled' | 'failed';
  /** Of a failed one its code. */
  readonly reason: string;
  readonly atMs: number;
  readonly rescueAtMs: number | null;
  readonly operatorId: string;
  readonly operatorName: string;
}

/** The customer took an order back before its cut-off, or it fell through and nobody repaired it in time. */
export function endSampleOrder(tx: WritableDB, row: EndedSampleOrder): void {
  sql<object>(
    tx,
    `UPDATE sales_order SET state = @state, version = 2, failed_reason = iif(@state = 'failed', @reason, NULL),
        failed_at_ms = iif(@state = 'failed', @atMs, NULL), rescue_at_ms = @rescueAtMs WHERE id = @id`,
  ).run(row);
  sql<object>(
    tx,
    `INSERT INTO order_version (order_id, version, state, at_ms, operator_id, operator_name, reason, lines, line_count,
        total_quantity, amount_minor)
      SELECT order_id, 2, @state, @atMs, @operatorId, @operatorName, iif(@state = 'failed', NULL, @reason), lines, line_count,
        total_quantity, amount_minor FROM order_version WHERE order_id = @id AND version = 1`,
  ).run(row);
}

/** Whose orders of a route are for which delivery and still to be handed over, with the last of their cut-offs (UTC ms). */
export function sampleHandOvers(tx: WritableDB): { routeId: string; deliveryDate: string; cutoffAtMs: number }[] {
  return sql<[], { routeId: string; deliveryDate: string; cutoffAtMs: number }>(
    tx,
    `SELECT k.route_id AS routeId, o.delivery_date AS deliveryDate, max(o.cutoff_at_ms) AS cutoffAtMs
       FROM sales_order o JOIN customer k ON k.id = o.customer_id
      WHERE o.state = 'submitted' AND o.channel <> 'web' GROUP BY 1, 2 ORDER BY 3, 1`,
  ).all();
}

/** A version of a strategy that planned calls keeps its rule: notes on which days it did. */
export function notePlannedDays(tx: WritableDB): void {
  sql(
    tx,
    'INSERT OR IGNORE INTO strategy_planned SELECT DISTINCT strategy_id, business_date FROM call_task WHERE strategy_id IS NOT NULL',
  ).run();
}

/** A message that a call told. */
export function conveySampleMessage(
  tx: WritableDB,
  row: {
    readonly messageId: string;
    readonly customerId: string;
    readonly callId: string;
    readonly operatorId: string;
    readonly atMs: number;
  },
): void {
  sql<typeof row>(
    tx,
    `INSERT OR IGNORE INTO message_conveyed (message_id, customer_id, call_id, operator_id, at_ms)
     VALUES (@messageId, @customerId, @callId, @operatorId, @atMs)`,
  ).run(row);
}
