import type { z } from 'zod';
import { checksOfTicket, setTicketCheck } from '../../../db/ticket-checks.ts';
import { updateTicket } from '../../../db/tickets.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { moveTicketOutput } from '../../../shared/contract/tickets.ts';
import type { checkTicketInput } from '../../../shared/contract/units.ts';
import type { UseCase } from '../services.ts';
import { requireTicket } from './move-ticket.ts';
import { tell } from './ticket-timeline.ts';

/** Ticks a point of the checklist, or takes the tick back; the timeline keeps both. Errors: see `checkTicketInput`. */
export const checkTicket: UseCase<z.output<typeof checkTicketInput>, z.input<typeof moveTicketOutput>> = (
  tx,
  ctx,
  { ticketId, version, position, done },
) => {
  const ticket = requireTicket(tx, ctx, ticketId, version);
  if (ticket.endedAtMs !== null) throw new AppError('refused', 'ticket-ended', { number: ticket.number });
  const check = checksOfTicket(tx, ticketId).find((each) => each.position === position);
  if (!check) throw new AppError('not-found', 'check-unknown');
  if ((check.doneAtMs !== null) === done) return { ticketId, version, state: ticket.state };
  setTicketCheck(tx, { ticketId, position }, done ? { atMs: ctx.nowMs, byName: ctx.actor.name } : null);
  updateTicket(tx, ticketId, version, {});
  tell(tx, ctx, ticketId, { kind: 'checked', data: { position, done }, text: check.text });
  ctx.audit({
    entity: 'ticket',
    entityId: ticketId,
    before: { check: check.text, done: !done },
    after: { check: check.text, done },
  });
  ctx.publish('ticket.changed', [ticketId]);
  return { ticketId, version: version + 1, state: ticket.state };
};
