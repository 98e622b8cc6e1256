import type { WritableDB } from '../../../db/connection.ts';
import { skipTaskRow } from '../../../db/queue-leases.ts';
import { findTask } from '../../../db/queue-tasks.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { SkipReason } from '../../../shared/contract/queue.ts';
import { SKIP_MS } from '../../../shared/domain/queue/retry.ts';
import type { CommandContext } from '../services.ts';
import { isHeldBy } from './held-call.ts';

export interface SkipInput {
  readonly taskId: string;
  readonly reason: SkipReason;
  readonly note: string;
}

/** Puts a held call back with a reason; no attempt; it comes again after 15 minutes. Error: `conflict/lease-lost`. */
export function skipCall(tx: WritableDB, ctx: CommandContext, input: SkipInput): { notBeforeMs: number } {
  const task = findTask(tx, input.taskId);
  if (!task || !isHeldBy(task, ctx)) throw new AppError('conflict', 'lease-lost');
  const notBeforeMs = ctx.nowMs + SKIP_MS;
  skipTaskRow(tx, task.id, input.reason, notBeforeMs);
  ctx.audit({
    entity: 'call-task',
    entityId: task.id,
    after: { skipped: input.reason, notBeforeMs },
    reason: input.note === '' ? input.reason : `${input.reason}: ${input.note}`,
  });
  ctx.publish('queue.changed', [task.id]);
  return { notBeforeMs };
}
