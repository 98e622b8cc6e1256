import { type ReadableDB, sql, type WritableDB } from '../connection.ts';

/** A file that was taken over as a whole and is still being written. `setting` and `report` are JSON. */
export interface TakenImport {
  readonly id: string;
  readonly setting: string;
  readonly report: string;
  /** When it was taken over, UTC ms. */
  readonly atMs: number;
}

export interface TakenRow {
  readonly line: number;
  readonly code: string;
  /** JSON. */
  readonly entry: string;
  /** Of what was stored under the code when the file was compared; null: nothing was. */
  readonly entityId: string | null;
}

/** Takes over the accepted rows of the attached staging file, with what writing them needs. */
export function takeStagedRows(tx: WritableDB, taken: TakenImport): void {
  sql<TakenImport>(
    tx,
    'INSERT INTO import_taken (id, setting, report, at_ms) VALUES (@id, @setting, @report, @atMs)',
  ).run(taken);
  sql<[string]>(
    tx,
    `INSERT INTO import_taken_row (import_id, line, code, entry, entity_id)
     SELECT ?, line, code, entry, entity_id FROM staged.item WHERE state = 0 ORDER BY line`,
  ).run(taken.id);
}

/** The oldest that is still being written. */
export function oldestTaken(db: ReadableDB): TakenImport | undefined {
  return sql<[], TakenImport>(
    db,
    'SELECT id, setting, report, at_ms AS atMs FROM import_taken ORDER BY at_ms, id LIMIT 1',
  ).get();
}

/** True while the file of this import is taken over and not wholly written. */
export function isTaken(db: ReadableDB, importId: string): boolean {
  return sql<[string], number>(db, 'SELECT 1 FROM import_taken WHERE id = ?').get(importId) !== undefined;
}

/** Its next rows in the order of the file, at most `limit`. */
export function nextTakenRows(db: ReadableDB, importId: string, limit: number): TakenRow[] {
  return sql<[string, number], TakenRow>(
    db,
    `SELECT line, code, entry, entity_id AS entityId FROM import_taken_row WHERE import_id = ? ORDER BY line LIMIT ?`,
  ).all(importId, limit);
}

/** Forgets the rows up to this line: they are written. */
export function dropTakenRows(tx: WritableDB, importId: string, upToLine: number): void {
  sql<[string, number]>(tx, 'DELETE FROM import_taken_row WHERE import_id = ? AND line <= ?').run(importId, upToLine);
}

/** Forgets an import of which nothing is left to be written. */
export function dropTaken(tx: WritableDB, importId: string): void {
  sql<[string]>(tx, 'DELETE FROM import_taken WHERE id = ?').run(importId);
}
