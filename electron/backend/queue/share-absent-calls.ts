import { type CallOfAbsentRow, callsOfAbsent, daysWithCalls, ownOpenCalls } from '../../../db/absence-moves.ts';
import { type AbsenceRow, absenceWithin, peopleOfTeam } from '../../../db/absences.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { findOperator, type OperatorRecord } from '../../../db/operators.ts';
import { heldSkills } from '../../../db/skills.ts';
import { moveTask } from '../../../db/task-moves.ts';
import { shareAmong } from '../../../shared/domain/queue/share-by-load.ts';
import { holdsAll } from '../../../shared/domain/queue/skills.ts';

/**
 * Gives the open calls of an absent person away, day by day: promised and parked ones to anyone, the others to the
 * deputies (the customer's own, else the person's, else anyone) or by load to the team at work; none to who lacks a skill
 * that it asks for. Shares by load stand
 * like calls given by hand; deputies are what a build would choose as well. Returns the ids of the calls.
 */
export function shareAbsentCalls(tx: WritableDB, absence: AbsenceRow, person: OperatorRecord): string[] {
  const moved: string[] = [];
  for (const date of daysWithCalls(tx, absence.validFrom, absence.validTo)) {
    const calls = callsOfAbsent(tx, person.id, date);
    const plain = calls.filter((call) => !isPersonal(call));
    const receivers = absence.share === 'deputy' ? deputies(tx, person, plain, date) : byLoad(tx, person, plain, date);
    const receiverOf = new Map(plain.map((call, at) => [call.taskId, receivers[at] ?? null]));
    for (const call of calls) {
      moveTask(tx, 'absence', {
        ofId: absence.id,
        taskId: call.taskId,
        ownerAfter: receiverOf.get(call.taskId) ?? null,
        forAfter: null,
        byNameAfter: 0,
        touchedAfter: absence.share === 'by-load' && !isPersonal(call) ? 1 : call.touched,
      });
      moved.push(call.taskId);
    }
  }
  return moved;
}

function isPersonal(call: CallOfAbsentRow): boolean {
  return call.place === 'promised' || call.place === 'parked';
}

/** The receiver of each call, in order; null: anyone. */
type Receivers = (string | null)[];

function deputies(tx: WritableDB, person: OperatorRecord, calls: readonly CallOfAbsentRow[], date: string): Receivers {
  const known = new Map<string, boolean>();
  const held = heldSkills(tx);
  const isAtWork = (operatorId: string): boolean => {
    const atWork =
      known.get(operatorId) ??
      (findOperator(tx, operatorId)?.active === true && absenceWithin(tx, operatorId, date, date) === undefined);
    known.set(operatorId, atWork);
    return atWork;
  };
  return calls.map(
    (call) =>
      [call.deputyOperatorId, person.deputyOperatorId].find(
        (id) => id !== null && id !== person.id && holdsAll(held.get(id), call.needed) && isAtWork(id),
      ) ?? null,
  );
}

function byLoad(tx: WritableDB, person: OperatorRecord, calls: readonly CallOfAbsentRow[], date: string): Receivers {
  const team = { all: person.teamId === null ? 1 : 0, teamId: person.teamId } as const;
  const atWork = peopleOfTeam(tx, team).filter(
    ({ id }) => id !== person.id && absenceWithin(tx, id, date, date) === undefined,
  );
  if (atWork.length === 0) return calls.map(() => null);
  const held = heldSkills(tx);
  const share = shareAmong(
    calls.map(({ needed }) => atWork.flatMap(({ id }, at) => (holdsAll(held.get(id), needed) ? [at] : []))),
    atWork.map(({ id }) => ownOpenCalls(tx, id, date)),
  );
  return share.map((at) => atWork[at ?? -1]?.id ?? null);
}
