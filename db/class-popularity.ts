import { type ReadableDB, sql } from './connection.ts';
import { STANDING_STATES } from './standing-orders.ts';

/** The class that a customer holds on a date in the main class type; undefined: none. */
export function mainClassOf(
  db: ReadableDB,
  customerId: string,
  date: string,
): { id: string; name: string } | undefined {
  return sql<[string, string, string], { id: string; name: string }>(
    db,
    `SELECT c.id, c.name FROM class_membership m JOIN class c ON c.id = m.class_id
       JOIN class_type t ON t.id = c.class_type_id AND t.is_main = 1
      WHERE m.customer_id = ? AND m.valid_from <= ? AND (m.valid_to IS NULL OR m.valid_to >= ?) LIMIT 1`,
  ).get(customerId, date, date);
}

/**
 * What the class orders: active products by how many of its members had them in their last two orders. Of a large class
 * a hundred members speak for all, so that it is read in a few milliseconds.
 */
export function popularInClass(db: ReadableDB, classId: string, date: string, limit: number): string[] {
  return sql<{ classId: string; date: string; limit: number }, string>(
    db,
    `WITH member AS (
       SELECT customer_id FROM class_membership
        WHERE class_id = @classId AND valid_from <= @date AND (valid_to IS NULL OR valid_to >= @date) LIMIT 100)
     SELECT p.id FROM member m
       CROSS JOIN sales_order o ON o.id IN (
         SELECT id FROM sales_order
          WHERE customer_id = m.customer_id AND kind = 'order' AND state IN ${STANDING_STATES}
          ORDER BY order_date DESC, id DESC LIMIT 2)
       CROSS JOIN order_line l ON l.order_id = o.id AND l.quantity > 0
       JOIN product p ON p.id = l.product_id AND p.active = 1
      GROUP BY p.id ORDER BY count(DISTINCT m.customer_id) DESC, p.code LIMIT @limit`,
  )
    .pluck()
    .all({ classId, date, limit });
}

/** Active products by how popular they are with everybody. */
export function popularWithAll(db: ReadableDB, limit: number): string[] {
  return sql<[number], string>(
    db,
    `SELECT p.id FROM product_popularity y JOIN product p ON p.id = y.product_id AND p.active = 1 ORDER BY y.popularity DESC, p.code LIMIT ?`,
  )
    .pluck()
    .all(limit);
}
