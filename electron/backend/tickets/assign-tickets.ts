import type { z } from 'zod';
import type { WritableDB } from '../../../db/connection.ts';
import { operatorNameOf } from '../../../db/customer-card.ts';
import { findUnit } from '../../../db/ticket-setup.ts';
import { findTicket, type StoredTicket, updateTicket } from '../../../db/tickets.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { TicketEvent } from '../../../shared/contract/ticket-view.ts';
import type { AssignTicketsInput, assignTicketsOutput } from '../../../shared/contract/units.ts';
import type { CommandContext, UseCase } from '../services.ts';
import { memberByRule } from './assign-by-rule.ts';
import { requireTicket } from './move-ticket.ts';
import { requireResponsible } from './responsible.ts';
import { mayWork } from './ticket-scope.ts';
import { tell } from './ticket-timeline.ts';

/** Gives one case or a selection to a unit, a person or both; the state stays. Errors: see `assignTicketsInput`. */
export const assignTickets: UseCase<AssignTicketsInput, z.input<typeof assignTicketsOutput>> = (tx, ctx, input) => {
  const unit = requireResponsible(tx, ctx.nowMs, input);
  const [only, ...more] = input.tickets;
  if (only && more.length === 0) {
    const ticket = requireTicket(tx, ctx, only.ticketId, only.version);
    if (ticket.endedAtMs !== null) throw new AppError('refused', 'ticket-ended', { number: ticket.number });
  }
  const left: string[] = [];
  const assigned: string[] = [];
  for (const { ticketId, version } of input.tickets) {
    const ticket = findTicket(tx, ticketId);
    const isInReach = ticket !== undefined && mayWork(tx, ctx, ticket);
    if (!isInReach || ticket.version !== version || ticket.endedAtMs !== null) {
      left.push(isInReach ? ticket.number : '');
      continue;
    }
    const assigneeId = input.assigneeId ?? (unit && memberByRule(tx, ctx.nowMs, unit));
    giveTicket(tx, ctx, ticket, { unitId: unit?.id ?? null, assigneeId }, { reason: input.reason });
    assigned.push(ticketId);
  }
  if (assigned.length > 0) ctx.publish('ticket.changed', assigned);
  return { assigned: assigned.length, left };
};

/** Writes who has a case now, and tells its timeline from whom to whom; the version becomes the next one. */
export function giveTicket(
  tx: WritableDB,
  ctx: CommandContext,
  ticket: StoredTicket,
  to: { readonly unitId: string | null; readonly assigneeId: string | null },
  { reason, data = {} }: { readonly reason: string; readonly data?: TicketEvent['data'] },
): void {
  updateTicket(tx, ticket.id, ticket.version, to);
  const person = (id: string | null) => (id === null ? null : (operatorNameOf(tx, id) ?? null));
  const unit = (id: string | null) => (id === null ? null : (findUnit(tx, id)?.name ?? null));
  const from = { fromUnit: unit(ticket.unitId), fromAssignee: person(ticket.assigneeId) };
  const names = { toUnit: unit(to.unitId), toAssignee: person(to.assigneeId) };
  // So that it can be taken back as long as nothing else is done.
  const back = { fromUnitId: ticket.unitId, fromAssigneeId: ticket.assigneeId, versionAfter: ticket.version + 1 };
  tell(tx, ctx, ticket.id, { kind: 'assigned', data: { ...to, ...from, ...names, ...back, ...data }, text: reason });
  ctx.audit({
    entity: 'ticket',
    entityId: ticket.id,
    before: { unitId: ticket.unitId, assigneeId: ticket.assigneeId },
    after: to,
    ...(reason === '' ? {} : { reason }),
  });
}
