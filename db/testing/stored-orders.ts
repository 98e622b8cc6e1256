import { createHash } from 'node:crypto';
import { type ReadableDB, sql } from '../connection.ts';

/** What is stored of orders, read row by row for those who compare it with what was acknowledged. */
export interface StoredOrder {
  readonly id: string;
  readonly number: string;
  readonly customerId: string;
  readonly state: string;
  readonly version: number;
  readonly handOverId: string | null;
  readonly lines: readonly StoredLine[];
}
export interface StoredLine {
  readonly productId: string;
  readonly quantity: number;
}

interface LineRow extends StoredLine {
  readonly orderId: string;
}

/** Every order but imported history, by id. */
export function storedOrders(db: ReadableDB): Map<string, StoredOrder> {
  const lines = Map.groupBy(
    sql<[], LineRow>(
      db,
      'SELECT order_id AS orderId, product_id AS productId, quantity FROM order_line ORDER BY order_id, line_number',
    ).all(),
    (line) => line.orderId,
  );
  const orders = sql<[], Omit<StoredOrder, 'lines'>>(
    db,
    `SELECT id, number, customer_id AS customerId, state, version, hand_over_id AS handOverId
       FROM sales_order WHERE channel <> 'history'`,
  ).all();
  return new Map(
    orders.map((order) => [
      order.id,
      { ...order, lines: (lines.get(order.id) ?? []).map(({ productId, quantity }) => ({ productId, quantity })) },
    ]),
  );
}

/** The lines of each version of each order, keyed `ID VERSION`. */
export function storedVersions(db: ReadableDB): Map<string, StoredLine[]> {
  const rows = sql<[], { orderId: string; version: number; lines: string }>(
    db,
    'SELECT order_id AS orderId, version, lines FROM order_version',
  ).all();
  return new Map(
    rows.map(({ orderId, version, lines }) => [
      `${orderId} ${version}`,
      (JSON.parse(lines) as StoredLine[]).map(({ productId, quantity }) => ({ productId, quantity })),
    ]),
  );
}

/** Stored results by command id. */
export function storedCommands(db: ReadableDB): Map<string, { procedure: string; result: unknown }> {
  const rows = sql<[], { id: string; procedure: string; result: string }>(
    db,
    'SELECT id, procedure, result FROM command',
  ).all();
  return new Map(rows.map(({ id, procedure, result }) => [id, { procedure, result: JSON.parse(result) }]));
}

/** Commands without exactly one outbox row of the same input, and outbox rows without their command; jobs write theirs alone. */
export function unevenOutbox(db: ReadableDB): number {
  const balance = new Map<string, number>();
  const count = (key: string, by: number) => balance.set(key, (balance.get(key) ?? 0) + by);
  const commands = sql<[], { procedure: string; hash: string }>(
    db,
    'SELECT procedure, input_hash AS hash FROM command',
  ).all();
  for (const { procedure, hash } of commands) count(`${procedure} ${hash}`, 1);
  const outbox = sql<[], { procedure: string; payload: string }>(
    db,
    `SELECT procedure, payload FROM outbox WHERE procedure <> 'imports.run'`,
  ).all();
  for (const { procedure, payload } of outbox) {
    count(`${procedure} ${createHash('sha256').update(payload).digest('hex')}`, -1);
  }
  return [...balance.values()].reduce((sum, difference) => sum + Math.abs(difference), 0);
}

export interface StoredDraft {
  readonly revision: number;
  readonly lines: readonly StoredLine[];
}

/** By `CUSTOMER DELIVERY`. */
export function storedDrafts(db: ReadableDB): Map<string, StoredDraft> {
  const rows = sql<[], { customerId: string; deliveryDate: string; revision: number; lines: string }>(
    db,
    'SELECT customer_id AS customerId, delivery_date AS deliveryDate, revision, lines FROM order_draft',
  ).all();
  return new Map(
    rows.map((row) => [
      `${row.customerId} ${row.deliveryDate}`,
      { revision: row.revision, lines: JSON.parse(row.lines) as StoredLine[] },
    ]),
  );
}

/** The sums of quota and stock that are kept, without zeros, keyed `PRODUCT DAY` and `PRODUCT`. */
export function keptSums(db: ReadableDB): Map<string, number> {
  const quota = sql<[], { key: string; quantity: number }>(
    db,
    `SELECT product_id || ' ' || order_day AS key, quantity FROM quota_use WHERE quantity <> 0`,
  ).all();
  const stock = sql<[], { key: string; quantity: number }>(
    db,
    'SELECT product_id AS key, quantity FROM stock_use WHERE quantity <> 0',
  ).all();
  return new Map([...quota, ...stock].map(({ key, quantity }) => [key, quantity]));
}

/** The rows of the kept sums, without zeros. */
export function useRows({ raw }: ReadableDB): { quota: unknown[]; stock: unknown[] } {
  const rows = (table: string) => raw.prepare(`SELECT * FROM ${table} WHERE quantity <> 0 ORDER BY 1, 2`).all();
  return { quota: rows('quota_use'), stock: rows('stock_use') };
}

interface UsingRow {
  readonly productId: string;
  readonly quantity: number;
  readonly orderDay: string;
  readonly channel: string;
  readonly state: string;
  readonly placedAtMs: number;
  readonly handedOverAtMs: number | null;
  readonly stockAsOfMs: number;
}

/**
 * The same sums added up here, line by line, from product.md section 4: every live order uses quota; phone orders use stock
 * unless they were handed over when it was counted, others when they were placed since.
 */
export function countedSums(db: ReadableDB): Map<string, number> {
  const rows = sql<[], UsingRow>(
    db,
    `SELECT l.product_id AS productId, l.quantity, o.order_day AS orderDay, o.channel, o.state, o.placed_at_ms AS placedAtMs,
       h.made_at_ms AS handedOverAtMs, coalesce(p.stock_as_of_ms, 0) AS stockAsOfMs
     FROM order_line l JOIN sales_order o ON o.id = l.order_id JOIN product p ON p.id = l.product_id
       LEFT JOIN hand_over h ON h.id = o.hand_over_id
     WHERE o.order_day IS NOT NULL`,
  ).all();
  const sums = new Map<string, number>();
  const add = (key: string, quantity: number) => sums.set(key, (sums.get(key) ?? 0) + quantity);
  for (const row of rows) {
    if (row.state === 'cancelled' || row.state === 'failed') continue;
    add(`${row.productId} ${row.orderDay}`, row.quantity);
    const byPhone = row.channel === 'phone' || row.channel === 'phone-request';
    const handedOver = row.state === 'handed-over' || row.state === 'delivered';
    const unknownSinceMs = !byPhone
      ? row.placedAtMs
      : handedOver
        ? (row.handedOverAtMs ?? Number.NEGATIVE_INFINITY)
        : Number.POSITIVE_INFINITY;
    if (unknownSinceMs > row.stockAsOfMs) add(row.productId, row.quantity);
  }
  return new Map([...sums].filter(([, quantity]) => quantity !== 0));
}

/** What is used of a product's supply in a week, of all quota products by the customer that used most, and of stock. */
export interface UsedUp {
  readonly supply: number;
  readonly mostByCustomer: number;
  readonly mostOfProduct: number;
}

/** By live orders for order days from-to. */
export function usedUp(db: ReadableDB, productId: string, from: string, to: string): UsedUp {
  const byCustomer = `SELECT o.customer_id, sum(l.quantity) AS total,
      coalesce(sum(l.quantity) FILTER (WHERE l.product_id = @productId), 0) AS ofProduct
    FROM order_line l JOIN sales_order o ON o.id = l.order_id JOIN product p ON p.id = l.product_id
    WHERE o.order_day BETWEEN @from AND @to AND o.state NOT IN ('cancelled', 'failed') AND p.is_quota = 1
    GROUP BY o.customer_id`;
  return sql<object, UsedUp>(
    db,
    `SELECT coalesce(sum(ofProduct), 0) AS supply, coalesce(max(total), 0) AS mostByCustomer,
       coalesce(max(ofProduct), 0) AS mostOfProduct FROM (${byCustomer})`,
  ).get({ productId, from, to }) as UsedUp;
}

/** Stock of products as it was imported, by id. */
export function importedStock(db: ReadableDB): Map<string, number> {
  const rows = sql<[], { id: string; stock: number }>(
    db,
    'SELECT id, stock FROM product WHERE stock IS NOT NULL',
  ).all();
  return new Map(rows.map(({ id, stock }) => [id, stock]));
}

/** Quantities of quotas that begin on this day, by kind. */
export function quotasFrom(db: ReadableDB, from: string): Map<string, number> {
  const rows = sql<[string], { kind: string; quantity: number }>(
    db,
    'SELECT kind, quantity FROM quota WHERE valid_from = ?',
  ).all(from);
  return new Map(rows.map(({ kind, quantity }) => [kind, quantity]));
}

/** How many imported orders have a number that begins so. */
export function importedOrders(db: ReadableDB, prefix: string): number {
  return (
    sql<[string], number>(db, `SELECT count(*) FROM sales_order WHERE channel = 'history' AND number LIKE ? || '%'`)
      .pluck()
      .get(prefix) ?? 0
  );
}

/** How many imported customers (codes Z…) have which contact, or will once what is taken over is written. */
export function importedContacts(db: ReadableDB): Map<string, number> {
  const rows = sql<[], { contact: string; customers: number }>(
    db,
    `SELECT contact, count(*) AS customers FROM (
       SELECT coalesce(r.entry ->> '$.values.contact', c.contact) AS contact
         FROM customer c LEFT JOIN import_taken_row r ON r.code = c.code WHERE c.code LIKE 'Z%'
       UNION ALL SELECT r.entry ->> '$.values.contact' FROM import_taken_row r
        WHERE NOT EXISTS (SELECT 1 FROM customer c WHERE c.code = r.code)) GROUP BY contact`,
  ).all();
  return new Map(rows.map(({ contact, customers }) => [contact, customers]));
}

/** The bytes of every hand-over file by its id, with the hash that it was given. */
export function handOverFiles(db: ReadableDB): Map<string, { sha256: string; actual: string }> {
  const rows = sql<[], { id: string; sha256: string; content: Buffer }>(
    db,
    'SELECT id, sha256, content FROM hand_over',
  ).all();
  return new Map(
    rows.map(({ id, sha256, content }) => [id, { sha256, actual: createHash('sha256').update(content).digest('hex') }]),
  );
}
