import { findBroadcast, withdrawBroadcastRow } from '../../../db/broadcasts.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { reachesTeam } from '../auth/reaches-team.ts';
import type { UseCase } from '../services.ts';

/**
 * Takes a message to the seats back: whoever has not read it is shown it no more, at once. It stays in the day's list with
 * who had read it. A lead's by every lead of the team, a supervisor's by supervisors. Twice changes nothing.
 * Errors: `not-found/broadcast-unknown`, `forbidden/broadcast-from-above`.
 */
export const withdrawBroadcast: UseCase<{ readonly broadcastId: string }, { ok: true }> = (
  tx,
  ctx,
  { broadcastId },
) => {
  const broadcast = findBroadcast(tx, broadcastId);
  if (!broadcast) throw new AppError('not-found', 'broadcast-unknown');
  const { text, sentBy, teamId, withdrawnAtMs } = broadcast;
  if (!reachesTeam(ctx.actor, teamId)) throw new AppError('forbidden', 'broadcast-from-above', { name: sentBy });
  if (withdrawnAtMs !== null) return { ok: true };
  withdrawBroadcastRow(tx, { id: broadcastId, atMs: ctx.nowMs, by: ctx.actor.name });
  ctx.audit({
    entity: 'broadcast',
    entityId: broadcastId,
    before: { text, withdrawn: false },
    after: { text, withdrawn: true },
  });
  ctx.publish('broadcast.withdrawn', [broadcastId]);
  return { ok: true };
};
