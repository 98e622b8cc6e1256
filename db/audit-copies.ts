import Database from 'better-sqlite3';
import { insertAuditRow, type StoredAuditRow } from './audit.ts';
import { insertWords, wordsOfStored } from './audit-search.ts';
import { type ReadableDB, sql, storageError, type WritableDB } from './connection.ts';

/**
 * A copy of archived rows in a file of its own, with the tables and indexes of the log itself, so that the same search
 * answers from both. It is written once, in one transaction that a crash may lose, and only read afterwards.
 */
declare const copy: unique symbol;
export interface AuditCopy extends WritableDB {
  readonly [copy]: true;
}

/** Creates the file and begins. Errors: as `openDatabase`. */
export function createAuditCopy(file: string, live: ReadableDB, nativeBinding: string | undefined): AuditCopy {
  const tables = sql<[], string>(
    live,
    `SELECT sql FROM sqlite_schema WHERE type IN ('table', 'index') AND sql IS NOT NULL
      AND tbl_name IN ('audit', 'audit_search', 'audit_searched') ORDER BY type DESC`,
  )
    .pluck()
    .all();
  try {
    const raw = new Database(file, nativeBinding === undefined ? {} : { nativeBinding });
    raw.pragma('journal_mode = OFF');
    raw.pragma('synchronous = OFF');
    raw.pragma('cache_size = -24576');
    raw.exec(tables.join(';'));
    raw.exec('BEGIN');
    return { raw } as unknown as AuditCopy;
  } catch (error) {
    throw storageError(error, file) ?? error;
  }
}

/** Adds a row and its words. Errors: as `openDatabase`. */
export function addArchivedRow(db: AuditCopy, row: StoredAuditRow): void {
  try {
    insertAuditRow(db, row);
    insertWords(db, { seq: row.seq, ...wordsOfStored(row.before, row.after, row.reason) });
  } catch (error) {
    throw storageError(error, db.raw.name) ?? error;
  }
}

/** Ends the writing: all words up to `lastSeq` are known. Errors: as `openDatabase`. */
export function endAuditCopy(db: AuditCopy, lastSeq: number): void {
  try {
    sql<[number]>(db, 'INSERT INTO audit_searched (one, seq) VALUES (1, ?)').run(lastSeq);
    db.raw.exec('COMMIT');
    db.raw.close();
  } catch (error) {
    throw storageError(error, db.raw.name) ?? error;
  }
}
