import { type ReadableDB, sql, type WritableDB } from '../connection.ts';
import type { CustomerDelivery } from '../order-items.ts';
import type { StagingDB } from './staging.ts';

/**
 * Rows of a file of web orders, and the orders as they shall be written. state of a row 0: to be written, 1: stored as
 * it is, 2: rejected. An order is taken whole or not at all.
 */
const TABLES = `
CREATE TABLE item (
  line INTEGER PRIMARY KEY, number TEXT NOT NULL, entry TEXT NOT NULL, hash BLOB, quantity INTEGER NOT NULL,
  state INTEGER NOT NULL DEFAULT 0
);
-- Orders with a row that could not be read, and its line.
CREATE TABLE broken (number TEXT PRIMARY KEY, line INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE web_order (
  order_id TEXT PRIMARY KEY, number TEXT NOT NULL, customer_id TEXT NOT NULL, state TEXT NOT NULL,
  order_date TEXT NOT NULL, order_day TEXT, delivery_date TEXT, cutoff_at_ms INTEGER,
  placed_at_ms INTEGER NOT NULL, line_count INTEGER NOT NULL, total_quantity INTEGER NOT NULL,
  amount_minor INTEGER NOT NULL, version INTEGER NOT NULL, lines TEXT NOT NULL,
  -- What is stored under the number; null: nothing.
  old_version INTEGER, old_delivery_date TEXT
) WITHOUT ROWID;
CREATE TABLE web_line (
  order_id TEXT NOT NULL, line_number INTEGER NOT NULL, product_id TEXT NOT NULL, quantity INTEGER NOT NULL,
  price_minor INTEGER NOT NULL, amount_minor INTEGER NOT NULL, PRIMARY KEY (order_id, line_number)
) WITHOUT ROWID;
`;

export function createWebOrderTables(db: StagingDB): void {
  db.raw.exec(TABLES);
}

export function stageWebRow(
  db: StagingDB,
  row: { line: number; number: string; entry: object; hash: Buffer; quantity: number },
): void {
  sql<[number, string, string, Buffer, number]>(
    db,
    'INSERT INTO item (line, number, entry, hash, quantity) VALUES (?, ?, ?, ?, ?)',
  ).run(row.line, row.number, JSON.stringify(row.entry), row.hash, row.quantity);
}

export function noteBrokenOrder(db: StagingDB, number: string, line: number): void {
  sql<[string, number]>(db, 'INSERT OR IGNORE INTO broken (number, line) VALUES (?, ?)').run(number, line);
}

/** Forgets an earlier comparison. */
export function beginWebOrders(db: StagingDB): void {
  db.raw.exec(`
    DELETE FROM rejected WHERE line IN (SELECT line FROM item WHERE state = 2);
    UPDATE item SET state = 0 WHERE state <> 0;
    DELETE FROM web_order;
    DELETE FROM web_line;
    CREATE INDEX IF NOT EXISTS item_number ON item(number, line);
  `);
}

/** The numbers of the file in its order, each with the line of a row that could not be read, if any. */
export function webOrderNumbers(db: StagingDB): { number: string; brokenLine: number | null }[] {
  return sql<[], { number: string; brokenLine: number | null }>(
    db,
    `SELECT i.number, b.line AS brokenLine FROM item i LEFT JOIN broken b ON b.number = i.number
      GROUP BY i.number ORDER BY min(i.line)`,
  ).all();
}

/** The rows of one order. `entry` is JSON. */
export function webRowsOf(db: StagingDB, number: string): { line: number; entry: string }[] {
  return sql<[string], { line: number; entry: string }>(
    db,
    'SELECT line, entry FROM item WHERE number = ? ORDER BY line',
  ).all(number);
}

export function markWebRowsStored(db: StagingDB, number: string): void {
  sql<[string]>(db, 'UPDATE item SET state = 1 WHERE number = ?').run(number);
}

export function refuseWebRow(db: StagingDB, line: number, reason: string, params: object): void {
  sql<[string, string, number]>(
    db,
    `INSERT INTO rejected (line, reason, params, quantity) SELECT line, ?, ?, quantity FROM item WHERE line = ?`,
  ).run(reason, JSON.stringify(params), line);
  sql<[number]>(db, 'UPDATE item SET state = 2 WHERE line = ?').run(line);
}

export interface StagedWebLine {
  readonly productId: string;
  readonly quantity: number;
  readonly priceMinor: number;
  readonly amountMinor: number;
}

/** An order as it shall stand. Amounts in minor units, instants in UTC ms. */
export interface StagedWebOrder {
  readonly orderId: string;
  readonly number: string;
  readonly customerId: string;
  readonly state: 'submitted' | 'cancelled';
  readonly orderDate: string;
  readonly orderDay: string | null;
  readonly deliveryDate: string | null;
  readonly cutoffAtMs: number | null;
  readonly placedAtMs: number;
  readonly version: number;
  readonly oldVersion: number | null;
  readonly oldDeliveryDate: string | null;
  readonly lines: readonly StagedWebLine[];
}

export function stageWebOrder(db: StagingDB, { lines, ...order }: StagedWebOrder): void {
  sql<object>(
    db,
    `INSERT INTO web_order (order_id, number, customer_id, state, order_date, order_day, delivery_date, cutoff_at_ms,
       placed_at_ms, line_count, total_quantity, amount_minor, version, lines, old_version, old_delivery_date)
     VALUES (@orderId, @number, @customerId, @state, @orderDate, @orderDay, @deliveryDate, @cutoffAtMs,
       @placedAtMs, @lineCount, @totalQuantity, @amountMinor, @version, @lines, @oldVersion, @oldDeliveryDate)`,
  ).run({
    ...order,
    lineCount: lines.length,
    totalQuantity: lines.reduce((sum, line) => sum + line.quantity, 0),
    amountMinor: lines.reduce((sum, line) => sum + line.amountMinor, 0),
    lines: JSON.stringify(lines.map(({ productId, quantity, priceMinor }) => ({ productId, quantity, priceMinor }))),
  });
  const insert = sql<[string, number, string, number, number, number]>(
    db,
    `INSERT INTO web_line (order_id, line_number, product_id, quantity, price_minor, amount_minor)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  lines.forEach(({ productId, quantity, priceMinor, amountMinor }, at) => {
    insert.run(order.orderId, at + 1, productId, quantity, priceMinor, amountMinor);
  });
}

export interface WebOrderFigures {
  readonly accepted: number;
  readonly stored: number;
  readonly acceptedQuantity: number;
  readonly storedQuantity: number;
  readonly created: number;
  readonly changed: number;
  readonly cancelled: number;
}

export function webOrderFigures(db: StagingDB): WebOrderFigures {
  return sql<[], WebOrderFigures>(
    db,
    `SELECT (SELECT count(*) FROM item WHERE state = 0) AS accepted, (SELECT count(*) FROM item WHERE state = 1) AS stored,
            (SELECT coalesce(sum(quantity), 0) FROM item WHERE state = 0) AS acceptedQuantity,
            (SELECT coalesce(sum(quantity), 0) FROM item WHERE state = 1) AS storedQuantity,
            (SELECT count(*) FROM web_order WHERE old_version IS NULL) AS created,
            (SELECT count(*) FROM web_order WHERE old_version IS NOT NULL AND state = 'submitted') AS changed,
            (SELECT count(*) FROM web_order WHERE state = 'cancelled') AS cancelled`,
  ).get() as WebOrderFigures;
}

/** False when one of the orders has changed since it was compared. */
export function webOrdersAreCurrent(tx: WritableDB): boolean {
  return (
    sql<[], { one: 1 }>(
      tx,
      `SELECT 1 AS one FROM staged.web_order w LEFT JOIN sales_order o ON o.number = w.number
        WHERE o.version IS NOT w.old_version LIMIT 1`,
    ).get() === undefined
  );
}

/** Who wrote the versions, and why. */
export interface WebOrderWriter {
  readonly nowMs: number;
  readonly actorId: string;
  readonly actorName: string;
  readonly reason: string;
}

/**
 * Writes the staged orders, their lines and versions, a statement a table: ten thousand orders must not hold the writer.
 * Sums of quota and stock are moved by the caller, before and after.
 */
export function writeWebOrders(tx: WritableDB, by: WebOrderWriter): void {
  sql(
    tx,
    `DELETE FROM order_line WHERE order_id IN (SELECT order_id FROM staged.web_order WHERE old_version IS NOT NULL)`,
  ).run();
  sql(
    tx,
    `INSERT INTO sales_order (id, number, customer_id, channel, state, order_date, order_day, delivery_date, cutoff_at_ms,
       placed_at_ms, line_count, total_quantity, amount_minor, version)
     SELECT order_id, number, customer_id, 'web', state, order_date, order_day, delivery_date, cutoff_at_ms,
       placed_at_ms, line_count, total_quantity, amount_minor, version
       FROM staged.web_order WHERE true
     ON CONFLICT (id) DO UPDATE SET state = excluded.state, order_date = excluded.order_date, order_day = excluded.order_day,
       placed_at_ms = excluded.placed_at_ms,
       delivery_date = excluded.delivery_date, cutoff_at_ms = excluded.cutoff_at_ms, line_count = excluded.line_count,
       total_quantity = excluded.total_quantity, amount_minor = excluded.amount_minor, version = excluded.version,
       failed_reason = NULL, failed_note = NULL, failed_at_ms = NULL, rescue_at_ms = NULL`,
  ).run();
  sql(
    tx,
    `INSERT INTO order_line (order_id, line_number, product_id, quantity, price_minor, amount_minor)
     SELECT order_id, line_number, product_id, quantity, price_minor, amount_minor FROM staged.web_line
      ORDER BY order_id, line_number`,
  ).run();
  sql<WebOrderWriter>(
    tx,
    `INSERT INTO order_version (order_id, version, state, at_ms, operator_id, operator_name, reason, lines, line_count,
       total_quantity, amount_minor)
     SELECT order_id, version, state, @nowMs, @actorId, @actorName, @reason, lines, line_count, total_quantity,
       amount_minor FROM staged.web_order ORDER BY order_id`,
  ).run(by);
}

/** What the staged orders are called by, for the sums of {@link moveUseOf}. */
export const STAGED_WEB_ORDERS = 'SELECT order_id FROM staged.web_order';

/** Deliveries that have an order now and that a live call of their customer still asks an order for. */
export function deliveriesOrderedByWeb(db: ReadableDB, schema: 'main' | 'staged'): CustomerDelivery[] {
  return sql<[], CustomerDelivery>(
    db,
    `SELECT DISTINCT t.customer_id AS customerId, t.delivery_date AS deliveryDate
       FROM ${schema}.web_order w CROSS JOIN call_task t ON t.customer_id = w.customer_id
      WHERE w.state = 'submitted' AND t.delivery_date = w.delivery_date AND t.state IN ('open', 'held')
        AND EXISTS (SELECT 1 FROM call_item i WHERE i.task_id = t.id AND i.kind = 'order' AND i.state = 'open')`,
  ).all();
}

/** Deliveries for which no order stands any more since a web order was cancelled or moved; asked after the writing. */
export function deliveriesWithoutOrder(
  tx: WritableDB,
): (CustomerDelivery & { readonly orderDay: string | null; readonly cutoffAtMs: number | null })[] {
  return sql<[], CustomerDelivery & { orderDay: string | null; cutoffAtMs: number | null }>(
    tx,
    `SELECT w.customer_id AS customerId, w.old_delivery_date AS deliveryDate, max(w.order_day) AS orderDay,
       max(w.cutoff_at_ms) AS cutoffAtMs
       FROM staged.web_order w
      WHERE w.old_delivery_date IS NOT NULL AND (w.state = 'cancelled' OR w.delivery_date <> w.old_delivery_date)
        AND NOT EXISTS (SELECT 1 FROM sales_order o WHERE o.customer_id = w.customer_id AND o.kind = 'order'
          AND o.delivery_date = w.old_delivery_date AND o.state NOT IN ('cancelled', 'failed'))
      GROUP BY 1, 2`,
  ).all();
}
