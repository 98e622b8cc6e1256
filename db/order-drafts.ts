import { type ReadableDB, sql, type WritableDB } from './connection.ts';

export interface DraftRow {
  readonly id: string;
  readonly customerId: string;
  readonly deliveryDate: string;
  readonly operatorId: string;
  readonly taskId: string | null;
  /** From 1, raised by every save. */
  readonly revision: number;
  /** JSON of `{productId, quantity, note}`; quantity null: nothing typed yet; note absent: none. */
  readonly lines: string;
  readonly note: string | null;
  readonly updatedAtMs: number;
}

export interface NamedDraftRow extends DraftRow {
  readonly operatorName: string;
}

const NAMED = `SELECT d.id, d.customer_id AS customerId, d.delivery_date AS deliveryDate, d.operator_id AS operatorId,
    d.task_id AS taskId, d.revision, d.lines, d.note, d.updated_at_ms AS updatedAtMs, p.name AS operatorName
  FROM order_draft d JOIN operator p ON p.id = d.operator_id`;

export function findDraft(db: ReadableDB, id: string): NamedDraftRow | undefined {
  return sql<[string], NamedDraftRow>(db, `${NAMED} WHERE d.id = ?`).get(id);
}

/** The one draft of a customer and delivery date. */
export function draftFor(db: ReadableDB, customerId: string, deliveryDate: string): NamedDraftRow | undefined {
  return sql<[string, string], NamedDraftRow>(db, `${NAMED} WHERE d.customer_id = ? AND d.delivery_date = ?`).get(
    customerId,
    deliveryDate,
  );
}

/** All drafts of a customer, by delivery date. */
export function draftsOf(db: ReadableDB, customerId: string): NamedDraftRow[] {
  return sql<[string], NamedDraftRow>(db, `${NAMED} WHERE d.customer_id = ? ORDER BY d.delivery_date`).all(customerId);
}

export function insertDraft(tx: WritableDB, draft: DraftRow): void {
  sql<DraftRow>(
    tx,
    `INSERT INTO order_draft (id, customer_id, delivery_date, operator_id, task_id, revision, lines, note, updated_at_ms)
     VALUES (@id, @customerId, @deliveryDate, @operatorId, @taskId, @revision, @lines, @note, @updatedAtMs)`,
  ).run(draft);
}

export function updateDraft(tx: WritableDB, draft: DraftRow): void {
  sql<DraftRow>(
    tx,
    `UPDATE order_draft SET delivery_date = @deliveryDate, operator_id = @operatorId, task_id = @taskId,
       revision = @revision, lines = @lines, note = @note, updated_at_ms = @updatedAtMs WHERE id = @id`,
  ).run(draft);
}

export function deleteDraft(tx: WritableDB, id: string): void {
  sql<[string]>(tx, 'DELETE FROM order_draft WHERE id = ?').run(id);
}

/** Drafts of a customer from which everything was taken back: no line, no note. */
export function deleteEmptyDrafts(tx: WritableDB, customerId: string): void {
  sql<[string]>(tx, "DELETE FROM order_draft WHERE customer_id = ? AND lines = '[]' AND note IS NULL").run(customerId);
}
