import { findOperator, setOperatorActive as storeActive } from '../../../db/operators.ts';
import { deleteSessionsOf } from '../../../db/sessions.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { signOutSeat } from '../seats/sign-out-seat.ts';
import type { UseCase } from '../services.ts';
import { refuseWithoutAdministrator } from './last-administrator.ts';

/**
 * Lets a person sign in or no longer; their sessions and the day at their seat end at once. Rows that name them stay.
 * Errors: `not-found/operator-unknown`, `refused/last-administrator` {name}.
 */
export const setOperatorActive: UseCase<{ id: string; active: boolean }, { ok: true }> = (tx, ctx, { id, active }) => {
  const before = findOperator(tx, id);
  if (!before) throw new AppError('not-found', 'operator-unknown');
  storeActive(tx, id, active);
  refuseWithoutAdministrator(tx, before);
  if (!active) {
    signOutSeat(tx, { ...ctx, actor: { ...ctx.actor, operatorId: id, seatId: before.seatId } });
    deleteSessionsOf(tx, id);
  }
  ctx.audit({ entity: 'operator', entityId: id, before: { active: before.active }, after: { active } });
  ctx.publish('people.changed', [id]);
  ctx.publish('seat.changed', [id]);
  return { ok: true };
};
