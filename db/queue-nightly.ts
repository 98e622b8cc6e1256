import { type ReadableDB, sql } from './connection.ts';

/** When everybody's queue of a day was built last (UTC ms), or null. A team's own build does not count. */
export function lastWholeBuildAt(db: ReadableDB, date: string): number | null {
  return (
    sql<[string], { atMs: number | null }>(
      db,
      'SELECT max(built_at_ms) AS atMs FROM queue_build WHERE business_date = ? AND built_at_ms > 0 AND team_id IS NULL',
    ).get(date)?.atMs ?? null
  );
}

/** True when a call of a day before `date` is still open. */
export function hasOpenCallsBefore(db: ReadableDB, date: string): boolean {
  // The index of open calls alone; without the hint SQLite walks the whole history.
  return (
    sql<[string], { one: 1 }>(
      db,
      `SELECT 1 AS one FROM call_task INDEXED BY call_task_next WHERE state = 'open' AND business_date < ? LIMIT 1`,
    ).get(date) !== undefined
  );
}
