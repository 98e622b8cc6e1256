import type { z } from 'zod';
import { insertBroadcast, listeners } from '../../../db/broadcasts.ts';
import { companySettings } from '../../../db/settings.ts';
import type { SendBroadcast, sendBroadcastOutput } from '../../../shared/contract/broadcasts.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { reachesTeam } from '../auth/reaches-team.ts';
import type { UseCase } from '../services.ts';

/**
 * A lead's short text to the own team, a supervisor's to everybody, or to chosen people. Whoever is not signed in finds it
 * at sign-in, later that day.
 * Errors: `not-found/receiver-unknown`, `forbidden/listener-of-other-team`, `refused/nobody-listens`.
 */
export const sendBroadcast: UseCase<SendBroadcast, z.input<typeof sendBroadcastOutput>> = (tx, ctx, input) => {
  const { actor } = ctx;
  const found = listeners(tx, input.operatorIds);
  if (found.length < new Set(input.operatorIds).size) throw new AppError('not-found', 'receiver-unknown');
  const people = found.filter((person) => reachesTeam(actor, person.teamId));
  if (input.operatorIds.length > 0 && people.length < found.length) {
    throw new AppError('forbidden', 'listener-of-other-team');
  }
  if (people.length === 0) throw new AppError('refused', 'nobody-listens');
  const broadcastId = ctx.newId();
  const row = {
    id: broadcastId,
    businessDate: businessDateAt(ctx.nowMs, companySettings(tx).timeZone),
    text: input.text,
    sentAtMs: ctx.nowMs,
    sentBy: actor.name,
    teamId: actor.scope === 'all' ? null : actor.teamId,
  };
  insertBroadcast(
    tx,
    row,
    people.map(({ id }) => id),
  );
  const to = input.operatorIds.length === 0 ? people.length : people.map(({ name }) => name).join(' ');
  ctx.audit({ entity: 'broadcast', entityId: broadcastId, after: { text: input.text, to } });
  ctx.publish('broadcast.sent', [broadcastId]);
  return { broadcastId, people: people.length };
};
