import type { z } from 'zod';
import type { WritableDB } from '../../../db/connection.ts';
import { checksOfTicket, insertTicketCheck } from '../../../db/ticket-checks.ts';
import { type CategoryRow, categoryPath } from '../../../db/ticket-setup.ts';
import { type StoredTicket, updateTicket } from '../../../db/tickets.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ChangeTicketInput, moveTicketOutput } from '../../../shared/contract/tickets.ts';
import type { CommandContext, UseCase } from '../services.ts';
import { keepPolicy } from './keep-clocks.ts';
import { requireTicket } from './move-ticket.ts';
import { checklistOf, requireCategory } from './register-ticket.ts';
import { tell } from './ticket-timeline.ts';

/**
 * Gives an open case another priority or category. Its policy is chosen anew; time that has passed, and pauses, stay
 * counted. What the new category has checked before closing is added, ticks stay. Errors: see `changeTicketInput`.
 */
export const changeTicket: UseCase<ChangeTicketInput, z.input<typeof moveTicketOutput>> = (tx, ctx, input) => {
  const ticket = requireTicket(tx, ctx, input.ticketId, input.version);
  const { state, version } = ticket;
  if (ticket.endedAtMs !== null) throw new AppError('refused', 'ticket-ended', { number: ticket.number });
  const priority = input.priority ?? ticket.priority;
  const categoryId = input.categoryId ?? ticket.categoryId;
  const unchanged = priority === ticket.priority && categoryId === ticket.categoryId;
  if (unchanged) return { ticketId: ticket.id, version, state };

  const path = categoryId === ticket.categoryId ? null : requireCategory(tx, ticket.kind, categoryId);
  updateTicket(tx, ticket.id, version, { priority, categoryId });
  if (priority !== ticket.priority) {
    tell(tx, ctx, ticket.id, {
      kind: 'priority',
      data: { from: ticket.priority, to: priority },
      text: input.reason,
    });
  }
  if (path) changeCategory(tx, ctx, ticket, path, input.reason);
  const policy = keepPolicy(tx, ctx.nowMs, { ...ticket, priority, categoryId });
  if (policy) tell(tx, ctx, ticket.id, { kind: 'policy', data: policy });
  ctx.audit({
    entity: 'ticket',
    entityId: ticket.id,
    before: { priority: ticket.priority, categoryId: ticket.categoryId },
    after: { priority, categoryId },
    ...(input.reason === '' ? {} : { reason: input.reason }),
  });
  ctx.publish('ticket.changed', [ticket.id]);
  return { ticketId: ticket.id, version: version + 1, state };
};

function changeCategory(
  tx: WritableDB,
  ctx: CommandContext,
  ticket: StoredTicket,
  path: readonly CategoryRow[],
  reason: string,
): void {
  const names = (of: readonly CategoryRow[]) => of[0]?.name ?? '';
  const said = { from: names(categoryPath(tx, ticket.categoryId)), to: names(path) };
  tell(tx, ctx, ticket.id, { kind: 'category', data: said, text: reason });
  const checks = checksOfTicket(tx, ticket.id);
  let position = Math.max(0, ...checks.map((check) => check.position));
  for (const text of checklistOf(path)) {
    if (checks.some((check) => check.text === text)) continue;
    position += 1;
    insertTicketCheck(tx, { ticketId: ticket.id, position, text, doneAtMs: null, doneByName: null });
  }
}
