import { type ReadableDB, sql } from './connection.ts';

/** What an order line needs to know of a product, with its stock left. */
export interface OrderProductRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly priceMinor: number;
  readonly orderMultiple: number;
  readonly leastQuantity: number;
  readonly mostQuantity: number | null;
  readonly isQuota: 0 | 1;
  readonly active: 0 | 1;
  /** Imported stock less what live orders use (db/order-use.ts); null: stock is not tracked. */
  readonly stockLeft: number | null;
  readonly stockAsOfMs: number | null;
}

const COLUMNS = `p.id, p.code, p.name, p.unit, p.price_minor AS priceMinor, p.order_multiple AS orderMultiple,
  p.least_quantity AS leastQuantity, p.most_quantity AS mostQuantity, p.is_quota AS isQuota, p.active,
  p.stock - coalesce(u.quantity, 0) AS stockLeft, p.stock_as_of_ms AS stockAsOfMs`;

/** The products of these ids that exist, in no particular order. */
export function orderProducts(db: ReadableDB, ids: readonly string[]): OrderProductRow[] {
  return sql<[string], OrderProductRow>(
    db,
    `SELECT ${COLUMNS} FROM json_each(?) j JOIN product p ON p.id = j.value LEFT JOIN stock_use u ON u.product_id = p.id`,
  ).all(JSON.stringify(ids));
}

/**
 * Products that could stand in for another: active, in stock, of the same order unit, nearest in price. Quota products
 * last, since they are rarely free.
 */
export function similarProducts(db: ReadableDB, productId: string, limit: number): string[] {
  return sql<[string, number], string>(
    db,
    `SELECT p.id FROM product short JOIN product p ON p.id <> short.id AND p.unit = short.unit
       LEFT JOIN stock_use u ON u.product_id = p.id
      WHERE short.id = ? AND p.active = 1 AND (p.stock IS NULL OR p.stock - coalesce(u.quantity, 0) >= p.least_quantity)
      ORDER BY p.is_quota, abs(p.price_minor - short.price_minor), p.code LIMIT ?`,
  )
    .pluck()
    .all(productId, limit);
}
