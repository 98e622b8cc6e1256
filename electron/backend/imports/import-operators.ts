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
import {
  administratorIds,
  findOperatorByLogin,
  insertOperator,
  listOperators,
  type OperatorRecord,
  setOperatorActive,
  updateOperator,
} from '../../../db/operators.ts';
import { deleteSessionsOf } from '../../../db/sessions.ts';
import { findSeatByCode, findTeamNamed, listSeats, listTeams } from '../../../db/teams.ts';
import { rightsOf, scopeOf } from '../../../shared/contract/rights.ts';
import { type OperatorEntry, operatorRowReader } from '../../../shared/domain/imports/read-operator-row.ts';
import { findOrMakePlace } from '../operators/place.ts';
import { signOutSeat } from '../seats/sign-out-seat.ts';
import type { CommandContext } from '../services.ts';
import type { ImportSetting, KindImport } from './kind-import.ts';
import { stageEntries } from './stage-entries.ts';

type Person = Omit<OperatorRecord, 'id' | 'login' | 'createdAtMs'>;

/**
 * People by login: new ones are made without a password, which the administrator gives afterwards; of stored ones the
 * file changes what it says. Each change has its own row in the audit log. Whoever a file deactivates is signed out.
 */
export function importOperators(setting: ImportSetting, staging: StagingDB): KindImport {
  const read = operatorRowReader(setting.bound);
  const { createPlaces } = setting.mapping.options;
  let compared = '';

  function refusal(db: ReadableDB, { login, values }: OperatorEntry): [string, object] | null {
    const stored = findOperatorByLogin(db, login);
    if (stored && stored.login !== login) return ['login-spelled', { login, stored: stored.login }];
    if (createPlaces) return null;
    const { team, seat } = values;
    if (team !== undefined && !findTeamNamed(db, team)) return ['unknown-team', { team }];
    if (seat !== undefined && !findSeatByCode(db, seat)) return ['unknown-seat', { seat }];
    return null;
  }

  return {
    stage: stageEntries(staging, read, ({ login }) => login.toLowerCase()),
    quantityIn: () => 0,
    resolve(db) {
      compared = peopleAsTheyAre(db);
      beginComparison(db);
      const administrators = administratorIds(db);
      const leaving: number[] = [];
      for (const { line, entry } of eachEntry(db, 'main')) {
        const told = JSON.parse(entry) as OperatorEntry;
        const refused = refusal(db, told);
        const stored = findOperatorByLogin(db, told.login);
        if (refused) refuseEntry(db, line, ...refused);
        else if (stored && isStored(db, told, stored)) markStored(db, line, stored.id);
        else {
          if (stored) markChanged(db, line, stored.id);
          const after = personAfter(told, stored);
          if (after.active && after.roles.includes('administrator')) administrators.add(stored?.id ?? told.login);
          else if (stored && administrators.delete(stored.id)) leaving.push(line);
        }
      }
      const last = leaving.at(-1);
      if (administrators.size === 0 && last !== undefined) refuseEntry(db, last, 'last-administrator', {});
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
      for (const { entry } of eachEntry(tx, 'staged')) write(tx, setting, JSON.parse(entry) as OperatorEntry);
      return undefined;
    },
  };
}

/** Everything that the comparison went by: the administrator may change people while a file is read. */
function peopleAsTheyAre(db: ReadableDB): string {
  const people = listOperators(db, 0).map(({ id, login, name, roles, seatId, teamId, active }) => [
    id,
    login,
    name,
    [...roles].sort(),
    seatId,
    teamId,
    active,
  ]);
  const places = [listTeams(db).map(({ code, name }) => [code, name]), listSeats(db).map(({ code }) => code)];
  return JSON.stringify([people, places]);
}

function isStored(db: ReadableDB, told: OperatorEntry, stored: OperatorRecord): boolean {
  const { name, roles, team, seat, active } = told.values;
  return (
    (name === undefined || name === stored.name) &&
    (roles === undefined ||
      (roles.length === stored.roles.length && roles.every((one) => stored.roles.includes(one)))) &&
    (active === undefined || active === stored.active) &&
    (team === undefined || findTeamNamed(db, team)?.id === stored.teamId) &&
    (seat === undefined || findSeatByCode(db, seat)?.id === stored.seatId)
  );
}

/** Without roles in the file a new person is an operator: the least that anybody can be. */
function personAfter({ login, values }: OperatorEntry, stored: OperatorRecord | undefined): Person {
  return {
    name: values.name ?? stored?.name ?? login,
    roles: values.roles ?? stored?.roles ?? ['operator'],
    seatId: stored?.seatId ?? null,
    teamId: stored?.teamId ?? null,
    deputyOperatorId: stored?.deputyOperatorId ?? null,
    active: values.active ?? stored?.active ?? true,
  };
}

function write(tx: WritableDB, setting: ImportSetting, told: OperatorEntry): void {
  const ctx = commandContext(tx, setting);
  const { login, values } = told;
  const stored = findOperatorByLogin(tx, login);
  const id = stored?.id ?? setting.newId();
  const { team, seat } = values;
  const made = findOrMakePlace(tx, ctx, id, {
    teamCode: team === undefined ? null : (findTeamNamed(tx, team)?.code ?? team),
    seatCode: seat ?? null,
    deputyOperatorId: null,
  });
  const after = personAfter(told, stored);
  const person = { ...after, teamId: made.teamId ?? after.teamId, seatId: made.seatId ?? after.seatId };
  const { active, ...rest } = person;
  if (stored) updateOperator(tx, { id, ...rest });
  else insertOperator(tx, { id, login, ...rest, passwordHash: null, createdAtMs: setting.nowMs });
  if (active !== (stored?.active ?? true)) setOperatorActive(tx, id, active);
  if (stored?.active && !active) {
    signOutSeat(tx, { ...ctx, actor: { ...ctx.actor, operatorId: id, seatId: stored.seatId } });
    deleteSessionsOf(tx, id);
  }
  const { id: _id, createdAtMs: _at, login: _login, ...before } = stored ?? { id, createdAtMs: 0, login };
  ctx.audit({
    entity: 'operator',
    entityId: id,
    ...(stored ? { before } : {}),
    after: stored ? person : { login, ...person },
  });
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
