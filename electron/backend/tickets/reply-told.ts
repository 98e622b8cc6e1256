import type { z } from 'zod';
import { replyOf } from '../../../db/messages.ts';
import { updateTicket } from '../../../db/tickets.ts';
import type { replyToldInput } from '../../../shared/contract/case-changes.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { moveTicketOutput } from '../../../shared/contract/tickets.ts';
import { withdrawMessage } from '../messages/write-message.ts';
import type { UseCase } from '../services.ts';
import { requireTicket } from './move-ticket.ts';
import { tell } from './ticket-timeline.ts';

/** The reply was told otherwise: nobody has to say it in a call any more. Errors: see `replyToldInput`. */
export const replyTold: UseCase<z.output<typeof replyToldInput>, z.input<typeof moveTicketOutput>> = (
  tx,
  ctx,
  { ticketId, version },
) => {
  const ticket = requireTicket(tx, ctx, ticketId, version);
  const reply = replyOf(tx, ticketId);
  if (reply?.toldAtMs !== null) throw new AppError('conflict', 'reply-not-open', { number: ticket.number });
  withdrawMessage(tx, ctx, reply.messageId);
  updateTicket(tx, ticketId, version, {});
  tell(tx, ctx, ticketId, { kind: 'told', text: ticket.reply ?? '', told: true });
  ctx.audit({ entity: 'ticket', entityId: ticketId, after: { told: ticket.reply } });
  ctx.publish('ticket.changed', [ticketId]);
  return { ticketId, version: version + 1, state: ticket.state };
};
