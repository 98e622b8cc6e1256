import type { WritableDB } from '../../../db/connection.ts';
import { ticketOfMessage } from '../../../db/messages.ts';
import type { CommandContext } from '../services.ts';
import { tell } from './ticket-timeline.ts';

/** Tells the case whose reply a message carries that it was told in a call, or that the tick was taken back. */
export function noteReply(tx: WritableDB, ctx: CommandContext, messageId: string, isTold: boolean): void {
  const ticket = ticketOfMessage(tx, messageId);
  if (!ticket) return;
  const { ticketId, reply } = ticket;
  tell(tx, ctx, ticketId, isTold ? { kind: 'told', text: reply, told: true } : { kind: 'reply-taken-back' });
  ctx.publish('ticket.changed', [ticketId]);
}
