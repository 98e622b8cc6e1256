import { abandonedCalls } from '../../../db/calls.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { findTask } from '../../../db/queue-tasks.ts';
import type { CommandContext } from '../services.ts';
import { ended } from './call-progress.ts';
import { settleCall } from './settle-call.ts';

/**
 * A seat died between the result of its call and the end of the wrap-up: the result counts, so that nobody calls a
 * customer again who has just ordered or refused. Runs before a next call is chosen, as the seat that died.
 */
export function settleAbandonedCalls(tx: WritableDB, ctx: CommandContext): number {
  const calls = abandonedCalls(tx, ctx.actor.operatorId, ctx.nowMs);
  for (const call of calls) {
    const task = call.taskId === null ? undefined : findTask(tx, call.taskId);
    settleCall(
      tx,
      {
        ...ctx,
        actor: { ...ctx.actor, operatorId: call.operatorId, seatId: call.seatId },
        sessionHash: task?.leaseSessionHash ?? null,
        windowId: task?.leaseWindowId ?? null,
      },
      // The seat was heard of until its lease ran out; it did not talk on since.
      ended(call, task?.leaseUntilMs ?? ctx.nowMs, null),
    );
  }
  return calls.length;
}
