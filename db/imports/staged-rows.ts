import { sql } from '../connection.ts';
import type { StagingDB } from './staging.ts';

export interface StagedReject {
  readonly line: number;
  readonly reason: string;
  /** The words of its sentence. */
  readonly params: object;
  /** Of all cells of the row: two rows with the same hash are the same row. */
  readonly hash: Buffer;
  readonly quantity: number;
}

export function stageReject(db: StagingDB, { line, reason, params, hash, quantity }: StagedReject): void {
  sql<[number, string, string, Buffer, number]>(
    db,
    'INSERT INTO rejected (line, reason, params, hash, quantity) VALUES (?, ?, ?, ?, ?)',
  ).run(line, reason, JSON.stringify(params), hash, quantity);
}

/**
 * Takes out every row that is equal to an earlier row of the file, whether that one was staged or refused. Done in one
 * sort after the last row: asking an index for each of 541,909 rows took four times as long.
 */
export function setDuplicatesAside(db: StagingDB): void {
  db.raw.exec(`
    INSERT INTO duplicate (line, quantity)
      SELECT line, quantity FROM (
        SELECT line, quantity, row_number() OVER (PARTITION BY hash ORDER BY line) AS nth FROM (
          SELECT line, quantity, hash FROM item UNION ALL SELECT line, quantity, hash FROM rejected))
       WHERE nth > 1;
    DELETE FROM item WHERE line IN (SELECT line FROM duplicate);
    DELETE FROM rejected WHERE line IN (SELECT line FROM duplicate);
  `);
}

/** How many rows were equal to an earlier one, and the sum of their quantities. */
export function duplicateFigures(db: StagingDB): { readonly rows: number; readonly quantity: number } {
  return sql<[], { rows: number; quantity: number }>(
    db,
    'SELECT count(*) AS rows, coalesce(sum(quantity), 0) AS quantity FROM duplicate',
  ).get() as { rows: number; quantity: number };
}

/** Rows per reason, and the sum of the quantities that could be read. */
export function rejectFigures(db: StagingDB): {
  readonly byReason: Readonly<Record<string, number>>;
  readonly rows: number;
  readonly quantity: number;
} {
  const rows = sql<[], { reason: string; rows: number; quantity: number }>(
    db,
    'SELECT reason, count(*) AS rows, sum(quantity) AS quantity FROM rejected GROUP BY reason ORDER BY reason',
  ).all();
  return {
    byReason: Object.fromEntries(rows.map((row) => [row.reason, row.rows])),
    rows: rows.reduce((sum, row) => sum + row.rows, 0),
    quantity: rows.reduce((sum, row) => sum + row.quantity, 0),
  };
}

/** Refuses staged rows after they were compared with what is stored. `selection` gives line and words as JSON. */
export function refuseLines(db: StagingDB, reason: string, selection: string): void {
  const { changes } = sql<[string]>(
    db,
    `WITH refused(line, params) AS (${selection})
     INSERT INTO rejected (line, reason, params, quantity)
       SELECT r.line, ?, r.params, i.quantity FROM refused r CROSS JOIN item i ON i.line = r.line`,
  ).run(reason);
  if (changes > 0) {
    sql<[string]>(
      db,
      'UPDATE item SET state = 2 WHERE line IN (SELECT line FROM rejected WHERE reason = ?) AND state = 0',
    ).run(reason);
  }
}

export interface RejectedLine {
  readonly line: number;
  readonly reason: string;
  /** JSON. */
  readonly params: string;
}

/** In the order of the file. */
export function eachReject(db: StagingDB): IterableIterator<RejectedLine> {
  return sql<[], RejectedLine>(db, 'SELECT line, reason, params FROM rejected ORDER BY line').iterate();
}

/** {@link eachReject}, the first `limit` of them. */
export function firstRejects(db: StagingDB, limit: number): RejectedLine[] {
  return sql<[number], RejectedLine>(db, 'SELECT line, reason, params FROM rejected ORDER BY line LIMIT ?').all(limit);
}
