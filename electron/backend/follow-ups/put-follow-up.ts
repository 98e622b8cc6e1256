import type { WritableDB } from '../../../db/connection.ts';
import { findCustomer } from '../../../db/customers.ts';
import { endEmptyCalls, endFollowUpItem } from '../../../db/follow-ups.ts';
import type { StoredTicket } from '../../../db/tickets.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { NoCall } from '../../../shared/contract/follow-ups.ts';
import { refuseFollowUpDate } from '../../../shared/domain/tickets/follow-up.ts';
import type { CommandContext } from '../services.ts';
import { tell } from '../tickets/ticket-timeline.ts';
import { followUpDays, nextFollowUp } from './follow-up-days.ts';
import { placeFollowUp } from './place-follow-up.ts';

export interface PlannedFollowUp {
  readonly date: string | null;
  /** Why there is no call: whoever asked is told, and the answer is recorded by hand. */
  readonly noCall: NoCall | null;
}

/**
 * Plans the call that asks whether a case was settled, on a day or (null) on the next that can be; one that was planned
 * before is taken back. Whoever cannot be called gets none. Errors: `refused/follow-up-date-…` {date}.
 */
export function putFollowUp(
  tx: WritableDB,
  ctx: CommandContext,
  ticket: Pick<StoredTicket, 'id' | 'customerId'>,
  date: string | null,
): PlannedFollowUp {
  const next = nextFollowUp(tx, ctx.nowMs, ticket.customerId);
  const customer = ticket.customerId === null ? undefined : findCustomer(tx, ticket.customerId);
  let planned: PlannedFollowUp = { date: null, noCall: next.noCall };
  if (customer && (next.noCall === null || (next.noCall === 'paused' && date !== null))) {
    const refusal = date === null ? null : refuseFollowUpDate(date, followUpDays(tx, ctx.nowMs, customer));
    if (refusal !== null) throw new AppError('refused', `follow-up-date-${refusal}`, { date: date ?? '' });
    planned = { date: date ?? next.date, noCall: null };
  }
  endFollowUp(tx, ctx, ticket.id, 'closed', 'planned-anew');
  if (customer && planned.date !== null) {
    const taskId = placeFollowUp(tx, ctx, { ticketId: ticket.id, customerId: customer.id, date: planned.date });
    ctx.publish('queue.changed', [taskId]);
  }
  tell(tx, ctx, ticket.id, { kind: 'follow-up-planned', data: { date: planned.date, noCall: planned.noCall } });
  return planned;
}

/**
 * The case asks no more: it is off the agenda, and a call that was there for nothing else is over; one in hand stays with
 * its seat. True when there was such a call.
 */
export function endFollowUp(
  tx: WritableDB,
  { nowMs, publish }: Pick<CommandContext, 'nowMs' | 'publish'>,
  ticketId: string,
  state: 'done' | 'closed',
  reason: string | null,
): boolean {
  const taskIds = endFollowUpItem(tx, ticketId, state, reason);
  endEmptyCalls(tx, taskIds, { goneOn: false, nowMs });
  if (taskIds.length > 0) publish('queue.changed', taskIds);
  return taskIds.length > 0;
}
