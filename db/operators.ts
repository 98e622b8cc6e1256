import type { Role } from '../shared/contract/rights.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';

export interface OperatorRecord {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly seatId: string | null;
  readonly teamId: string | null;
  readonly deputyOperatorId: string | null;
  readonly active: boolean;
  readonly createdAtMs: number;
}

/** `none`: nobody can sign in yet; `first`: made by the program, to be replaced at the first sign-in. */
export type PasswordState = 'none' | 'first' | 'own';

export interface ListedOperator extends OperatorRecord {
  readonly passwordState: PasswordState;
  readonly seatCode: string | null;
  readonly teamCode: string | null;
  readonly teamName: string | null;
  readonly deputyName: string | null;
  /** Last request of a live session. */
  readonly lastSeenMs: number | null;
}

type Stored<T> = Omit<T, 'roles' | 'active'> & { roles: string | null; active: number };

const COLUMNS = `o.id, o.login, o.name, o.seat_id AS seatId, o.team_id AS teamId, o.deputy_operator_id AS deputyOperatorId,
  o.active, o.created_at_ms AS createdAtMs,
  (SELECT group_concat(role) FROM operator_role r WHERE r.operator_id = o.id) AS roles`;

function fromStored<T extends { roles: readonly Role[]; active: boolean }>(row: Stored<T>): T {
  const roles = (row.roles?.split(',') ?? []) as Role[];
  return { ...row, roles, active: row.active === 1 } as unknown as T;
}

/** True once anybody exists, active or not: the first start is over. */
export function hasOperators(db: ReadableDB): boolean {
  return sql<[], unknown>(db, 'SELECT 1 FROM operator LIMIT 1').get() !== undefined;
}

/** Everybody by login, with the names behind their ids and whether they are signed in at `nowMs`. */
export function listOperators(db: ReadableDB, nowMs: number): ListedOperator[] {
  return sql<[number], Stored<ListedOperator>>(
    db,
    `SELECT ${COLUMNS}, o.password_state AS passwordState, seat.code AS seatCode, team.code AS teamCode, team.name AS teamName, deputy.name AS deputyName,
            (SELECT max(last_seen_ms) FROM session s WHERE s.operator_id = o.id AND s.expires_at_ms > ?) AS lastSeenMs
       FROM operator o
       LEFT JOIN seat ON seat.id = o.seat_id
       LEFT JOIN team ON team.id = o.team_id
       LEFT JOIN operator deputy ON deputy.id = o.deputy_operator_id
      ORDER BY o.active DESC, o.login`,
  )
    .all(nowMs)
    .map((row) => fromStored<ListedOperator>(row));
}

export function findOperator(db: ReadableDB, id: string): OperatorRecord | undefined {
  const row = sql<[string], Stored<OperatorRecord>>(db, `SELECT ${COLUMNS} FROM operator o WHERE o.id = ?`).get(id);
  return row && fromStored<OperatorRecord>(row);
}

/** Upper and lower case (ASCII) of a login are the same. */
export function findOperatorByLogin(db: ReadableDB, login: string): OperatorRecord | undefined {
  const row = sql<[string], Stored<OperatorRecord>>(db, `SELECT ${COLUMNS} FROM operator o WHERE o.login = ?`).get(
    login,
  );
  return row && fromStored<OperatorRecord>(row);
}

/** Undefined for whoever has no password yet. */
export function findPasswordHash(db: ReadableDB, operatorId: string): string | undefined {
  return sql<[string], { hash: string }>(
    db,
    "SELECT password_hash AS hash FROM operator WHERE id = ? AND password_state <> 'none'",
  ).get(operatorId)?.hash;
}

export function passwordStateOf(db: ReadableDB, operatorId: string): PasswordState | undefined {
  return sql<[string], { state: PasswordState }>(db, 'SELECT password_state AS state FROM operator WHERE id = ?').get(
    operatorId,
  )?.state;
}

/** Active people who hold the administrator's role. */
export function administratorIds(db: ReadableDB): Set<string> {
  const ids = sql<[], string>(
    db,
    `SELECT o.id FROM operator o JOIN operator_role r ON r.operator_id = o.id
      WHERE o.active = 1 AND r.role = 'administrator'`,
  )
    .pluck()
    .all();
  return new Set(ids);
}

/** Without a password nobody can sign in. */
export type NewOperatorRecord = Omit<OperatorRecord, 'active'> & { readonly passwordHash: string | null };

export function insertOperator(tx: WritableDB, operator: NewOperatorRecord): void {
  const { roles, ...row } = operator;
  sql<typeof row>(
    tx,
    `INSERT INTO operator (id, login, name, password_hash, password_state, seat_id, team_id, deputy_operator_id,
                           created_at_ms)
     VALUES (@id, @login, @name, coalesce(@passwordHash, ''), iif(@passwordHash IS NULL, 'none', 'own'), @seatId,
             @teamId, @deputyOperatorId, @createdAtMs)`,
  ).run(row);
  putRoles(tx, operator.id, roles);
}

export function updateOperator(
  tx: WritableDB,
  operator: Omit<OperatorRecord, 'login' | 'active' | 'createdAtMs'>,
): void {
  const { roles, ...row } = operator;
  sql<typeof row>(
    tx,
    `UPDATE operator SET name = @name, seat_id = @seatId, team_id = @teamId, deputy_operator_id = @deputyOperatorId
      WHERE id = @id`,
  ).run(row);
  putRoles(tx, operator.id, roles);
}

export function setOperatorActive(tx: WritableDB, id: string, active: boolean): void {
  sql<[number, string]>(tx, 'UPDATE operator SET active = ? WHERE id = ?').run(active ? 1 : 0, id);
}

export function setPasswordHash(
  tx: WritableDB,
  id: string,
  passwordHash: string,
  state: 'first' | 'own' = 'own',
): void {
  sql<[string, string, string]>(tx, 'UPDATE operator SET password_hash = ?, password_state = ? WHERE id = ?').run(
    passwordHash,
    state,
    id,
  );
}

function putRoles(tx: WritableDB, operatorId: string, roles: readonly Role[]): void {
  sql<[string]>(tx, 'DELETE FROM operator_role WHERE operator_id = ?').run(operatorId);
  for (const role of roles) {
    sql<[string, string]>(tx, 'INSERT INTO operator_role (operator_id, role) VALUES (?, ?)').run(operatorId, role);
  }
}

/** Everybody, those who may sign in first. */
export function operatorNames(db: ReadableDB): { id: string; name: string; login: string }[] {
  return sql<[], { id: string; name: string; login: string }>(
    db,
    'SELECT id, name, login FROM operator ORDER BY active DESC, login',
  ).all();
}
