import type { CallRow } from '../../../db/calls.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { endFollowUpItem, followUpsOfTask, hasUnreached } from '../../../db/follow-ups.ts';
import { unreachedDays } from '../../../db/ticket-events.ts';
import { isReached } from '../../../shared/contract/dispositions.ts';
import { UNREACHED_DAYS } from '../../../shared/contract/tickets.ts';
import type { CommandContext } from '../services.ts';
import { tell } from '../tickets/ticket-timeline.ts';

/**
 * A call that was to ask reached nobody: each of its cases keeps that once for the business date. What reached nobody on
 * three days is asked no more: a lead closes it. Call it before the task is settled. Returns whether a case left the agenda.
 */
export function noteUnreached(
  tx: WritableDB,
  ctx: CommandContext,
  call: Pick<CallRow, 'taskId' | 'disposition' | 'direction' | 'businessDate'>,
): boolean {
  const { taskId, disposition, direction, businessDate: date } = call;
  if (taskId === null || disposition === null || direction === 'in' || isReached(disposition)) return false;
  const asked = followUpsOfTask(tx, taskId);
  let left = false;
  for (const ticketId of asked) {
    if (hasUnreached(tx, ticketId, date)) continue;
    tell(tx, ctx, ticketId, { kind: 'follow-up-unreached', data: { date, disposition } });
    if (unreachedDays(tx, ticketId) < UNREACHED_DAYS) continue;
    endFollowUpItem(tx, ticketId, 'closed', 'not-reached');
    left = true;
  }
  if (asked.length > 0) ctx.publish('ticket.changed', asked);
  return left;
}
