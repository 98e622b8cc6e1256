import { sql } from '../connection.ts';
import type { StagingDB } from './staging.ts';

/** One line as it is staged: its document, article and numbers. Texts stand once, in `document` and `article`. */
export interface StagedLine {
  readonly line: number;
  readonly documentId: number;
  readonly articleId: number;
  readonly quantity: number;
  readonly priceMinor: number;
  readonly amountMinor: number;
  /** Of the whole row, see `staged-rows.ts`. */
  readonly hash: Buffer;
}

export interface StagedDocument {
  readonly id: number;
  readonly number: string;
  readonly kind: 'order' | 'return';
  readonly customerCode: string;
  readonly customerName: string;
  readonly customerArea: string;
  readonly orderDate: string;
  readonly placedAtMs: number;
}

const TABLES = `
CREATE TABLE document (
  id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, customer_code TEXT NOT NULL,
  customer_name TEXT NOT NULL, customer_area TEXT NOT NULL, order_date TEXT NOT NULL, placed_at_ms INTEGER NOT NULL,
  -- The id it has in the database, and whether it was there before.
  order_id TEXT, is_known INTEGER NOT NULL DEFAULT 0
);
-- Another customer that rows of the same document name.
CREATE TABLE disagreement (document_id INTEGER PRIMARY KEY, other_customer TEXT NOT NULL);
CREATE TABLE article (
  id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL DEFAULT '', product_id TEXT,
  is_known INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE party (
  code TEXT PRIMARY KEY, customer_id TEXT, status TEXT, is_known INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
-- state 0: new, 1: stored by an earlier import, 2: rejected
CREATE TABLE item (
  line INTEGER PRIMARY KEY, document_id INTEGER NOT NULL, article_id INTEGER NOT NULL, quantity INTEGER NOT NULL,
  price_minor INTEGER NOT NULL, amount_minor INTEGER NOT NULL, state INTEGER NOT NULL DEFAULT 0, hash BLOB
);
`;

export function createOrderTables(db: StagingDB): void {
  db.raw.exec(TABLES);
}

export function stageDocument(db: StagingDB, document: StagedDocument): void {
  sql<StagedDocument>(
    db,
    `INSERT INTO document (id, number, kind, customer_code, customer_name, customer_area, order_date, placed_at_ms)
     VALUES (@id, @number, @kind, @customerCode, @customerName, @customerArea, @orderDate, @placedAtMs)`,
  ).run(document);
}

export function findStagedDocument(
  db: StagingDB,
  number: string,
): Pick<StagedDocument, 'id' | 'kind' | 'customerCode'> | undefined {
  return sql<[string], Pick<StagedDocument, 'id' | 'kind' | 'customerCode'>>(
    db,
    'SELECT id, kind, customer_code AS customerCode FROM document WHERE number = ?',
  ).get(number);
}

export function noteDisagreement(db: StagingDB, documentId: number, otherCustomer: string): void {
  sql<[number, string]>(db, 'INSERT OR IGNORE INTO disagreement (document_id, other_customer) VALUES (?, ?)').run(
    documentId,
    otherCustomer,
  );
}

/** The article's staging id by code, made when it is new. */
export function stageArticle(db: StagingDB, code: string): number {
  sql<[string]>(db, 'INSERT INTO article (code) VALUES (?) ON CONFLICT (code) DO NOTHING').run(code);
  return sql<[string], number>(db, 'SELECT id FROM article WHERE code = ?').pluck().get(code) as number;
}

export function nameArticle(db: StagingDB, articleId: number, name: string): void {
  sql<[string, number]>(db, 'UPDATE article SET name = ? WHERE id = ?').run(name, articleId);
}

export function stageLine(db: StagingDB, line: StagedLine): void {
  sql<[number, number, number, number, number, number, Buffer]>(
    db,
    `INSERT INTO item (line, document_id, article_id, quantity, price_minor, amount_minor, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(line.line, line.documentId, line.articleId, line.quantity, line.priceMinor, line.amountMinor, line.hash);
}
