import type { ReadableDB } from '../../../db/connection.ts';
import { findOperator, passwordStateOf } from '../../../db/operators.ts';
import { findSeat } from '../../../db/teams.ts';
import type { Me } from '../../../shared/contract/auth.ts';
import type { Actor } from '../services.ts';

/** What the screens know of the person who is signed in. */
export function describeMe(db: ReadableDB, actor: Actor): Me {
  const { operatorId, login, name, roles, rights, scope, teamId, seatId } = actor;
  const ownSeatId = findOperator(db, operatorId)?.seatId ?? null;
  return {
    operatorId,
    login,
    name,
    roles: [...roles],
    rights: [...rights],
    scope,
    teamId,
    seatId,
    seatCode: seatId === null ? null : (findSeat(db, seatId)?.code ?? null),
    mustChangePassword: passwordStateOf(db, operatorId) === 'first',
    choosesSeat: roles.includes('operator') && ownSeatId === null,
  };
}
