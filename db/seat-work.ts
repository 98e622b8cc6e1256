import { BUSY_STATES, type SeatChange } from '../shared/domain/supervision/seat-work.ts';
import { type ReadableDB, sql } from './connection.ts';

export interface LoggedChange extends SeatChange {
  readonly rowId: number;
}
const COLUMNS = 'rowid AS rowId, operator_id AS operatorId, state, at_ms AS atMs';

/** The state log from an instant (UTC ms) on, as it was written. */
export function seatChangesFrom(db: ReadableDB, fromMs: number): LoggedChange[] {
  return sql<[number], LoggedChange>(
    db,
    `SELECT ${COLUMNS} FROM seat_state_change WHERE at_ms >= ? ORDER BY rowid`,
  ).all(fromMs);
}

/** What was written after a row, from an instant (UTC ms) on. */
export function seatChangesAfter(db: ReadableDB, rowId: number, fromMs: number): LoggedChange[] {
  return sql<[number, number], LoggedChange>(
    db,
    `SELECT ${COLUMNS} FROM seat_state_change WHERE rowid > ? AND +at_ms >= ? ORDER BY rowid`,
  ).all(rowId, fromMs);
}

/** In which state each person was at an instant (UTC ms), of those who were in one. */
export function seatStatesAt(db: ReadableDB, atMs: number): LoggedChange[] {
  return sql<[number], LoggedChange>(
    db,
    `SELECT x.rowid AS rowId, x.operator_id AS operatorId, x.state, x.at_ms AS atMs FROM operator o
       JOIN seat_state_change x ON x.rowid = (SELECT rowid FROM seat_state_change
         WHERE operator_id = o.id AND at_ms < ? ORDER BY at_ms DESC, rowid DESC LIMIT 1)`,
  ).all(atMs);
}

/** Busy seconds of everybody between two instants (UTC ms). Reads all changes between them: for a worker. */
export function busySecondsBetween(db: ReadableDB, fromMs: number, toMs: number): number {
  const busy = BUSY_STATES.map((state) => `'${state}'`).join(', ');
  return (
    sql<object, { seconds: number | null }>(
      db,
      `SELECT sum(endMs - at_ms) / 1000 AS seconds FROM (SELECT state, at_ms,
          min(@toMs, lead(at_ms, 1, @toMs) OVER (PARTITION BY operator_id ORDER BY at_ms, rowid)) AS endMs
         FROM seat_state_change WHERE at_ms >= @fromMs AND at_ms < @toMs) WHERE state IN (${busy})`,
    ).get({ fromMs, toMs })?.seconds ?? 0
  );
}

/** Customers whose calls of a day ended with a result, not by an order elsewhere. */
export function finishedOfDay(db: ReadableDB, businessDate: string): number {
  return sql<[string], { n: number }>(
    db,
    `SELECT count(*) AS n FROM call_task WHERE business_date = ? AND state = 'done' AND disposition IS NOT NULL`,
  ).get(businessDate)?.n as number;
}
