import type { z } from 'zod';
import { findTicket, updateTicket } from '../../../db/tickets.ts';
import type { CorrectChangeInput } from '../../../shared/contract/case-changes.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { moveTicketInput, type moveTicketOutput } from '../../../shared/contract/tickets.ts';
import { stepsFrom } from '../../../shared/domain/tickets/case-way.ts';
import type { UseCase } from '../services.ts';
import { carryChange } from './carry-change.ts';
import { requireTicket, stepTicket } from './move-ticket.ts';

/** Asks for the change of an open service request anew; one that was sent back goes on. Errors: see `correctChangeInput`. */
export const correctChange: UseCase<CorrectChangeInput, z.input<typeof moveTicketOutput>> = (tx, ctx, input) => {
  const ticket = requireTicket(tx, ctx, input.ticketId, input.version);
  const { id, number, state, kind } = ticket;
  if (ticket.endedAtMs !== null) throw new AppError('refused', 'ticket-ended', { number });
  // From here it is decided, or was: asked once more it has to be reopened first.
  if (!stepsFrom(state, kind).includes('withdraw')) throw new AppError('refused', 'change-case-resolved', { number });
  carryChange(tx, ctx, ticket, input.change);
  updateTicket(tx, id, ticket.version, {});
  const kept = findTicket(tx, id) ?? ticket;
  ctx.publish('ticket.changed', [id]);
  if (state !== 'waiting') return { ticketId: id, version: kept.version, state };
  return stepTicket(
    tx,
    ctx,
    kept,
    moveTicketInput.parse({ ticketId: id, version: kept.version, transition: 'resume' }),
  );
};
