import { type CallRow, updateCall } from '../../../db/calls.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { endEmptyCalls } from '../../../db/follow-ups.ts';
import { deleteEmptyDrafts } from '../../../db/order-drafts.ts';
import { freeTask } from '../../../db/queue-leases.ts';
import { findTask } from '../../../db/queue-tasks.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { noteUnreached } from '../follow-ups/note-unreached.ts';
import { takeBackUnheard } from '../messages/agenda-messages.ts';
import { noteAskedInCall } from '../orders/note-refused.ts';
import { isHeldBy } from '../queue/held-call.ts';
import { settleTask } from '../queue/settle-task.ts';
import type { CommandContext } from '../services.ts';
import { ended, settled } from './call-progress.ts';

/**
 * Ends the wrap-up of a call that has its result: the result goes to the task, the lease is free, the row never changes
 * again. When the lease was lost meanwhile, the attempt stands in the log and the task goes its own way. A promise that
 * ran out during the wrap-up is due at once; when the cut-off passed as well, the task is missed: nothing may keep a seat
 * from its break, or another seat that settles for a dead one from its next call.
 * Error: `refused/disposition-missing`.
 */
export function settleCall(tx: WritableDB, ctx: CommandContext, call: CallRow): void {
  if (call.disposition === null) throw new AppError('refused', 'disposition-missing');
  updateCall(tx, settled(ended(call, ctx.nowMs, null), ctx.nowMs));
  ctx.audit({ entity: 'call', entityId: call.id, after: { settled: call.disposition } });
  ctx.publish('call.changed', [call.id]);
  takeBackUnheard(tx, ctx, call);
  noteAskedInCall(tx, ctx, call);
  if (call.customerId !== null) deleteEmptyDrafts(tx, call.customerId);
  if (call.taskId === null) return;
  const asksNoMore = noteUnreached(tx, ctx, call);
  try {
    settleTask(tx, ctx, {
      taskId: call.taskId,
      callId: call.id,
      disposition: call.disposition,
      noOrderReason: call.noOrderReason,
      promisedAtMs: call.promisedAtMs === null ? null : Math.max(call.promisedAtMs, ctx.nowMs + 1000),
      forWhom: call.promisedTo === 'any' ? 'anyone' : 'me',
    });
  } catch (error) {
    if (isTooLate(error)) freeOwn(tx, ctx, call.taskId);
    else if (!isGone(error)) throw error;
  }
  if (asksNoMore) endEmptyCalls(tx, [call.taskId], { goneOn: false, nowMs: ctx.nowMs });
}

/** Back to the queue, which ends it by its cut-off; a task that another seat holds by now stays there. */
function freeOwn(tx: WritableDB, ctx: CommandContext, taskId: string): void {
  const task = findTask(tx, taskId);
  if (!task || !isHeldBy(task, ctx)) return;
  freeTask(tx, task.id);
  ctx.publish('queue.changed', [task.id]);
}

function isTooLate(error: unknown): boolean {
  return error instanceof AppError && error.key === 'promise-after-cut-off';
}

function isGone(error: unknown): boolean {
  return error instanceof AppError && (error.key === 'lease-lost' || error.key === 'task-settled');
}
