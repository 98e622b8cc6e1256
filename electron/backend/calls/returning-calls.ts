import type { ReadableDB, WritableDB } from '../../../db/connection.ts';
import { dropPromise, promiseTask } from '../../../db/queue-settling.ts';
import { findTask, type TaskRow } from '../../../db/queue-tasks.ts';
import { companySettings } from '../../../db/settings.ts';
import type { ChangePromiseInput, GiveUpPromiseInput, InHand } from '../../../shared/contract/calls.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { PERSONAL_MS } from '../../../shared/domain/queue/retry.ts';
import { checkPromise } from '../queue/check-promise.ts';
import { releaseCall } from '../queue/release-call.ts';
import { takeCall } from '../queue/take-call.ts';
import { enterSeatState } from '../seats/enter-seat-state.ts';
import type { CommandContext, ReadContext } from '../services.ts';
import { requireState, requireWork } from './require-work.ts';
import { settleAbandonedCalls } from './settle-abandoned-calls.ts';
import { settleCall } from './settle-call.ts';
import { showInHand } from './show-in-hand.ts';

/**
 * Previews a callback or a parked call that its operator picks from the list instead of waiting for it. Who is previewed
 * goes back, a call in wrap-up is settled. Errors: `refused/disposition-missing`, those of {@link requireReturning} and
 * of taking a call.
 */
export function takeReturning(tx: WritableDB, ctx: CommandContext, input: { readonly taskId: string }): InHand {
  const work = requireWork(tx, ctx);
  requireState(work, ['ready', 'preview', 'wrap-up'], 'preview');
  if (!work.call && work.task?.id === input.taskId) return showInHand(tx, ctx);
  requireReturning(tx, ctx, input.taskId);
  if (work.call) settleCall(tx, ctx, work.call);
  else if (work.task) releaseCall(tx, ctx, { taskId: work.task.id, reason: '' });
  settleAbandonedCalls(tx, ctx);
  takeCall(tx, ctx, input);
  enterSeatState(tx, ctx, { state: 'preview', taskId: input.taskId });
  return showInHand(tx, ctx);
}

/**
 * Moves a promise to another time of its day, or to anyone, with the reason. Errors: `invalid/promise-other-day`, those
 * of {@link requireReturning} and of a promise.
 */
export function changePromise(tx: WritableDB, ctx: CommandContext, input: ChangePromiseInput): InHand {
  const task = requirePromise(tx, ctx, input.taskId);
  const { promisedAtMs, reason } = input;
  checkPromise(tx, ctx.nowMs, task, promisedAtMs);
  if (businessDateAt(promisedAtMs, companySettings(tx).timeZone) !== task.businessDate) {
    throw new AppError('invalid', 'promise-other-day');
  }
  const forOperatorId = input.promisedTo === 'any' ? null : ctx.actor.operatorId;
  promiseTask(tx, { taskId: task.id, promisedAtMs, forOperatorId });
  ctx.audit({
    entity: 'call-task',
    entityId: task.id,
    before: { promisedAtMs: task.promisedAtMs, forOperatorId: task.forOperatorId },
    after: { promisedAtMs, forOperatorId },
    reason,
  });
  ctx.publish('queue.changed', [task.id]);
  return showInHand(tx, ctx);
}

/** Takes a promise back, with the reason: the call is an ordinary one of the queue again. Errors: see above. */
export function giveUpPromise(tx: WritableDB, ctx: CommandContext, { taskId, reason }: GiveUpPromiseInput): InHand {
  const task = requirePromise(tx, ctx, taskId);
  dropPromise(tx, task.id);
  ctx.audit({
    entity: 'call-task',
    entityId: task.id,
    before: { promisedAtMs: task.promisedAtMs, forOperatorId: task.forOperatorId },
    after: { promisedAtMs: null, forOperatorId: null },
    reason,
  });
  ctx.publish('queue.changed', [task.id]);
  return showInHand(tx, ctx);
}

function requirePromise(db: ReadableDB, ctx: ReadContext, taskId: string): TaskRow {
  const task = requireReturning(db, ctx, taskId);
  if (task.place !== 'promised') throw new AppError('conflict', 'call-not-returning');
  return task;
}

/**
 * A promised or parked call that waits for the asker or for anyone; another operator's is anyone's 10 minutes after its
 * time. Errors: `not-found/task-unknown`, `conflict/call-not-returning`, `forbidden/call-of-other`.
 */
function requireReturning(db: ReadableDB, ctx: ReadContext, taskId: string): TaskRow {
  const task = findTask(db, taskId);
  if (!task) throw new AppError('not-found', 'task-unknown');
  const atMs = task.place === 'promised' ? task.promisedAtMs : task.place === 'parked' ? task.parkedAtMs : null;
  if (task.state !== 'open' || atMs === null) throw new AppError('conflict', 'call-not-returning');
  const isAnyones = task.forOperatorId === null || atMs + PERSONAL_MS <= ctx.nowMs;
  if (!isAnyones && task.forOperatorId !== ctx.actor.operatorId) throw new AppError('forbidden', 'call-of-other');
  return task;
}
