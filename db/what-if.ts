import type { ReadableDB, WritableDB } from './connection.ts';

/** Tables that a change of the plan writes. Others can't be tried out: the connection is read-only. */
export const PLAN_TABLES = [
  'setting',
  'calendar_day',
  'class_type',
  'class',
  'class_membership',
  'class_change',
  'order_cycle_strategy',
  'route',
  'route_day',
  'pause',
  'order_exception',
  'customer',
] as const;
export type PlanTable = (typeof PLAN_TABLES)[number];

/** Lays temporary copies over these tables, which everything unqualified then reads and writes. */
export type LayShadows = (tables: readonly PlanTable[]) => WritableDB;

/**
 * Runs `work` on one snapshot of the database, in which it may lay shadows over tables and change those. Whatever it
 * does is gone afterwards; the database itself is never written. The connection must be a reader of the caller's own.
 */
export async function tryOut<T>(db: ReadableDB, work: (layShadows: LayShadows) => Promise<T> | T): Promise<T> {
  // A shadow's references would be looked up among the temporary tables.
  db.raw.pragma('foreign_keys = OFF');
  db.raw.exec('BEGIN');
  try {
    return await work((tables) => {
      for (const table of tables) layShadow(db, table);
      return db as WritableDB;
    });
  } finally {
    db.raw.exec('ROLLBACK');
    db.raw.pragma('foreign_keys = ON');
  }
}

/** A copy with the table's own checks, keys and indexes: a temporary table goes before one of the file of the same name. */
function layShadow(db: ReadableDB, table: PlanTable): void {
  const parts = db.raw
    .prepare(
      `SELECT type, sql FROM main.sqlite_schema
        WHERE tbl_name = ? AND type IN ('table', 'index') AND sql IS NOT NULL ORDER BY type DESC`,
    )
    .all(table) as { type: 'table' | 'index'; sql: string }[];
  for (const { type, sql } of parts) {
    if (type === 'table') {
      db.raw.exec(sql.replace(/^CREATE TABLE/i, 'CREATE TEMP TABLE'));
      db.raw.exec(`INSERT INTO temp.${table} SELECT * FROM main.${table}`);
    } else db.raw.exec(sql.replace(/^(CREATE (?:UNIQUE )?INDEX) +("?)/i, `$1 temp.$2`));
  }
}
