import type { z } from 'zod';
import { updateTicket } from '../../../db/tickets.ts';
import type { climbTicketInput } from '../../../shared/contract/case-actions.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { moveTicketOutput } from '../../../shared/contract/tickets.ts';
import { levelsFrom } from '../../../shared/domain/tickets/climb.ts';
import type { UseCase } from '../services.ts';
import { requireTicket } from './move-ticket.ts';
import { tell } from './ticket-timeline.ts';

/** Puts a case before a level by hand, up or back down; its clocks go on as they were. Errors: see `climbTicketInput`. */
export const climbTicket: UseCase<z.output<typeof climbTicketInput>, z.input<typeof moveTicketOutput>> = (
  tx,
  ctx,
  { ticketId, version, level, reason },
) => {
  const ticket = requireTicket(tx, ctx, ticketId, version);
  if (ticket.endedAtMs !== null) throw new AppError('refused', 'ticket-ended', { number: ticket.number });
  if (!levelsFrom(ticket.level, ctx.actor.roles).includes(level)) throw new AppError('forbidden', 'ticket-level');
  if (reason === '') throw new AppError('invalid', 'ticket-needs-reason');
  updateTicket(tx, ticketId, version, { level });
  tell(tx, ctx, ticketId, { kind: 'climbed', data: { from: ticket.level, to: level }, text: reason });
  ctx.audit({ entity: 'ticket', entityId: ticketId, before: { level: ticket.level }, after: { level }, reason });
  ctx.publish('ticket.changed', [ticketId]);
  return { ticketId, version: version + 1, state: ticket.state };
};
