import type { ReadableDB, WritableDB } from '../../../db/connection.ts';
import { findCustomerChange, type NamedChangeRow } from '../../../db/customer-changes.ts';
import { categoryPath } from '../../../db/ticket-setup.ts';
import type { StoredTicket } from '../../../db/tickets.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { MoveTicketInput } from '../../../shared/contract/tickets.ts';
import { applyParts } from '../customer-changes/apply-parts.ts';
import { settleChange } from '../customer-changes/settle-change.ts';
import { mayDecide } from '../customer-changes/show-changes.ts';
import type { CommandContext } from '../services.ts';
import { tell } from './ticket-timeline.ts';

/** The change of a service request that waits for its decision. */
export function pendingChangeOf(
  db: ReadableDB,
  { customerChangeId }: Pick<StoredTicket, 'customerChangeId'>,
): NamedChangeRow | undefined {
  const change = customerChangeId === null ? undefined : findCustomerChange(db, customerChangeId);
  return change?.state === 'pending' ? change : undefined;
}

/**
 * What a step does to the change that the case carries: approved it is written to the customer, declined or withdrawn it
 * ends with the case. Errors: `refused/ticket-change-missing` {category} when the category's requests change something and
 * this one says nothing of it, `forbidden/change-of-other-team`, `invalid/ticket-needs-reply`, those of `applyParts`.
 */
export function settleCarried(tx: WritableDB, ctx: CommandContext, ticket: StoredTicket, input: MoveTicketInput): void {
  const { transition, decision, reason, reply, seen } = input;
  const change = pendingChangeOf(tx, ticket);
  // Sent back or gone on, it can be decided no longer, or again.
  if (change) ctx.publish('request.changed', [change.id]);
  if (change && transition === 'withdraw') settleChange(tx, ctx, change, 'withdrawn', reason);
  if (transition !== 'resolve') return;
  if (!change) requireCarried(tx, ticket, decision);
  else if (!mayDecide(ctx.actor, change.teamId)) throw new AppError('forbidden', 'change-of-other-team');
  else if (decision === 'approved') {
    applyParts(tx, ctx, { ...change, reason: ticket.number }, seen);
    settleChange(tx, ctx, change, 'applied', reason);
    const fields = change.parts.map(({ field }) => field).join(',');
    tell(tx, ctx, ticket.id, { kind: 'change-applied', data: { changeId: change.id, fields } });
  } else if (reply === '') throw new AppError('invalid', 'ticket-needs-reply');
  else settleChange(tx, ctx, change, 'declined', reply);
}

function requireCarried(db: ReadableDB, ticket: StoredTicket, decision: MoveTicketInput['decision']): void {
  if (decision !== 'approved' || ticket.customerId === null || ticket.customerChangeId !== null) return;
  const [category] = categoryPath(db, ticket.categoryId);
  if (!category || category.changeFields.length === 0) return;
  throw new AppError('refused', 'ticket-change-missing', { category: category.name });
}
