import { type ReadableDB, sql, type WritableDB } from './connection.ts';

/**
 * Follow-up calls: an item of kind 'follow-up' with the case as its reference, on whichever call asks. A case has at most
 * one that is open.
 */

/** A complaint that asks its customer, and has no answer yet. */
const ASKS = `k.state = 'follow-up' AND k.satisfaction IS NULL AND k.customer_id IS NOT NULL`;

export function addFollowUpItem(
  tx: WritableDB,
  item: { readonly itemId: string; readonly taskId: string; readonly ticketId: string },
): void {
  sql<object>(
    tx,
    `INSERT INTO call_item (id, task_id, kind, reference_id) VALUES (@itemId, @taskId, 'follow-up', @ticketId)`,
  ).run(item);
}

/** The call whose agenda asks for the case, and its day; undefined: none does. */
export function followUpCall(
  db: ReadableDB,
  ticketId: string,
): { readonly taskId: string; readonly businessDate: string } | undefined {
  return sql<[string], { taskId: string; businessDate: string }>(
    db,
    `SELECT t.id AS taskId, t.business_date AS businessDate FROM call_item i JOIN call_task t ON t.id = i.task_id
      WHERE i.reference_id = ? AND i.kind = 'follow-up' AND i.state = 'open' LIMIT 1`,
  ).get(ticketId);
}

/** The cases that a call's agenda still asks for. */
export function followUpsOfTask(db: ReadableDB, taskId: string): string[] {
  return sql<[string], string>(
    db,
    `SELECT reference_id FROM call_item WHERE task_id = ? AND kind = 'follow-up' AND state = 'open' ORDER BY id`,
  )
    .pluck()
    .all(taskId);
}

/** Takes a case off the agenda that asks for it. Returns the calls that had it. */
export function endFollowUpItem(
  tx: WritableDB,
  ticketId: string,
  state: 'done' | 'closed',
  reason: string | null,
): string[] {
  return sql<object, string>(
    tx,
    `UPDATE call_item SET state = @state, closed_reason = @reason
      WHERE reference_id = @ticketId AND kind = 'follow-up' AND state = 'open' RETURNING task_id`,
  )
    .pluck()
    .all({ ticketId, state, reason });
}

/** Takes the open follow-ups of a call to another one of the same customer. */
export function moveFollowUps(tx: WritableDB, fromTaskId: string, toTaskId: string): void {
  sql<[string, string]>(
    tx,
    `UPDATE call_item SET task_id = ? WHERE task_id = ? AND kind = 'follow-up' AND state = 'open'`,
  ).run(toTaskId, fromTaskId);
}

/**
 * Ends those of these open calls that have nothing left to do than convey messages. One whose order was not taken in time
 * is missed; else it is `goneOn` when something of it goes on elsewhere, dropped when nobody ever called, or done.
 */
export function endEmptyCalls(
  tx: WritableDB,
  taskIds: readonly string[],
  given: { readonly goneOn: boolean; readonly nowMs: number },
): void {
  const has = (what: string) => `EXISTS (SELECT 1 FROM call_item i WHERE i.task_id = call_task.id AND ${what})`;
  sql<object>(
    tx,
    `UPDATE call_task SET finished_at_ms = @nowMs, state = CASE
         WHEN ${has(`i.closed_reason IN ('cut-off-passed', 'rescue-passed') AND i.kind IN ('order', 'failed-order')`)} THEN 'missed'
         WHEN @goneOn THEN 'carried'
         WHEN disposition IS NULL AND NOT ${has(`i.kind = 'order'`)} THEN 'dropped' ELSE 'done' END
      WHERE id IN (SELECT value FROM json_each(@ids)) AND state = 'open' AND NOT ${has(`i.state = 'open' AND i.kind <> 'message'`)}`,
  ).run({ ids: JSON.stringify(taskIds), goneOn: given.goneOn ? 1 : 0, nowMs: given.nowMs });
}

/** An untouched call of a day that an order by another channel ended: it may go on for something else. */
export function callEndedByOrder(db: ReadableDB, customerId: string, businessDate: string): string | undefined {
  return sql<[string, string], { id: string }>(
    db,
    `SELECT id FROM call_task t WHERE customer_id = ? AND business_date = ? AND state = 'done' AND touched = 0
        AND EXISTS (SELECT 1 FROM call_item i WHERE i.task_id = t.id AND i.kind = 'order' AND i.closed_reason LIKE 'ordered%')
      LIMIT 1`,
  ).get(customerId, businessDate)?.id;
}

export interface StrayFollowUp {
  readonly taskId: string;
  readonly customerId: string;
  readonly businessDate: string;
  /** True: the call is there for follow-ups alone and goes on itself. */
  readonly alone: 0 | 1;
}

/**
 * Calls that still ask for a case and can do so no more where they are: open ones of days before `date`, and ended ones.
 * Looked for from the cases that ask, which are few, so that "next call" can ask every time.
 */
export function strayFollowUps(db: ReadableDB, date: string, teamId: string | null): StrayFollowUp[] {
  return sql<object, StrayFollowUp>(
    db,
    `SELECT DISTINCT t.id AS taskId, t.customer_id AS customerId, t.business_date AS businessDate,
         t.state = 'open' AND NOT EXISTS (SELECT 1 FROM call_item x
           WHERE x.task_id = t.id AND (x.kind = 'order' OR x.kind = 'failed-order' AND x.state = 'open')) AS alone
       FROM ticket k CROSS JOIN call_item i ON i.reference_id = k.id AND i.kind = 'follow-up' AND i.state = 'open'
         CROSS JOIN call_task t ON t.id = i.task_id LEFT JOIN route r ON r.id = t.route_id
      WHERE ${ASKS} AND (t.state NOT IN ('open', 'held') OR t.state = 'open' AND t.business_date < @date)
        AND (@teamId IS NULL OR r.team_id = @teamId) ORDER BY t.business_date, t.id`,
  ).all({ date, teamId });
}

/** Cases that ask and are on no agenda, oldest first: whoever could not be called when it was planned may be by now. */
export function unplannedFollowUps(
  db: ReadableDB,
  teamId: string | null,
): { readonly ticketId: string; readonly customerId: string }[] {
  return sql<object, { ticketId: string; customerId: string }>(
    db,
    `SELECT k.id AS ticketId, k.customer_id AS customerId
       FROM ticket k JOIN customer c ON c.id = k.customer_id LEFT JOIN route r ON r.id = c.route_id
      WHERE ${ASKS} AND c.status = 'active' AND c.do_not_call = 0
        AND NOT EXISTS (SELECT 1 FROM call_item i
          WHERE i.reference_id = k.id AND i.kind = 'follow-up' AND i.state = 'open')
        AND (@teamId IS NULL OR r.team_id = @teamId) ORDER BY k.search_id`,
  ).all({ teamId });
}

/** Whose an open call is. */
export function setCallOwner(tx: WritableDB, taskId: string, operatorId: string | null): void {
  sql<[string | null, string]>(tx, `UPDATE call_task SET owner_operator_id = ? WHERE id = ? AND state = 'open'`).run(
    operatorId,
    taskId,
  );
}

export interface AskingRow {
  readonly ticketId: string;
  readonly number: string;
  readonly version: number;
  readonly categoryName: string;
  readonly description: string;
  readonly result: string | null;
  readonly reply: string | null;
}

/** What a customer is to be asked, the oldest case first. */
export function followUpsOfCustomer(db: ReadableDB, customerId: string): AskingRow[] {
  return sql<[string], AskingRow>(
    db,
    `SELECT k.id AS ticketId, k.number, k.version, g.name AS categoryName, k.description, k.result, k.reply
       FROM ticket k JOIN ticket_category g ON g.id = k.category_id
      WHERE k.customer_id = ? AND k.state = 'follow-up' AND k.satisfaction IS NULL ORDER BY k.search_id`,
  ).all(customerId);
}

/** True when the timeline has a call of this business date that reached nobody, since the case was resolved last. */
export function hasUnreached(db: ReadableDB, ticketId: string, date: string): boolean {
  return (
    sql<object, 1>(
      db,
      `SELECT 1 FROM ticket_event WHERE ticket_id = @ticketId AND kind = 'follow-up-unreached' AND data ->> 'date' = @date
          AND at_ms >= coalesce((SELECT max(at_ms) FROM ticket_event
            WHERE ticket_id = @ticketId AND kind = 'moved' AND data ->> 'to' = 'resolved'), 0) LIMIT 1`,
    )
      .pluck()
      .get({ ticketId, date }) !== undefined
  );
}

/** True when the customer answered a follow-up in this call. */
export function answeredInCall(db: ReadableDB, customerId: string, callId: string): boolean {
  return (
    sql<object, 1>(
      db,
      `SELECT 1 FROM ticket k JOIN ticket_event e ON e.ticket_id = k.id
        WHERE k.customer_id = @customerId AND e.kind = 'follow-up-answered' AND e.data ->> 'callId' = @callId LIMIT 1`,
    )
      .pluck()
      .get({ customerId, callId }) !== undefined
  );
}
