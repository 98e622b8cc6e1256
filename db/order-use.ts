import { type ReadableDB, sql, type WritableDB } from './connection.ts';

/**
 * What live orders use up. Live: not cancelled, not failed, no imported history (such rows have an `order_day`).
 * `quota_use` and `stock_use` are sums that are kept in the transaction that changes an order.
 */
export interface UsedLine {
  readonly productId: string;
  readonly quantity: number;
}

/**
 * Adds the lines of a live order to the sums; with `sign` -1 gives them back. `countsForStock` is false for an order
 * that the stock, as imported, does not know as taken: see {@link countsForStock}.
 */
export function addUse(
  tx: WritableDB,
  orderDay: string,
  lines: readonly UsedLine[],
  sign: 1 | -1,
  countsForStock: (productId: string) => boolean,
): void {
  const quota = sql<[string, string, number]>(
    tx,
    `INSERT INTO quota_use (product_id, order_day, quantity) VALUES (?, ?, ?)
     ON CONFLICT (product_id, order_day) DO UPDATE SET quantity = quantity + excluded.quantity`,
  );
  const stock = sql<[string, number]>(
    tx,
    `INSERT INTO stock_use (product_id, quantity) VALUES (?, ?)
     ON CONFLICT (product_id) DO UPDATE SET quantity = quantity + excluded.quantity`,
  );
  for (const { productId, quantity } of lines) {
    quota.run(productId, orderDay, sign * quantity);
    if (countsForStock(productId)) stock.run(productId, sign * quantity);
  }
}

const LINES = 'sales_order o JOIN order_line l ON l.order_id = o.id';
const USES_QUOTA = `o.order_day IS NOT NULL AND o.state NOT IN ('cancelled', 'failed')`;
/** As product.md section 4 has it; aliases: o order, p product, h the hand-over of the order or nothing. */
const USES_STOCK = `o.order_day IS NOT NULL AND CASE WHEN o.channel IN ('phone', 'phone-request') THEN o.state = 'submitted'
    OR o.state IN ('handed-over', 'delivered') AND h.made_at_ms > coalesce(p.stock_as_of_ms, 0)
  ELSE o.state NOT IN ('cancelled', 'failed') AND o.placed_at_ms > coalesce(p.stock_as_of_ms, 0) END`;
const STOCK_LINES = `${LINES} JOIN product p ON p.id = l.product_id LEFT JOIN hand_over h ON h.id = o.hand_over_id`;

/**
 * Takes (1) or gives back (-1) what many orders use as they are stored. `selection` gives their ids. For whoever writes
 * orders in bulk: given back before, taken after.
 */
export function moveUseOf(tx: WritableDB, selection: string, sign: 1 | -1): void {
  sql<[number]>(
    tx,
    `INSERT INTO quota_use (product_id, order_day, quantity)
     SELECT l.product_id, o.order_day, ? * sum(l.quantity) FROM ${LINES}
      WHERE o.id IN (${selection}) AND ${USES_QUOTA} GROUP BY l.product_id, o.order_day
     ON CONFLICT (product_id, order_day) DO UPDATE SET quantity = quantity + excluded.quantity`,
  ).run(sign);
  sql<[number]>(
    tx,
    `INSERT INTO stock_use (product_id, quantity)
     SELECT l.product_id, ? * sum(l.quantity) FROM ${STOCK_LINES}
      WHERE o.id IN (${selection}) AND ${USES_STOCK} GROUP BY l.product_id
     ON CONFLICT (product_id) DO UPDATE SET quantity = quantity + excluded.quantity`,
  ).run(sign);
}

/**
 * Computes both sums anew from the orders. For whoever writes orders or stock in bulk; everything else keeps them by
 * {@link addUse}. Stock (product.md section 4): phone orders not yet handed over at the stock's instant, other orders
 * placed since. So a hand-over changes nothing until a stock is imported that knows of it.
 */
export function recountUse(tx: WritableDB): void {
  sql(tx, 'DELETE FROM quota_use').run();
  sql(
    tx,
    `INSERT INTO quota_use (product_id, order_day, quantity)
     SELECT l.product_id, o.order_day, sum(l.quantity) FROM ${LINES} WHERE ${USES_QUOTA} GROUP BY l.product_id, o.order_day`,
  ).run();
  recountStockUse(tx);
}

/** The part of {@link recountUse} that depends on the stock's instant: for whoever sets stock. */
export function recountStockUse(tx: WritableDB): void {
  sql(tx, 'DELETE FROM stock_use').run();
  sql(
    tx,
    `INSERT INTO stock_use (product_id, quantity)
     SELECT l.product_id, sum(l.quantity) FROM ${STOCK_LINES} WHERE ${USES_STOCK} GROUP BY l.product_id`,
  ).run();
}

/** The stock of a product was set as of now: it is used by the phone orders not yet handed over alone, `quantity` of them. */
export function setStockUse(tx: WritableDB, productId: string, quantity: number): void {
  sql<[string, number]>(
    tx,
    `INSERT INTO stock_use (product_id, quantity) VALUES (?, ?)
     ON CONFLICT (product_id) DO UPDATE SET quantity = excluded.quantity`,
  ).run(productId, quantity);
}

/** Live quantity of a product over all customers, for order days from-to (both included). */
export function usedOfProduct(db: ReadableDB, productId: string, from: string, to: string): number {
  return (
    sql<[string, string, string], number>(
      db,
      'SELECT coalesce(sum(quantity), 0) FROM quota_use WHERE product_id = ? AND order_day BETWEEN ? AND ?',
    )
      .pluck()
      .get(productId, from, to) ?? 0
  );
}

export interface CustomerUseRow {
  readonly orderId: string;
  readonly orderDay: string;
  readonly productId: string;
  readonly quantity: number;
  readonly isQuota: 0 | 1;
}

/** Lines of one customer's live orders for order days from-to (both included). */
export function usedByCustomer(db: ReadableDB, customerId: string, from: string, to: string): CustomerUseRow[] {
  return sql<[string, string, string], CustomerUseRow>(
    db,
    `SELECT o.id AS orderId, o.order_day AS orderDay, l.product_id AS productId, l.quantity, p.is_quota AS isQuota
       FROM sales_order o JOIN order_line l ON l.order_id = o.id JOIN product p ON p.id = l.product_id
      WHERE o.customer_id = ? AND o.order_day BETWEEN ? AND ? AND o.state NOT IN ('cancelled', 'failed')`,
  ).all(customerId, from, to);
}
