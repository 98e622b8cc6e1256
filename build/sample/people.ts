import type { Role } from '../../shared/contract/rights.ts';
import { personName } from './names.ts';
import type { Random } from './random.ts';

export interface SampleTeam {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** Operator ids, in the order of their logins. */
  readonly operatorIds: readonly string[];
}
export interface SampleSeat {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly teamId: string;
}
export interface SamplePerson {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly teamId: string | null;
  readonly seatId: string | null;
  readonly deputyOperatorId: string | null;
}
export interface SamplePeople {
  readonly teams: readonly SampleTeam[];
  readonly seats: readonly SampleSeat[];
  readonly people: readonly SamplePerson[];
}

export { SAMPLE_PASSWORD } from '../../shared/contract/sample.ts';

/** Whose calls fill a shift, after pauses and what is left to do at the desk. */
const CUSTOMERS_AN_OPERATOR = 333;
const OPERATORS_A_TEAM = 8;

/**
 * An administrator, a supervisor, a lead a team, and operators by the size of the center: at least four in two teams, from
 * six on in three or more.
 */
export function samplePeople(random: Random, customers: number, createdAtMs: number): SamplePeople {
  const operators = Math.min(400, Math.max(4, Math.round(customers / CUSTOMERS_AN_OPERATOR)));
  const teamCount = Math.max(operators < 6 ? 2 : 3, Math.ceil(operators / OPERATORS_A_TEAM));
  const digits = Math.max(2, String(operators).length);
  const teamIds = Array.from({ length: teamCount }, () => random.uuid(createdAtMs));
  const people: SamplePerson[] = [];
  const seats: SampleSeat[] = [];
  const add = (login: string, roles: readonly Role[], more: Partial<SamplePerson> = {}): void => {
    const id = more.id ?? random.uuid(createdAtMs);
    people.push({
      login,
      name: personName(random),
      roles,
      teamId: null,
      seatId: null,
      deputyOperatorId: null,
      ...more,
      id,
    });
  };
  add('admin', ['administrator']);
  add('supervisor', ['supervisor']);
  teamIds.forEach((teamId, index) => {
    add(`lead${index + 1}`, ['lead'], { teamId });
  });
  const operatorIds = Array.from({ length: operators }, () => random.uuid(createdAtMs));
  const members = teamIds.map((_, team) => operatorIds.filter((__, index) => index % teamCount === team));
  operatorIds.forEach((id, index) => {
    const number = String(index + 1).padStart(digits, '0');
    const team = index % teamCount;
    const teamId = teamIds[team] as string;
    const colleagues = members[team] as string[];
    const deputy = colleagues[(colleagues.indexOf(id) + 1) % colleagues.length] as string;
    const seatId = random.uuid(createdAtMs);
    seats.push({ id: seatId, code: `S${number}`, name: `${Number(number)} 号座席`, teamId });
    add(`op${number}`, ['operator'], { id, teamId, seatId, deputyOperatorId: deputy === id ? null : deputy });
  });
  const teams = teamIds.map((id, index) => ({
    id,
    code: `T${index + 1}`,
    name: `电话订货${index + 1}班`,
    operatorIds: members[index] as string[],
  }));
  return { teams, seats, people };
}
