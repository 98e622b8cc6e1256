import type { HandOverLine } from '../shared/domain/orders/hand-over-file.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';

/** One file that the distribution system got; its bytes are read by {@link handOverContent}. Amounts in minor units. */
export interface HandOverRow {
  readonly id: string;
  readonly number: string;
  readonly routeId: string;
  readonly deliveryDate: string;
  /** 0: the first file of this route and delivery; then supplements. */
  readonly supplement: number;
  readonly orderCount: number;
  readonly lineCount: number;
  readonly totalQuantity: number;
  readonly amountMinor: number;
  /** Hex. */
  readonly sha256: string;
  readonly madeAtMs: number;
  readonly madeBy: string;
  readonly madeByName: string;
}

/** A line of an order that waits to be handed over, with what the distribution system needs to know of its order. */
export interface WaitingLineRow extends HandOverLine {
  readonly orderId: string;
  readonly cutoffAtMs: number | null;
  readonly productId: string;
}

/** What one route brings on one delivery date: orders that wait and those handed over; web orders are known there by themselves. */
export interface DeliverySum {
  readonly routeId: string;
  readonly orderCount: number;
  readonly totalQuantity: number;
  readonly amountMinor: number;
  /** How many of them wait to be handed over. */
  readonly waitingCount: number;
  /** Web orders, which are in none of the figures above. */
  readonly webCount: number;
  readonly webQuantity: number;
  readonly webAmountMinor: number;
  /** The latest of the waiting orders' own cut-offs; null: none has one. */
  readonly cutoffAtMs: number | null;
}

const HAND_OVER = `id, number, route_id AS routeId, delivery_date AS deliveryDate, supplement, order_count AS orderCount,
  line_count AS lineCount, total_quantity AS totalQuantity, amount_minor AS amountMinor, sha256, made_at_ms AS madeAtMs,
  made_by AS madeBy, made_by_name AS madeByName`;
/** The distribution system knows web orders by itself. */
const HANDED_OVER = `o.kind = 'order' AND o.channel NOT IN ('history', 'web')`;
const WAITING = `o.delivery_date = @deliveryDate AND o.state = 'submitted' AND ${HANDED_OVER}`;

/** Lines of the orders that wait, by customer code, order number and line number, so that a file is always the same. */
export function waitingLines(db: ReadableDB, routeId: string, deliveryDate: string): WaitingLineRow[] {
  return sql<object, WaitingLineRow>(
    db,
    `SELECT o.id AS orderId, o.number AS orderNumber, o.version, o.cutoff_at_ms AS cutoffAtMs, o.note,
       c.code AS customerCode, c.name AS customerName, c.address, l.line_number AS lineNumber,
       l.product_id AS productId, p.code AS productCode, p.name AS productName, p.unit, l.quantity,
       l.price_minor AS priceMinor, l.amount_minor AS amountMinor, l.note AS lineNote
     FROM sales_order o JOIN customer c ON c.id = o.customer_id JOIN order_line l ON l.order_id = o.id
       JOIN product p ON p.id = l.product_id
     WHERE ${WAITING} AND c.route_id = @routeId ORDER BY c.code, o.number, l.line_number`,
  ).all({ routeId, deliveryDate });
}

/** What is brought on one delivery date, a row a route that has something. An order stays with the route that handed it over. */
export function deliverySums(db: ReadableDB, deliveryDate: string): DeliverySum[] {
  return sql<object, DeliverySum>(
    db,
    `SELECT CASE WHEN o.state = 'submitted' OR o.channel = 'web' THEN c.route_id ELSE h.route_id END AS routeId,
       count(*) FILTER (WHERE ${HANDED_OVER}) AS orderCount,
       coalesce(sum(o.total_quantity) FILTER (WHERE ${HANDED_OVER}), 0) AS totalQuantity,
       coalesce(sum(o.amount_minor) FILTER (WHERE ${HANDED_OVER}), 0) AS amountMinor,
       count(*) FILTER (WHERE o.state = 'submitted' AND ${HANDED_OVER}) AS waitingCount,
       count(*) FILTER (WHERE o.channel = 'web') AS webCount,
       coalesce(sum(o.total_quantity) FILTER (WHERE o.channel = 'web'), 0) AS webQuantity,
       coalesce(sum(o.amount_minor) FILTER (WHERE o.channel = 'web'), 0) AS webAmountMinor,
       max(o.cutoff_at_ms) FILTER (WHERE o.state = 'submitted' AND ${HANDED_OVER}) AS cutoffAtMs
     FROM sales_order o JOIN customer c ON c.id = o.customer_id LEFT JOIN hand_over h ON h.id = o.hand_over_id
     WHERE o.delivery_date = @deliveryDate AND o.kind = 'order' AND o.channel <> 'history'
       AND o.state IN ('submitted', 'handed-over', 'delivered')
     GROUP BY 1 HAVING routeId IS NOT NULL`,
  ).all({ deliveryDate });
}

/** The first delivery date from `from` on for which orders wait, of a team's routes or (null) of all; null: none. */
export function firstWaitingDelivery(db: ReadableDB, from: string, teamId: string | null): string | null {
  return (
    sql<object, string | null>(
      db,
      `SELECT min(o.delivery_date)
       FROM sales_order o JOIN customer c ON c.id = o.customer_id JOIN route r ON r.id = c.route_id
       WHERE o.delivery_date >= @from AND o.state = 'submitted' AND ${HANDED_OVER}
         AND (@teamId IS NULL OR r.team_id = @teamId)`,
    )
      .pluck()
      .get({ from, teamId }) ?? null
  );
}

export function insertHandOver(tx: WritableDB, row: HandOverRow & { readonly content: Buffer }): void {
  sql<object>(
    tx,
    `INSERT INTO hand_over (id, number, route_id, delivery_date, supplement, order_count, line_count, total_quantity,
       amount_minor, sha256, content, made_at_ms, made_by, made_by_name)
     VALUES (@id, @number, @routeId, @deliveryDate, @supplement, @orderCount, @lineCount, @totalQuantity,
       @amountMinor, @sha256, @content, @madeAtMs, @madeBy, @madeByName)`,
  ).run(row);
}

/** Freezes an order as part of a file and raises its version. */
export function freezeOrder(tx: WritableDB, orderId: string, handOverId: string): void {
  sql<[string, string]>(
    tx,
    `UPDATE sales_order SET state = 'handed-over', hand_over_id = ?, version = version + 1 WHERE id = ?`,
  ).run(handOverId, orderId);
}

/** Every file of one delivery, by route and supplement; of one route when it is named. */
export function handOversOf(db: ReadableDB, deliveryDate: string, routeId: string | null = null): HandOverRow[] {
  return sql<object, HandOverRow>(
    db,
    `SELECT ${HAND_OVER} FROM hand_over WHERE delivery_date = @deliveryDate AND (@routeId IS NULL OR route_id = @routeId)
      ORDER BY route_id, supplement`,
  ).all({ deliveryDate, routeId });
}

export function findHandOver(db: ReadableDB, id: string): HandOverRow | undefined {
  return sql<[string], HandOverRow>(db, `SELECT ${HAND_OVER} FROM hand_over WHERE id = ?`).get(id);
}

/** The bytes of a file as they were made. */
export function handOverContent(db: ReadableDB, id: string): Buffer | undefined {
  return sql<[string], Buffer>(db, 'SELECT content FROM hand_over WHERE id = ?').pluck().get(id);
}

/** When an order that is with the distribution system was handed over; null: it is not there, or not any more. */
export function handedOverAtMs(db: ReadableDB, orderId: string): number | null {
  return (
    sql<[string], number>(
      db,
      `SELECT h.made_at_ms FROM sales_order o JOIN hand_over h ON h.id = o.hand_over_id
        WHERE o.id = ? AND o.state IN ('handed-over', 'delivered')`,
    )
      .pluck()
      .get(orderId) ?? null
  );
}
