import type { WritableDB } from '../../../db/connection.ts';
import { findOperator } from '../../../db/operators.ts';
import { findSeatByCode, findTeamByCode, insertSeat, insertTeam } from '../../../db/teams.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { CommandContext } from '../services.ts';

export interface PlaceInput {
  readonly seatCode: string | null;
  readonly teamCode: string | null;
  readonly deputyOperatorId: string | null;
}

export interface Place {
  readonly seatId: string | null;
  readonly teamId: string | null;
  readonly deputyOperatorId: string | null;
}

/**
 * The rows behind a seat's and a team's code; what does not exist yet is made, the seat in that team.
 * Errors: `refused/deputy-is-self`, `refused/deputy-inactive`, `not-found/operator-unknown`.
 */
export function findOrMakePlace(tx: WritableDB, ctx: CommandContext, operatorId: string, input: PlaceInput): Place {
  const teamId = input.teamCode === null ? null : teamOf(tx, ctx, input.teamCode);
  const seatId = input.seatCode === null ? null : seatOf(tx, ctx, input.seatCode, teamId);
  const { deputyOperatorId } = input;
  if (deputyOperatorId !== null) {
    const path = 'deputyOperatorId';
    if (deputyOperatorId === operatorId) {
      throw new AppError('refused', 'deputy-is-self', {}, [{ path, key: 'deputy-is-self' }]);
    }
    const deputy = findOperator(tx, deputyOperatorId);
    if (!deputy) throw new AppError('not-found', 'operator-unknown');
    if (!deputy.active) {
      const params = { name: deputy.name };
      throw new AppError('refused', 'deputy-inactive', params, [{ path, key: 'deputy-inactive', params }]);
    }
  }
  return { seatId, teamId, deputyOperatorId };
}

function teamOf(tx: WritableDB, ctx: CommandContext, code: string): string {
  const known = findTeamByCode(tx, code);
  if (known) return known.id;
  const team = { id: ctx.newId(), code, name: code };
  insertTeam(tx, team);
  ctx.audit({ entity: 'team', entityId: team.id, after: team });
  return team.id;
}

function seatOf(tx: WritableDB, ctx: CommandContext, code: string, teamId: string | null): string {
  const known = findSeatByCode(tx, code);
  if (known) return known.id;
  const seat = { id: ctx.newId(), code, name: '', teamId };
  insertSeat(tx, seat);
  ctx.audit({ entity: 'seat', entityId: seat.id, after: seat });
  return seat.id;
}
