import type { CustomerOrder } from '../shared/contract/customers.ts';
import { type ReadableDB, sql } from './connection.ts';

export interface CardClass {
  readonly classTypeId: string;
  readonly classTypeName: string;
  readonly classId: string;
  readonly className: string;
  readonly isMain: 0 | 1;
}

/** Classes that the customer holds on `date`, the highest-ranked group first. */
export function classesOfCustomer(db: ReadableDB, customerId: string, date: string): CardClass[] {
  return sql<[string, string, string], CardClass>(
    db,
    `SELECT t.id AS classTypeId, t.name AS classTypeName, k.id AS classId, k.name AS className, t.is_main AS isMain
       FROM class_membership m JOIN class k ON k.id = m.class_id JOIN class_type t ON t.id = m.class_type_id
      WHERE m.customer_id = ? AND m.valid_from <= ? AND (m.valid_to IS NULL OR m.valid_to >= ?)
      ORDER BY t.group_rank IS NULL, t.group_rank, t.code`,
  ).all(customerId, date, date);
}

/** Live orders and returns placed on or before `date`, newest first. */
export function lastOrdersOf(db: ReadableDB, customerId: string, limit: number): CustomerOrder[] {
  return sql<[string, number], CustomerOrder>(
    db,
    `SELECT id, number, kind, channel, state, order_date AS orderDate, delivery_date AS deliveryDate,
            line_count AS lineCount, total_quantity AS totalQuantity, amount_minor AS amountMinor
       FROM sales_order WHERE customer_id = ? ORDER BY order_date DESC, placed_at_ms DESC LIMIT ?`,
  ).all(customerId, limit);
}

/** Order dates of live orders from `from` on, oldest first, with what was ordered on each (minor units). */
export function orderDaysOf(
  db: ReadableDB,
  customerId: string,
  from: string,
): { date: string; orders: number; amountMinor: number }[] {
  return sql<[string, string], { date: string; orders: number; amountMinor: number }>(
    db,
    `SELECT order_date AS date, count(*) AS orders, sum(amount_minor) AS amountMinor FROM sales_order
      WHERE customer_id = ? AND order_date >= ? AND kind = 'order' AND state NOT IN ('cancelled', 'failed')
      GROUP BY order_date ORDER BY order_date`,
  ).all(customerId, from);
}

export interface CardCall {
  readonly id: string;
  readonly startedAtMs: number;
  readonly disposition: string | null;
  readonly noOrderReason: string | null;
  readonly operatorName: string;
  readonly note: string | null;
}

/** Newest first. */
export function lastCallsOf(db: ReadableDB, customerId: string, limit: number): CardCall[] {
  return sql<[string, number], CardCall>(
    db,
    `SELECT l.id, l.started_at_ms AS startedAtMs, l.disposition, l.no_order_reason AS noOrderReason,
            o.name AS operatorName, l.note
       FROM call l JOIN operator o ON o.id = l.operator_id
      WHERE l.customer_id = ? ORDER BY l.started_at_ms DESC LIMIT ?`,
  ).all(customerId, limit);
}

/** Other customers of the same owner or with one of the same phones, by code. */
export function relatedCustomersOf(
  db: ReadableDB,
  customerId: string,
  ownerId: string | null,
): { id: string; code: string; name: string; because: 'owner' | 'phone' }[] {
  return sql<
    { customerId: string; ownerId: string | null },
    { id: string; code: string; name: string; because: 'owner' | 'phone' }
  >(
    db,
    `SELECT c.id, c.code, c.name, iif(c.owner_id = @ownerId, 'owner', 'phone') AS because FROM customer c
      WHERE c.id <> @customerId AND (c.id IN (SELECT id FROM customer WHERE owner_id = @ownerId) OR c.id IN (
        SELECT other.customer_id FROM customer_phone own JOIN customer_phone other ON other.number = own.number
         WHERE own.customer_id = @customerId))
      ORDER BY c.code LIMIT 20`,
  ).all({ customerId, ownerId });
}

export function operatorNameOf(db: ReadableDB, operatorId: string): string | undefined {
  return sql<[string], string>(db, 'SELECT name FROM operator WHERE id = ?').pluck().get(operatorId);
}

export function teamNameOf(db: ReadableDB, teamId: string): string | undefined {
  return sql<[string], string>(db, 'SELECT name FROM team WHERE id = ?').pluck().get(teamId);
}
