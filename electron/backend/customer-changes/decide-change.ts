import type { z } from 'zod';
import type { WritableDB } from '../../../db/connection.ts';
import { findTicket } from '../../../db/tickets.ts';
import type { decideChangeInput, withdrawChangeInput } from '../../../shared/contract/customer-changes.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { CommandContext } from '../services.ts';
import { decideCarried, withdrawCarrier } from '../tickets/decide-carried.ts';
import { applyParts } from './apply-parts.ts';
import { settleChange, waitingChange } from './settle-change.ts';
import { mayDecide } from './show-changes.ts';

/**
 * Approves a request, which writes it to the customer in the same transaction, or declines it with a reason. One that a
 * service request carries is decided by that case's own step. Errors: as in the contract.
 */
export function decideChange(
  tx: WritableDB,
  ctx: CommandContext,
  { changeId, decision, reason, seen }: z.output<typeof decideChangeInput>,
): { ok: true } {
  const change = waitingChange(tx, changeId, (row) => mayDecide(ctx.actor, row.teamId));
  if (decision === 'decline' && reason === '') throw new AppError('invalid', 'change-reason-missing');
  const ticket = change.ticketId === null ? undefined : findTicket(tx, change.ticketId);
  if (ticket) decideCarried(tx, ctx, ticket, { decision, reason, seen });
  else {
    if (decision === 'approve') applyParts(tx, ctx, { ...change, reason: reason || change.reason }, seen);
    settleChange(tx, ctx, change, decision === 'approve' ? 'applied' : 'declined', reason);
  }
  return { ok: true };
}

/** The asker takes a request back, and with it the service request that carries it. Errors: as in the contract. */
export function withdrawChange(
  tx: WritableDB,
  ctx: CommandContext,
  { changeId }: z.output<typeof withdrawChangeInput>,
): { ok: true } {
  const { operatorId } = ctx.actor;
  const change = waitingChange(tx, changeId, (row) => row.askedBy === operatorId || mayDecide(ctx.actor, row.teamId));
  if (change.askedBy !== operatorId) throw new AppError('refused', 'change-of-other', { name: change.askedByName });
  const ticket = change.ticketId === null ? undefined : findTicket(tx, change.ticketId);
  if (ticket) withdrawCarrier(tx, ctx, ticket);
  else settleChange(tx, ctx, change, 'withdrawn');
  return { ok: true };
}
