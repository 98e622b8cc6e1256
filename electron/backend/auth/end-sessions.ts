import type { WritableDB } from '../../../db/connection.ts';
import { findOperator } from '../../../db/operators.ts';
import { deleteExpiredSessions, deleteSessionsOf } from '../../../db/sessions.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { signOutSeat } from '../seats/sign-out-seat.ts';
import type { CommandContext, UseCase } from '../services.ts';

/**
 * Signs the asker out everywhere, or everywhere else. With the session that asks the working day ends too: a half-done
 * call is parked. Without it the day goes on here, and what another window held comes free with its lease.
 */
export const endOwnSessions: UseCase<{ alsoThis: boolean }, { ended: number }> = (tx, ctx, { alsoThis }) => {
  if (alsoThis && ctx.actor.rights.has('call.work')) signOutSeat(tx, ctx);
  return { ended: end(tx, ctx, ctx.actor.operatorId, alsoThis ? null : ctx.sessionHash) };
};

/**
 * Signs somebody out everywhere, with the day at their seat; of the administrator who asks, everywhere else.
 * Error: `not-found/operator-unknown`.
 */
export const endSessionsOf: UseCase<{ id: string }, { ended: number }> = (tx, ctx, { id }) => {
  const person = findOperator(tx, id);
  if (!person) throw new AppError('not-found', 'operator-unknown');
  const isOther = id !== ctx.actor.operatorId;
  if (isOther) {
    signOutSeat(tx, { ...ctx, actor: { ...ctx.actor, operatorId: id, seatId: person.seatId } });
    ctx.publish('seat.changed', [id]);
  }
  return { ended: end(tx, ctx, id, isOther ? null : ctx.sessionHash) };
};

function end(tx: WritableDB, ctx: CommandContext, operatorId: string, except: string | null): number {
  deleteExpiredSessions(tx, ctx.nowMs);
  const ended = deleteSessionsOf(tx, operatorId, except);
  ctx.audit({ entity: 'operator', entityId: operatorId, after: { sessionsEnded: ended } });
  // Open streams look their session up at every event: those of the ended ones end now, not at the next one.
  ctx.publish('people.changed', [operatorId]);
  return ended;
}
