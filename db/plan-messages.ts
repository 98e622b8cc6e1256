import type { PlanSubject } from '../shared/contract/plan-subject.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';

/** A message to convey that a change of the plan brings with it. Dates are both included. */
export interface PlanMessage {
  readonly id: string;
  readonly text: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly source: 'manual' | 'order-calendar' | 'plan-change';
  readonly orderCalendarId: string | null;
  readonly createdAtMs: number;
  readonly createdBy: string;
}

export function insertPlanMessage(tx: WritableDB, message: PlanMessage, targets: readonly PlanSubject[]): void {
  sql<PlanMessage>(
    tx,
    `INSERT INTO message (id, text, valid_from, valid_to, source, order_calendar_id, created_at_ms, created_by)
     VALUES (@id, @text, @validFrom, @validTo, @source, @orderCalendarId, @createdAtMs, @createdBy)`,
  ).run(message);
  setPlanMessageTargets(tx, message.id, targets);
}

/** Whom a message names; who was told already is not told again. */
export function setPlanMessageTargets(tx: WritableDB, messageId: string, targets: readonly PlanSubject[]): void {
  sql<[string]>(tx, 'DELETE FROM message_target WHERE message_id = ?').run(messageId);
  const insert = sql<[string, string, string]>(
    tx,
    'INSERT INTO message_target (message_id, kind, target) VALUES (?, ?, ?)',
  );
  for (const { kind, id } of targets) insert.run(messageId, kind, id);
}

/** Changes a message's words and last day; one that was taken back holds again. */
export function updatePlanMessage(tx: WritableDB, id: string, text: string, validTo: string): void {
  sql<[string, string, string]>(
    tx,
    'UPDATE message SET text = ?, valid_to = ?, withdrawn_at_ms = NULL WHERE id = ?',
  ).run(text, validTo, id);
}

/** It is said no more; who was told stays on record. */
export function withdrawPlanMessage(tx: WritableDB, id: string, nowMs: number): void {
  sql<[number, string]>(tx, 'UPDATE message SET withdrawn_at_ms = ? WHERE id = ? AND withdrawn_at_ms IS NULL').run(
    nowMs,
    id,
  );
}

/** The messages that an order calendar has brought, withdrawn ones included. */
export function messagesOfCalendar(db: ReadableDB, orderCalendarId: string): { id: string; text: string }[] {
  return sql<[string], { id: string; text: string }>(
    db,
    'SELECT id, text FROM message WHERE order_calendar_id = ? ORDER BY created_at_ms, id',
  ).all(orderCalendarId);
}
