import type { ReadableDB, WritableDB } from '../../../db/connection.ts';
import { putShifts, shiftsOf } from '../../../db/operator-shifts.ts';
import {
  findOperatorByLogin,
  insertOperator,
  type OperatorRecord,
  setOperatorActive,
  updateOperator,
} from '../../../db/operators.ts';
import { deleteSessionsOf } from '../../../db/sessions.ts';
import { allSkills, findSkillInUse, putOperatorSkills, skillsOfOperator } from '../../../db/skills.ts';
import { findTeamNamed } from '../../../db/teams.ts';
import type { OperatorEntry, OperatorValues } from '../../../shared/domain/imports/read-operator-row.ts';
import { inOrder } from '../../../shared/domain/operators/shifts.ts';
import { findOrMakePlace } from '../operators/place.ts';
import { shownShifts } from '../operators/save-shifts.ts';
import { signOutSeat } from '../seats/sign-out-seat.ts';
import type { CommandContext } from '../services.ts';
import { weekAfter } from './judge-people.ts';

/** A new person as nobody knows more of them: without a password, an operator, the least that anybody can be. */
export function insertBarePerson(tx: WritableDB, ctx: CommandContext, login: string): OperatorRecord {
  const person = {
    ...{ id: ctx.newId(), login, name: login, roles: ['operator'] as const, createdAtMs: ctx.nowMs },
    ...{ seatId: null, teamId: null, deputyOperatorId: null },
  };
  insertOperator(tx, { ...person, passwordHash: null });
  return { ...person, active: true };
}

/**
 * Makes a stored person what the file says of them, with a row in the audit log. Whoever it deactivates is signed out.
 * Everybody else of the file is there already, because one of them may be the deputy.
 */
export function writePerson(tx: WritableDB, ctx: CommandContext, told: OperatorEntry, isNew: boolean): void {
  const { login, values } = told;
  const stored = findOperatorByLogin(tx, login);
  if (!stored) return;
  const { id } = stored;
  const before = shownPerson(tx, stored, values);
  const { team, seat, deputy } = values;
  const place = findOrMakePlace(tx, ctx, id, {
    teamCode: team === undefined ? null : (findTeamNamed(tx, team)?.code ?? team),
    seatCode: seat ?? null,
    deputyOperatorId: null,
  });
  const active = values.active ?? stored.active;
  updateOperator(tx, {
    id,
    name: values.name ?? stored.name,
    roles: values.roles ?? stored.roles,
    teamId: place.teamId ?? stored.teamId,
    seatId: place.seatId ?? stored.seatId,
    deputyOperatorId: deputy === undefined ? stored.deputyOperatorId : (findOperatorByLogin(tx, deputy)?.id ?? null),
  });
  if (active !== stored.active) setOperatorActive(tx, id, active);
  if (stored.active && !active && !isNew) {
    signOutSeat(tx, { ...ctx, actor: { ...ctx.actor, operatorId: id, seatId: stored.seatId } });
    deleteSessionsOf(tx, id);
  }
  if (values.skills) putOperatorSkills(tx, id, skillIdsAfter(tx, id, values.skills));
  if (values.shifts) putShifts(tx, id, inOrder(weekAfter(tx, stored, values.shifts)));
  const after = shownPerson(tx, findOperatorByLogin(tx, login) ?? stored, values);
  ctx.audit({
    entity: 'operator',
    entityId: id,
    ...(isNew ? {} : { before }),
    after: isNew ? { login, ...after } : after,
  });
}

/** What a file makes somebody hold, by id: the skills it names; retired ones, which it cannot name, stay. */
export function skillIdsAfter(db: ReadableDB, operatorId: string, words: readonly string[]): Set<string> {
  const retired = new Set(
    allSkills(db)
      .filter((skill) => skill.retired)
      .map(({ id }) => id),
  );
  const kept = skillsOfOperator(db, operatorId).filter((id) => retired.has(id));
  return new Set([...kept, ...words.flatMap((word) => findSkillInUse(db, word)?.id ?? [])]);
}

/** As the audit log shows it; skills and shifts where the file says something of them. */
function shownPerson(db: ReadableDB, person: OperatorRecord, { skills, shifts }: OperatorValues): object {
  const { id, name, roles, seatId, teamId, deputyOperatorId, active } = person;
  const held = new Set(skills && skillsOfOperator(db, id));
  const names = allSkills(db).flatMap((skill) => (held.has(skill.id) ? skill.name : []));
  return {
    ...{ name, roles, seatId, teamId, deputyOperatorId, active },
    ...(skills ? { skills: names } : {}),
    ...(shifts ? { shifts: shownShifts(shiftsOf(db, id)) } : {}),
  };
}
