import type { Role } from '../shared/contract/rights.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';

export interface SessionRow {
  readonly operatorId: string;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly teamId: string | null;
  readonly seatId: string | null;
  readonly lastSeenMs: number;
  /** Signed in with a password that the program made. */
  readonly firstPassword: boolean;
}

/** The session with this token hash, if it has not expired and its operator is active. */
export function findSession(db: ReadableDB, tokenHash: string, nowMs: number): SessionRow | undefined {
  const row = sql<
    [string, number],
    Omit<SessionRow, 'roles' | 'firstPassword'> & { roles: string | null; state: string }
  >(
    db,
    `SELECT o.id AS operatorId, o.login, o.name, o.team_id AS teamId, coalesce(s.seat_id, o.seat_id) AS seatId,
            s.last_seen_ms AS lastSeenMs, o.password_state AS state,
            (SELECT group_concat(role) FROM operator_role r WHERE r.operator_id = o.id) AS roles
       FROM session s JOIN operator o ON o.id = s.operator_id
      WHERE s.token_hash = ? AND s.expires_at_ms > ? AND o.active = 1`,
  ).get(tokenHash, nowMs);
  if (!row) return undefined;
  const { state, ...rest } = row;
  return { ...rest, roles: (row.roles?.split(',') ?? []) as Role[], firstPassword: state === 'first' };
}

export interface NewSession {
  readonly tokenHash: string;
  readonly operatorId: string;
  readonly seatId: string | null;
  readonly nowMs: number;
  readonly expiresAtMs: number;
  /** From where, as far as it is known: how the program names itself, and the machine's address. */
  readonly client?: string | null;
  readonly address?: string | null;
}

export function insertSession(tx: WritableDB, session: NewSession): void {
  sql<Required<NewSession>>(
    tx,
    `INSERT INTO session (token_hash, operator_id, seat_id, created_at_ms, last_seen_ms, expires_at_ms, client, address)
     VALUES (@tokenHash, @operatorId, @seatId, @nowMs, @nowMs, @expiresAtMs, @client, @address)`,
  ).run({ client: null, address: null, ...session });
}

/** Slides a session's end, but not beyond `mostMs` after its begin; called at most once a minute a session. */
export function touchSession(
  tx: WritableDB,
  tokenHash: string,
  nowMs: number,
  end: { readonly expiresAtMs: number; readonly mostMs: number },
): void {
  sql<object>(
    tx,
    `UPDATE session SET last_seen_ms = @nowMs, expires_at_ms = min(@expiresAtMs, created_at_ms + @mostMs)
      WHERE token_hash = @tokenHash`,
  ).run({ tokenHash, nowMs, ...end });
}

export function deleteSession(tx: WritableDB, tokenHash: string): void {
  sql<[string]>(tx, 'DELETE FROM session WHERE token_hash = ?').run(tokenHash);
}

/** Ends a person's sessions, all or all but one; says how many. */
export function deleteSessionsOf(tx: WritableDB, operatorId: string, exceptTokenHash: string | null = null): number {
  return sql<[string, string | null]>(tx, 'DELETE FROM session WHERE operator_id = ? AND token_hash IS NOT ?').run(
    operatorId,
    exceptTokenHash,
  ).changes;
}

/** One of a person's live sessions. Instants in UTC ms. */
export interface OwnSessionRow {
  readonly tokenHash: string;
  /** Where: the seat chosen at sign-in, else the person's own; null without any. */
  readonly seatCode: string | null;
  readonly client: string | null;
  readonly address: string | null;
  readonly sinceMs: number;
  readonly lastSeenMs: number;
  readonly endsAtMs: number;
}

/** A person's live sessions, the one used last first. */
export function sessionsOf(db: ReadableDB, operatorId: string, nowMs: number): OwnSessionRow[] {
  return sql<[string, number], OwnSessionRow>(
    db,
    `SELECT s.token_hash AS tokenHash, p.code AS seatCode, s.client, s.address, s.created_at_ms AS sinceMs,
            s.last_seen_ms AS lastSeenMs, s.expires_at_ms AS endsAtMs
       FROM session s JOIN operator o ON o.id = s.operator_id LEFT JOIN seat p ON p.id = coalesce(s.seat_id, o.seat_id)
      WHERE s.operator_id = ? AND s.expires_at_ms > ? ORDER BY s.last_seen_ms DESC, s.created_at_ms DESC, s.token_hash`,
  ).all(operatorId, nowMs);
}

/** Forgets sessions that have run out. */
export function deleteExpiredSessions(tx: WritableDB, nowMs: number): void {
  sql<[number]>(tx, 'DELETE FROM session WHERE expires_at_ms <= ?').run(nowMs);
}

export function setSessionSeat(tx: WritableDB, tokenHash: string, seatId: string | null): void {
  sql<[string | null, string]>(tx, 'UPDATE session SET seat_id = ? WHERE token_hash = ?').run(seatId, tokenHash);
}
