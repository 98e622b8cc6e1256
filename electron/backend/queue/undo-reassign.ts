import {
  callsOfReassignment,
  findReassignment,
  markReassignmentUndone,
  teamsOfReassignment,
} from '../../../db/reassignments.ts';
import { companySettings } from '../../../db/settings.ts';
import { takeBackMoves } from '../../../db/task-moves.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { REASSIGN_UNDO_MS, type UndoReassignOutput } from '../../../shared/contract/reassign.ts';
import { formatInstant } from '../../../shared/i18n/format.ts';
import { reachesTeam } from '../auth/reaches-team.ts';
import type { UseCase } from '../services.ts';

/** So many that stay are named. */
const NAMED = 3;

/**
 * Takes back the calls of a reassignment that nobody has begun or given on meanwhile; they are whose they were. The
 * others stay where they are and are named.
 * Errors: `not-found/reassignment-unknown`, `forbidden/task-of-other-team`, `conflict/reassign-undone` with by whom,
 * `refused/reassign-undo-too-late`, `refused/reassign-begun` when all were begun.
 */
export const undoReassign: UseCase<{ reassignmentId: string }, UndoReassignOutput> = (tx, ctx, { reassignmentId }) => {
  const done = findReassignment(tx, reassignmentId);
  if (!done) throw new AppError('not-found', 'reassignment-unknown');
  if (teamsOfReassignment(tx, done.id).some((teamId) => !reachesTeam(ctx.actor, teamId))) {
    throw new AppError('forbidden', 'task-of-other-team');
  }
  if (done.undoneAtMs !== null) {
    const at = formatInstant(done.undoneAtMs, companySettings(tx).timeZone, 'time');
    throw new AppError('conflict', 'reassign-undone', { name: done.undoneBy ?? '', at });
  }
  if (ctx.nowMs >= done.atMs + REASSIGN_UNDO_MS) throw new AppError('refused', 'reassign-undo-too-late');
  const calls = callsOfReassignment(tx, done.id);
  const back = takeBackMoves(tx, 'reassignment', done.id, done.atMs);
  const isBack = new Set(back);
  const left = calls.filter((call) => !isBack.has(call.taskId));
  const leftNames = left.slice(0, NAMED).map(({ customerName, operatorName }) => ({ customerName, operatorName }));
  if (back.length === 0) {
    const names = leftNames.map((each) => `${each.customerName} (${each.operatorName ?? '–'})`).join(', ');
    throw new AppError('refused', 'reassign-begun', { count: left.length, names });
  }
  markReassignmentUndone(tx, done.id, ctx.nowMs, ctx.actor.name);
  ctx.audit({
    entity: 'call-task',
    entityId: back.length === 1 ? (back[0] ?? '') : `${back.length}`,
    after: { undone: true, takenBack: back.length, left: left.map((call) => call.customerCode).join(' ') },
  });
  ctx.publish('queue.changed', back);
  return { takenBack: back.length, left: left.length, leftNames };
};
