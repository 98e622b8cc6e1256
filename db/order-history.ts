import { type ReadableDB, sql } from './connection.ts';

/** What a customer bought of one product in one order. */
export interface PurchaseRow {
  readonly productId: string;
  readonly date: string;
  readonly quantity: number;
}

/** The date of the customer's newest order on or before `date`, returns and cancelled ones left out; null: none. */
export function lastOrderDate(db: ReadableDB, customerId: string, date: string): string | null {
  return (
    sql<[string, string], string | null>(
      db,
      `SELECT max(order_date) FROM sales_order
        WHERE customer_id = ? AND order_date <= ? AND kind = 'order' AND state NOT IN ('cancelled', 'failed')`,
    )
      .pluck()
      .get(customerId, date) ?? null
  );
}

/** Purchases from-to (both included), oldest first; returns, cancelled and failed orders left out. */
export function purchasesOf(db: ReadableDB, customerId: string, from: string, to: string): PurchaseRow[] {
  return sql<[string, string, string], PurchaseRow>(
    db,
    `SELECT l.product_id AS productId, o.order_date AS date, l.quantity
       FROM sales_order o JOIN order_line l ON l.order_id = o.id
      WHERE o.customer_id = ? AND o.order_date BETWEEN ? AND ? AND o.kind = 'order'
        AND o.state NOT IN ('cancelled', 'failed') AND l.quantity > 0
      ORDER BY o.order_date`,
  ).all(customerId, from, to);
}

/** {@link purchasesOf}, of these products only. */
export function purchasesOfProducts(
  db: ReadableDB,
  customerId: string,
  from: string,
  to: string,
  productIds: readonly string[],
): PurchaseRow[] {
  return sql<[string, string, string, string], PurchaseRow>(
    db,
    `SELECT l.product_id AS productId, o.order_date AS date, l.quantity
       FROM sales_order o CROSS JOIN order_line l ON l.order_id = o.id
      WHERE o.customer_id = ? AND o.order_date BETWEEN ? AND ? AND o.kind = 'order'
        AND o.state NOT IN ('cancelled', 'failed') AND l.quantity > 0
        AND l.product_id IN (SELECT value FROM json_each(?))
      ORDER BY o.order_date`,
  ).all(customerId, from, to, JSON.stringify(productIds));
}

/** The distinct dates of the customer's orders from-to (both included), oldest first; as {@link purchasesOf}. */
export function orderDatesOf(db: ReadableDB, customerId: string, from: string, to: string): string[] {
  return sql<[string, string, string], string>(
    db,
    `SELECT DISTINCT order_date FROM sales_order
      WHERE customer_id = ? AND order_date BETWEEN ? AND ? AND kind = 'order' AND state NOT IN ('cancelled', 'failed')
      ORDER BY order_date`,
  )
    .pluck()
    .all(customerId, from, to);
}
