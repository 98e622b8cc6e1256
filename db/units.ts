import { type ReadableDB, sql, type WritableDB } from './connection.ts';
import type { UnitRow } from './ticket-setup.ts';

/** Every unit, those out of use too, by code. */
export function allUnits(db: ReadableDB): UnitRow[] {
  return sql<[], UnitRow>(db, 'SELECT id, code, name, assigning, active FROM unit ORDER BY code').all();
}

export function updateUnit(tx: WritableDB, row: UnitRow): void {
  sql<UnitRow>(
    tx,
    'UPDATE unit SET code = @code, name = @name, assigning = @assigning, active = @active WHERE id = @id',
  ).run(row);
}

/** With its members; only one that nothing refers to, see {@link isUnitUsed}. */
export function deleteUnit(tx: WritableDB, id: string): void {
  sql<[string]>(tx, 'DELETE FROM unit_member WHERE unit_id = ?').run(id);
  sql<[string]>(tx, 'DELETE FROM unit WHERE id = ?').run(id);
}

export function isUnitUsed(db: ReadableDB, id: string): boolean {
  return (
    sql<object, number>(
      db,
      `SELECT EXISTS (SELECT 1 FROM ticket WHERE unit_id = @id AND ended_at_ms IS NULL)
         OR EXISTS (SELECT 1 FROM ticket WHERE unit_id = @id AND ended_at_ms IS NOT NULL)
         OR EXISTS (SELECT 1 FROM ticket_category WHERE unit_id = @id)`,
    )
      .pluck()
      .get({ id }) === 1
  );
}

/** Open cases of a unit, counted to `most`. */
export function openCasesOfUnit(db: ReadableDB, id: string, most: number): number {
  return sql<[string, number], number>(
    db,
    'SELECT count(*) FROM (SELECT 1 FROM ticket WHERE unit_id = ? AND ended_at_ms IS NULL LIMIT ?)',
  )
    .pluck()
    .get(id, most) as number;
}

/** Names of the categories whose cases go to a unit. */
export function categoriesOfUnit(db: ReadableDB, id: string): string[] {
  return sql<[string], string>(db, 'SELECT name FROM ticket_category WHERE unit_id = ? ORDER BY kind, code')
    .pluck()
    .all(id);
}

export interface ListedMember {
  readonly operatorId: string;
  readonly name: string;
  readonly login: string;
  /** At work on the date: active and not marked absent. */
  readonly atWork: 0 | 1;
}

/** The members of a unit, by login. */
export function membersOfUnit(db: ReadableDB, unitId: string, date: string): ListedMember[] {
  return sql<object, ListedMember>(
    db,
    `SELECT o.id AS operatorId, o.name, o.login, o.active AND NOT EXISTS (
         SELECT 1 FROM operator_absence a WHERE a.operator_id = o.id AND a.undone_at_ms IS NULL
           AND @date BETWEEN a.valid_from AND a.valid_to) AS atWork
       FROM unit_member m JOIN operator o ON o.id = m.operator_id WHERE m.unit_id = @unitId ORDER BY o.login`,
  ).all({ unitId, date });
}

export function removeUnitMember(tx: WritableDB, unitId: string, operatorId: string): void {
  sql<[string, string]>(tx, 'DELETE FROM unit_member WHERE unit_id = ? AND operator_id = ?').run(unitId, operatorId);
}

/** Active people who may work on cases, by login. */
export function caseWorkers(db: ReadableDB, date: string): (ListedMember & { teamId: string | null })[] {
  return sql<object, ListedMember & { teamId: string | null }>(
    db,
    `SELECT o.id AS operatorId, o.name, o.login, o.team_id AS teamId, NOT EXISTS (
         SELECT 1 FROM operator_absence a WHERE a.operator_id = o.id AND a.undone_at_ms IS NULL
           AND @date BETWEEN a.valid_from AND a.valid_to) AS atWork
       FROM operator o WHERE o.active = 1 AND EXISTS (
         SELECT 1 FROM operator_role r WHERE r.operator_id = o.id AND r.role IN ('operator', 'lead', 'supervisor'))
      ORDER BY o.login`,
  ).all({ date });
}
