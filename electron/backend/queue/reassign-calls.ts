import { absenceWithin } from '../../../db/absences.ts';
import { callsToMove, giveCall, receivers } from '../../../db/queue-reassign.ts';
import { companySettings } from '../../../db/settings.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ReassignInput, ReassignOutput } from '../../../shared/contract/supervision.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { shareByLoad } from '../../../shared/domain/queue/share-by-load.ts';
import type { UseCase } from '../services.ts';

/**
 * Gives open calls to other people, shared out by load, or to anybody. A call that a seat holds or that has ended stays.
 * Errors: `not-found/receiver-unknown`, `forbidden/task-of-other-team`, `forbidden/receiver-of-other-team`,
 * `refused/receiver-absent` with who and until when.
 */
export const reassignCalls: UseCase<ReassignInput, ReassignOutput> = (tx, ctx, input) => {
  const { actor } = ctx;
  const inReach = (teamId: string | null) => actor.scope === 'all' || (teamId !== null && teamId === actor.teamId);
  const wanted = callsToMove(tx, input.taskIds);
  if (wanted.some((call) => !inReach(call.teamId))) throw new AppError('forbidden', 'task-of-other-team');
  const today = businessDateAt(ctx.nowMs, companySettings(tx).timeZone);
  const people = receivers(tx, input.operatorIds, today);
  if (people.length < input.operatorIds.length) throw new AppError('not-found', 'receiver-unknown');
  if (people.some((person) => !inReach(person.teamId))) throw new AppError('forbidden', 'receiver-of-other-team');
  for (const { id, name } of people) {
    const absence = absenceWithin(tx, id, today, today);
    if (absence) throw new AppError('refused', 'receiver-absent', { name, until: absence.validTo });
  }

  const open = wanted.filter((call) => call.state === 'open');
  const loads = people.map((person) => person.load - open.filter((call) => call.operatorId === person.id).length);
  const share = people.length > 0 ? shareByLoad(open.length, loads) : [];
  const moved = open.map((call, index) => {
    const to = people[share[index] ?? -1] ?? null;
    giveCall(tx, call.taskId, to?.id ?? null);
    return { taskId: call.taskId, customerCode: call.customerCode, from: call.operatorName, to };
  });
  // One row for the whole, told in codes and names: who reads it later knows no ids.
  ctx.audit({
    entity: 'call-task',
    entityId: moved.length === 1 ? (moved[0]?.taskId ?? '') : `${moved.length}`,
    before: Object.fromEntries(moved.map(({ customerCode, from }) => [customerCode, from ?? ''])),
    after: Object.fromEntries(moved.map(({ customerCode, to }) => [customerCode, to?.name ?? ''])),
    ...(input.reason === '' ? {} : { reason: input.reason }),
  });
  ctx.publish(
    'queue.changed',
    moved.map(({ taskId }) => taskId),
  );
  return {
    moved: moved.length,
    left: input.taskIds.length - moved.length,
    shares: people.map(({ id, name }) => ({
      operatorId: id,
      operatorName: name,
      count: moved.filter(({ to }) => to?.id === id).length,
    })),
  };
};
