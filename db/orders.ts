import type { FailedReason, OrderSummary } from '../shared/contract/orders.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';

/** A row of `sales_order`. Amounts in minor units, instants in UTC ms. */
export interface OrderRow {
  readonly id: string;
  /** `20261122-000001`, counted by the business date on which it was placed. */
  readonly number: string;
  readonly customerId: string;
  readonly kind: OrderSummary['kind'];
  readonly channel: OrderSummary['channel'];
  readonly state: OrderSummary['state'];
  readonly orderDate: string;
  /** The route's order day of the delivery, by which quotas are matched. */
  readonly orderDay: string | null;
  readonly deliveryDate: string | null;
  readonly cutoffAtMs: number | null;
  readonly placedAtMs: number;
  readonly operatorId: string | null;
  readonly seatId: string | null;
  readonly callId: string | null;
  readonly taskId: string | null;
  readonly lineCount: number;
  readonly totalQuantity: number;
  readonly amountMinor: number;
  readonly offDayReason: string | null;
  readonly note: string | null;
  readonly version: number;
}

/** An order with the names that people look for. */
export interface NamedOrderRow extends OrderRow {
  readonly customerCode: string;
  readonly customerName: string;
  readonly operatorName: string | null;
  readonly teamId: string | null;
  /** Why and when it fell through, and until when it may be repaired; null for an order that stands. */
  readonly failedReason: FailedReason | null;
  readonly failedNote: string | null;
  readonly failedAtMs: number | null;
  readonly rescueAtMs: number | null;
  /** The file that holds it; of one that was repaired since, the one before until a supplement takes it. */
  readonly handOverId: string | null;
}

export interface OrderLineRow {
  readonly orderId: string;
  /** From 1. */
  readonly lineNumber: number;
  readonly productId: string;
  readonly quantity: number;
  readonly priceMinor: number;
  readonly amountMinor: number;
  readonly suggestedQuantity: number | null;
  readonly note: string | null;
}

export interface NamedLineRow extends OrderLineRow {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
}

/** What every reading of orders selects; ends before WHERE. Aliases: o order, c customer, p operator, r route. */
export const NAMED_ORDER = `SELECT o.id, o.number, o.customer_id AS customerId, o.kind, o.channel, o.state, o.order_date AS orderDate,
    o.order_day AS orderDay, o.delivery_date AS deliveryDate, o.cutoff_at_ms AS cutoffAtMs, o.placed_at_ms AS placedAtMs,
    o.operator_id AS operatorId, o.seat_id AS seatId, o.call_id AS callId, o.task_id AS taskId,
    o.line_count AS lineCount, o.total_quantity AS totalQuantity, o.amount_minor AS amountMinor,
    o.off_day_reason AS offDayReason, o.note, o.version, c.code AS customerCode, c.name AS customerName,
    p.name AS operatorName, r.team_id AS teamId, o.failed_reason AS failedReason, o.failed_note AS failedNote,
    o.failed_at_ms AS failedAtMs, o.rescue_at_ms AS rescueAtMs, o.hand_over_id AS handOverId
  FROM sales_order o JOIN customer c ON c.id = o.customer_id
    LEFT JOIN operator p ON p.id = o.operator_id LEFT JOIN route r ON r.id = c.route_id`;

export function insertOrder(tx: WritableDB, order: OrderRow): void {
  sql<OrderRow>(
    tx,
    `INSERT INTO sales_order (id, number, customer_id, kind, channel, state, order_date, order_day, delivery_date,
       cutoff_at_ms, placed_at_ms, operator_id, seat_id, call_id, task_id, line_count, total_quantity, amount_minor,
       off_day_reason, note, version)
     VALUES (@id, @number, @customerId, @kind, @channel, @state, @orderDate, @orderDay, @deliveryDate,
       @cutoffAtMs, @placedAtMs, @operatorId, @seatId, @callId, @taskId, @lineCount, @totalQuantity, @amountMinor,
       @offDayReason, @note, @version)`,
  ).run(order);
}

export function insertOrderLine(tx: WritableDB, line: OrderLineRow): void {
  sql<OrderLineRow>(
    tx,
    `INSERT INTO order_line (order_id, line_number, product_id, quantity, price_minor, amount_minor, suggested_quantity,
       note)
     VALUES (@orderId, @lineNumber, @productId, @quantity, @priceMinor, @amountMinor, @suggestedQuantity, @note)`,
  ).run(line);
}

export function deleteOrderLines(tx: WritableDB, orderId: string): void {
  sql<[string]>(tx, 'DELETE FROM order_line WHERE order_id = ?').run(orderId);
}

/** Writes what a change or cancellation alters; number, customer and delivery of an order never change. */
export function updateOrder(
  tx: WritableDB,
  order: Pick<OrderRow, 'id' | 'state' | 'lineCount' | 'totalQuantity' | 'amountMinor' | 'version'>,
): void {
  sql<typeof order>(
    tx,
    `UPDATE sales_order SET state = @state, line_count = @lineCount, total_quantity = @totalQuantity,
       amount_minor = @amountMinor, version = @version WHERE id = @id`,
  ).run(order);
}

export function findOrderByNumber(db: ReadableDB, number: string): NamedOrderRow | undefined {
  return sql<[string], NamedOrderRow>(db, `${NAMED_ORDER} WHERE o.number = ?`).get(number);
}

export function findOrder(db: ReadableDB, id: string): NamedOrderRow | undefined {
  return sql<[string], NamedOrderRow>(db, `${NAMED_ORDER} WHERE o.id = ?`).get(id);
}

/** Lines in their order, with the product's words. */
export function linesOf(db: ReadableDB, orderId: string): NamedLineRow[] {
  return sql<[string], NamedLineRow>(
    db,
    `SELECT l.order_id AS orderId, l.line_number AS lineNumber, l.product_id AS productId, l.quantity,
       l.price_minor AS priceMinor, l.amount_minor AS amountMinor, l.suggested_quantity AS suggestedQuantity, l.note,
       p.code, p.name, p.unit
     FROM order_line l JOIN product p ON p.id = l.product_id WHERE l.order_id = ? ORDER BY l.line_number`,
  ).all(orderId);
}

/** Orders of any channel that stand for this customer and delivery date, oldest first. */
export function ordersForDelivery(db: ReadableDB, customerId: string, deliveryDate: string): NamedOrderRow[] {
  return sql<[string, string], NamedOrderRow>(
    db,
    `${NAMED_ORDER} WHERE o.customer_id = ? AND o.delivery_date = ? AND o.state NOT IN ('cancelled', 'failed')
      AND o.kind = 'order' ORDER BY o.placed_at_ms`,
  ).all(customerId, deliveryDate);
}

/** The newest order that still stands of those taken in this call; null: none. */
export function standingOrderOfCall(db: ReadableDB, callId: string): string | null {
  return (
    sql<[string], string>(
      db,
      `SELECT id FROM sales_order WHERE call_id = ? AND state NOT IN ('cancelled', 'failed')
        ORDER BY placed_at_ms DESC, number DESC LIMIT 1`,
    )
      .pluck()
      .get(callId) ?? null
  );
}

/** Minor units of this customer's orders that wait for a delivery on or after `today`, without the order named. */
export function committedMinor(db: ReadableDB, customerId: string, today: string, exceptOrderId: string): number {
  return (
    sql<[string, string, string], number>(
      db,
      `SELECT coalesce(sum(amount_minor), 0) FROM sales_order
        WHERE customer_id = ? AND order_day IS NOT NULL AND delivery_date >= ? AND state IN ('submitted', 'handed-over') AND id <> ?`,
    )
      .pluck()
      .get(customerId, today, exceptOrderId) ?? 0
  );
}
