import { AUDIT_COLUMNS, type StoredAuditRow } from './audit.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';

/** A stretch of the log that left for a file; the files follow one another without gaps. */
export interface AuditArchive {
  readonly firstSeq: number;
  readonly lastSeq: number;
  /** Instants of the first and the last row, UTC ms. */
  readonly fromMs: number;
  readonly untilMs: number;
  /** Of the row before the first; empty when there is none. */
  readonly previousHash: string;
  readonly lastHash: string;
  /** Name in the folder of the log's files. */
  readonly file: string;
  readonly bytes: number;
  /** Hex, of the whole file. */
  readonly sha256: string;
  /** The row of the log that announces it. */
  readonly anchorSeq: number;
}

/** Oldest first. */
export function listArchives(db: ReadableDB): AuditArchive[] {
  return sql<[], AuditArchive>(
    db,
    `SELECT first_seq AS firstSeq, last_seq AS lastSeq, from_ms AS fromMs, until_ms AS untilMs,
        previous_hash AS previousHash, last_hash AS lastHash, file, bytes, sha256, anchor_seq AS anchorSeq
       FROM audit_archive ORDER BY last_seq`,
  ).all();
}

/** Refused by the database unless the log has its anchor and its last row, and it follows the archive before it. */
export function insertArchive(tx: WritableDB, archive: AuditArchive): void {
  sql<AuditArchive>(
    tx,
    `INSERT INTO audit_archive (last_seq, first_seq, from_ms, until_ms, previous_hash, last_hash, file, bytes, sha256, anchor_seq)
     VALUES (@lastSeq, @firstSeq, @fromMs, @untilMs, @previousHash, @lastHash, @file, @bytes, @sha256, @anchorSeq)`,
  ).run(archive);
}

/** The last row of the unbroken stretch, from the log's beginning on, of rows written before an instant; null: none. */
export function lastRowBefore(db: ReadableDB, atMs: number): { seq: number; hash: string } | null {
  const row = sql<[number], { seq: number; hash: string }>(
    db,
    `SELECT seq, hash FROM audit
      WHERE seq < coalesce((SELECT min(seq) FROM audit WHERE at_ms >= ?), 9e15) ORDER BY seq DESC LIMIT 1`,
  ).get(atMs);
  return row ?? null;
}

/** Rows of a stretch, both ends included, oldest first, one at a time. */
export function auditRows(db: ReadableDB, fromSeq: number, toSeq: number): IterableIterator<StoredAuditRow> {
  return sql<[number, number], StoredAuditRow>(
    db,
    `SELECT ${AUDIT_COLUMNS} FROM audit WHERE seq BETWEEN ? AND ? ORDER BY seq`,
  ).iterate(fromSeq, toSeq);
}

/** The hash of a row that is in the database. */
export function auditHashAt(db: ReadableDB, seq: number): string | undefined {
  return sql<[number], string>(db, 'SELECT hash FROM audit WHERE seq = ?').pluck().get(seq);
}

/** Where the log in the database begins; 0 when it is empty. */
export function firstAuditSeq(db: ReadableDB): number {
  return sql<[], number>(db, 'SELECT coalesce(min(seq), 0) FROM audit').pluck().get() as number;
}

/**
 * Removes at most `most` rows that an archive holds, oldest first, with their search words; returns how many.
 * The database refuses it for any other row.
 */
export function clearArchivedRows(tx: WritableDB, most: number): number {
  const range = sql<[number], { from: number; to: number | null }>(
    tx,
    `SELECT min(seq) AS "from", max(seq) AS "to" FROM (SELECT seq FROM audit
      WHERE seq <= (SELECT coalesce(max(last_seq), 0) FROM audit_archive) ORDER BY seq LIMIT ?)`,
  ).get(most);
  if (range?.to === null || range === undefined) return 0;
  const { from, to } = range;
  sql<[number, number]>(tx, 'DELETE FROM audit_search WHERE rowid BETWEEN ? AND ?').run(from, to);
  return sql<[number, number]>(tx, 'DELETE FROM audit WHERE seq BETWEEN ? AND ?').run(from, to).changes;
}
