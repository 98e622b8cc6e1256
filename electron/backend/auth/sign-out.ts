import { deleteSession } from '../../../db/sessions.ts';
import type { UseCase } from '../services.ts';

/** Ends the session that asks. */
export const signOut: UseCase<Record<string, never>, { ok: true }> = (tx, ctx) => {
  if (ctx.sessionHash !== null) deleteSession(tx, ctx.sessionHash);
  ctx.audit({ entity: 'operator', entityId: ctx.actor.operatorId });
  ctx.publish('people.changed', [ctx.actor.operatorId]);
  ctx.publish('seat.changed', [ctx.actor.operatorId]);
  return { ok: true };
};
