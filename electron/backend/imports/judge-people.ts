import type { ReadableDB } from '../../../db/connection.ts';
import { shiftsOf } from '../../../db/operator-shifts.ts';
import { administratorIds, findOperatorByLogin, type OperatorRecord } from '../../../db/operators.ts';
import { findSkillInUse } from '../../../db/skills.ts';
import { findSeatByCode, findTeamNamed } from '../../../db/teams.ts';
import type { OperatorEntry, OperatorValues } from '../../../shared/domain/imports/read-operator-row.ts';
import { type ShiftSpan, shiftProblem } from '../../../shared/domain/operators/shifts.ts';

/** A row of the file beside the person that is stored under its login. */
export interface ToldPerson {
  readonly line: number;
  readonly told: OperatorEntry;
  readonly stored: OperatorRecord | undefined;
}

export type Refusal = readonly [reason: string, params: object];

/**
 * Which rows cannot be taken, and why. A row may name somebody of another row as deputy, and an administrator may leave
 * because another one comes: a refused row can take others with it, so that this is asked until nothing is refused any more.
 */
export function refusedPeople(
  db: ReadableDB,
  people: readonly ToldPerson[],
  createPlaces: boolean,
): ReadonlyMap<number, Refusal> {
  const refused = new Map<number, Refusal>();
  for (const person of people) {
    const refusal = refusalOfItself(db, person, createPlaces);
    if (refusal) refused.set(person.line, refusal);
  }
  for (let before = -1; before !== refused.size; ) {
    before = refused.size;
    const standing = people.filter(({ line }) => !refused.has(line));
    const last = lastAdministrator(db, standing);
    if (last !== undefined) {
      // Who stays an administrator may well be somebody's deputy.
      refused.set(last, ['last-administrator', {}]);
      continue;
    }
    const byLogin = new Map(standing.map((person) => [person.told.login.toLowerCase(), person]));
    for (const person of standing) {
      const refusal = refusalOfDeputy(db, person, byLogin);
      if (refusal) refused.set(person.line, refusal);
    }
  }
  return refused;
}

/** What a row is refused for, whatever the others say. */
function refusalOfItself(db: ReadableDB, { told, stored }: ToldPerson, createPlaces: boolean): Refusal | null {
  const { login, values } = told;
  const { team, seat, deputy } = values;
  if (stored && stored.login !== login) return ['login-spelled', { login, stored: stored.login }];
  if (!createPlaces && team !== undefined && !findTeamNamed(db, team)) return ['unknown-team', { team }];
  if (!createPlaces && seat !== undefined && !findSeatByCode(db, seat)) return ['unknown-seat', { seat }];
  if (deputy?.toLowerCase() === login.toLowerCase()) return ['deputy-self', {}];
  const skill = values.skills?.find((word) => !findSkillInUse(db, word));
  if (skill !== undefined) return ['unknown-skill', { skill }];
  const overlap = values.shifts && shiftProblem(weekAfter(db, stored, values.shifts));
  return overlap ? [overlap.key, { ...overlap.params }] : null;
}

/** Who is deputy already stays it, also after leaving: the file changes nothing then. */
function refusalOfDeputy(
  db: ReadableDB,
  { told, stored }: ToldPerson,
  byLogin: ReadonlyMap<string, ToldPerson>,
): Refusal | null {
  const { deputy } = told.values;
  if (deputy === undefined || deputy === '') return null;
  const known = findOperatorByLogin(db, deputy);
  if (known && known.id === stored?.deputyOperatorId) return null;
  const inFile = byLogin.get(deputy.toLowerCase());
  if (!known && !inFile) return ['deputy-unknown', { deputy }];
  const active = inFile?.told.values.active ?? known?.active ?? true;
  return active ? null : ['deputy-inactive', { deputy }];
}

/** The line of the last administrator who leaves where nobody would be left. */
function lastAdministrator(db: ReadableDB, people: readonly ToldPerson[]): number | undefined {
  const administrators = administratorIds(db);
  const leaving: number[] = [];
  for (const { line, told, stored } of people) {
    const active = told.values.active ?? stored?.active ?? true;
    const roles = told.values.roles ?? stored?.roles ?? [];
    if (active && roles.includes('administrator')) administrators.add(stored?.id ?? told.login);
    else if (stored && administrators.delete(stored.id)) leaving.push(line);
  }
  return administrators.size === 0 ? leaving.at(-1) : undefined;
}

/** The whole week of a person: days of which the file says nothing stay. */
export function weekAfter(
  db: ReadableDB,
  stored: Pick<OperatorRecord, 'id'> | undefined,
  told: NonNullable<OperatorValues['shifts']>,
): ShiftSpan[] {
  const kept = stored ? shiftsOf(db, stored.id).filter(({ weekday }) => told[weekday] === undefined) : [];
  const said = Object.entries(told).flatMap(([weekday, periods]) =>
    periods.map((period) => ({ weekday: Number(weekday), ...period })),
  );
  return [...kept, ...said];
}
