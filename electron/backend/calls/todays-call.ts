import type { WritableDB } from '../../../db/connection.ts';
import { freeExpiredLeases, heldByOperator, holderOfPeople } from '../../../db/queue-leases.ts';
import { findLiveTask, operatorLabel, type TaskRow } from '../../../db/queue-tasks.ts';
import { currentSeatState, insertSeatStateChange } from '../../../db/seats.ts';
import { companySettings } from '../../../db/settings.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { YIELDED } from '../../../shared/contract/seats.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { releaseCall } from '../queue/release-call.ts';
import { takeCall } from '../queue/take-call.ts';
import type { CommandContext } from '../services.ts';

/**
 * Leases the call of today of a customer who called in, if there is one that can be had. A seat that only previews them,
 * or another shop of the same person, yields. Error: `refused/customer-in-call` {seat} names one that talks to them.
 */
export function leaseTodaysCall(tx: WritableDB, ctx: CommandContext, customerId: string): TaskRow | null {
  const today = businessDateAt(ctx.nowMs, companySettings(tx).timeZone);
  freeExpiredLeases(tx, ctx.nowMs);
  const task = findLiveTask(tx, customerId, today);
  if (!task || (task.cutoffAtMs !== null && task.cutoffAtMs <= ctx.nowMs)) return null;
  const holderId = holderOfPeople(tx, customerId);
  if (holderId !== undefined && holderId !== ctx.actor.operatorId) yieldPreview(tx, ctx, holderId);
  takeCall(tx, ctx, { taskId: task.id });
  return task;
}

/** A seat that only previews gives its customer up and is told by the event; one that talks is named. */
function yieldPreview(tx: WritableDB, ctx: CommandContext, holderId: string): void {
  const [task] = heldByOperator(tx, holderId);
  const holder = currentSeatState(tx, holderId);
  if (!task) return;
  if (holder?.state !== 'preview') {
    throw new AppError('refused', 'customer-in-call', { seat: operatorLabel(tx, holderId) });
  }
  const asHolder = {
    ...ctx,
    actor: { ...ctx.actor, operatorId: holderId },
    sessionHash: task.leaseSessionHash,
    windowId: task.leaseWindowId,
  };
  releaseCall(tx, asHolder, { taskId: task.id, reason: '' });
  insertSeatStateChange(tx, {
    ...holder,
    id: ctx.newId(),
    state: 'ready',
    reason: YIELDED,
    taskId: task.id,
    atMs: ctx.nowMs,
  });
  ctx.publish('seat.changed', [holderId]);
}
