import { type ReadableDB, sql, type WritableDB } from './connection.ts';

export interface SkillRecord {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** Asked for by nothing and offered no more. */
  readonly retired: boolean;
}
export interface ListedSkill extends SkillRecord {
  /** Active people who hold it. */
  readonly people: number;
  /** Who holds it, active or not. */
  readonly holders: number;
  readonly customers: number;
}

type Stored<T> = Omit<T, 'retired'> & { retired: 0 | 1 };
const COLUMNS = 'k.id, k.code, k.name, k.retired';

const fromStored = <T extends { retired: 0 | 1 }>(row: T) => ({ ...row, retired: row.retired === 1 });

/** The company's skills by code, those in use first. */
export function listSkills(db: ReadableDB): ListedSkill[] {
  return sql<[], Stored<ListedSkill>>(
    db,
    `SELECT ${COLUMNS}, (SELECT count(*) FROM operator_skill h WHERE h.skill_id = k.id) AS holders,
        (SELECT count(*) FROM operator_skill h JOIN operator o ON o.id = h.operator_id AND o.active = 1
          WHERE h.skill_id = k.id) AS people,
        (SELECT count(*) FROM customer_skill c WHERE c.skill_id = k.id) AS customers
       FROM skill k ORDER BY k.retired, k.code`,
  )
    .all()
    .map(fromStored);
}

/** Every skill without its counts, by code. */
export function allSkills(db: ReadableDB): SkillRecord[] {
  return sql<[], Stored<SkillRecord>>(db, `SELECT ${COLUMNS} FROM skill k ORDER BY k.code`).all().map(fromStored);
}

/** A skill by its code, else by its name. */
export function findSkillNamed(db: ReadableDB, text: string): SkillRecord | undefined {
  const row = sql<object, Stored<SkillRecord>>(
    db,
    `SELECT ${COLUMNS} FROM skill k WHERE k.code = @text OR k.name = @text ORDER BY k.code <> @text LIMIT 1`,
  ).get({ text });
  return row && fromStored(row);
}

/** A skill that is not retired, by its code, else by its name. */
export function findSkillInUse(db: ReadableDB, text: string): SkillRecord | undefined {
  const skill = findSkillNamed(db, text);
  return skill?.retired ? undefined : skill;
}

export function insertSkill(tx: WritableDB, { id, code, name }: Omit<SkillRecord, 'retired'>): void {
  sql<object>(tx, 'INSERT INTO skill (id, code, name) VALUES (@id, @code, @name)').run({ id, code, name });
}

export function updateSkill(tx: WritableDB, { id, code, name, retired }: SkillRecord): void {
  sql<object>(tx, 'UPDATE skill SET code = @code, name = @name, retired = @retired WHERE id = @id').run({
    ...{ id, code, name },
    retired: retired ? 1 : 0,
  });
}

/** Of one that nobody holds and no customer needs. */
export function deleteSkill(tx: WritableDB, id: string): void {
  sql<[string]>(tx, 'DELETE FROM skill WHERE id = ?').run(id);
}

/** The ids of what one person holds, retired ones too, by code. */
export function skillsOfOperator(db: ReadableDB, operatorId: string): string[] {
  return sql<[string], { id: string }>(
    db,
    'SELECT k.id FROM operator_skill h JOIN skill k ON k.id = h.skill_id WHERE h.operator_id = ? ORDER BY k.code',
  )
    .all(operatorId)
    .map((row) => row.id);
}

/** What everybody holds, by person; who holds nothing is absent. */
export function heldSkills(db: ReadableDB): Map<string, ReadonlySet<string>> {
  const rows = sql<[], { operatorId: string; skillId: string }>(
    db,
    `SELECT h.operator_id AS operatorId, h.skill_id AS skillId FROM operator_skill h JOIN skill k ON k.id = h.skill_id
      ORDER BY h.operator_id, k.code`,
  ).all();
  const byPerson = Map.groupBy(rows, ({ operatorId }) => operatorId);
  return new Map([...byPerson].map(([id, own]) => [id, new Set(own.map(({ skillId }) => skillId))]));
}

export function addOperatorSkill(tx: WritableDB, operatorId: string, skillId: string): void {
  sql<[string, string]>(tx, 'INSERT OR IGNORE INTO operator_skill (operator_id, skill_id) VALUES (?, ?)').run(
    operatorId,
    skillId,
  );
}

export function removeOperatorSkill(tx: WritableDB, operatorId: string, skillId: string): void {
  sql<[string, string]>(tx, 'DELETE FROM operator_skill WHERE operator_id = ? AND skill_id = ?').run(
    operatorId,
    skillId,
  );
}

/** Makes what one person holds `after`. */
export function putOperatorSkills(tx: WritableDB, operatorId: string, after: ReadonlySet<string>): void {
  const before = new Set(skillsOfOperator(tx, operatorId));
  for (const id of after) if (!before.has(id)) addOperatorSkill(tx, operatorId, id);
  for (const id of before) if (!after.has(id)) removeOperatorSkill(tx, operatorId, id);
}

/**
 * Open calls that a rule gave to somebody who does not hold what they need are anyone's from now on who does. The
 * customer's own operator keeps them, and whoever was given them by name. Returns their ids.
 */
export function freeUnskilledCalls(tx: WritableDB): string[] {
  return sql<[], { id: string }>(
    tx,
    `UPDATE call_task SET owner_operator_id = NULL
      WHERE state = 'open' AND needed_skills <> '[]' AND owner_operator_id IS NOT NULL AND by_name = 0
        AND owner_operator_id IS NOT (SELECT c.owner_operator_id FROM customer c WHERE c.id = customer_id)
        AND EXISTS (SELECT 1 FROM json_each(needed_skills) n WHERE n.value NOT IN
          (SELECT h.skill_id FROM operator_skill h WHERE h.operator_id = call_task.owner_operator_id))
      RETURNING id`,
  )
    .all()
    .map((row) => row.id);
}
