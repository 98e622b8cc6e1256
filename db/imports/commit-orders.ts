import { type ReadableDB, sql, type WritableDB } from '../connection.ts';
import { indexCustomers } from '../customer-search.ts';
import { insertCustomer } from '../customers.ts';
import { insertProduct } from '../products.ts';

/**
 * Takes the resolved rows of the attached staging file (`staged`) over: customers, products, orders, lines. Returns are
 * stored as orders of kind `return` with negative quantities. Runs in the import's one transaction.
 */
export function commitOrders(tx: WritableDB, nowMs: number): void {
  commitCustomers(tx, nowMs);
  commitProducts(tx, nowMs);
  sql(tx, ORDERS).run();
  commitLines(tx);
  sql(tx, GROWN_ORDERS).run();
  cancelWhatWasTakenBack(tx);
}

interface NewParty {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly area: string;
}

/** Name and area as the newest of the customer's documents has them. */
function commitCustomers(tx: WritableDB, nowMs: number): void {
  const parties = sql<[], NewParty>(
    tx,
    `SELECT p.customer_id AS id, p.code,
            coalesce((SELECT d.customer_name FROM staged.document d WHERE d.customer_code = p.code AND d.customer_name <> ''
                       ORDER BY d.placed_at_ms DESC, d.id DESC LIMIT 1), '') AS name,
            coalesce((SELECT d.customer_area FROM staged.document d WHERE d.customer_code = p.code AND d.customer_area <> ''
                       ORDER BY d.placed_at_ms DESC, d.id DESC LIMIT 1), '') AS area
       FROM staged.party p WHERE p.is_known = 0 AND p.customer_id IS NOT NULL ORDER BY p.customer_id`,
  ).all();
  for (const { id, code, name, area } of parties) {
    insertCustomer(tx, { id, code, name: name || code, area: area || null, createdAtMs: nowMs });
  }
}

/** The price is that of the newest order line. */
function commitProducts(tx: WritableDB, nowMs: number): void {
  const articles = sql<[], { id: string; code: string; name: string; priceMinor: number }>(
    tx,
    `WITH price AS (
       SELECT i.article_id, i.price_minor, max(d.placed_at_ms * 2 + (i.price_minor > 0))
         FROM staged.item i JOIN staged.document d ON d.id = i.document_id
        WHERE i.state = 0 AND d.kind = 'order' GROUP BY i.article_id)
     SELECT a.product_id AS id, a.code, a.name, coalesce(p.price_minor, 0) AS priceMinor
       FROM staged.article a LEFT JOIN price p ON p.article_id = a.id
      WHERE a.is_known = 0 AND a.product_id IS NOT NULL ORDER BY a.product_id`,
  ).all();
  for (const { id, code, name, priceMinor } of articles) {
    insertProduct(tx, { id, code, name: name || code, priceMinor, createdAtMs: nowMs });
  }
}

const ORDERS = `
INSERT INTO sales_order (id, number, customer_id, kind, channel, state, order_date, placed_at_ms, line_count,
                         total_quantity, amount_minor)
SELECT d.order_id, d.number, p.customer_id, d.kind, 'history', 'delivered', d.order_date, d.placed_at_ms, count(*),
       sum(i.quantity), sum(i.amount_minor)
  FROM staged.used_document u
  CROSS JOIN staged.document d ON d.id = u.id
  CROSS JOIN staged.party p ON p.code = d.customer_code
  CROSS JOIN staged.item i ON i.document_id = d.id
 WHERE d.is_known = 0 AND i.state = 0
 GROUP BY u.id ORDER BY u.id`;

const LINES = `
INSERT INTO order_line (order_id, line_number, product_id, quantity, price_minor, amount_minor)
SELECT d.order_id,
       row_number() OVER (PARTITION BY i.document_id ORDER BY i.line)
         + CASE d.is_known WHEN 0 THEN 0
             ELSE (SELECT coalesce(max(l.line_number), 0) FROM order_line l WHERE l.order_id = d.order_id) END,
       a.product_id, i.quantity, i.price_minor, i.amount_minor
  FROM staged.item i INDEXED BY item_document
  CROSS JOIN staged.document d ON d.id = i.document_id
  CROSS JOIN staged.article a ON a.id = i.article_id
 WHERE i.state = 0 AND i.document_id BETWEEN ? AND ? ORDER BY i.document_id, i.line`;

/** In steps, because SQLite keeps what one statement may have to undo in memory. */
const DOCUMENTS_A_STEP = 1000;

function commitLines(tx: WritableDB): void {
  const last = sql<[], number | null>(tx, 'SELECT max(id) FROM staged.used_document').pluck().get() ?? 0;
  const insert = sql<[number, number]>(tx, LINES);
  for (let from = 1; from <= last; from += DOCUMENTS_A_STEP) insert.run(from, from + DOCUMENTS_A_STEP - 1);
}

const GROWN_ORDERS = `
UPDATE sales_order SET (line_count, total_quantity, amount_minor) =
       (SELECT count(*), sum(l.quantity), sum(l.amount_minor) FROM order_line l WHERE l.order_id = sales_order.id)
 WHERE id IN (SELECT d.order_id FROM staged.document d JOIN staged.used_document u ON u.id = d.id WHERE d.is_known = 1)`;

/**
 * A return that takes back one earlier order wholly (same customer and amount, every product with the same quantity) was its
 * cancellation: both become `cancelled`, so that an order of 74,215 pieces typed by mistake is nobody's habit. Any other
 * return stays, with its negative quantities, beside the orders it takes from. Latest order first, each taken back once.
 */
function cancelWhatWasTakenBack(tx: WritableDB): void {
  const returns = sql<
    [],
    { id: string; customerId: string; quantity: number; amountMinor: number; placedAtMs: number }
  >(
    tx,
    `SELECT r.id, r.customer_id AS customerId, r.total_quantity AS quantity, r.amount_minor AS amountMinor,
            r.placed_at_ms AS placedAtMs
       FROM sales_order r
      WHERE r.kind = 'return' AND r.state = 'delivered' AND r.channel = 'history'
        AND r.customer_id IN (SELECT p.customer_id FROM staged.party p)
      ORDER BY r.placed_at_ms, r.id`,
  ).all();
  const findOrder = sql<[string, number, number, number, string], string>(
    tx,
    `SELECT o.id FROM sales_order o
      WHERE o.customer_id = ? AND o.kind = 'order' AND o.state = 'delivered' AND o.channel = 'history'
        AND o.total_quantity = ? AND o.amount_minor = ? AND o.placed_at_ms <= ?
        AND NOT EXISTS (SELECT 1 FROM order_line l WHERE l.order_id IN (o.id, ?)
                         GROUP BY l.product_id HAVING sum(l.quantity) <> 0)
      ORDER BY o.placed_at_ms DESC, o.id LIMIT 1`,
  ).pluck();
  const cancel = sql<[string, string]>(tx, `UPDATE sales_order SET state = 'cancelled' WHERE id IN (?, ?)`);
  for (const { id, customerId, quantity, amountMinor, placedAtMs } of returns) {
    const order = findOrder.get(customerId, -quantity, -amountMinor, placedAtMs, id);
    if (order !== undefined) cancel.run(order, id);
  }
}

/** Makes the customers that the import created findable; after everything that search looks at is written. */
export function indexNewCustomers(tx: WritableDB): void {
  const range = sql<[], { first: number | null; last: number | null }>(
    tx,
    `SELECT min(c.search_id) AS first, max(c.search_id) AS last FROM staged.party p JOIN customer c ON c.id = p.customer_id
      WHERE p.is_known = 0`,
  ).get();
  if (range?.first != null && range.last != null) indexCustomers(tx, range.first, range.last);
}

/** Changes when customers, products or imported orders do: what was looked up before it changed must be looked up again. */
export function importMarker(db: ReadableDB): string {
  const row = sql<[], Record<string, number | null>>(
    db,
    `SELECT (SELECT count(*) FROM customer) AS customers, (SELECT max(updated_at_ms) FROM customer) AS customer,
            (SELECT count(*) FROM product) AS products, (SELECT max(updated_at_ms) FROM product) AS product,
            (SELECT count(*) FROM class_change) AS classes,
            (SELECT max(changed_at_ms) FROM order_calendar) AS calendars,
            (SELECT last FROM number_series WHERE name = 'quota') AS quotas,
            (SELECT last FROM number_series WHERE name = 'import') AS import`,
  ).get();
  return JSON.stringify(row);
}

/**
 * True while no amount is stored and nobody has chosen a currency: the first file may then say which one the company's
 * amounts are in.
 */
export function currencyIsOpen(db: ReadableDB): boolean {
  return (
    sql<[], number>(
      db,
      `SELECT NOT EXISTS (SELECT 1 FROM setting WHERE key = 'currency')
          AND NOT EXISTS (SELECT 1 FROM product) AND NOT EXISTS (SELECT 1 FROM sales_order)`,
    )
      .pluck()
      .get() === 1
  );
}
