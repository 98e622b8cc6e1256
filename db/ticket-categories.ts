import type { TicketKind } from '../shared/contract/tickets.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';
import { CATEGORY, type CategoryRow, readCategory, type StoredCategory, storedCategory } from './ticket-setup.ts';

/** Every category, those of one level in their order. */
export function allCategories(db: ReadableDB): CategoryRow[] {
  return sql<[], StoredCategory>(db, `SELECT ${CATEGORY} FROM ticket_category ORDER BY kind, position, code`)
    .all()
    .map(readCategory);
}

export function findCategory(db: ReadableDB, id: string): CategoryRow | undefined {
  const row = sql<[string], StoredCategory>(db, `SELECT ${CATEGORY} FROM ticket_category WHERE id = ?`).get(id);
  return row && readCategory(row);
}

/** Writes everything but the kind, which stays. */
export function updateCategory(tx: WritableDB, row: CategoryRow): void {
  sql<object>(
    tx,
    `UPDATE ticket_category SET parent_id = @parentId, code = @code, name = @name, position = @position, active = @active,
       unit_id = @unitId, priority = @priority, fields = @fields, checklist = @checklist, template = @template,
       change_fields = @changeFields
      WHERE id = @id`,
  ).run(storedCategory(row));
}

/** Only one that nothing refers to; see {@link isCategoryUsed}. */
export function deleteCategory(tx: WritableDB, id: string): void {
  sql<[string]>(tx, 'DELETE FROM ticket_category WHERE id = ?').run(id);
}

/** Whether cases, policies, articles or categories below it refer to a category. */
export function isCategoryUsed(db: ReadableDB, id: string): boolean {
  return (
    sql<object, number>(
      db,
      `SELECT EXISTS (SELECT 1 FROM ticket WHERE category_id = @id) OR EXISTS (SELECT 1 FROM ticket_policy WHERE category_id = @id)
         OR EXISTS (SELECT 1 FROM knowledge_article WHERE category_id = @id)
         OR EXISTS (SELECT 1 FROM ticket_category WHERE parent_id = @id)`,
    )
      .pluck()
      .get({ id }) === 1
  );
}

/** How many open cases have this category, counted to `most`. */
export function openCasesOfCategory(db: ReadableDB, id: string, most: number): number {
  return sql<[string, number], number>(
    db,
    'SELECT count(*) FROM (SELECT 1 FROM ticket WHERE category_id = ? AND ended_at_ms IS NULL LIMIT ?)',
  )
    .pluck()
    .get(id, most) as number;
}

export function setCategoryPosition(tx: WritableDB, id: string, position: number): void {
  sql<[number, string]>(tx, 'UPDATE ticket_category SET position = ? WHERE id = ?').run(position, id);
}

export function hasCategories(db: ReadableDB, kind: TicketKind): boolean {
  return sql<[string]>(db, 'SELECT 1 FROM ticket_category WHERE kind = ? LIMIT 1').get(kind) !== undefined;
}
