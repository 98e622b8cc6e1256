import { unsettledCall } from '../../../db/calls.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { heldByOperator } from '../../../db/queue-leases.ts';
import { isUnitMember } from '../../../db/ticket-setup.ts';
import type { TicketRow } from '../../../db/tickets.ts';
import { callerNumbers } from '../../../shared/domain/calls/caller-number.ts';
import type { ReadContext } from '../services.ts';

type Whose = Pick<TicketRow, 'registeredBy' | 'assigneeId' | 'unitId' | 'teamId' | 'customerId' | 'personPhone'>;

/**
 * Whether the asker may work on a case (product.md section 10): a supervisor on any, a lead on the team's, an operator on
 * what is the own one: registered or had in hand, of an own unit, or of the customer or stranger whose call is in hand.
 */
export function mayWork(db: ReadableDB, { actor }: ReadContext, ticket: Whose): boolean {
  if (actor.scope === 'all') return true;
  if (actor.scope === 'team' && actor.teamId !== null && ticket.teamId === actor.teamId) return true;
  const { operatorId } = actor;
  if (ticket.registeredBy === operatorId || ticket.assigneeId === operatorId) return true;
  if (ticket.unitId !== null && isUnitMember(db, ticket.unitId, operatorId)) return true;
  const { customerId } = ticket;
  if (customerId === null) return isOfStranger(db, operatorId, ticket.personPhone);
  return (
    unsettledCall(db, operatorId)?.customerId === customerId ||
    heldByOperator(db, operatorId).some((task) => task.customerId === customerId)
  );
}

function isOfStranger(db: ReadableDB, operatorId: string, personPhone: string | null): boolean {
  const number = personPhone === null ? null : strangersNumber(db, operatorId);
  return number !== null && callerNumbers(number).includes((personPhone ?? '').replaceAll(/[- ]/g, ''));
}

/** The number of the stranger on this operator's line; null: a customer, or nobody. */
export function strangersNumber(db: ReadableDB, operatorId: string): string | null {
  const call = unsettledCall(db, operatorId);
  return call?.customerId === null ? call.number : null;
}

/** Whoever may work on a case may read it; an operator also reads those of any customer whose card is open to search. */
export function mayRead(db: ReadableDB, ctx: ReadContext, ticket: Whose): boolean {
  return mayWork(db, ctx, ticket) || (ctx.actor.rights.has('customer.read') && ticket.customerId !== null);
}
