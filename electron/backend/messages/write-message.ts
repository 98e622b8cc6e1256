import { thingNames } from '../../../db/audit-things.ts';
import type { WritableDB } from '../../../db/connection.ts';
import {
  heldTasksWithMessage,
  insertMessage,
  type MessageRow,
  type MessageTarget,
  messagesOfCalendar,
  withdrawMessageRow,
} from '../../../db/messages.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { CommandContext } from '../services.ts';
import { putMessagesOnAgenda } from './agenda-messages.ts';

export interface NewMessage extends Pick<MessageRow, 'text' | 'validFrom' | 'validTo' | 'source'> {
  readonly orderCalendarId?: string | null;
  readonly ticketId?: string | null;
  readonly targets: readonly MessageTarget[];
}

/**
 * Writes a message for whoever the targets name; for use cases whose change customers have to be told of. Returns its id.
 * Errors: `invalid/message-dates` {from, to}, `invalid/message-without-targets`.
 */
export function writeMessage(tx: WritableDB, ctx: CommandContext, message: NewMessage): string {
  const { targets, ...row } = message;
  checkDates(row.validFrom, row.validTo);
  if (targets.length === 0) throw new AppError('invalid', 'message-without-targets');
  const id = ctx.newId();
  const stored = {
    ...row,
    id,
    orderCalendarId: row.orderCalendarId ?? null,
    ticketId: row.ticketId ?? null,
    createdAtMs: ctx.nowMs,
    createdBy: ctx.actor.operatorId,
  };
  insertMessage(tx, stored, targets);
  ctx.audit({ entity: 'message', entityId: id, after: { ...stored, ...targetsForAudit(tx, targets) } });
  ctx.publish('message.changed', [id]);
  return id;
}

/** Error: `invalid/message-dates` {from, to}. */
export function checkDates(from: string, to: string): void {
  if (to >= from) return;
  throw new AppError('invalid', 'message-dates', { from, to }, [
    { path: 'validTo', key: 'message-dates', params: { from, to } },
  ]);
}

/** So many customers are named in a row of the log; all of them are in the message itself. */
const MOST_NAMED = 20;

/**
 * Whom a message is for as the audit log keeps it: the groups, how many single customers, and the first of these by code and
 * name. Where it replaces `others`, the customers that are not among them.
 */
export function targetsForAudit(
  tx: WritableDB,
  targets: readonly MessageTarget[],
  others: readonly MessageTarget[] = [],
): { readonly targets: Readonly<Record<string, readonly string[] | number>> } {
  const groups = targets.filter((target) => target.kind !== 'customer').map(({ kind, target }) => `${kind} ${target}`);
  const there = new Set(others.map(({ kind, target }) => `${kind} ${target}`));
  const own = targets.filter(({ kind, target }) => kind === 'customer' && !there.has(`${kind} ${target}`));
  const names = thingNames(
    tx,
    own.slice(0, MOST_NAMED).map(({ target }) => target),
  );
  const named = [...names.values()].map(({ code, name }) => `${code} ${name}`).sort();
  if (own.length > MOST_NAMED) named.push('…');
  return { targets: { groups, customers: targets.length - groups.length, named } };
}

/** Nobody is told it any more, a seat that has it before its eyes included; who heard it stays on record. */
export function withdrawMessage(tx: WritableDB, ctx: CommandContext, messageId: string, reason = ''): void {
  withdrawMessageRow(tx, messageId, ctx.nowMs);
  refreshHeldAgendas(tx, ctx, messageId);
  ctx.audit({
    entity: 'message',
    entityId: messageId,
    before: { withdrawn: false },
    after: { withdrawn: true },
    ...(reason === '' ? {} : { reason }),
  });
  ctx.publish('message.changed', [messageId]);
}

/** The messages that came with an order calendar, when it is taken back. Returns how many. */
export function withdrawCalendarMessages(tx: WritableDB, ctx: CommandContext, orderCalendarId: string): number {
  const messages = messagesOfCalendar(tx, orderCalendarId);
  for (const message of messages) withdrawMessage(tx, ctx, message.id);
  return messages.length;
}

/** Calls in hand show a message as it is now. */
export function refreshHeldAgendas(tx: WritableDB, ctx: CommandContext, messageId: string): void {
  const held = heldTasksWithMessage(tx, messageId);
  for (const { taskId, customerId } of held) putMessagesOnAgenda(tx, ctx, { id: taskId, customerId });
  if (held.length > 0) {
    ctx.publish(
      'queue.changed',
      held.map(({ taskId }) => taskId),
    );
  }
}
