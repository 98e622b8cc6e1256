import type { ShownCall } from '../shared/contract/shown-call.ts';
import { type ReadableDB, sql } from './connection.ts';

/** What a call left behind beside its row in the log. */
export type LeftByCall = Pick<ShownCall, 'promise' | 'messages' | 'orders' | 'tickets'> & {
  readonly conversationId: string;
};

/** Undefined: there is no such call. */
export function leftByCall(db: ReadableDB, callId: string): LeftByCall | undefined {
  const call = sql<[string], { atMs: number | null; to: 'own' | 'any'; conversationId: string }>(
    db,
    `SELECT promised_at_ms AS atMs, coalesce(promised_to, 'any') AS "to", conversation_id AS conversationId
       FROM call WHERE id = ?`,
  ).get(callId);
  if (!call) return undefined;
  const { atMs, to, conversationId } = call;
  return {
    conversationId,
    promise: atMs === null ? null : { atMs, to },
    // A customer is told a message once, so its few rows are looked at.
    messages: sql<[string, string], ShownCall['messages'][number]>(
      db,
      `SELECT m.id, m.text, v.at_ms AS atMs FROM message_conveyed v JOIN message m ON m.id = v.message_id
        WHERE v.customer_id = (SELECT customer_id FROM call WHERE id = ?) AND v.call_id = ? ORDER BY v.at_ms, m.id`,
    ).all(callId, callId),
    orders: sql<[string, string], ShownCall['orders'][number]>(
      db,
      `SELECT id, number, kind, state, total_quantity AS quantity, amount_minor AS amountMinor FROM sales_order
        WHERE call_id = ? OR id = (SELECT order_id FROM call WHERE id = ?) ORDER BY number`,
    ).all(callId, callId),
    tickets: sql<[string], ShownCall['tickets'][number]>(
      db,
      `SELECT t.id, t.number, t.kind, t.state, k.name AS categoryName
         FROM ticket t JOIN ticket_category k ON k.id = t.category_id WHERE t.call_id = ? ORDER BY t.number`,
    ).all(callId),
  };
}
