import type { Disposition } from '../shared/contract/dispositions.ts';
import type { FailedReason } from '../shared/contract/orders.ts';
import type { TaskState } from '../shared/contract/queue.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';
import { NAMED_ORDER, type NamedOrderRow } from './orders.ts';
import type { TaskPlace } from './queue-tasks.ts';

export interface FailedOrder {
  readonly id: string;
  readonly version: number;
  readonly reason: FailedReason;
  readonly note: string | null;
  readonly atMs: number;
  /** Until when it may be repaired or cancelled; null: not at all. */
  readonly rescueAtMs: number | null;
}

/** The order fell through. Its lines stay; quota and stock are the caller's to give back before. */
export function markFailed(tx: WritableDB, failed: FailedOrder): void {
  sql<FailedOrder>(
    tx,
    `UPDATE sales_order SET state = 'failed', version = @version, failed_reason = @reason, failed_note = @note,
       failed_at_ms = @atMs, rescue_at_ms = @rescueAtMs WHERE id = @id`,
  ).run(failed);
}

/** The order stands again; why it failed stays in its versions. */
export function clearFailure(tx: WritableDB, orderId: string): void {
  sql<[string]>(
    tx,
    `UPDATE sales_order SET failed_reason = NULL, failed_note = NULL, failed_at_ms = NULL, rescue_at_ms = NULL
      WHERE id = ?`,
  ).run(orderId);
}

/** An order came to the customer. */
export function markDelivered(tx: WritableDB, orderId: string, version: number): void {
  sql<[number, string]>(tx, `UPDATE sales_order SET state = 'delivered', version = ? WHERE id = ?`).run(
    version,
    orderId,
  );
}

/** When an order last fell through, whatever became of it; null: never. */
export function lastFailure(db: ReadableDB, orderId: string): { atMs: number; reason: string | null } | null {
  return (
    sql<[string], { atMs: number; reason: string | null }>(
      db,
      `SELECT at_ms AS atMs, reason FROM order_version WHERE order_id = ? AND state = 'failed'
        ORDER BY version DESC LIMIT 1`,
    ).get(orderId) ?? null
  );
}

/** When the file that holds the order, or held it before it was repaired, was made; null: none does. */
export function lastHandOverAtMs(db: ReadableDB, orderId: string): number | null {
  return (
    sql<[string], number>(
      db,
      `SELECT h.made_at_ms FROM sales_order o JOIN hand_over h ON h.id = o.hand_over_id WHERE o.id = ?`,
    )
      .pluck()
      .get(orderId) ?? null
  );
}

/** Phone orders that stand, are not handed over and ask for one of these products, with their lines of those. */
export interface WaitingUse {
  readonly orderId: string;
  readonly number: string;
  readonly placedAtMs: number;
  readonly productId: string;
  readonly quantity: number;
}

export function waitingUse(db: ReadableDB, productIds: readonly string[]): WaitingUse[] {
  return sql<[string], WaitingUse>(
    db,
    `SELECT o.id AS orderId, o.number, o.placed_at_ms AS placedAtMs, l.product_id AS productId, l.quantity
       FROM sales_order o INDEXED BY sales_order_undelivered CROSS JOIN order_line l ON l.order_id = o.id
      WHERE o.state = 'submitted' AND o.state <> 'delivered' AND o.channel IN ('phone', 'phone-request')
        AND o.order_day IS NOT NULL AND l.product_id IN (SELECT value FROM json_each(?))`,
  ).all(JSON.stringify(productIds));
}

/** Whose failed orders are looked at: all, those of a team's customers, or those that one person took. */
export interface FailedReach {
  readonly all: 0 | 1;
  readonly teamId: string | null;
  readonly operatorId: string;
}

const LOST = '(o.rescue_at_ms IS NULL OR o.rescue_at_ms <= @nowMs)';
const LOST_AT = 'max(coalesce(o.rescue_at_ms, 0), o.failed_at_ms)';
const REACH = '(@all OR r.team_id = @teamId OR o.operator_id = @operatorId)';

export interface FailedCounts {
  /** Failed, and still to be repaired or cancelled. */
  readonly open: number;
  /** Lost since `sinceMs`. */
  readonly lost: number;
}

export function countFailed(db: ReadableDB, nowMs: number, sinceMs: number, reach: FailedReach): FailedCounts {
  return sql<object, FailedCounts>(
    db,
    `SELECT count(*) FILTER (WHERE NOT ${LOST}) AS open,
            count(*) FILTER (WHERE ${LOST} AND ${LOST_AT} >= @sinceMs) AS lost
       FROM sales_order o INDEXED BY sales_order_failed JOIN customer c ON c.id = o.customer_id
         LEFT JOIN route r ON r.id = c.route_id
      WHERE o.state = 'failed' AND ${REACH}`,
  ).get({ nowMs, sinceMs, ...reach }) as FailedCounts;
}

export interface FailedOrderRow extends NamedOrderRow {
  readonly routeCode: string | null;
  /** The newest call that has it on its agenda; null: none ever had. */
  readonly taskState: TaskState | null;
  readonly place: TaskPlace | null;
  readonly disposition: Disposition | null;
  readonly seat: string | null;
  readonly nextAtMs: number | null;
}

/**
 * Failed orders that can still be repaired, the nearest deadline first; or those lost since `sinceMs`, the latest
 * first. At most `limit`.
 */
export function listFailed(
  db: ReadableDB,
  asked: {
    readonly lost: boolean;
    readonly nowMs: number;
    readonly sinceMs: number;
    readonly limit: number;
    readonly offset: number;
  },
  reach: FailedReach,
): FailedOrderRow[] {
  const { lost, ...given } = asked;
  const which = lost ? `${LOST} AND ${LOST_AT} >= @sinceMs` : `NOT ${LOST}`;
  const named = NAMED_ORDER.replace(
    'FROM sales_order o',
    `, r.code AS routeCode, t.state AS taskState, t.place, t.disposition,
       (SELECT coalesce(s.code || ' ', '') || h.name FROM operator h LEFT JOIN seat s ON s.id = h.seat_id
         WHERE h.id = t.lease_operator_id) AS seat,
       coalesce(t.promised_at_ms, t.not_before_ms) AS nextAtMs
     FROM sales_order o`,
  );
  return sql<object, FailedOrderRow>(
    db,
    `${named} LEFT JOIN call_task t ON t.id = (SELECT x.id FROM call_task x JOIN call_item i ON i.task_id = x.id
         WHERE x.customer_id = o.customer_id AND i.kind = 'failed-order' AND i.reference_id = o.id
           AND coalesce(i.closed_reason, '') <> 'repaired'
         ORDER BY x.business_date DESC, x.created_at_ms DESC LIMIT 1)
      WHERE o.state = 'failed' AND ${which} AND ${REACH}
      ORDER BY ${lost ? `${LOST_AT} DESC` : 'o.rescue_at_ms'}, o.number LIMIT @limit OFFSET @offset`,
  ).all({ ...given, ...reach });
}

/** A customer's failed orders that can still be repaired, the nearest deadline first. */
export function failedOrdersOf(db: ReadableDB, customerId: string, nowMs: number): NamedOrderRow[] {
  return sql<[number, string], NamedOrderRow>(
    db,
    `${NAMED_ORDER} WHERE o.state = 'failed' AND o.rescue_at_ms > ? AND o.customer_id = ?
      ORDER BY o.rescue_at_ms, o.number`,
  ).all(nowMs, customerId);
}

/** What runs short of an order's lines as stock stands now, the order itself not counted. */
export function shortLines(
  db: ReadableDB,
  orderId: string,
): { productId: string; name: string; quantity: number; left: number }[] {
  return sql<[string], { productId: string; name: string; quantity: number; left: number }>(
    db,
    `SELECT p.id AS productId, p.name, l.quantity, max(0, p.stock - coalesce(u.quantity, 0)) AS left
       FROM order_line l JOIN product p ON p.id = l.product_id LEFT JOIN stock_use u ON u.product_id = p.id
      WHERE l.order_id = ? AND p.stock IS NOT NULL AND l.quantity > p.stock - coalesce(u.quantity, 0)
      ORDER BY l.line_number`,
  ).all(orderId);
}
