import type { ReadableDB } from '../../../db/connection.ts';
import { followUpCall, followUpsOfCustomer } from '../../../db/follow-ups.ts';
import { unreachedDays } from '../../../db/ticket-events.ts';
import type { TicketRow } from '../../../db/tickets.ts';
import type { FollowUpInHand, FollowUpView } from '../../../shared/contract/follow-ups.ts';
import { nextFollowUp } from './follow-up-days.ts';

/** How the follow-up of a complaint stands; null: it is not about to ask, or asks no more. */
export function followUpOf(
  db: ReadableDB,
  nowMs: number,
  ticket: Pick<TicketRow, 'id' | 'kind' | 'state' | 'customerId'>,
): FollowUpView | null {
  if (ticket.kind !== 'complaint' || (ticket.state !== 'resolved' && ticket.state !== 'follow-up')) return null;
  const { date, noCall } = nextFollowUp(db, nowMs, ticket.customerId);
  return {
    plannedDate: followUpCall(db, ticket.id)?.businessDate ?? null,
    noCall,
    nextDate: date,
    unreachedDays: unreachedDays(db, ticket.id),
  };
}

/** What the customer in hand is to be asked, whether by the call that was planned or because of calling in. */
export function followUpsInHand(db: ReadableDB, customerId: string | null): FollowUpInHand[] {
  return customerId === null ? [] : followUpsOfCustomer(db, customerId);
}
