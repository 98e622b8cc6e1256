import { sessionsOf } from '../../../db/sessions.ts';
import type { OwnSession } from '../../../shared/contract/auth.ts';
import { clientOf } from '../../../shared/domain/auth/session-client.ts';
import type { Query } from '../services.ts';

/** Where the asker is signed in, the session used last first. */
export const listOwnSessions: Query<unknown, OwnSession[]> = (db, { actor, sessionHash, nowMs }) =>
  sessionsOf(db, actor.operatorId, nowMs).map(({ tokenHash, client, ...session }) => ({
    ...session,
    client: clientOf(client),
    isThis: tokenHash === sessionHash,
  }));
