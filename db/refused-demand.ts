import type { RefusedReason } from '../shared/contract/refused-demand.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';

/** One quantity that could not be had; see migrations 23 and 30. */
export interface RefusedDemandRow {
  readonly customerId: string;
  /** The order day by which quotas are matched. */
  readonly orderDay: string;
  readonly productId: string;
  readonly stage: 'asked' | 'taken';
  readonly reason: RefusedReason;
  readonly wanted: number;
  readonly allowed: number;
  /** What orders of that day held when it was asked. */
  readonly had: number;
  readonly priceMinor: number;
  readonly askedOn: string;
  readonly askedAtMs: number;
  readonly operatorId: string | null;
  readonly seatId: string | null;
  readonly callId: string | null;
  readonly routeId: string | null;
  readonly classId: string | null;
}

/** Keeps the largest quantity that was asked for of a product on an order day: trying three times counts once. */
export function keepRefusedDemand(tx: WritableDB, row: RefusedDemandRow): void {
  sql<RefusedDemandRow>(
    tx,
    `INSERT INTO refused_demand (customer_id, order_day, product_id, stage, reason, wanted, allowed, had, price_minor, asked_on,
       asked_at_ms, operator_id, seat_id, call_id, route_id, class_id)
     VALUES (@customerId, @orderDay, @productId, @stage, @reason, @wanted, @allowed, @had, @priceMinor, @askedOn, @askedAtMs,
       @operatorId, @seatId, @callId, @routeId, @classId)
     ON CONFLICT (customer_id, order_day, product_id, stage) DO UPDATE SET reason = excluded.reason,
       wanted = excluded.wanted, allowed = excluded.allowed, had = excluded.had, price_minor = excluded.price_minor,
       asked_on = excluded.asked_on, asked_at_ms = excluded.asked_at_ms, operator_id = excluded.operator_id,
       seat_id = excluded.seat_id, call_id = excluded.call_id, route_id = excluded.route_id, class_id = excluded.class_id
     WHERE excluded.wanted > wanted`,
  ).run(row);
}

/** What live orders of a customer hold of each product on an order day, without the order `exceptOrderId`. */
export function heldOnDay(
  db: ReadableDB,
  customerId: string,
  orderDay: string,
  exceptOrderId: string,
): Map<string, number> {
  const rows = sql<[string, string, string], { productId: string; quantity: number }>(
    db,
    `SELECT l.product_id AS productId, sum(l.quantity) AS quantity FROM sales_order o JOIN order_line l ON l.order_id = o.id
      WHERE o.customer_id = ? AND o.order_day = ? AND o.state NOT IN ('cancelled', 'failed') AND o.id <> ?
      GROUP BY l.product_id`,
  ).all(customerId, orderDay, exceptOrderId);
  return new Map(rows.map(({ productId, quantity }) => [productId, quantity]));
}
