import { lastActOn } from '../../../db/audit-list.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { freeTask, heldByOperator, openParkedCalls } from '../../../db/queue-leases.ts';
import { findTask } from '../../../db/queue-tasks.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ReleaseInput } from '../../../shared/contract/queue.ts';
import type { CommandContext } from '../services.ts';

/**
 * Frees a held call: its holder gives it back before dialing, or a lead takes it from a seat of the team.
 * Errors: `not-found/task-unknown`, `conflict/task-released` with who did it first, `conflict/task-not-held`,
 * `forbidden/task-of-other-seat`.
 */
export function releaseCall(tx: WritableDB, ctx: CommandContext, input: ReleaseInput): { ok: true } {
  const task = findTask(tx, input.taskId);
  if (!task) throw new AppError('not-found', 'task-unknown');
  if (task.state !== 'held' || (input.heldBy !== undefined && task.leaseOperatorId !== input.heldBy)) {
    const last = lastActOn(tx, 'call-task', task.id);
    if (last?.action === 'queue.release') throw new AppError('conflict', 'task-released', { name: last.actorName });
    throw new AppError('conflict', 'task-not-held');
  }
  const own = task.leaseOperatorId === ctx.actor.operatorId;
  const { scope, teamId } = ctx.actor;
  const inReach = scope === 'all' || (scope === 'team' && teamId !== null && task.teamId === teamId);
  if (!own && !(ctx.actor.rights.has('queue.manage') && inReach)) throw new AppError('forbidden', 'task-of-other-seat');
  freeTask(tx, task.id);
  ctx.audit({
    entity: 'call-task',
    entityId: task.id,
    before: { state: 'held', operatorId: task.leaseOperatorId },
    after: { state: 'open' },
    ...(input.reason === '' ? {} : { reason: input.reason }),
  });
  ctx.publish('queue.changed', [task.id]);
  return { ok: true };
}

/** Frees whatever an operator holds and gives the parked calls to anyone: at sign-out. Returns how many. */
export function releaseOperatorCalls(tx: WritableDB, ctx: CommandContext, operatorId: string): number {
  const held = heldByOperator(tx, operatorId);
  for (const task of held) freeTask(tx, task.id);
  const parked = openParkedCalls(tx, operatorId);
  if (held.length + parked > 0) {
    ctx.publish(
      'queue.changed',
      held.map((task) => task.id),
    );
  }
  return held.length + parked;
}
