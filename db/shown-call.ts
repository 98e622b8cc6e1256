import type { ShownCall } from '../shared/contract/shown-call.ts';
import { type ReadableDB, sql } from './connection.ts';

/** What a call left behind beside its row in the log. */
export type LeftByCall = Pick<
  ShownCall,
  'promise' | 'agenda' | 'messages' | 'followUps' | 'changes' | 'orders' | 'tickets'
> & {
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
    agenda: agendaOf(db, callId),
    // A customer is told a message once, so its few rows are looked at.
    messages: sql<[string, string], Omit<Message, 'case'> & CaseColumns>(
      db,
      `SELECT m.id, m.text, v.at_ms AS atMs, t.id AS caseId, t.number AS caseNumber
         FROM message_conveyed v JOIN message m ON m.id = v.message_id LEFT JOIN ticket t ON t.id = m.ticket_id
        WHERE v.customer_id = (SELECT customer_id FROM call WHERE id = ?) AND v.call_id = ? ORDER BY v.at_ms, m.id`,
    )
      .all(callId, callId)
      .map(withCase),
    followUps: answersIn(db, callId),
    changes: changesAskedIn(db, callId),
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

type Message = ShownCall['messages'][number];

interface CaseColumns {
  readonly caseId: string | null;
  readonly caseNumber: string | null;
}

function withCase<Row extends CaseColumns>({ caseId, caseNumber, ...row }: Row) {
  return { ...row, case: caseId === null || caseNumber === null ? null : { id: caseId, number: caseNumber } };
}

/** What the task of the call asks for beside messages. */
function agendaOf(db: ReadableDB, callId: string): ShownCall['agenda'] {
  return sql<[string], Omit<ShownCall['agenda'][number], 'case'> & CaseColumns>(
    db,
    `SELECT i.id, i.kind, i.state, i.closed_reason AS closedReason, i.text, t.id AS caseId, t.number AS caseNumber
       FROM call_item i LEFT JOIN ticket t ON i.kind = 'follow-up' AND t.id = i.reference_id
      WHERE i.task_id = (SELECT task_id FROM call WHERE id = ?) AND i.kind <> 'message' ORDER BY i.id`,
  )
    .all(callId)
    .map(withCase);
}

/** The last answer to each case that the customer gave in the call. */
function answersIn(db: ReadableDB, callId: string): ShownCall['followUps'] {
  return sql<
    [string, string],
    Omit<ShownCall['followUps'][number], 'settled'> & { readonly settled: 0 | 1; readonly atMs: number }
  >(
    db,
    `SELECT t.id, t.number, k.name AS categoryName, json_extract(e.data, '$.settled') AS settled,
        json_extract(e.data, '$.satisfaction') AS satisfaction, max(e.at_ms) AS atMs
       FROM ticket t JOIN ticket_category k ON k.id = t.category_id
       JOIN ticket_event e ON e.ticket_id = t.id AND e.kind = 'follow-up-answered'
      WHERE t.customer_id = (SELECT customer_id FROM call WHERE id = ?) AND json_extract(e.data, '$.callId') = ?
      GROUP BY t.id ORDER BY atMs, t.number`,
  )
    .all(callId, callId)
    .map(({ atMs: _, ...answer }) => ({ ...answer, settled: answer.settled === 1 }));
}

function changesAskedIn(db: ReadableDB, callId: string): ShownCall['changes'] {
  return sql<[string, string], Omit<ShownCall['changes'][number], 'fields'> & { readonly fields: string }>(
    db,
    `SELECT g.id, g.customer_id AS customerId, g.state,
        (SELECT json_group_array(json_extract(value, '$.field')) FROM json_each(g.parts)) AS fields
       FROM customer_change g
      WHERE g.customer_id = (SELECT customer_id FROM call WHERE id = ?) AND g.call_id = ? ORDER BY g.asked_at_ms, g.id`,
  )
    .all(callId, callId)
    .map((change) => ({ ...change, fields: JSON.parse(change.fields) as ShownCall['changes'][number]['fields'] }));
}
