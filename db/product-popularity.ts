import { type ReadableDB, sql, type WritableDB } from './connection.ts';

export interface PopularityRow {
  readonly productId: string;
  readonly code: string;
  /** Share of the most popular product's, 0 to 1; 0: in nobody's last orders. */
  readonly popularity: number;
}

/** How popular these products are; unknown ids are left out. */
export function popularityOf(db: ReadableDB, productIds: readonly string[]): PopularityRow[] {
  return sql<[string], PopularityRow>(
    db,
    `SELECT p.id AS productId, p.code, coalesce(y.popularity, 0.0) AS popularity
       FROM json_each(?) j JOIN product p ON p.id = j.value LEFT JOIN product_popularity y ON y.product_id = p.id`,
  ).all(JSON.stringify(productIds));
}

/**
 * In how many of every customer's last `orders` orders each product is; returns, cancelled and failed ones left out.
 * Reads the whole center: for jobs.
 */
export function countRecentOrders(db: ReadableDB, orders: number): { productId: string; orderCount: number }[] {
  return sql<[number], { productId: string; orderCount: number }>(
    db,
    `SELECT l.product_id AS productId, count(DISTINCT l.order_id) AS orderCount
       FROM customer c
       CROSS JOIN sales_order o ON o.id IN (
         SELECT id FROM sales_order
          WHERE customer_id = c.id AND kind = 'order' AND state IN ('submitted', 'handed-over', 'delivered')
          ORDER BY order_date DESC, id DESC LIMIT ?)
       CROSS JOIN order_line l ON l.order_id = o.id
      WHERE l.quantity > 0 GROUP BY l.product_id`,
  ).all(orders);
}

/** Puts these counts, as shares of the greatest, in the place of what was stored. */
export function replacePopularity(
  tx: WritableDB,
  counts: readonly { readonly productId: string; readonly orderCount: number }[],
): void {
  const most = counts.reduce((greatest, { orderCount }) => Math.max(greatest, orderCount), 0);
  sql(tx, 'DELETE FROM product_popularity').run();
  const insert = sql<[string, number]>(tx, 'INSERT INTO product_popularity (product_id, popularity) VALUES (?, ?)');
  for (const { productId, orderCount } of counts) insert.run(productId, orderCount / most);
}
