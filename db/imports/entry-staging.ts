import { type ReadableDB, sql } from '../connection.ts';
import { refuseLines } from './staged-rows.ts';
import type { StagingDB } from './staging.ts';

/**
 * Rows of kinds that are one thing each (a customer, a product): keyed by their business code, the rest as JSON.
 * state 0: to be written, 1: stored as it is, 2: rejected.
 */
const TABLES = `
CREATE TABLE item (
  line INTEGER PRIMARY KEY, code TEXT NOT NULL, entry TEXT NOT NULL, hash BLOB, quantity INTEGER NOT NULL DEFAULT 0,
  state INTEGER NOT NULL DEFAULT 0,
  -- Of what is stored under the code; null: it is new.
  entity_id TEXT
);
`;

export function createEntryTable(db: StagingDB): void {
  db.raw.exec(TABLES);
}

export function stageEntry(db: StagingDB, line: number, code: string, entry: object, hash: Buffer): void {
  sql<[number, string, string, Buffer]>(db, 'INSERT INTO item (line, code, entry, hash) VALUES (?, ?, ?, ?)').run(
    line,
    code,
    JSON.stringify(entry),
    hash,
  );
}

/** Forgets an earlier comparison. */
export function forgetComparison(db: StagingDB): void {
  db.raw.exec(`
    DELETE FROM rejected WHERE line IN (SELECT line FROM item WHERE state = 2);
    UPDATE item SET state = 0, entity_id = NULL WHERE state <> 0 OR entity_id IS NOT NULL;
  `);
}

/** Forgets an earlier comparison and refuses the rows whose code an earlier row of the file has. */
export function beginComparison(db: StagingDB): void {
  forgetComparison(db);
  db.raw.exec(`
    CREATE INDEX IF NOT EXISTS item_code ON item(code, line);
  `);
  refuseLines(
    db,
    'code-repeated',
    `SELECT i.line, json_object('code', i.code, 'line', (SELECT min(f.line) FROM item f WHERE f.code = i.code))
       FROM item i WHERE EXISTS (SELECT 1 FROM item f WHERE f.code = i.code AND f.line < i.line)`,
  );
}

export interface StagedEntry {
  readonly line: number;
  readonly code: string;
  /** JSON. */
  readonly entry: string;
  readonly entityId: string | null;
}

const PAGE_ROWS = 500;

/** Rows to be written, in the order of the file. Read in pages, so that the caller may write on the same connection. */
export function* eachEntry(db: ReadableDB, schema: 'main' | 'staged'): Generator<StagedEntry> {
  const page = sql<[number, number], StagedEntry>(
    db,
    `SELECT line, code, entry, entity_id AS entityId FROM ${schema}.item
      WHERE line > ? AND state = 0 ORDER BY line LIMIT ?`,
  );
  for (let last = 0; ; ) {
    const rows = page.all(last, PAGE_ROWS);
    if (rows.length === 0) return;
    yield* rows;
    last = (rows.at(-1) as StagedEntry).line;
  }
}

export function markStored(db: StagingDB, line: number, entityId: string): void {
  sql<[string, number]>(db, 'UPDATE item SET state = 1, entity_id = ? WHERE line = ?').run(entityId, line);
}

export function markChanged(db: StagingDB, line: number, entityId: string): void {
  sql<[string, number]>(db, 'UPDATE item SET entity_id = ? WHERE line = ?').run(entityId, line);
}

export function refuseEntry(db: StagingDB, line: number, reason: string, params: object): void {
  sql<[number, string, string]>(db, 'INSERT INTO rejected (line, reason, params) VALUES (?, ?, ?)').run(
    line,
    reason,
    JSON.stringify(params),
  );
  sql<[number]>(db, 'UPDATE item SET state = 2 WHERE line = ?').run(line);
}

export interface EntryFigures {
  readonly created: number;
  readonly changed: number;
  readonly stored: number;
}

export function entryFigures(db: StagingDB): EntryFigures {
  return sql<[], EntryFigures>(
    db,
    `SELECT count(*) FILTER (WHERE state = 0 AND entity_id IS NULL) AS created,
            count(*) FILTER (WHERE state = 0 AND entity_id IS NOT NULL) AS changed,
            count(*) FILTER (WHERE state = 1) AS stored FROM item`,
  ).get() as EntryFigures;
}
