import { type ReadableDB, sql, type WritableDB } from './connection.ts';
import { STANDING_STATES } from './standing-orders.ts';

export interface ClassTypeRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** Rank among the company's customer groups, 1 first; null: not one of them. */
  readonly groupRank: number | null;
  readonly isMain: 0 | 1;
}

export interface ClassRow {
  readonly id: string;
  readonly classTypeId: string;
  readonly code: string;
  readonly name: string;
  readonly position: number;
}

export function allClassTypes(db: ReadableDB): ClassTypeRow[] {
  return sql<[], ClassTypeRow>(
    db,
    `SELECT id, code, name, group_rank AS groupRank, is_main AS isMain FROM class_type
      ORDER BY group_rank IS NULL, group_rank, code`,
  ).all();
}

export function findClassType(db: ReadableDB, id: string): ClassTypeRow | undefined {
  return allClassTypes(db).find((type) => type.id === id);
}

export interface ClassWithStrategies extends ClassRow {
  /** Versions of order-cycle strategies. */
  readonly strategies: number;
}

/** Every class, by type and in its order. */
export function allClasses(db: ReadableDB): ClassWithStrategies[] {
  return sql<[], ClassWithStrategies>(
    db,
    `SELECT k.id, k.class_type_id AS classTypeId, k.code, k.name, k.position,
       (SELECT count(*) FROM order_cycle_strategy s WHERE s.class_id = k.id) AS strategies
     FROM class k ORDER BY k.class_type_id, k.position, k.code`,
  ).all();
}

export interface ClassCounts {
  /** Active customers. */
  readonly active: number;
  /** Of these, how many hold each class; one that nobody holds is not there. */
  readonly byClass: ReadonlyMap<string, number>;
}

/** Looks at every membership of the date: about 2 microseconds each. */
export function classCounts(db: ReadableDB, date: string): ClassCounts {
  const rows = sql<object, { classId: string; customers: number }>(
    db,
    `SELECT m.class_id AS classId, count(*) AS customers FROM class_membership m
       JOIN customer c ON c.id = m.customer_id AND c.status = 'active'
      WHERE m.valid_from <= @date AND (m.valid_to IS NULL OR m.valid_to >= @date) GROUP BY m.class_id`,
  ).all({ date });
  return { active: countActiveCustomers(db), byClass: new Map(rows.map((row) => [row.classId, row.customers])) };
}

export function findClass(db: ReadableDB, id: string): ClassRow | undefined {
  return sql<[string], ClassRow>(
    db,
    'SELECT id, class_type_id AS classTypeId, code, name, position FROM class WHERE id = ?',
  ).get(id);
}

function countActiveCustomers(db: ReadableDB): number {
  return sql<[], { n: number }>(db, `SELECT count(*) AS n FROM customer WHERE status = 'active'`).get()?.n as number;
}

/** A new type joins the customer groups at their end; the first one is the main one. */
export function insertClassType(tx: WritableDB, row: ClassTypeRow): void {
  sql<ClassTypeRow>(
    tx,
    `INSERT INTO class_type (id, code, name, group_rank, is_main) VALUES (@id, @code, @name, @groupRank, @isMain)`,
  ).run(row);
}

export function renameClassType(tx: WritableDB, row: Pick<ClassTypeRow, 'id' | 'code' | 'name'>): void {
  sql<typeof row>(tx, 'UPDATE class_type SET code = @code, name = @name WHERE id = @id').run(row);
}

/** Writes the customer groups: these types in rank order, the others are none. */
export function setGroups(tx: WritableDB, classTypeIds: readonly string[], mainId: string | null): void {
  sql<[]>(tx, 'UPDATE class_type SET group_rank = NULL, is_main = 0').run();
  for (const [index, id] of classTypeIds.entries()) {
    sql<[number, number, string]>(tx, 'UPDATE class_type SET group_rank = ?, is_main = ? WHERE id = ?').run(
      index + 1,
      id === mainId ? 1 : 0,
      id,
    );
  }
}

export function deleteClassType(tx: WritableDB, id: string): void {
  sql<[string]>(tx, 'DELETE FROM class_type WHERE id = ?').run(id);
}

export function insertClass(tx: WritableDB, row: ClassRow): void {
  sql<ClassRow>(
    tx,
    'INSERT INTO class (id, class_type_id, code, name, position) VALUES (@id, @classTypeId, @code, @name, @position)',
  ).run(row);
}

export function renameClass(tx: WritableDB, row: Pick<ClassRow, 'id' | 'code' | 'name'>): void {
  sql<typeof row>(tx, 'UPDATE class SET code = @code, name = @name WHERE id = @id').run(row);
}

export function deleteClass(tx: WritableDB, id: string): void {
  sql<[string]>(tx, 'DELETE FROM class WHERE id = ?').run(id);
}

/** Writes the order of classes, the first one best. */
export function setClassPositions(tx: WritableDB, classIds: readonly string[]): void {
  for (const [index, id] of classIds.entries()) {
    sql<[number, string]>(tx, 'UPDATE class SET position = ? WHERE id = ?').run(index + 1, id);
  }
}

export interface ClassUses {
  /** That held it, hold it or will hold it. */
  readonly customers: number;
  /** Versions of strategies: order cycles, channels, visits. */
  readonly strategies: number;
  readonly quotas: number;
  /** Calls, pauses, exceptions, messages. */
  readonly others: number;
}

/** What speaks of a class, now or in the past. */
export function classUses(db: ReadableDB, id: string): ClassUses {
  return sql<object, ClassUses>(
    db,
    `SELECT (SELECT count(DISTINCT customer_id) FROM class_membership WHERE class_id = @id) AS customers,
       (SELECT count(*) FROM order_cycle_strategy WHERE class_id = @id) +
       (SELECT count(*) FROM order_channel_strategy WHERE class_id = @id) +
       (SELECT count(*) FROM visit_cycle_strategy WHERE class_id = @id) AS strategies,
       (SELECT count(*) FROM quota WHERE class_id = @id) AS quotas,
       EXISTS (SELECT 1 FROM call_task WHERE class_id = @id) + EXISTS (SELECT 1 FROM call WHERE class_id = @id) +
       (SELECT count(*) FROM pause WHERE class_id = @id) + (SELECT count(*) FROM order_exception WHERE class_id = @id) +
       (SELECT count(*) FROM message_target WHERE kind = 'class' AND target = @id) +
       (SELECT count(*) FROM ticket_policy WHERE class_id = @id) AS others`,
  ).get({ id }) as ClassUses;
}

export type BandMeasure = 'turnover' | 'orders' | 'quantity';

export interface CustomerValue {
  readonly customerId: string;
  readonly value: number;
  /** The class of the type held on the day the bands hold from. */
  readonly classId: string | null;
}

/**
 * What each active customer's orders of a time come to, by measure: amount in minor units, number of orders, or units.
 * Returns count against turnover and quantity; cancelled and failed orders do not count. From the highest value.
 */
export function customerValues(
  db: ReadableDB,
  asked: {
    readonly measure: BandMeasure;
    readonly from: string;
    readonly to: string;
    readonly classTypeId: string;
    readonly date: string;
  },
): CustomerValue[] {
  const sums = {
    turnover: 'sum(amount_minor)',
    quantity: 'sum(total_quantity)',
    orders: "sum(kind = 'order')",
  } as const;
  return sql<object, CustomerValue>(
    db,
    `SELECT c.id AS customerId, coalesce(o.value, 0) AS value,
       (SELECT m.class_id FROM class_membership m WHERE m.customer_id = c.id AND m.class_type_id = @classTypeId
          AND m.valid_from <= @date AND (m.valid_to IS NULL OR m.valid_to >= @date)) AS classId
     FROM customer c LEFT JOIN
       (SELECT customer_id, ${sums[asked.measure]} AS value FROM sales_order
         WHERE order_date BETWEEN @from AND @to AND state IN ${STANDING_STATES}
         GROUP BY customer_id) o ON o.customer_id = c.id
     WHERE c.status = 'active' ORDER BY value DESC, c.code`,
  ).all(asked);
}

export function orderDateRange(db: ReadableDB): { first: string | null; last: string | null } {
  return sql<[], { first: string | null; last: string | null }>(
    db,
    'SELECT (SELECT min(order_date) FROM sales_order) AS first, (SELECT max(order_date) FROM sales_order) AS last',
  ).get() as { first: string | null; last: string | null };
}
