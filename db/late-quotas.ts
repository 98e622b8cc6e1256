import { LATE_QUOTA } from '../shared/contract/queue.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';

/** A customer who gave its answer for a delivery whose cut-off is still open, by call or by order. */
export interface AnsweredRow {
  readonly customerId: string;
  readonly customerCode: string;
  readonly customerName: string;
  readonly routeId: string | null;
  readonly routeCode: string | null;
  readonly deliveryDate: string;
  readonly cutoffAtMs: number;
  /** The order's; null where nothing was ordered. */
  readonly orderDay: string | null;
  /** UTC ms of the last word: end of the call, or the order's last version. */
  readonly answeredAtMs: number;
  readonly disposition: string | null;
  readonly noOrderReason: string | null;
  /** Of live orders for the delivery; null: none. */
  readonly orderNumbers: string | null;
  readonly channel: string | null;
  readonly totalQuantity: number;
  readonly amountMinor: number;
}

export interface AnsweredFilter {
  readonly nowMs: number;
  readonly today: string;
  /** Calls of days before are not looked at. */
  readonly since: string;
  /** Customers on routes of this team; null: all. */
  readonly teamId: string | null;
  /** One customer; null: all. */
  readonly customerId: string | null;
}

/**
 * Who answered for a delivery that is still open and is not about to be asked again: no live call asks for an order or
 * for late quotas of that delivery. The closed and do-not-call are left out. By cut-off, route and code.
 */
export function answeredCustomers(db: ReadableDB, filter: AnsweredFilter): AnsweredRow[] {
  return sql<AnsweredFilter, AnsweredRow>(
    db,
    `WITH ordered AS MATERIALIZED (
       SELECT o.customer_id, o.delivery_date, max(o.order_day) AS order_day, min(o.cutoff_at_ms) AS cutoff_at_ms,
              max(coalesce((SELECT max(v.at_ms) FROM order_version v WHERE v.order_id = o.id), o.placed_at_ms)) AS at_ms,
              group_concat(o.number, ' ') AS numbers, max(o.channel) AS channel,
              sum(o.total_quantity) AS quantity, sum(o.amount_minor) AS amount
         FROM sales_order o
        WHERE o.delivery_date >= @today AND o.state = 'submitted' AND o.cutoff_at_ms > @nowMs AND o.kind = 'order'
          AND o.order_day IS NOT NULL AND (@customerId IS NULL OR o.customer_id = @customerId)
        GROUP BY o.customer_id, o.delivery_date),
     called AS MATERIALIZED (
       SELECT t.customer_id, t.delivery_date, t.cutoff_at_ms, max(t.finished_at_ms) AS at_ms, t.disposition, t.no_order_reason
         FROM call_task t
        WHERE t.business_date BETWEEN @since AND @today AND t.state = 'done' AND t.delivery_date IS NOT NULL
          AND t.cutoff_at_ms > @nowMs AND t.disposition IN ('ordered', 'no-order', 'refused', 'handled')
          AND (@customerId IS NULL OR t.customer_id = @customerId)
        GROUP BY t.customer_id, t.delivery_date),
     answered AS (
       SELECT coalesce(o.customer_id, t.customer_id) AS customer_id,
              coalesce(o.delivery_date, t.delivery_date) AS delivery_date,
              coalesce(o.cutoff_at_ms, t.cutoff_at_ms) AS cutoff_at_ms,
              max(coalesce(o.at_ms, 0), coalesce(t.at_ms, 0)) AS at_ms, o.order_day, o.numbers, o.channel,
              coalesce(o.quantity, 0) AS quantity, coalesce(o.amount, 0) AS amount, t.disposition, t.no_order_reason
         FROM ordered o FULL JOIN called t ON t.customer_id = o.customer_id AND t.delivery_date = o.delivery_date)
     SELECT c.id AS customerId, c.code AS customerCode, c.name AS customerName, r.id AS routeId, r.code AS routeCode,
            a.delivery_date AS deliveryDate, a.cutoff_at_ms AS cutoffAtMs, a.order_day AS orderDay,
            max(a.at_ms, coalesce(d.dismissed_at_ms, 0)) AS answeredAtMs, a.disposition,
            a.no_order_reason AS noOrderReason, a.numbers AS orderNumbers, a.channel, a.quantity AS totalQuantity,
            a.amount AS amountMinor
       FROM answered a JOIN customer c ON c.id = a.customer_id LEFT JOIN route r ON r.id = c.route_id
         LEFT JOIN late_quota_dismissal d ON d.customer_id = a.customer_id AND d.delivery_date = a.delivery_date
      WHERE c.status = 'active' AND c.do_not_call = 0 AND (@teamId IS NULL OR r.team_id = @teamId)
        AND NOT EXISTS (SELECT 1 FROM call_task l JOIN call_item i ON i.task_id = l.id
             WHERE l.customer_id = a.customer_id AND l.business_date >= @today AND l.delivery_date = a.delivery_date
               AND l.state IN ('open', 'held') AND i.state = 'open'
               AND (i.kind = 'order' OR i.reference_id = '${LATE_QUOTA}'))
      ORDER BY a.cutoff_at_ms, r.code, c.code`,
  ).all(filter);
}

/** Whom a publication concerns: one customer, the customers of a class, or everybody. */
export interface LatePublication {
  readonly publishedAtMs: number;
  /** null: a total over all quota products. */
  readonly productId: string | null;
  readonly classId: string | null;
  readonly customerId: string | null;
  readonly validFrom: string;
  readonly validTo: string;
}

/** Rows that came to allow more after an instant (UTC ms) and hold today or later. */
export function publishedSince(db: ReadableDB, sinceMs: number, today: string): LatePublication[] {
  return sql<[number, string], LatePublication>(
    db,
    `SELECT published_at_ms AS publishedAtMs, product_id AS productId, class_id AS classId, customer_id AS customerId, valid_from AS validFrom,
       valid_to AS validTo
       FROM quota WHERE published_at_ms > ? AND valid_to >= ?`,
  ).all(sinceMs, today);
}

/** When a quota that holds today or later last came to allow more, UTC ms; 0: never since it was looked at. */
export function lastPublication(db: ReadableDB, today: string): number {
  return (
    sql<[string], number>(
      db,
      'SELECT published_at_ms FROM quota WHERE published_at_ms > 0 AND valid_to >= ? ORDER BY published_at_ms DESC LIMIT 1',
    )
      .pluck()
      .get(today) ?? 0
  );
}

export function dismissLateQuota(
  tx: WritableDB,
  row: {
    readonly customerId: string;
    readonly deliveryDate: string;
    readonly atMs: number;
    readonly by: string;
    readonly byName: string;
    readonly reason: string;
  },
): void {
  sql<typeof row>(
    tx,
    `INSERT INTO late_quota_dismissal (customer_id, delivery_date, dismissed_at_ms, dismissed_by, dismissed_by_name, reason)
     VALUES (@customerId, @deliveryDate, @atMs, @by, @byName, @reason)
     ON CONFLICT (customer_id, delivery_date) DO UPDATE SET dismissed_at_ms = excluded.dismissed_at_ms,
       dismissed_by = excluded.dismissed_by, dismissed_by_name = excluded.dismissed_by_name, reason = excluded.reason`,
  ).run(row);
}

/** Whether order dates of single customers or classes are replaced from a day on; else routes alone decide. */
export function hasOwnExceptions(db: ReadableDB, since: string): boolean {
  return (
    sql<[string], 1>(
      db,
      'SELECT 1 FROM order_exception WHERE (customer_id IS NOT NULL OR class_id IS NOT NULL) AND order_date >= ? LIMIT 1',
    )
      .pluck()
      .get(since) !== undefined
  );
}
