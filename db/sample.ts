import { type ReadableDB, sql, type WritableDB } from './connection.ts';

/**
 * Fast writers for the sample center, which inserts millions of rows in one transaction: positional parameters, no
 * reading back. Everything is checked by the tables themselves. What a person writes one by one goes through the
 * functions of its own feature.
 */

/** True when the center holds nothing that a sample could mix with. */
export function isEmptyCenter(db: ReadableDB): boolean {
  return (
    sql<[], number>(
      db,
      `SELECT (SELECT count(*) FROM (SELECT 1 FROM customer LIMIT 1)) + (SELECT count(*) FROM (SELECT 1 FROM product LIMIT 1))
        + (SELECT count(*) FROM (SELECT 1 FROM route LIMIT 1)) + (SELECT count(*) FROM (SELECT 1 FROM class_type LIMIT 1))`,
    )
      .pluck()
      .get() === 0
  );
}

/** How many calls the center has made. */
export function countCalls(db: ReadableDB): number {
  return sql<[], number>(db, 'SELECT count(*) FROM call').pluck().get() ?? 0;
}

/** In this transaction foreign keys are checked when it commits, so that rows may name later ones. */
export function checkReferencesAtTheEnd(tx: WritableDB): void {
  tx.raw.pragma('defer_foreign_keys = ON');
}

export function insertSampleMembership(
  tx: WritableDB,
  customerId: string,
  classTypeId: string,
  classId: string,
  validFrom: string,
): void {
  sql<[string, string, string, string]>(
    tx,
    'INSERT INTO class_membership (customer_id, class_type_id, class_id, valid_from) VALUES (?, ?, ?, ?)',
  ).run(customerId, classTypeId, classId, validFrom);
}

export interface SamplePauseRow {
  readonly id: string;
  readonly customerId: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly reason: string;
}

export function insertSamplePause(tx: WritableDB, row: SamplePauseRow): void {
  sql<SamplePauseRow>(
    tx,
    `INSERT INTO pause (id, customer_id, valid_from, valid_to, reason)
     VALUES (@id, @customerId, @validFrom, @validTo, @reason)`,
  ).run(row);
}

export interface SampleHistoryOrder {
  readonly id: string;
  readonly number: string;
  readonly customerId: string;
  readonly orderDate: string;
  readonly deliveryDate: string;
  readonly placedAtMs: number;
  readonly lines: readonly { readonly productId: string; readonly quantity: number; readonly priceMinor: number }[];
}

/** A delivered order of the past, as another system's history would have it. */
export function insertSampleOrder(tx: WritableDB, order: SampleHistoryOrder): void {
  let quantity = 0;
  let amountMinor = 0;
  const line = sql<[string, number, string, number, number, number]>(
    tx,
    'INSERT INTO order_line (order_id, line_number, product_id, quantity, price_minor, amount_minor) VALUES (?, ?, ?, ?, ?, ?)',
  );
  for (const each of order.lines) {
    quantity += each.quantity;
    amountMinor += each.quantity * each.priceMinor;
  }
  sql<[string, string, string, string, string, number, number, number, number]>(
    tx,
    `INSERT INTO sales_order (id, number, customer_id, kind, channel, state, order_date, delivery_date, placed_at_ms,
       line_count, total_quantity, amount_minor)
     VALUES (?, ?, ?, 'order', 'history', 'delivered', ?, ?, ?, ?, ?, ?)`,
  ).run(
    order.id,
    order.number,
    order.customerId,
    order.orderDate,
    order.deliveryDate,
    order.placedAtMs,
    order.lines.length,
    quantity,
    amountMinor,
  );
  order.lines.forEach((each, at) => {
    line.run(order.id, at + 1, each.productId, each.quantity, each.priceMinor, each.quantity * each.priceMinor);
  });
}

/**
 * Refused demand of the weeks since `from`: of some orders a line of which twice as much had been wanted, short of quota or
 * stock in turn, as the operator of the customer heard it.
 */
export function putSampleRefusedDemand(tx: WritableDB, from: string): void {
  sql<[string]>(
    tx,
    `INSERT OR IGNORE INTO refused_demand (customer_id, order_day, product_id, stage, reason, wanted, allowed, price_minor,
        asked_on, asked_at_ms, operator_id, seat_id, call_id, route_id, class_id)
      SELECT o.customer_id, o.order_date, l.product_id, 'asked',
        iif(p.is_quota = 0, 'stock', CASE o.rowid % 3 WHEN 0 THEN 'quota' WHEN 1 THEN 'class-total' ELSE 'supply' END),
        2 * l.quantity, l.quantity, l.price_minor, o.order_date, o.placed_at_ms, coalesce(o.operator_id, k.owner_operator_id), o.seat_id, o.call_id, k.route_id,
        (SELECT m.class_id FROM class_membership m JOIN class_type y ON y.id = m.class_type_id AND y.is_main = 1
          WHERE m.customer_id = k.id LIMIT 1)
       FROM sales_order o JOIN order_line l ON l.order_id = o.id AND l.line_number = 1 + o.rowid % 4
         JOIN product p ON p.id = l.product_id JOIN customer k ON k.id = o.customer_id
      WHERE o.order_date >= ? AND o.kind = 'order' AND o.channel <> 'web' AND l.quantity > 0 AND o.rowid % 29 = 0`,
  ).run(from);
}
