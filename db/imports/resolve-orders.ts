import { sql } from '../connection.ts';
import { refuseLines } from './staged-rows.ts';
import type { StagingDB } from './staging.ts';

export interface ResolveChoices {
  readonly createCustomers: boolean;
  readonly createProducts: boolean;
  readonly allowClosed: boolean;
}

/**
 * Compares what was staged with what is stored (`live`): refuses the rows that do not fit, marks the lines that an
 * earlier import stored already, and gives everything new its id. Set by set, so that half a million rows take seconds.
 *
 * A line of an order that is known counts as stored as often as the order holds the same product, quantity, price and
 * amount. A line beyond that is added to the order (a row that was refused before and has been corrected), but not when
 * the order holds its product with other figures: that would count it twice, so it is refused.
 */
export function resolveOrders(db: StagingDB, choices: ResolveChoices): void {
  db.raw.exec(AGAIN);
  db.raw.exec('CREATE INDEX item_document ON item(document_id)');
  db.raw.exec('CREATE INDEX document_customer ON document(customer_code, placed_at_ms)');
  db.raw.exec(PARTIES);
  db.raw.exec(ARTICLES);
  db.raw.exec(DOCUMENTS);
  refuseDocuments(db, 'customers-differ', DISAGREEING);
  if (!choices.createCustomers) refuseDocuments(db, 'unknown-customer', UNKNOWN_CUSTOMER);
  if (!choices.allowClosed) refuseDocuments(db, 'closed-customer', CLOSED_CUSTOMER);
  refuseDocuments(db, 'order-number-taken', NUMBER_TAKEN);
  refuseDocuments(db, 'order-of-another-customer', OTHER_CUSTOMER);
  if (!choices.createProducts) refuseLines(db, 'unknown-product', UNKNOWN_PRODUCT);
  const known = sql<[], number>(db, 'SELECT EXISTS (SELECT 1 FROM document WHERE is_known = 1)').pluck().get();
  if (known === 1) {
    db.raw.exec(STORED_LINES);
    db.raw.exec(ALREADY_STORED);
    refuseLines(db, 'order-line-differs', LINE_DIFFERS);
  }
  db.raw.exec(NEW_IDS);
}

/** Nothing the first time; when the stored data changed in between, what an earlier comparison left. */
const AGAIN = `
DROP INDEX IF EXISTS item_document;
DROP INDEX IF EXISTS document_customer;
DROP TABLE IF EXISTS stored_order;
DROP TABLE IF EXISTS stored_line;
DROP TABLE IF EXISTS used_document;
DROP TABLE IF EXISTS used_article;
DELETE FROM party;
DELETE FROM rejected WHERE line IN (SELECT line FROM item WHERE state = 2);
UPDATE item SET state = 0 WHERE state <> 0;
UPDATE article SET product_id = NULL, is_known = 0 WHERE product_id IS NOT NULL;
UPDATE document SET order_id = NULL, is_known = 0 WHERE order_id IS NOT NULL;
`;
const PARTIES = `
INSERT INTO party (code, customer_id, status, is_known)
  SELECT d.customer_code, c.id, c.status, c.id IS NOT NULL
    FROM (SELECT DISTINCT customer_code FROM document) d LEFT JOIN live.customer c ON c.code = d.customer_code;
`;
const ARTICLES = `
UPDATE article SET (product_id, is_known) = (SELECT p.id, 1 FROM live.product p WHERE p.code = article.code)
 WHERE EXISTS (SELECT 1 FROM live.product p WHERE p.code = article.code);
`;
const DOCUMENTS = `
CREATE TABLE stored_order (document_id INTEGER PRIMARY KEY, order_id TEXT, customer_id TEXT, kind TEXT, channel TEXT);
INSERT INTO stored_order
  SELECT d.id, o.id, o.customer_id, o.kind, o.channel FROM document d JOIN live.sales_order o ON o.number = d.number;
UPDATE document SET is_known = 1, order_id = (SELECT order_id FROM stored_order s WHERE s.document_id = document.id)
 WHERE id IN (SELECT document_id FROM stored_order);
`;

/** Each selects document_id and the sentence's words as JSON. */
const DISAGREEING = `
SELECT d.id, json_object('order', d.number, 'customer', d.customer_code, 'other', x.other_customer)
  FROM disagreement x JOIN document d ON d.id = x.document_id`;
const UNKNOWN_CUSTOMER = `
SELECT d.id, json_object('customer', d.customer_code) FROM document d JOIN party p ON p.code = d.customer_code
 WHERE p.is_known = 0`;
const CLOSED_CUSTOMER = `
SELECT d.id, json_object('customer', d.customer_code) FROM document d JOIN party p ON p.code = d.customer_code
 WHERE p.status = 'closed'`;
const NUMBER_TAKEN = `
SELECT d.id, json_object('order', d.number) FROM stored_order s JOIN document d ON d.id = s.document_id
 WHERE s.channel <> 'history' OR s.kind <> d.kind`;
const OTHER_CUSTOMER = `
SELECT d.id, json_object('order', d.number, 'customer', d.customer_code)
  FROM stored_order s JOIN document d ON d.id = s.document_id JOIN party p ON p.code = d.customer_code
 WHERE s.customer_id IS NOT p.customer_id`;

/** Selects line and words. */
const UNKNOWN_PRODUCT = `
SELECT i.line, json_object('product', a.code) FROM item i JOIN article a ON a.id = i.article_id
 WHERE a.is_known = 0 AND i.state = 0`;
const LINE_DIFFERS = `
SELECT i.line, json_object('order', d.number, 'product', a.code)
  FROM item i JOIN document d ON d.id = i.document_id JOIN article a ON a.id = i.article_id
 WHERE i.state = 0 AND d.is_known = 1
   AND EXISTS (SELECT 1 FROM stored_line l WHERE l.document_id = i.document_id AND l.product_id = a.product_id)`;

const STORED_LINES = `
CREATE TABLE stored_line (
  document_id INTEGER, product_id TEXT, quantity INTEGER, price_minor INTEGER, amount_minor INTEGER, times INTEGER,
  PRIMARY KEY (document_id, product_id, quantity, price_minor, amount_minor)
) WITHOUT ROWID;
INSERT INTO stored_line
  SELECT s.document_id, l.product_id, l.quantity, l.price_minor, l.amount_minor, count(*)
    FROM stored_order s CROSS JOIN live.order_line l ON l.order_id = s.order_id
   GROUP BY s.document_id, l.product_id, l.quantity, l.price_minor, l.amount_minor;
`;
const ALREADY_STORED = `
UPDATE item SET state = 1 WHERE line IN (
  SELECT n.line FROM (
    SELECT i.line, i.document_id, a.product_id, i.quantity, i.price_minor, i.amount_minor,
           row_number() OVER (PARTITION BY i.document_id, i.article_id, i.quantity, i.price_minor, i.amount_minor
                              ORDER BY i.line) AS nth
      FROM document d JOIN item i ON i.document_id = d.id JOIN article a ON a.id = i.article_id
     WHERE d.is_known = 1 AND i.state = 0
  ) n JOIN stored_line l
    ON l.document_id = n.document_id AND l.product_id = n.product_id AND l.quantity = n.quantity
   AND l.price_minor = n.price_minor AND l.amount_minor = n.amount_minor AND n.nth <= l.times
);
`;
/** In the order of the file, so that ids follow it; only for what has a line to be written. */
const NEW_IDS = `
CREATE TABLE used_document AS SELECT document_id AS id, count(*) AS lines FROM item WHERE state = 0 GROUP BY document_id;
CREATE UNIQUE INDEX used_document_id ON used_document(id);
CREATE TABLE used_article AS SELECT DISTINCT article_id AS id FROM item WHERE state = 0;
CREATE UNIQUE INDEX used_article_id ON used_article(id);
UPDATE document SET order_id = new_id() WHERE is_known = 0 AND id IN (SELECT id FROM used_document);
UPDATE article SET product_id = new_id() WHERE is_known = 0 AND id IN (SELECT id FROM used_article);
UPDATE party SET customer_id = new_id() WHERE is_known = 0
   AND code IN (SELECT customer_code FROM document WHERE id IN (SELECT id FROM used_document));
`;

/** Refuses every new line of the documents that `selection` gives with their words. */
function refuseDocuments(db: StagingDB, reason: string, selection: string): void {
  refuseLines(
    db,
    reason,
    `WITH bad(id, params) AS (${selection})
     SELECT i.line, bad.params FROM bad JOIN item i ON i.document_id = bad.id WHERE i.state = 0`,
  );
}
