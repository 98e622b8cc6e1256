import { randomBytes } from 'node:crypto';
import type { WritableDB } from '../../../db/connection.ts';
import { deleteExpiredSessions, insertSession } from '../../../db/sessions.ts';
import type { SignedIn } from '../../../shared/contract/auth.ts';
import type { SessionOrigin } from '../api/procedure.ts';
import { describeMe } from './describe-me.ts';
import { findSessionActor, hashToken } from './find-session-actor.ts';
import { SESSION_MS } from './session-rules.ts';

/** A session's secret: 256 random bits, known to the asker alone. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Stores the session behind `token` (as a hash) and says who it is. The operator is active. */
export function startSession(
  tx: WritableDB,
  token: string,
  operatorId: string,
  nowMs: number,
  origin: SessionOrigin = { client: null, address: null },
): SignedIn {
  deleteExpiredSessions(tx, nowMs);
  const tokenHash = hashToken(token);
  insertSession(tx, { tokenHash, operatorId, seatId: null, nowMs, expiresAtMs: nowMs + SESSION_MS, ...origin });
  const actor = findSessionActor(tx, tokenHash, nowMs);
  if (!actor) throw new Error('a session was started for somebody who is not active');
  return { token, me: describeMe(tx, actor) };
}
