import type { CallRow } from '../../../db/calls.ts';
import type { ReadableDB, WritableDB } from '../../../db/connection.ts';
import {
  conveyedInCall,
  deleteConveyed,
  deleteItem,
  insertMessageItem,
  messageItems,
  type OpenMessage,
  openMessagesOf,
  reopenMessageItem,
  setMessageItem,
} from '../../../db/messages.ts';
import { companySettings } from '../../../db/settings.ts';
import type { MessageInHand } from '../../../shared/contract/calls.ts';
import { isConnected } from '../../../shared/contract/dispositions.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { CommandContext, ReadContext } from '../services.ts';
import { noteReply } from '../tickets/note-reply.ts';

/**
 * Puts what the customer has still to be told on the agenda of its call: each message once, those that were withdrawn,
 * ran out or were heard meanwhile taken off. Runs whenever a seat takes the call, so it costs a few indexed looks.
 */
export function putMessagesOnAgenda(tx: WritableDB, ctx: CommandContext, task: AgendaTask): void {
  const open = new Map(openToday(tx, ctx, task.customerId).map((message) => [message.id, message]));
  for (const item of messageItems(tx, task.id)) {
    const message = open.get(item.referenceId ?? '');
    open.delete(item.referenceId ?? '');
    if (message === undefined) {
      if (item.state !== 'done') deleteItem(tx, task.id, item.id);
    } else if (item.state !== 'open' || item.text !== message.text) {
      reopenMessageItem(tx, task.id, item.id, message.text);
    }
  }
  for (const message of open.values()) insertMessageItem(tx, task.id, ctx.newId(), message);
}

export interface AgendaTask {
  readonly id: string;
  readonly customerId: string;
}

function openToday(db: ReadableDB, ctx: ReadContext, customerId: string): OpenMessage[] {
  return openMessagesOf(db, customerId, businessDateAt(ctx.nowMs, companySettings(db).timeZone));
}

/** What the customer in hand is told in this call and still to be told: also without a task, when they called in. */
export function messagesInHand(
  db: ReadableDB,
  ctx: ReadContext,
  customerId: string | null,
  callId: string | null,
): MessageInHand[] {
  if (customerId === null) return [];
  const told = callId === null ? [] : conveyedInCall(db, callId, customerId);
  const messages = [
    ...told.map(({ id, text }) => ({ messageId: id, text, conveyed: true })),
    ...openToday(db, ctx, customerId).map(({ id, text }) => ({ messageId: id, text, conveyed: false })),
  ];
  // Ids are made in time, so a tick moves no line.
  return messages.sort((a, b) => (a.messageId < b.messageId ? -1 : 1));
}

/**
 * Nobody heard anything in a call that nobody answered, or that a stranger did: its ticks are taken back, and the next
 * call brings the messages again. Call it before the task is settled.
 */
export function takeBackUnheard(tx: WritableDB, ctx: CommandContext, call: CallRow): void {
  if (wasToNobody(call)) takeBackTicks(tx, ctx, call);
}

/** Takes back what was ticked in a call. */
export function takeBackTicks(tx: WritableDB, ctx: CommandContext, call: CallRow): void {
  const { customerId, taskId } = call;
  if (customerId === null) return;
  const unheard = deleteConveyed(tx, { customerId, callId: call.id, messageId: null });
  for (const messageId of unheard) {
    if (taskId !== null) setMessageItem(tx, taskId, messageId, 'open');
    noteReply(tx, ctx, messageId, false);
  }
  if (unheard.length > 0) ctx.publish('message.changed', unheard);
}

/** The call's result says that the customer was not spoken to at all. */
export function wasToNobody({ disposition }: Pick<CallRow, 'disposition'>): boolean {
  return disposition !== null && (!isConnected(disposition) || disposition === 'wrong-person');
}
