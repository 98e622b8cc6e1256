import type { z } from 'zod';
import { updateTicket } from '../../../db/tickets.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { moveTicketOutput, noteTicketInput } from '../../../shared/contract/tickets.ts';
import type { UseCase } from '../services.ts';
import { stopClocks } from './keep-clocks.ts';
import { requireTicket } from './move-ticket.ts';
import { tell } from './ticket-timeline.ts';

/**
 * Adds a word to the timeline: an internal note, or what was said to the customer, which is the first response. Errors:
 * those of `requireTicket`, `invalid/ticket-note-empty`.
 */
export const noteTicket: UseCase<z.output<typeof noteTicketInput>, z.input<typeof moveTicketOutput>> = (
  tx,
  ctx,
  input,
) => {
  const ticket = requireTicket(tx, ctx, input.ticketId, input.version);
  if (input.text === '') throw new AppError('invalid', 'ticket-note-empty');
  updateTicket(tx, ticket.id, ticket.version, {});
  tell(tx, ctx, ticket.id, { kind: input.told ? 'told' : 'note', text: input.text, told: input.told });
  if (input.told) stopClocks(tx, ctx.nowMs, ticket.id, ['first-response']);
  ctx.audit({ entity: 'ticket', entityId: ticket.id, after: { note: input.text, told: input.told } });
  ctx.publish('ticket.changed', [ticket.id]);
  return { ticketId: ticket.id, version: ticket.version + 1, state: ticket.state };
};
