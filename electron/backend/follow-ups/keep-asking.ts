import type { WritableDB } from '../../../db/connection.ts';
import { endFollowUpItem, followUpsOfTask, moveFollowUps } from '../../../db/follow-ups.ts';
import type { TaskRow } from '../../../db/queue-tasks.ts';
import type { CommandContext } from '../services.ts';
import { nextFollowUp } from './follow-up-days.ts';
import { callForFollowUp } from './place-follow-up.ts';

/**
 * A call is over, and what it was to ask is still open: that goes on with the customer's call of the next day on which
 * there can be one. Call it before the task's agenda is ended.
 */
export function keepAsking(
  tx: WritableDB,
  ctx: CommandContext,
  task: Pick<TaskRow, 'id' | 'customerId' | 'businessDate'>,
): void {
  const asked = followUpsOfTask(tx, task.id);
  if (asked.length === 0) return;
  const { date, noCall } = nextFollowUp(tx, ctx.nowMs, task.customerId, task.businessDate);
  if (date === null) {
    for (const ticketId of asked) endFollowUpItem(tx, ticketId, 'closed', noCall);
    return;
  }
  const to = callForFollowUp(tx, ctx, task.customerId, date);
  moveFollowUps(tx, task.id, to);
  ctx.publish('queue.changed', [to]);
}
