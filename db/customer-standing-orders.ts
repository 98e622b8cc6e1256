import { type ReadableDB, sql, type WritableDB } from './connection.ts';

/** A row of `standing_order`: what a customer takes every time unless it says otherwise. */
export interface StandingOrderRow {
  readonly customerId: string;
  /** JSON of `{productId, quantity}`. */
  readonly lines: string;
  /** From 1, raised by every change. */
  readonly revision: number;
  readonly changedAtMs: number;
  readonly changedBy: string;
  readonly changedByName: string;
}

export function standingOrderOf(db: ReadableDB, customerId: string): StandingOrderRow | undefined {
  return sql<[string], StandingOrderRow>(
    db,
    `SELECT customer_id AS customerId, lines, revision, changed_at_ms AS changedAtMs, changed_by AS changedBy,
       changed_by_name AS changedByName FROM standing_order WHERE customer_id = ?`,
  ).get(customerId);
}

export function putStandingOrder(tx: WritableDB, row: StandingOrderRow): void {
  sql<StandingOrderRow>(
    tx,
    `INSERT OR REPLACE INTO standing_order (customer_id, lines, revision, changed_at_ms, changed_by, changed_by_name)
     VALUES (@customerId, @lines, @revision, @changedAtMs, @changedBy, @changedByName)`,
  ).run(row);
}

export function deleteStandingOrder(tx: WritableDB, customerId: string): void {
  sql<[string]>(tx, 'DELETE FROM standing_order WHERE customer_id = ?').run(customerId);
}
