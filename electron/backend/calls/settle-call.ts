import { type CallRow, updateCall } from '../../../db/calls.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { settleTask } from '../queue/settle-task.ts';
import type { CommandContext } from '../services.ts';
import { ended, settled } from './call-progress.ts';

/**
 * Ends the wrap-up of a call that has its result: the result goes to the task, the lease is free, the row never changes
 * again. When the lease was lost meanwhile, the attempt stands in the log and the task goes its own way.
 * Error: `refused/disposition-missing`.
 */
export function settleCall(tx: WritableDB, ctx: CommandContext, call: CallRow): void {
  if (call.disposition === null) throw new AppError('refused', 'disposition-missing');
  updateCall(tx, settled(ended(call, ctx.nowMs, null), ctx.nowMs));
  ctx.audit({ entity: 'call', entityId: call.id, after: { settled: call.disposition } });
  ctx.publish('call.changed', [call.id]);
  if (call.taskId === null) return;
  try {
    settleTask(tx, ctx, {
      taskId: call.taskId,
      callId: call.id,
      disposition: call.disposition,
      noOrderReason: call.noOrderReason,
      promisedAtMs: call.promisedAtMs,
      forWhom: call.promisedTo === 'any' ? 'anyone' : 'me',
    });
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

function isGone(error: unknown): boolean {
  return error instanceof AppError && (error.key === 'lease-lost' || error.key === 'task-settled');
}
