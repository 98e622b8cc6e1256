import type { z } from 'zod';
import type { WritableDB } from '../../../db/connection.ts';
import { type StoredTicket, updateTicket } from '../../../db/tickets.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { AnswerFollowUpInput } from '../../../shared/contract/follow-ups.ts';
import { moveTicketInput, type moveTicketOutput } from '../../../shared/contract/tickets.ts';
import { handledInCall } from '../calls/call-for-order.ts';
import type { CommandContext, UseCase } from '../services.ts';
import { requireTicket, stepTicket } from '../tickets/move-ticket.ts';
import { tell } from '../tickets/ticket-timeline.ts';
import { requireAsking } from './plan-follow-up.ts';
import { endFollowUp } from './put-follow-up.ts';

/**
 * The customer says whether a case was settled, in the call that asks, when calling in, or in any other way. Settled, it
 * keeps the satisfaction and waits for a lead to close it; not settled, it is open again by the customer's word, and the
 * timeline names who heard it. An answer may be corrected until the case is closed. Errors: see `answerFollowUpInput`.
 */
export const answerFollowUp: UseCase<AnswerFollowUpInput, z.input<typeof moveTicketOutput>> = (tx, ctx, input) => {
  const ticket = requireAsking(requireTicket(tx, ctx, input.ticketId, input.version));
  const { settled, satisfaction, remark } = input;
  if (settled && satisfaction === null) throw new AppError('invalid', 'follow-up-without-score');
  if (!settled && remark === '') throw new AppError('invalid', 'follow-up-without-reason');
  endFollowUp(tx, ctx, ticket.id, 'done', null);
  const callId = ticket.customerId === null ? null : handledInCall(tx, ctx, ticket.customerId);
  tell(tx, ctx, ticket.id, { kind: 'follow-up-answered', data: { settled, satisfaction, callId }, text: remark });
  return settled ? keepScore(tx, ctx, ticket, satisfaction) : reopen(tx, ctx, ticket, remark);
};

function keepScore(tx: WritableDB, ctx: CommandContext, ticket: StoredTicket, satisfaction: number | null) {
  updateTicket(tx, ticket.id, ticket.version, { satisfaction });
  ctx.audit({
    entity: 'ticket',
    entityId: ticket.id,
    before: { satisfaction: ticket.satisfaction },
    after: { satisfaction },
  });
  ctx.publish('ticket.changed', [ticket.id]);
  return { ticketId: ticket.id, version: ticket.version + 1, state: ticket.state };
}

function reopen(tx: WritableDB, ctx: CommandContext, { id: ticketId, ...ticket }: StoredTicket, reason: string) {
  const step = moveTicketInput.parse({ ticketId, version: ticket.version, transition: 'reopen', reason });
  return stepTicket(tx, ctx, { id: ticketId, ...ticket }, step, { byCustomer: true });
}
