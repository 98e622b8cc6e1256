import type { SampleCenter } from '../../../build/sample/center.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { findOperatorByLogin, insertOperator } from '../../../db/operators.ts';
import { checkReferencesAtTheEnd } from '../../../db/sample.ts';
import { findSeatByCode, findTeamByCode, insertSeat, insertTeam } from '../../../db/teams.ts';

/** Ids of the sample -> ids of what was there before under the same code or login; itself where nothing was. */
export type KnownIds = ReadonlyMap<string, string>;
export const idOf = (known: KnownIds, id: string) => known.get(id) ?? id;

/** Teams, seats and people; who is there already stays as they are. */
export function putPeople(tx: WritableDB, center: SampleCenter, passwordHash: string): KnownIds {
  const known = new Map<string, string>();
  const { teams, seats, people } = center.people;
  for (const { id, code, name } of teams) {
    const existing = findTeamByCode(tx, code);
    if (existing) known.set(id, existing.id);
    else insertTeam(tx, { id, code, name });
  }
  for (const seat of seats) {
    const existing = findSeatByCode(tx, seat.code);
    if (existing) known.set(seat.id, existing.id);
    else insertSeat(tx, { ...seat, teamId: idOf(known, seat.teamId) });
  }
  const fresh = people.filter((person) => {
    const existing = findOperatorByLogin(tx, person.login);
    if (existing) known.set(person.id, existing.id);
    return !existing;
  });
  // Deputies are colleagues who may come later in the list: the reference is checked at the end of the transaction.
  checkReferencesAtTheEnd(tx);
  for (const { id, login, name, roles, teamId, seatId, deputyOperatorId } of fresh) {
    insertOperator(tx, {
      id,
      login,
      name,
      roles,
      passwordHash,
      teamId: teamId && idOf(known, teamId),
      seatId: seatId && idOf(known, seatId),
      deputyOperatorId: deputyOperatorId && idOf(known, deputyOperatorId),
      createdAtMs: center.createdAtMs,
    });
  }
  return known;
}
