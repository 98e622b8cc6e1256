import { absenceWithin } from '../../../db/absences.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { callsToMove, type OpenCallRow, type ReceiverRow, receivers } from '../../../db/queue-reassign.ts';
import { insertReassignment, lastReassignmentOf } from '../../../db/reassignments.ts';
import { companySettings } from '../../../db/settings.ts';
import { heldSkills } from '../../../db/skills.ts';
import { moveTask } from '../../../db/task-moves.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ReassignInput, ReassignOutput } from '../../../shared/contract/reassign.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { fillPlaces, shareAmong } from '../../../shared/domain/queue/share-by-load.ts';
import { holdsAll, NO_SKILLS } from '../../../shared/domain/queue/skills.ts';
import { formatInstant } from '../../../shared/i18n/format.ts';
import { reachesTeam } from '../auth/reaches-team.ts';
import type { Actor, UseCase } from '../services.ts';

/**
 * Gives open calls to other people, by load or as a proposal says, or to anybody, and keeps how they stood. A call that a
 * seat holds or that has ended stays, and of several people none gets a call whose skills they do not hold; one person
 * who is named gets all. Attempts, waiting time and promise stay; builds leave the call alone from now on.
 * Errors: `not-found/receiver-unknown`, `forbidden/task-of-other-team`, `forbidden/receiver-of-other-team`,
 * `refused/receiver-absent` with who and until when, `conflict/calls-given-meanwhile` and `calls-freed-meanwhile` with what
 * another lead did first, `conflict/calls-changed-meanwhile`, `invalid/shares-do-not-fit`.
 */
export const reassignCalls: UseCase<ReassignInput, ReassignOutput> = (tx, ctx, input) => {
  const wanted = callsToMove(tx, input.taskIds);
  if (wanted.some((call) => !reachesTeam(ctx.actor, call.teamId)))
    throw new AppError('forbidden', 'task-of-other-team');
  const people = receiversOf(tx, ctx.actor, input, businessDateAt(ctx.nowMs, companySettings(tx).timeZone));
  const open = wanted.filter((call) => call.state === 'open');
  refuseMovedMeanwhile(tx, input, open);

  const share = shareOf(tx, open, people, input.shares);
  // What several get is given by rule: whatever asks for a skill that none of them holds stays where it is.
  const given = open.map((call, at) => ({ call, to: share[at] ?? null })).filter(({ to }) => people.length === 0 || to);
  const reassignmentId = given.length === 0 ? null : ctx.newId();
  if (reassignmentId !== null) {
    insertReassignment(tx, { id: reassignmentId, atMs: ctx.nowMs, byName: ctx.actor.name, reason: input.reason });
  }
  const moved = given.map(({ call, to }) => {
    const isPersonal = call.place === 'promised' || call.place === 'parked';
    moveTask(tx, 'reassignment', {
      ofId: reassignmentId ?? '',
      taskId: call.taskId,
      ownerAfter: to?.id ?? null,
      forAfter: isPersonal ? (to?.id ?? null) : null,
      touchedAfter: 1,
      byNameAfter: people.length === 1 ? 1 : 0,
    });
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
    reassignmentId,
    moved: moved.length,
    left: input.taskIds.length - moved.length,
    unskilled: open.length - moved.length,
    shares: people.map(({ id, name }) => ({
      operatorId: id,
      operatorName: name,
      count: moved.filter(({ to }) => to?.id === id).length,
    })),
  };
};

function receiversOf(tx: ReadableDB, actor: Actor, input: ReassignInput, today: string): ReceiverRow[] {
  const people = receivers(tx, input.operatorIds, today);
  if (people.length < input.operatorIds.length) throw new AppError('not-found', 'receiver-unknown');
  if (people.some((person) => !reachesTeam(actor, person.teamId))) {
    throw new AppError('forbidden', 'receiver-of-other-team');
  }
  for (const { id, name } of people) {
    const absence = absenceWithin(tx, id, today, today);
    if (absence) throw new AppError('refused', 'receiver-absent', { name, until: absence.validTo });
  }
  return people;
}

/** Two leads at once: who comes second is told what the first has done, and decides anew. */
function refuseMovedMeanwhile(tx: ReadableDB, input: ReassignInput, open: readonly OpenCallRow[]): void {
  if (input.seen === undefined) return;
  const seen = new Map(input.taskIds.map((taskId, at) => [taskId, input.seen?.[at] ?? null]));
  const other = open.filter((call) => seen.get(call.taskId) !== call.operatorId);
  if (other.length === 0) return;
  const first = lastReassignmentOf(
    tx,
    other.map((call) => call.taskId),
  );
  if (!first) throw new AppError('conflict', 'calls-changed-meanwhile', { count: other.length });
  const key = first.toName === null ? 'calls-freed-meanwhile' : 'calls-given-meanwhile';
  const at = formatInstant(first.atMs, companySettings(tx).timeZone, 'time');
  throw new AppError('conflict', key, { count: other.length, name: first.byName, to: first.toName ?? '', at });
}

/** Who gets each call; null: nobody of them may have it. */
function shareOf(
  tx: ReadableDB,
  open: readonly OpenCallRow[],
  people: readonly ReceiverRow[],
  shares: ReassignInput['shares'],
): readonly (ReceiverRow | null)[] {
  if (people.length === 0) return [];
  const held = open.some(({ needed }) => needed !== NO_SKILLS)
    ? heldSkills(tx)
    : new Map<string, ReadonlySet<string>>();
  const everybody = people.map((_person, at) => at);
  const among = open.map(({ needed, ownOperatorId }) =>
    people.length === 1 || needed === NO_SKILLS
      ? everybody
      : everybody.filter((at) => {
          const id = people[at]?.id ?? '';
          return id === ownOperatorId || holdsAll(held.get(id), needed);
        }),
  );
  const personAt = (at: number | null) => people[at ?? -1] ?? null;
  if (shares) {
    const places = shares.flatMap(({ operatorId, count }) =>
      Array<number>(count).fill(people.findIndex(({ id }) => id === operatorId)),
    );
    if (places.length < open.length || places.includes(-1)) throw new AppError('invalid', 'shares-do-not-fit');
    return fillPlaces(among, places).map(personAt);
  }
  const loads = people.map((person) => person.load - open.filter((call) => call.operatorId === person.id).length);
  return shareAmong(among, loads).map(personAt);
}
