import { appendAudit } from '../../../db/audit.ts';
import type { ReadableDB, WritableDB } from '../../../db/connection.ts';
import {
  beginComparison,
  eachEntry,
  entryFigures,
  markChanged,
  markStored,
  refuseEntry,
} from '../../../db/imports/entry-staging.ts';
import type { StagingDB } from '../../../db/imports/staging.ts';
import { allShifts, shiftsOf } from '../../../db/operator-shifts.ts';
import { findOperatorByLogin, listOperators, type OperatorRecord } from '../../../db/operators.ts';
import { allSkills, freeUnskilledCalls, heldSkills, skillsOfOperator } from '../../../db/skills.ts';
import { findSeatByCode, findTeamNamed, listSeats, listTeams } from '../../../db/teams.ts';
import { rightsOf, scopeOf } from '../../../shared/contract/rights.ts';
import { type OperatorEntry, operatorRowReader } from '../../../shared/domain/imports/read-operator-row.ts';
import { inOrder } from '../../../shared/domain/operators/shifts.ts';
import type { CommandContext } from '../services.ts';
import { refusedPeople, weekAfter } from './judge-people.ts';
import type { ImportSetting, KindImport } from './kind-import.ts';
import { stageEntries } from './stage-entries.ts';
import { insertBarePerson, skillIdsAfter, writePerson } from './write-person.ts';

/**
 * People by login: new ones are made without a password, which the administrator gives afterwards; of stored ones the
 * file changes what it says. Each change has its own row in the audit log. Whoever a file deactivates is signed out.
 */
export function importOperators(setting: ImportSetting, staging: StagingDB): KindImport {
  const read = operatorRowReader(setting.bound);
  let compared = '';
  return {
    stage: stageEntries(staging, read, ({ login }) => login.toLowerCase()),
    quantityIn: () => 0,
    resolve(db) {
      compared = peopleAsTheyAre(db);
      beginComparison(db);
      const people = [...eachEntry(db, 'main')].map(({ line, entry }) => {
        const told = JSON.parse(entry) as OperatorEntry;
        return { line, told, stored: findOperatorByLogin(db, told.login) };
      });
      const refused = refusedPeople(db, people, setting.mapping.options.createPlaces);
      for (const { line, told, stored } of people) {
        const refusal = refused.get(line);
        if (refusal) refuseEntry(db, line, ...refusal);
        else if (stored && isStored(db, told, stored)) markStored(db, line, stored.id);
        else if (stored) markChanged(db, line, stored.id);
      }
    },
    figures(db) {
      const { created, changed, stored } = entryFigures(db);
      return {
        ...{ accepted: created + changed, stored, acceptedQuantity: 0, storedQuantity: 0, cancelled: 0 },
        created: { customers: 0, products: 0, orders: 0 },
        updated: { customers: 0, products: 0 },
        people: { created, changed },
      };
    },
    isCurrent: (tx) => peopleAsTheyAre(tx) === compared,
    commit(tx) {
      const ctx = commandContext(tx, setting);
      const made = new Set<number>();
      for (const { line, entry, entityId } of eachEntry(tx, 'staged')) {
        if (entityId !== null) continue;
        insertBarePerson(tx, ctx, (JSON.parse(entry) as OperatorEntry).login);
        made.add(line);
      }
      for (const { line, entry } of eachEntry(tx, 'staged')) {
        writePerson(tx, ctx, JSON.parse(entry) as OperatorEntry, made.has(line));
      }
      freeUnskilledCalls(tx);
      return undefined;
    },
  };
}

/** Everything that the comparison went by: the administrator may change people while a file is read. */
function peopleAsTheyAre(db: ReadableDB): string {
  const people = listOperators(db, 0).map(({ id, login, name, roles, seatId, teamId, deputyOperatorId, active }) => [
    ...[id, login, name, [...roles].sort(), seatId, teamId, deputyOperatorId, active],
  ]);
  const places = [listTeams(db).map(({ code, name }) => [code, name]), listSeats(db).map(({ code }) => code)];
  const held = [...heldSkills(db)].map(([id, skills]) => [id, [...skills]]);
  return JSON.stringify([people, places, allSkills(db), held, [...allShifts(db)]]);
}

function isStored(db: ReadableDB, told: OperatorEntry, stored: OperatorRecord): boolean {
  const { name, roles, team, seat, deputy, skills, shifts, active } = told.values;
  return (
    (name === undefined || name === stored.name) &&
    (roles === undefined ||
      (roles.length === stored.roles.length && roles.every((one) => stored.roles.includes(one)))) &&
    (active === undefined || active === stored.active) &&
    (team === undefined || findTeamNamed(db, team)?.id === stored.teamId) &&
    (seat === undefined || findSeatByCode(db, seat)?.id === stored.seatId) &&
    (deputy === undefined || (findOperatorByLogin(db, deputy)?.id ?? deputy) === (stored.deputyOperatorId ?? '')) &&
    (skills === undefined ||
      [...skillIdsAfter(db, stored.id, skills)].sort().join() === skillsOfOperator(db, stored.id).sort().join()) &&
    (shifts === undefined ||
      JSON.stringify(inOrder(weekAfter(db, stored, shifts))) === JSON.stringify(shiftsOf(db, stored.id)))
  );
}

/** As of a command of whoever imports; windows are told once the whole import is written. */
function commandContext(tx: WritableDB, { nowMs, newId, actor }: ImportSetting): CommandContext {
  const by = { atMs: nowMs, actorId: actor.id, actorName: actor.name, action: 'imports.run' };
  return {
    nowMs,
    newId,
    sessionHash: null,
    windowId: null,
    actor: {
      ...{ operatorId: actor.id, name: actor.name, login: '', teamId: null, seatId: null },
      ...{ roles: ['administrator'], rights: rightsOf(['administrator']), scope: scopeOf(['administrator']) },
    },
    publish: () => undefined,
    audit: (entry) => appendAudit(tx, { ...by, ...entry }),
  };
}
