import type { WritableDB } from '../../../db/connection.ts';
import { findTicket, type StoredTicket } from '../../../db/tickets.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { type MoveTicketInput, moveTicketInput } from '../../../shared/contract/tickets.ts';
import { stepsFrom } from '../../../shared/domain/tickets/case-way.ts';
import type { CommandContext } from '../services.ts';
import { stepTicket } from './move-ticket.ts';

interface CarriedDecision {
  readonly decision: 'approve' | 'decline';
  /** Why; of a declined one it is the reply. */
  readonly reason: string;
  readonly seen: string | null;
}

/**
 * Decides on a service request from where its change is shown: the same steps as on the case, one that nobody has accepted
 * yet is accepted by whoever decides. Errors: `refused/change-sent-back` {number} while it waits for its asker, those of
 * resolving.
 */
export function decideCarried(
  tx: WritableDB,
  ctx: CommandContext,
  ticket: StoredTicket,
  { decision, reason, seen }: CarriedDecision,
): void {
  if (ticket.state === 'waiting') throw new AppError('refused', 'change-sent-back', { number: ticket.number });
  let known = ticket;
  if (!stepsFrom(ticket.state, ticket.kind).includes('resolve')) {
    stepTicket(tx, ctx, ticket, step(ticket, { transition: 'accept' }));
    known = findTicket(tx, ticket.id) ?? ticket;
  }
  const words = decision === 'approve' ? { reason } : { reply: reason };
  const decided = decision === 'approve' ? 'approved' : 'declined';
  stepTicket(tx, ctx, known, step(known, { transition: 'resolve', decision: decided, seen, ...words }));
}

/** Ends the case whose change is taken back, or replaced by a later one; `reason` says by which. */
export function withdrawCarrier(tx: WritableDB, ctx: CommandContext, ticket: StoredTicket, reason = ''): void {
  stepTicket(tx, ctx, ticket, step(ticket, { transition: 'withdraw', reason }));
}

function step(
  { id, version }: StoredTicket,
  given: Partial<MoveTicketInput> & Pick<MoveTicketInput, 'transition'>,
): MoveTicketInput {
  return moveTicketInput.parse({ ticketId: id, version, ...given });
}
