import { deleteSeat, findSeat, findSeatByCode, findTeam, insertSeat, updateSeat } from '../../../db/teams.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { UseCase } from '../services.ts';

export interface SeatInput {
  readonly id?: string | undefined;
  readonly code: string;
  readonly name: string;
  readonly teamId: string | null;
}

/**
 * Makes a seat, or changes one.
 * Errors: `not-found/seat-unknown`, `not-found/team-unknown`, `conflict/seat-code-taken` {code}.
 */
export const saveSeat: UseCase<SeatInput, { id: string }> = (tx, ctx, { id, code, name, teamId }) => {
  const before = id === undefined ? undefined : findSeat(tx, id);
  if (id !== undefined && !before) throw new AppError('not-found', 'seat-unknown');
  if (teamId !== null && !findTeam(tx, teamId)) throw new AppError('not-found', 'team-unknown');
  const holder = findSeatByCode(tx, code);
  if (holder && holder.id !== id) {
    throw new AppError('conflict', 'seat-code-taken', { code }, [
      { path: 'code', key: 'seat-code-taken', params: { code } },
    ]);
  }
  const seat = { id: id ?? ctx.newId(), code, name, teamId };
  (before ? updateSeat : insertSeat)(tx, seat);
  ctx.audit({ entity: 'seat', entityId: seat.id, ...(before ? { before } : {}), after: seat });
  ctx.publish('people.changed', [seat.id]);
  ctx.publish('seat.changed', [seat.id]);
  return { id: seat.id };
};

/** Errors: `not-found/seat-unknown`, `refused/seat-in-use` {code}: calls and states keep naming their seat. */
export const removeSeat: UseCase<{ id: string }, { ok: true }> = (tx, ctx, { id }) => {
  const before = findSeat(tx, id);
  if (!before) throw new AppError('not-found', 'seat-unknown');
  if (!deleteSeat(tx, id)) throw new AppError('refused', 'seat-in-use', { code: before.code });
  ctx.audit({ entity: 'seat', entityId: id, before });
  ctx.publish('people.changed', [id]);
  return { ok: true };
};
