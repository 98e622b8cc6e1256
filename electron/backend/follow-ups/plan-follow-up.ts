import type { z } from 'zod';
import { followUpCall } from '../../../db/follow-ups.ts';
import { unreachedDays } from '../../../db/ticket-events.ts';
import { type StoredTicket, updateTicket } from '../../../db/tickets.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { PlanFollowUpInput } from '../../../shared/contract/follow-ups.ts';
import { type moveTicketOutput, UNREACHED_DAYS } from '../../../shared/contract/tickets.ts';
import type { UseCase } from '../services.ts';
import { requireTicket } from '../tickets/move-ticket.ts';
import { putFollowUp } from './put-follow-up.ts';

/** Another day for the call that asks. Errors: see `planFollowUpInput`. */
export const planFollowUp: UseCase<PlanFollowUpInput, z.input<typeof moveTicketOutput>> = (tx, ctx, input) => {
  const ticket = requireAsking(requireTicket(tx, ctx, input.ticketId, input.version));
  if (ticket.satisfaction !== null) throw notAsked(ticket);
  if (unreachedDays(tx, ticket.id) >= UNREACHED_DAYS) {
    throw new AppError('refused', 'follow-up-unreached', { number: ticket.number, days: UNREACHED_DAYS });
  }
  updateTicket(tx, ticket.id, ticket.version, {});
  const before = followUpCall(tx, ticket.id)?.businessDate ?? null;
  const planned = putFollowUp(tx, ctx, ticket, input.date);
  ctx.audit({
    entity: 'ticket',
    entityId: ticket.id,
    before: { followUpDate: before },
    after: { followUpDate: planned.date, noCall: planned.noCall },
  });
  ctx.publish('ticket.changed', [ticket.id]);
  return { ticketId: ticket.id, version: ticket.version + 1, state: ticket.state };
};

/** A case that asks its customer. Error: `refused/follow-up-not-asked` {number, state}. */
export function requireAsking(ticket: StoredTicket): StoredTicket {
  if (ticket.state !== 'follow-up') throw notAsked(ticket);
  return ticket;
}

function notAsked({ number, state }: StoredTicket): AppError {
  return new AppError('refused', 'follow-up-not-asked', { number, state });
}
