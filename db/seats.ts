import type { SeatState } from '../shared/contract/seats.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';

export interface SeatStateRow {
  readonly id: string;
  readonly seatId: string | null;
  readonly operatorId: string;
  readonly state: SeatState;
  /** A pause reason; null in every other state. */
  readonly reason: string | null;
  readonly taskId: string | null;
  readonly atMs: number;
}

const COLUMNS = 'id, seat_id AS seatId, operator_id AS operatorId, state, reason, task_id AS taskId, at_ms AS atMs';

/** The newest state change of this operator, or undefined for one who never signed in to a seat. */
export function currentSeatState(db: ReadableDB, operatorId: string): SeatStateRow | undefined {
  return sql<[string], SeatStateRow>(
    db,
    `SELECT ${COLUMNS} FROM seat_state_change WHERE operator_id = ? ORDER BY at_ms DESC, rowid DESC LIMIT 1`,
  ).get(operatorId);
}

/**
 * Appends one change; rows are never updated, the figures are computed from them. A clock that was set back does not
 * reorder them: a change is never before the operator's last one.
 */
export function insertSeatStateChange(tx: WritableDB, row: SeatStateRow): void {
  sql<SeatStateRow>(
    tx,
    `INSERT INTO seat_state_change (id, seat_id, operator_id, state, reason, task_id, at_ms)
     VALUES (@id, @seatId, @operatorId, @state, @reason, @taskId, max(@atMs, coalesce(
       (SELECT max(at_ms) FROM seat_state_change WHERE operator_id = @operatorId), @atMs)))`,
  ).run(row);
  // A day that was summed already is summed anew: a sign-out may be written when a silent seat is found, after midnight.
  sql<[number]>(tx, 'DELETE FROM seat_day WHERE to_ms > ?').run(row.atMs);
}

/** The pause that an operator came from when the call that began at an instant (UTC ms) was taken; else undefined. */
export function pauseBefore(db: ReadableDB, operatorId: string, startedAtMs: number): string | undefined {
  const [talking, before] = sql<[string, number], Pick<SeatStateRow, 'state' | 'reason'>>(
    db,
    `SELECT state, reason FROM seat_state_change WHERE operator_id = ? AND at_ms <= ?
      ORDER BY at_ms DESC, rowid DESC LIMIT 2`,
  ).all(operatorId, startedAtMs);
  return talking?.state === 'talking' && before?.state === 'paused' ? (before.reason ?? undefined) : undefined;
}

/** The changes of one operator that bear on the time between two instants (UTC ms), in order, with the one that held at the first. */
export function seatStatesSince(
  db: ReadableDB,
  operatorId: string,
  sinceMs: number,
  untilMs = Number.MAX_SAFE_INTEGER,
): SeatStateRow[] {
  return sql<object, SeatStateRow>(
    db,
    `SELECT ${COLUMNS} FROM seat_state_change WHERE operator_id = @operatorId AND at_ms < @untilMs AND at_ms >= coalesce(
       (SELECT max(at_ms) FROM seat_state_change WHERE operator_id = @operatorId AND at_ms <= @sinceMs), @sinceMs)
     ORDER BY at_ms, rowid`,
  ).all({ operatorId, sinceMs, untilMs });
}

export interface SilentSeat extends SeatStateRow {
  /** The last request of any of the operator's sessions; null when none is left. */
  readonly heardAtMs: number | null;
}

/** Seats that are signed in although nobody has been heard of there since an instant (UTC ms). */
export function silentSeats(db: ReadableDB, sinceMs: number): SilentSeat[] {
  return sql<[number], SilentSeat>(
    db,
    `SELECT x.*, (SELECT max(last_seen_ms) FROM session s WHERE s.operator_id = x.operatorId) AS heardAtMs
       FROM operator o JOIN (SELECT rowid, ${COLUMNS} FROM seat_state_change) x
         ON x.rowid = (SELECT rowid FROM seat_state_change WHERE operator_id = o.id ORDER BY at_ms DESC, rowid DESC LIMIT 1)
      WHERE x.state <> 'signed-out' AND max(x.atMs, coalesce(heardAtMs, 0)) < ?`,
  ).all(sinceMs);
}

/** Code of a seat ("A-03"), or null when there is none of this id. */
export function seatCode(db: ReadableDB, seatId: string): string | null {
  return sql<[string], { code: string }>(db, 'SELECT code FROM seat WHERE id = ?').get(seatId)?.code ?? null;
}

/** Binds what this operator holds to another window of theirs: after a reload, a restart, or on another screen. */
export function moveSeatLease(
  tx: WritableDB,
  lease: {
    readonly operatorId: string;
    readonly sessionHash: string | null;
    readonly windowId: string | null;
    readonly leaseUntilMs: number;
  },
): void {
  sql<typeof lease>(
    tx,
    `UPDATE call_task SET lease_session_hash = @sessionHash, lease_window_id = @windowId, lease_until_ms = @leaseUntilMs
      WHERE state = 'held' AND lease_operator_id = @operatorId`,
  ).run(lease);
}
