import type { z } from 'zod';
import { acknowledgeBroadcast, broadcastsOfDay, unreadOf } from '../../../db/broadcasts.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { companySettings } from '../../../db/settings.ts';
import type { SentBroadcast, sentBroadcasts, unreadBroadcasts } from '../../../shared/contract/broadcasts.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { reachesTeam } from '../auth/reaches-team.ts';
import type { Query, ReadContext, UseCase } from '../services.ts';
import { teamViewOf } from './show-live.ts';

/** What was told to the seats today, and who has read it. */
export const listBroadcasts: Query<unknown, z.input<typeof sentBroadcasts>> = (db, ctx) => ({
  broadcasts: broadcastsOfDay(db, today(db, ctx), teamViewOf(ctx.actor)).map(
    ({ readers, teamId, withdrawnAtMs, withdrawnBy, ...sent }) => ({
      ...sent,
      withdrawn: withdrawnAtMs === null ? null : { atMs: withdrawnAtMs, by: withdrawnBy ?? '' },
      mayWithdraw: withdrawnAtMs === null && reachesTeam(ctx.actor, teamId),
      readers: JSON.parse(readers) as SentBroadcast['readers'],
    }),
  ),
});

/** What the asking person has still to read today; yesterday's is over. */
export const listUnread: Query<unknown, z.input<typeof unreadBroadcasts>> = (db, ctx) => ({
  broadcasts: unreadOf(db, ctx.actor.operatorId, today(db, ctx)),
});

/** The asking person has read it. Saying so twice changes nothing. */
export const acknowledge: UseCase<{ broadcastId: string }, z.input<typeof unreadBroadcasts>> = (tx, ctx, input) => {
  const { operatorId } = ctx.actor;
  if (acknowledgeBroadcast(tx, input.broadcastId, operatorId, ctx.nowMs)) {
    ctx.publish('broadcast.read', [input.broadcastId]);
  }
  return { broadcasts: unreadOf(tx, operatorId, today(tx, ctx)) };
};

function today(db: ReadableDB, ctx: ReadContext): string {
  return businessDateAt(ctx.nowMs, companySettings(db).timeZone);
}
