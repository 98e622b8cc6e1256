import { type ReadableDB, sql } from './connection.ts';

/**
 * Customers that are asked apart from the others, in the temporary table `plan_part` of the reader: those whose classes
 * or own strategy change around the planned day, and those of whom an exception brings an order date there. So one
 * customer's change costs the others nothing.
 */
const EMPTY = `CREATE TEMP TABLE IF NOT EXISTS plan_part (customer_id TEXT PRIMARY KEY) WITHOUT ROWID;
  DELETE FROM plan_part;`;

/** Fills the part with the customers whose memberships or own strategies begin or end within from-to. Returns how many. */
export function fillChanging(db: ReadableDB, from: string, to: string): number {
  db.raw.exec(EMPTY);
  const changes = `(valid_from BETWEEN @from AND @to OR valid_to BETWEEN date(@from, '-1 day') AND date(@to, '-1 day'))`;
  return db.raw
    .prepare(
      `INSERT OR IGNORE INTO plan_part SELECT customer_id FROM class_membership WHERE ${changes}
       UNION SELECT customer_id FROM order_cycle_strategy WHERE customer_id IS NOT NULL AND ${changes}`,
    )
    .run({ from, to }).changes;
}

/** Fills the part with everybody whose order date may be brought to another day by an exception. Returns how many. */
export function fillBrought(db: ReadableDB, orderDate: string, newOrderDate: string): number {
  db.raw.exec(EMPTY);
  const here = 'order_date = @orderDate AND new_order_date = @newOrderDate';
  return db.raw
    .prepare(
      `INSERT OR IGNORE INTO plan_part
       SELECT customer_id FROM order_exception WHERE customer_id IS NOT NULL AND ${here}
       UNION SELECT c.id FROM order_exception e JOIN customer c ON c.route_id = e.route_id WHERE ${here}
       UNION SELECT m.customer_id FROM order_exception e JOIN class_membership m ON m.class_id = e.class_id WHERE ${here}`,
    )
    .run({ orderDate, newOrderDate }).changes;
}

/**
 * The days within from-to (both within) on which a class's or the company's strategy version or a route's order days
 * take effect or have ended the day before, ascending: dates on both sides of one are asked apart. Within the
 * part those of its customers' memberships and own strategies are added.
 */
export function planBoundaries(db: ReadableDB, from: string, to: string, part: 'within' | 'none'): string[] {
  const begun = (table: string, where: string): string =>
    `SELECT valid_from AS date FROM ${table} WHERE ${where}
     UNION ALL SELECT date(valid_to, '+1 day') FROM ${table} WHERE valid_to IS NOT NULL AND ${where}`;
  const inPart = 'customer_id IN (SELECT customer_id FROM plan_part)';
  const personal =
    part === 'none'
      ? ''
      : `UNION ALL ${begun('class_membership', inPart)} UNION ALL ${begun('order_cycle_strategy', inPart)}`;
  return sql<object, { date: string }>(
    db,
    `SELECT DISTINCT date FROM (${begun('order_cycle_strategy', 'customer_id IS NULL')}
       UNION ALL SELECT valid_from FROM route_day ${personal})
     WHERE date BETWEEN @from AND @to ORDER BY date`,
  )
    .all({ from, to })
    .map((row) => row.date);
}
