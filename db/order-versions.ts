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
  /** JSON of `{productId, quantity, priceMinor, note}`; a line without a note has none. */
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

interface NotedVersionRow extends OrderVersionRow {
  /** JSON of `{name, note}`, a line that has a note each. */
  readonly lineNotes: string;
}

/** Every version, oldest first; none for an order of the imported history. */
export function versionsOf(db: ReadableDB, orderId: string): NotedVersionRow[] {
  return sql<[string], NotedVersionRow>(
    db,
    `SELECT order_id AS orderId, version, state, at_ms AS atMs, operator_id AS operatorId,
       operator_name AS operatorName, reason, lines, line_count AS lineCount, total_quantity AS totalQuantity,
       amount_minor AS amountMinor,
       (SELECT json_group_array(json_object('name', p.name, 'note', l.value ->> 'note') ORDER BY l.key)
         FROM json_each(order_version.lines) l JOIN product p ON p.id = l.value ->> 'productId'
         WHERE l.value ->> 'note' IS NOT NULL) AS lineNotes
     FROM order_version WHERE order_id = ? ORDER BY version`,
  ).all(orderId);
}
