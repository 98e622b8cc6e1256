import { type ReadableDB, sql, type WritableDB } from './connection.ts';

export interface TeamRecord {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}
export interface ListedTeam extends TeamRecord {
  /** Active people. */
  readonly operators: number;
  /** Active or not. */
  readonly people: number;
  readonly seats: number;
  readonly routes: number;
}

/** Teams by code, with how many active operators, seats and routes belong to each. */
export function listTeams(db: ReadableDB): ListedTeam[] {
  return sql<[], ListedTeam>(
    db,
    `SELECT id, code, name,
            (SELECT count(*) FROM operator o WHERE o.team_id = team.id AND o.active = 1) AS operators,
            (SELECT count(*) FROM operator o WHERE o.team_id = team.id) AS people,
            (SELECT count(*) FROM seat s WHERE s.team_id = team.id) AS seats,
            (SELECT count(*) FROM route r WHERE r.team_id = team.id) AS routes
       FROM team ORDER BY code`,
  ).all();
}

export function findTeam(db: ReadableDB, id: string): TeamRecord | undefined {
  return sql<[string], TeamRecord>(db, 'SELECT id, code, name FROM team WHERE id = ?').get(id);
}

export function findTeamByCode(db: ReadableDB, code: string): TeamRecord | undefined {
  return sql<[string], TeamRecord>(db, 'SELECT id, code, name FROM team WHERE code = ?').get(code);
}

/** A team by its code, else by its name; of several with the name the first by code. */
export function findTeamNamed(db: ReadableDB, text: string): TeamRecord | undefined {
  return sql<object, TeamRecord>(
    db,
    'SELECT id, code, name FROM team WHERE code = @text OR name = @text ORDER BY code <> @text, code LIMIT 1',
  ).get({ text });
}

export function insertTeam(tx: WritableDB, team: TeamRecord): void {
  sql<TeamRecord>(tx, 'INSERT INTO team (id, code, name) VALUES (@id, @code, @name)').run(team);
}

export function updateTeam(tx: WritableDB, team: TeamRecord): void {
  sql<TeamRecord>(tx, 'UPDATE team SET code = @code, name = @name WHERE id = @id').run(team);
}

export interface SeatRecord {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly teamId: string | null;
}
export interface ListedSeat extends SeatRecord {
  readonly teamName: string | null;
  readonly operators: string[];
}

const SEAT = 'SELECT id, code, name, team_id AS teamId FROM seat';

/** Seats by code, with the names of the active operators whose own seat each is. */
export function listSeats(db: ReadableDB): ListedSeat[] {
  return sql<[], Omit<ListedSeat, 'operators'> & { operators: string }>(
    db,
    `SELECT s.id, s.code, s.name, s.team_id AS teamId, team.name AS teamName,
            (SELECT json_group_array(name) FROM (SELECT name FROM operator o WHERE o.seat_id = s.id AND o.active = 1 ORDER BY login)) AS operators
       FROM seat s LEFT JOIN team ON team.id = s.team_id ORDER BY s.code`,
  )
    .all()
    .map((row) => ({ ...row, operators: JSON.parse(row.operators) as string[] }));
}

export function findSeat(db: ReadableDB, id: string): SeatRecord | undefined {
  return sql<[string], SeatRecord>(db, `${SEAT} WHERE id = ?`).get(id);
}

export function findSeatByCode(db: ReadableDB, code: string): SeatRecord | undefined {
  return sql<[string], SeatRecord>(db, `${SEAT} WHERE code = ?`).get(code);
}

export function insertSeat(tx: WritableDB, seat: SeatRecord): void {
  sql<SeatRecord>(tx, 'INSERT INTO seat (id, code, name, team_id) VALUES (@id, @code, @name, @teamId)').run(seat);
}

export function updateSeat(tx: WritableDB, seat: SeatRecord): void {
  sql<SeatRecord>(tx, 'UPDATE seat SET code = @code, name = @name, team_id = @teamId WHERE id = @id').run(seat);
}

export interface SeatUse {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly usedBy: string | null;
  readonly lastSeenMs: number | null;
}

/** All seats, with the last-heard-of other person whose live session sits there. */
export function listSeatUse(db: ReadableDB, exceptOperatorId: string, nowMs: number): SeatUse[] {
  return sql<[number, string], SeatUse>(
    db,
    `SELECT s.id, s.code, s.name, used.name AS usedBy, max(used.last_seen_ms) AS lastSeenMs
       FROM seat s
       LEFT JOIN (SELECT coalesce(x.seat_id, o.seat_id) AS seat_id, o.name, x.last_seen_ms
                    FROM session x JOIN operator o ON o.id = x.operator_id
                   WHERE x.expires_at_ms > ? AND o.id <> ? AND o.active = 1) used ON used.seat_id = s.id
      GROUP BY s.id ORDER BY s.code`,
  ).all(nowMs, exceptOperatorId);
}

/** False, and nothing is deleted, when a row somewhere names the team. */
export function deleteTeam(tx: WritableDB, id: string): boolean {
  return deletedUnlessNamed(() => sql<[string]>(tx, 'DELETE FROM team WHERE id = ?').run(id));
}

/** False, and nothing is deleted, when a row somewhere (a person, a call, a state) names the seat. */
export function deleteSeat(tx: WritableDB, id: string): boolean {
  return deletedUnlessNamed(() => sql<[string]>(tx, 'DELETE FROM seat WHERE id = ?').run(id));
}

function deletedUnlessNamed(run: () => unknown): boolean {
  try {
    run();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_FOREIGNKEY') return false;
    throw error;
  }
}
