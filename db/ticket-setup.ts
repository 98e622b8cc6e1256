import type { FieldDefinition, TicketKind, TicketPriority } from '../shared/contract/tickets.ts';
import type { ChangeField } from '../shared/domain/customers/change-parts.ts';
import type { PolicyChoice } from '../shared/domain/tickets/choose-policy.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';

/** A category of one kind of case; `unitId` null: as the category above has it. */
export interface CategoryRow {
  readonly id: string;
  readonly kind: TicketKind;
  readonly parentId: string | null;
  readonly code: string;
  readonly name: string;
  readonly position: number;
  readonly active: 0 | 1;
  readonly unitId: string | null;
  readonly priority: TicketPriority;
  readonly fields: readonly FieldDefinition[];
  readonly checklist: readonly string[];
  readonly template: string;
  /** What of the customer's data its requests change. */
  readonly changeFields: readonly ChangeField[];
}

export type StoredCategory = Omit<CategoryRow, 'fields' | 'checklist' | 'changeFields'> & {
  readonly fields: string;
  readonly checklist: string;
  readonly changeFields: string;
};

/** Columns of a `StoredCategory`. */
export const CATEGORY = `id, kind, parent_id AS parentId, code, name, position, active, unit_id AS unitId, priority, fields,
  checklist, template, change_fields AS changeFields`;

export const readCategory = (row: StoredCategory): CategoryRow => ({
  ...row,
  fields: JSON.parse(row.fields) as FieldDefinition[],
  checklist: JSON.parse(row.checklist) as string[],
  changeFields: JSON.parse(row.changeFields) as ChangeField[],
});

/** A category as its columns hold it. */
export const storedCategory = (row: CategoryRow): StoredCategory => ({
  ...row,
  fields: JSON.stringify(row.fields),
  checklist: JSON.stringify(row.checklist),
  changeFields: JSON.stringify(row.changeFields),
});

export function insertCategory(tx: WritableDB, row: CategoryRow): void {
  sql<object>(
    tx,
    `INSERT INTO ticket_category (id, kind, parent_id, code, name, position, active, unit_id, priority, fields, checklist, template,
       change_fields)
     VALUES (@id, @kind, @parentId, @code, @name, @position, @active, @unitId, @priority, @fields, @checklist, @template,
       @changeFields)`,
  ).run(storedCategory(row));
}

/** The category and those above it, the nearest first; empty for an unknown id. */
export function categoryPath(db: ReadableDB, id: string): CategoryRow[] {
  return sql<[string], StoredCategory>(
    db,
    `WITH RECURSIVE up(id, depth) AS (
       SELECT ?, 0 UNION ALL
       SELECT c.parent_id, up.depth + 1 FROM ticket_category c JOIN up ON c.id = up.id
        WHERE c.parent_id IS NOT NULL AND up.depth < 10)
     SELECT ${CATEGORY} FROM up JOIN ticket_category USING (id) ORDER BY up.depth`,
  )
    .all(id)
    .map(readCategory);
}

/** How long the clocks of a case may run, in working minutes; null: no such clock. */
export interface PolicyRow extends PolicyChoice {
  readonly name: string;
  readonly firstResponseMinutes: number | null;
  readonly handOverMinutes: number | null;
  readonly solutionMinutes: number | null;
  readonly warnPercent: number;
}

/** One that is out of use is kept: cases name it. */
export interface StoredPolicy extends PolicyRow {
  readonly active: 0 | 1;
}

const POLICY = `id, name, kind, category_id AS categoryId, priority, class_id AS classId,
  first_response_minutes AS firstResponseMinutes, hand_over_minutes AS handOverMinutes,
  solution_minutes AS solutionMinutes, warn_percent AS warnPercent, created_at_ms AS createdAtMs`;

export function insertPolicy(tx: WritableDB, row: PolicyRow): void {
  sql<PolicyRow>(
    tx,
    `INSERT INTO ticket_policy (id, name, kind, category_id, priority, class_id, first_response_minutes, hand_over_minutes,
       solution_minutes, warn_percent, created_at_ms)
     VALUES (@id, @name, @kind, @categoryId, @priority, @classId, @firstResponseMinutes, @handOverMinutes,
       @solutionMinutes, @warnPercent, @createdAtMs)`,
  ).run(row);
}

/** Policies in force of a kind. */
export function activePolicies(db: ReadableDB, kind: TicketKind): PolicyRow[] {
  return sql<[TicketKind], PolicyRow>(db, `SELECT ${POLICY} FROM ticket_policy WHERE kind = ? AND active = 1`).all(
    kind,
  );
}

/** All of them, those in use first. */
export function allPolicies(db: ReadableDB): StoredPolicy[] {
  return sql<[], StoredPolicy>(
    db,
    `SELECT ${POLICY}, active FROM ticket_policy ORDER BY active DESC, kind, category_id IS NOT NULL, priority IS NOT NULL, name`,
  ).all();
}

/** Writes everything but the kind, which stays. */
export function updatePolicy(tx: WritableDB, row: StoredPolicy): void {
  sql<StoredPolicy>(
    tx,
    `UPDATE ticket_policy SET name = @name, category_id = @categoryId, priority = @priority, class_id = @classId,
       first_response_minutes = @firstResponseMinutes, hand_over_minutes = @handOverMinutes,
       solution_minutes = @solutionMinutes, warn_percent = @warnPercent, active = @active WHERE id = @id`,
  ).run(row);
}

export function findPolicy(db: ReadableDB, id: string): PolicyRow | undefined {
  return sql<[string], PolicyRow>(db, `SELECT ${POLICY} FROM ticket_policy WHERE id = ?`).get(id);
}

export interface UnitRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly assigning: 'unit' | 'in-turn' | 'by-load';
  readonly active: 0 | 1;
}

export function insertUnit(tx: WritableDB, row: UnitRow): void {
  sql<UnitRow>(
    tx,
    'INSERT INTO unit (id, code, name, assigning, active) VALUES (@id, @code, @name, @assigning, @active)',
  ).run(row);
}

export function findUnit(db: ReadableDB, id: string): UnitRow | undefined {
  return sql<[string], UnitRow>(db, 'SELECT id, code, name, assigning, active FROM unit WHERE id = ?').get(id);
}

/** Members of a unit who may get a case today, with what decides among them. */
export interface UnitMember {
  readonly operatorId: string;
  readonly name: string;
  readonly lastTurnMs: number;
  readonly openTickets: number;
}

/** Active members who are not absent on the date, by login. */
export function membersAtWork(db: ReadableDB, unitId: string, date: string): UnitMember[] {
  return sql<object, UnitMember>(
    db,
    `SELECT o.id AS operatorId, o.name, m.last_turn_ms AS lastTurnMs,
       (SELECT count(*) FROM ticket t WHERE t.assignee_id = o.id AND t.ended_at_ms IS NULL) AS openTickets
     FROM unit_member m JOIN operator o ON o.id = m.operator_id
     WHERE m.unit_id = @unitId AND o.active = 1 AND NOT EXISTS (
       SELECT 1 FROM operator_absence a WHERE a.operator_id = o.id AND a.undone_at_ms IS NULL
         AND @date BETWEEN a.valid_from AND a.valid_to)
     ORDER BY o.login`,
  ).all({ unitId, date });
}

export function addUnitMember(tx: WritableDB, unitId: string, operatorId: string): void {
  sql<[string, string]>(tx, 'INSERT OR IGNORE INTO unit_member (unit_id, operator_id) VALUES (?, ?)').run(
    unitId,
    operatorId,
  );
}

/** Of cases given out at one instant each is later than the last, so that turns go on. */
export function rememberTurn(tx: WritableDB, unitId: string, operatorId: string, atMs: number): void {
  sql<object>(
    tx,
    `UPDATE unit_member SET last_turn_ms = max(@atMs, (SELECT max(last_turn_ms) + 1 FROM unit_member WHERE unit_id = @unitId))
      WHERE unit_id = @unitId AND operator_id = @operatorId`,
  ).run({ unitId, operatorId, atMs });
}

export function isUnitMember(db: ReadableDB, unitId: string, operatorId: string): boolean {
  return (
    sql<[string, string]>(db, 'SELECT 1 FROM unit_member WHERE unit_id = ? AND operator_id = ?').get(
      unitId,
      operatorId,
    ) !== undefined
  );
}
