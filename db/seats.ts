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

/** Appends one change; rows are never updated, the figures are computed from them. */
export function insertSeatStateChange(tx: WritableDB, row: SeatStateRow): void {
  sql<SeatStateRow>(
    tx,
    `INSERT INTO seat_state_change (id, seat_id, operator_id, state, reason, task_id, at_ms)
     VALUES (@id, @seatId, @operatorId, @state, @reason, @taskId, @atMs)`,
  ).run(row);
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
