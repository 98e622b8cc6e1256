import { updateCall } from '../../../db/calls.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { deleteConveyed, insertConveyed, setMessageItem } from '../../../db/messages.ts';
import type { InHand } from '../../../shared/contract/calls.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ConveyMessageInput } from '../../../shared/contract/messages.ts';
import { requireWork } from '../calls/require-work.ts';
import { showInHand } from '../calls/show-in-hand.ts';
import { startFromPreview } from '../calls/start-call.ts';
import { enterSeatState } from '../seats/enter-seat-state.ts';
import type { CommandContext } from '../services.ts';
import { noteReply } from '../tickets/note-reply.ts';
import { messagesInHand, wasToNobody } from './agenda-messages.ts';

/**
 * Ticks a message as told to the customer in hand, or takes a tick of this call back. Whoever is told something has
 * picked up: a tick starts and answers the call, as an order does.
 * Errors: `refused/no-call-in-hand`, `conflict/message-not-open`, `refused/message-to-nobody`,
 * `conflict/seat-in-other-window`.
 */
export function conveyMessage(tx: WritableDB, ctx: CommandContext, input: ConveyMessageInput): InHand {
  const work = requireWork(tx, ctx);
  const customerId = work.call ? work.call.customerId : (work.task?.customerId ?? null);
  if (customerId === null) throw new AppError('refused', 'no-call-in-hand');
  const { messageId, conveyed } = input;
  const shown = messagesInHand(tx, ctx, customerId, work.call?.id ?? null).find((one) => one.messageId === messageId);
  if (!shown) throw new AppError('conflict', 'message-not-open');
  if (shown.conveyed === conveyed) return showInHand(tx, ctx);
  if (conveyed && work.call && wasToNobody(work.call)) throw new AppError('refused', 'message-to-nobody');

  const call = work.call ?? startFromPreview(tx, ctx, work, { answered: true });
  if (conveyed) {
    insertConveyed(tx, { messageId, customerId, callId: call.id, operatorId: ctx.actor.operatorId, atMs: ctx.nowMs });
    if (call.answeredAtMs === null) updateCall(tx, { ...call, answeredAtMs: ctx.nowMs });
    const { state } = work.seat;
    if (state === 'preview' || state === 'dialing') enterSeatState(tx, ctx, { state: 'talking', taskId: call.taskId });
  } else deleteConveyed(tx, { customerId, callId: call.id, messageId });
  if (call.taskId !== null) setMessageItem(tx, call.taskId, messageId, conveyed ? 'done' : 'open');
  noteReply(tx, ctx, messageId, conveyed);
  ctx.audit({
    entity: 'message',
    entityId: messageId,
    before: { customerId, conveyed: !conveyed },
    after: { customerId, conveyed, callId: call.id },
  });
  ctx.publish('message.changed', [messageId]);
  ctx.publish('call.changed', [call.id]);
  return showInHand(tx, ctx);
}
