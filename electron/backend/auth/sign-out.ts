import { deleteSession } from '../../../db/sessions.ts';
import { signOutSeat } from '../seats/sign-out-seat.ts';
import type { UseCase } from '../services.ts';

/** Ends the session that asks, and the working day at its seat: a half-done call is parked. */
export const signOut: UseCase<Record<string, never>, { ok: true }> = (tx, ctx) => {
  if (ctx.actor.rights.has('call.work')) signOutSeat(tx, ctx);
  if (ctx.sessionHash !== null) deleteSession(tx, ctx.sessionHash);
  ctx.audit({ entity: 'operator', entityId: ctx.actor.operatorId });
  ctx.publish('people.changed', [ctx.actor.operatorId]);
  return { ok: true };
};
