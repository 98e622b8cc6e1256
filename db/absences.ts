import type { AbsenceShare } from '../shared/contract/absences.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';
import type { TeamView } from './supervision.ts';

/** Days away of one person; `validTo` is the last of them. */
export interface AbsenceRow {
  readonly id: string;
  readonly operatorId: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly share: AbsenceShare;
  readonly reason: string;
  readonly markedAtMs: number;
  /** Name of who marked it. */
  readonly markedBy: string;
  /** Not in force any more since then, as if it had never been. */
  readonly undoneAtMs: number | null;
}

export interface ListedAbsenceRow extends AbsenceRow {
  readonly operatorName: string;
  readonly moved: number;
  /** JSON of `[{"operatorName":…,"count":…}]`. */
  readonly shares: string;
}

const COLUMNS = `a.id, a.operator_id AS operatorId, a.valid_from AS validFrom, a.valid_to AS validTo, a.share, a.reason,
  a.marked_at_ms AS markedAtMs, a.marked_by AS markedBy, a.undone_at_ms AS undoneAtMs`;
const LISTED = `SELECT ${COLUMNS}, o.name AS operatorName,
    (SELECT count(*) FROM operator_absence_move m WHERE m.absence_id = a.id) AS moved,
    (SELECT coalesce(json_group_array(json_object('operatorName', name, 'count', n)), '[]') FROM
      (SELECT r.name, count(*) AS n FROM operator_absence_move m LEFT JOIN operator r ON r.id = m.owner_after
        WHERE m.absence_id = a.id GROUP BY m.owner_after ORDER BY r.name IS NULL, r.name)) AS shares
  FROM operator_absence a JOIN operator o ON o.id = a.operator_id`;

export function insertAbsence(tx: WritableDB, row: AbsenceRow): void {
  sql<AbsenceRow>(
    tx,
    `INSERT INTO operator_absence (id, operator_id, valid_from, valid_to, share, reason, marked_at_ms, marked_by, undone_at_ms)
     VALUES (@id, @operatorId, @validFrom, @validTo, @share, @reason, @markedAtMs, @markedBy, @undoneAtMs)`,
  ).run(row);
}

export function findAbsence(db: ReadableDB, id: string): ListedAbsenceRow | undefined {
  return sql<[string], ListedAbsenceRow>(db, `${LISTED} WHERE a.id = ?`).get(id);
}

/** Those in force that end on `from` or later, and what was undone or has ended lately; the latest first. */
export function listAbsences(db: ReadableDB, from: string, team: TeamView, limit: number): ListedAbsenceRow[] {
  return sql<object, ListedAbsenceRow>(
    db,
    `${LISTED} WHERE a.valid_to >= @from AND (@all OR o.team_id = @teamId)
      ORDER BY a.valid_from DESC, a.marked_at_ms DESC, a.id LIMIT @limit`,
  ).all({ from, limit, ...team });
}

/** An absence of a person in force on one of these days, if there is one. */
export function absenceWithin(db: ReadableDB, operatorId: string, from: string, to: string): AbsenceRow | undefined {
  return sql<[string, string, string], AbsenceRow>(
    db,
    `SELECT ${COLUMNS} FROM operator_absence a
      WHERE a.operator_id = ? AND a.undone_at_ms IS NULL AND a.valid_from <= ? AND a.valid_to >= ? LIMIT 1`,
  ).get(operatorId, to, from);
}

/** Ends an absence earlier, or undoes it. */
export function shortenAbsence(tx: WritableDB, id: string, validTo: string, undoneAtMs: number | null): void {
  sql<[string, number | null, string]>(
    tx,
    'UPDATE operator_absence SET valid_to = ?, undone_at_ms = ? WHERE id = ?',
  ).run(validTo, undoneAtMs, id);
}

/** Active people of a team (all where there is none) who take calls. */
export function peopleOfTeam(
  db: ReadableDB,
  team: TeamView,
): { id: string; name: string; login: string; deputyName: string | null }[] {
  return sql<object, { id: string; name: string; login: string; deputyName: string | null }>(
    db,
    `SELECT o.id, o.name, o.login, d.name AS deputyName FROM operator o LEFT JOIN operator d ON d.id = o.deputy_operator_id
      WHERE o.active = 1 AND (@all OR o.team_id = @teamId)
        AND EXISTS (SELECT 1 FROM operator_role r WHERE r.operator_id = o.id AND r.role = 'operator')
      ORDER BY o.login`,
  ).all(team);
}
