import type { z } from 'zod';
import { absenceWithin } from '../../../db/absences.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { operatorNameOf } from '../../../db/customer-card.ts';
import { findOperator } from '../../../db/operators.ts';
import { companySettings } from '../../../db/settings.ts';
import { findUnit, type UnitRow } from '../../../db/ticket-setup.ts';
import { findTicket, type StoredTicket, updateTicket } from '../../../db/tickets.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { TicketEvent } from '../../../shared/contract/tickets.ts';
import type { AssignTicketsInput, assignTicketsOutput } from '../../../shared/contract/units.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { CommandContext, UseCase } from '../services.ts';
import { memberByRule } from './assign-by-rule.ts';
import { requireTicket } from './move-ticket.ts';
import { mayWork } from './ticket-scope.ts';
import { tell } from './ticket-timeline.ts';

/** Gives one case or a selection to a unit, a person or both; the state stays. Errors: see `assignTicketsInput`. */
export const assignTickets: UseCase<AssignTicketsInput, z.input<typeof assignTicketsOutput>> = (tx, ctx, input) => {
  const unit = requireResponsible(tx, ctx, input);
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
  tell(tx, ctx, ticket.id, { kind: 'assigned', data: { ...to, ...from, ...names, ...data }, text: reason });
  ctx.audit({
    entity: 'ticket',
    entityId: ticket.id,
    before: { unitId: ticket.unitId, assigneeId: ticket.assigneeId },
    after: to,
    ...(reason === '' ? {} : { reason }),
  });
}

function requireResponsible(tx: WritableDB, ctx: CommandContext, input: AssignTicketsInput): UnitRow | null {
  const { unitId, assigneeId } = input;
  if (unitId === null && assigneeId === null) throw new AppError('invalid', 'ticket-needs-unit-or-person');
  const unit = unitId === null ? null : findUnit(tx, unitId);
  if (unit === undefined) throw new AppError('not-found', 'unit-unknown');
  if (unit?.active === 0) throw new AppError('refused', 'unit-inactive', { unit: unit.name });
  if (assigneeId === null) return unit;
  const person = findOperator(tx, assigneeId);
  if (!person?.active) throw new AppError('not-found', 'operator-unknown');
  const today = businessDateAt(ctx.nowMs, companySettings(tx).timeZone);
  const absence = absenceWithin(tx, assigneeId, today, today);
  if (absence) throw new AppError('refused', 'assignee-away', { name: person.name, to: absence.validTo });
  return unit;
}
