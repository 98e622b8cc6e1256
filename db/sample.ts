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
