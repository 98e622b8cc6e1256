import { type ReadableDB, sql, type WritableDB } from './connection.ts';

/** What an order looked like after one of its changes. */
export interface OrderVersionRow {
  readonly orderId: string;
  readonly version: number;
  readonly state: string;
  readonly atMs: number;
  readonly operatorId: string;
  /** As it was then; names may change. */
  readonly operatorName: string;
  readonly reason: string | null;
  /** JSON of `{productId, quantity, priceMinor}`. */
  readonly lines: string;
  readonly lineCount: number;
  readonly totalQuantity: number;
  readonly amountMinor: number;
}

export function insertOrderVersion(tx: WritableDB, row: OrderVersionRow): void {
  sql<OrderVersionRow>(
    tx,
    `INSERT INTO order_version (order_id, version, state, at_ms, operator_id, operator_name, reason, lines, line_count,
       total_quantity, amount_minor)
     VALUES (@orderId, @version, @state, @atMs, @operatorId, @operatorName, @reason, @lines, @lineCount,
       @totalQuantity, @amountMinor)`,
  ).run(row);
}

/** Every version, oldest first; none for an order of the imported history. */
export function versionsOf(db: ReadableDB, orderId: string): OrderVersionRow[] {
  return sql<[string], OrderVersionRow>(
    db,
    `SELECT order_id AS orderId, version, state, at_ms AS atMs, operator_id AS operatorId,
       operator_name AS operatorName, reason, lines, line_count AS lineCount, total_quantity AS totalQuantity,
       amount_minor AS amountMinor
     FROM order_version WHERE order_id = ? ORDER BY version`,
  ).all(orderId);
}
