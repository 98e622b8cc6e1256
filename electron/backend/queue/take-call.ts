import type { WritableDB } from '../../../db/connection.ts';
import { freeExpiredLeases, heldByWindow, holderOfPeople } from '../../../db/queue-leases.ts';
import { findTask, operatorLabel } from '../../../db/queue-tasks.ts';
import { companySettings } from '../../../db/settings.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { HeldCall } from '../../../shared/contract/queue.ts';
import type { CommandContext } from '../services.ts';
import { describeHeldCall, isHeldBy, windowOf } from './held-call.ts';
import { leaseCall } from './lease-call.ts';

/**
 * Leases one certain call to the asking window: picked from the list, or an incoming caller who is due today. Waiting
 * times do not hold it back, a cut-off does.
 * Errors: `not-found/task-unknown`, `conflict/task-held` {seat}, `conflict/task-settled`, `conflict/other-call-held`,
 * `refused/task-cut-off-passed`.
 */
export function takeCall(tx: WritableDB, ctx: CommandContext, input: { taskId: string }): HeldCall {
  const window = windowOf(ctx);
  freeExpiredLeases(tx, ctx.nowMs);
  const task = findTask(tx, input.taskId);
  if (!task) throw new AppError('not-found', 'task-unknown');
  if (isHeldBy(task, ctx)) return describeHeldCall(tx, task);
  if (task.state === 'held') {
    throw new AppError('conflict', 'task-held', { seat: operatorLabel(tx, task.leaseOperatorId ?? '') });
  }
  if (task.state !== 'open') throw new AppError('conflict', 'task-settled');
  if (heldByWindow(tx, window.sessionHash, window.windowId)) throw new AppError('conflict', 'other-call-held');
  // A lease covers the customer's other calls and shops too.
  const holder = holderOfPeople(tx, task.customerId);
  if (holder !== undefined) throw new AppError('conflict', 'task-held', { seat: operatorLabel(tx, holder) });
  if (task.cutoffAtMs !== null && task.cutoffAtMs <= ctx.nowMs) throw new AppError('refused', 'task-cut-off-passed');
  const untilMs = ctx.nowMs + companySettings(tx).leaseSeconds * 1000;
  const { id: taskId, customerId } = task;
  leaseCall(tx, ctx, { taskId, customerId, operatorId: ctx.actor.operatorId, ...window, untilMs, chosenBy: 'by-hand' });
  ctx.publish('queue.changed', [task.id]);
  return describeHeldCall(tx, findTask(tx, task.id) ?? task);
}
