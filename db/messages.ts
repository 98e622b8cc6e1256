import type { MessageSource, MessageTargetKind } from '../shared/contract/messages.ts';
import type { CallItem } from '../shared/contract/queue.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';

/** Something to be said once to every customer that a target names. Both days are within. */
export interface MessageRow {
  readonly id: string;
  readonly text: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly source: MessageSource;
  readonly orderCalendarId: string | null;
  /** The case whose reply it carries. */
  readonly ticketId: string | null;
  readonly createdAtMs: number;
  readonly createdBy: string;
}

export interface StoredMessage extends MessageRow {
  readonly withdrawnAtMs: number | null;
}

/** `target`: the id of class, route or customer, the name of the area, empty for all. */
export interface MessageTarget {
  readonly kind: MessageTargetKind;
  readonly target: string;
}

const COLUMNS = `m.id, m.text, m.valid_from AS validFrom, m.valid_to AS validTo, m.source,
  m.order_calendar_id AS orderCalendarId, m.ticket_id AS ticketId, m.created_at_ms AS createdAtMs, m.created_by AS createdBy,
  m.withdrawn_at_ms AS withdrawnAtMs`;

/** Writes a message with its targets; a target that is named twice counts once. */
export function insertMessage(tx: WritableDB, message: MessageRow, targets: readonly MessageTarget[]): void {
  sql<MessageRow>(
    tx,
    `INSERT INTO message (id, text, valid_from, valid_to, source, order_calendar_id, ticket_id, created_at_ms, created_by)
     VALUES (@id, @text, @validFrom, @validTo, @source, @orderCalendarId, @ticketId, @createdAtMs, @createdBy)`,
  ).run(message);
  insertTargets(tx, message.id, targets);
}

function insertTargets(tx: WritableDB, messageId: string, targets: readonly MessageTarget[]): void {
  sql<[string, string]>(
    tx,
    `INSERT OR IGNORE INTO message_target (message_id, kind, target)
     SELECT ?, value ->> 'kind', value ->> 'target' FROM json_each(?)`,
  ).run(messageId, JSON.stringify(targets));
}

export function findMessage(db: ReadableDB, id: string): StoredMessage | undefined {
  return sql<[string], StoredMessage>(db, `SELECT ${COLUMNS} FROM message m WHERE m.id = ?`).get(id);
}

/** Messages of an order calendar that were not withdrawn. */
export function messagesOfCalendar(db: ReadableDB, orderCalendarId: string): StoredMessage[] {
  return sql<[string], StoredMessage>(
    db,
    `SELECT ${COLUMNS} FROM message m WHERE m.order_calendar_id = ? AND m.withdrawn_at_ms IS NULL`,
  ).all(orderCalendarId);
}

/** The reply of a case that is told in a call: when and by whom it was, null while it waits. */
export interface CaseReply {
  readonly messageId: string;
  readonly toldAtMs: number | null;
  readonly toldByName: string | null;
}

/** The latest reply of a case that was not withdrawn. */
export function replyOf(db: ReadableDB, ticketId: string): CaseReply | undefined {
  return sql<[string], CaseReply>(
    db,
    `SELECT m.id AS messageId, v.at_ms AS toldAtMs, o.name AS toldByName
       FROM message m LEFT JOIN message_conveyed v ON v.message_id = m.id LEFT JOIN operator o ON o.id = v.operator_id
      WHERE m.ticket_id = ? AND m.withdrawn_at_ms IS NULL ORDER BY m.created_at_ms DESC, m.id DESC LIMIT 1`,
  ).get(ticketId);
}

/** The case whose reply a message carries, with the whole of it. */
export function ticketOfMessage(db: ReadableDB, messageId: string): { ticketId: string; reply: string } | undefined {
  return sql<[string], { ticketId: string; reply: string }>(
    db,
    `SELECT t.id AS ticketId, coalesce(t.reply, m.text) AS reply FROM message m JOIN ticket t ON t.id = m.ticket_id
      WHERE m.id = ?`,
  ).get(messageId);
}

/** Whoever a message names, group or single customer. */
export function allTargets(db: ReadableDB, messageId: string): MessageTarget[] {
  return sql<[string], MessageTarget>(db, 'SELECT kind, target FROM message_target WHERE message_id = ?').all(
    messageId,
  );
}

/** The targets that are not single customers, and how many of those there are. */
export function targetsOf(db: ReadableDB, messageId: string): { groups: MessageTarget[]; customers: number } {
  const groups = sql<[string], MessageTarget>(
    db,
    `SELECT kind, target FROM message_target WHERE message_id = ? AND kind IN ('all', 'area', 'class', 'route')`,
  ).all(messageId);
  const customers = sql<[string], { n: number }>(
    db,
    `SELECT count(*) AS n FROM message_target WHERE message_id = ? AND kind = 'customer'`,
  ).get(messageId)?.n as number;
  return { groups, customers };
}

/** Codes of the customers that a message names one by one. */
export function targetCodes(db: ReadableDB, messageId: string): string[] {
  return sql<[string], string>(
    db,
    `SELECT c.code FROM message_target g JOIN customer c ON c.id = g.target
      WHERE g.message_id = ? AND g.kind = 'customer' ORDER BY c.code`,
  )
    .pluck()
    .all(messageId) as string[];
}

/** New words and targets of a message that nobody has heard yet. */
export function rewriteMessage(
  tx: WritableDB,
  message: Pick<MessageRow, 'id' | 'text' | 'validFrom' | 'validTo'>,
  targets: readonly MessageTarget[],
): void {
  sql<object>(tx, 'UPDATE message SET text = @text, valid_from = @validFrom, valid_to = @validTo WHERE id = @id').run(
    message,
  );
  sql<[string]>(tx, 'DELETE FROM message_target WHERE message_id = ?').run(message.id);
  insertTargets(tx, message.id, targets);
}

export function setMessageDates(tx: WritableDB, id: string, validFrom: string, validTo: string): void {
  sql<[string, string, string]>(tx, 'UPDATE message SET valid_from = ?, valid_to = ? WHERE id = ?').run(
    validFrom,
    validTo,
    id,
  );
}

export function withdrawMessageRow(tx: WritableDB, id: string, nowMs: number): void {
  sql<[number, string]>(tx, 'UPDATE message SET withdrawn_at_ms = ? WHERE id = ?').run(nowMs, id);
}

/** True when some customer has heard it. */
export function wasHeard(db: ReadableDB, messageId: string): boolean {
  const row = sql<[string], { one: 1 }>(db, 'SELECT 1 AS one FROM message_conveyed WHERE message_id = ? LIMIT 1');
  return row.get(messageId) !== undefined;
}

export interface OpenMessage {
  readonly id: string;
  readonly text: string;
}

/**
 * What a customer has still to be told on a day, the oldest first. Asked from the customer's side: one look into the
 * index of targets for each thing that can name it, however many messages there are.
 */
export function openMessagesOf(db: ReadableDB, customerId: string, date: string): OpenMessage[] {
  return sql<object, OpenMessage>(
    db,
    `SELECT m.id, m.text FROM (
         SELECT message_id FROM message_target WHERE kind = 'all' AND target = ''
         UNION SELECT message_id FROM message_target WHERE kind = 'customer' AND target = @customerId
         UNION SELECT message_id FROM message_target
                WHERE kind = 'route' AND target = (SELECT route_id FROM customer WHERE id = @customerId)
         UNION SELECT message_id FROM message_target
                WHERE kind = 'area' AND target = (SELECT area FROM customer WHERE id = @customerId)
         UNION SELECT g.message_id FROM class_membership k CROSS JOIN message_target g ON g.kind = 'class' AND g.target = k.class_id
                WHERE k.customer_id = @customerId AND k.valid_from <= @date AND (k.valid_to IS NULL OR k.valid_to >= @date)
       ) g CROSS JOIN message m ON m.id = g.message_id
      WHERE m.withdrawn_at_ms IS NULL AND m.valid_from <= @date AND m.valid_to >= @date
        AND NOT EXISTS (SELECT 1 FROM message_conveyed v WHERE v.message_id = m.id AND v.customer_id = @customerId)
      ORDER BY m.created_at_ms, m.id`,
  ).all({ customerId, date });
}

/** What a customer was told in one call, the oldest message first. */
export function conveyedInCall(db: ReadableDB, callId: string, customerId: string): OpenMessage[] {
  return sql<[string, string], OpenMessage>(
    db,
    `SELECT m.id, m.text FROM message_conveyed v JOIN message m ON m.id = v.message_id
      WHERE v.customer_id = ? AND v.call_id = ? ORDER BY m.created_at_ms, m.id`,
  ).all(customerId, callId);
}

export interface Conveyed {
  readonly messageId: string;
  readonly customerId: string;
  readonly callId: string;
  readonly operatorId: string;
  readonly atMs: number;
}

/** False when the customer had heard it before. */
export function insertConveyed(tx: WritableDB, conveyed: Conveyed): boolean {
  return (
    sql<Conveyed>(
      tx,
      `INSERT INTO message_conveyed (message_id, customer_id, call_id, operator_id, at_ms)
       VALUES (@messageId, @customerId, @callId, @operatorId, @atMs) ON CONFLICT DO NOTHING`,
    ).run(conveyed).changes > 0
  );
}

/** Takes back what was ticked in a call: one message, or with null all. Returns the messages. */
export function deleteConveyed(
  tx: WritableDB,
  { customerId, callId, messageId }: { customerId: string; callId: string; messageId: string | null },
): string[] {
  return sql<object, string>(
    tx,
    `DELETE FROM message_conveyed
      WHERE customer_id = @customerId AND call_id = @callId AND (@messageId IS NULL OR message_id = @messageId)
      RETURNING message_id`,
  )
    .pluck()
    .all({ customerId, callId, messageId }) as string[];
}

/** The messages on a task's agenda. */
export function messageItems(
  db: ReadableDB,
  taskId: string,
): Pick<CallItem, 'id' | 'state' | 'referenceId' | 'text'>[] {
  return sql<[string], Pick<CallItem, 'id' | 'state' | 'referenceId' | 'text'>>(
    db,
    `SELECT id, state, reference_id AS referenceId, text FROM call_item WHERE task_id = ? AND kind = 'message'`,
  ).all(taskId);
}

export function insertMessageItem(tx: WritableDB, taskId: string, itemId: string, message: OpenMessage): void {
  sql<[string, string, string, string]>(
    tx,
    `INSERT INTO call_item (id, task_id, kind, reference_id, text) VALUES (?, ?, 'message', ?, ?)`,
  ).run(itemId, taskId, message.id, message.text);
}

/** Opens a message of the agenda again, with its words as they are now. */
export function reopenMessageItem(tx: WritableDB, taskId: string, itemId: string, text: string): void {
  sql<[string, string, string]>(
    tx,
    `UPDATE call_item SET state = 'open', closed_reason = NULL, text = ? WHERE task_id = ? AND id = ?`,
  ).run(text, taskId, itemId);
}

export function deleteItem(tx: WritableDB, taskId: string, itemId: string): void {
  sql<[string, string]>(tx, 'DELETE FROM call_item WHERE task_id = ? AND id = ?').run(taskId, itemId);
}

/** Ticks a message on an agenda, or takes the tick back. */
export function setMessageItem(tx: WritableDB, taskId: string, messageId: string, state: 'open' | 'done'): void {
  sql<[string, string, string]>(
    tx,
    `UPDATE call_item SET state = ?, closed_reason = NULL WHERE task_id = ? AND kind = 'message' AND reference_id = ?`,
  ).run(state, taskId, messageId);
}

/** The calls in a seat's hand that have a message open on their agenda. */
export function heldTasksWithMessage(db: ReadableDB, messageId: string): { taskId: string; customerId: string }[] {
  return sql<[string], { taskId: string; customerId: string }>(
    db,
    `SELECT t.id AS taskId, t.customer_id AS customerId FROM call_task t INDEXED BY call_task_holder
       JOIN call_item i ON i.task_id = t.id AND i.kind = 'message' AND i.reference_id = ? AND i.state = 'open'
      WHERE t.state = 'held'`,
  ).all(messageId);
}
