import { type ReadableDB, sql } from './connection.ts';
import type { StoredQuota } from './quotas.ts';

export interface ClassUseRow {
  readonly customerId: string;
  readonly classId: string;
  readonly productId: string;
  readonly quantity: number;
}

/** An order is delivered so many days after its order day at most. */
const LONGEST_DELIVERY_DAYS = 45;

/**
 * What the customers of some classes hold of quota products by live orders, for order days from-to: a row a customer,
 * class and product. It looks through every order of those days: for a worker.
 */
export function useByClass(
  db: ReadableDB,
  asked: { readonly classIds: readonly string[]; readonly from: string; readonly to: string },
): ClassUseRow[] {
  return sql<object, ClassUseRow>(
    db,
    `SELECT o.customer_id AS customerId, m.class_id AS classId, l.product_id AS productId, sum(l.quantity) AS quantity
       FROM sales_order o JOIN class_membership m ON m.customer_id = o.customer_id AND m.valid_from <= o.order_day
           AND (m.valid_to IS NULL OR m.valid_to >= o.order_day) AND m.class_id IN (SELECT value FROM json_each(@classIds))
         JOIN order_line l ON l.order_id = o.id JOIN product p ON p.id = l.product_id AND p.is_quota = 1
      WHERE o.delivery_date BETWEEN @from AND date(@to, '+${LONGEST_DELIVERY_DAYS} days')
        AND o.order_day BETWEEN @from AND @to AND o.state NOT IN ('cancelled', 'failed')
      GROUP BY o.customer_id, m.class_id, l.product_id`,
  ).all({ classIds: JSON.stringify(asked.classIds), from: asked.from, to: asked.to });
}

/** Quotas by id, those that are there. */
export function quotasOf(db: ReadableDB, ids: readonly string[]): StoredQuota[] {
  return sql<[string], StoredQuota>(
    db,
    `SELECT id, kind, product_id AS productId, class_id AS classId, customer_id AS customerId, valid_from AS validFrom,
       valid_to AS validTo, quantity, float_percent AS floatPercent
       FROM quota WHERE id IN (SELECT value FROM json_each(?))`,
  ).all(JSON.stringify(ids));
}
