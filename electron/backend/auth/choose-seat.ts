import { setSessionSeat } from '../../../db/sessions.ts';
import { findSeat } from '../../../db/teams.ts';
import type { Me } from '../../../shared/contract/auth.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { UseCase } from '../services.ts';
import { describeMe } from './describe-me.ts';
import { findSessionActor } from './find-session-actor.ts';

/** Says at which seat this session works; null goes back to the person's own. Error: `not-found/seat-unknown`. */
export const chooseSeat: UseCase<{ seatId: string | null }, Me> = (tx, ctx, { seatId }) => {
  if (seatId !== null && !findSeat(tx, seatId)) throw new AppError('not-found', 'seat-unknown');
  if (ctx.sessionHash === null) throw new AppError('unauthorized', 'session-ended');
  setSessionSeat(tx, ctx.sessionHash, seatId);
  const { operatorId } = ctx.actor;
  ctx.audit({
    entity: 'operator',
    entityId: operatorId,
    before: { seatId: ctx.actor.seatId },
    after: { seatId },
  });
  ctx.publish('people.changed', [operatorId]);
  ctx.publish('seat.changed', [operatorId]);
  return describeMe(tx, findSessionActor(tx, ctx.sessionHash, ctx.nowMs) ?? ctx.actor);
};
