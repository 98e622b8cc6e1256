import { createHash } from 'node:crypto';
import type { ReadableDB } from '../../../db/connection.ts';
import { findSession } from '../../../db/sessions.ts';
import { rightsOf, scopeOf } from '../../../shared/contract/rights.ts';
import type { Actor } from '../services.ts';

/** What is stored of a session's token. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The person behind a live session of an active operator, or null. */
export function findSessionActor(db: ReadableDB, tokenHash: string, nowMs: number): Actor | null {
  const session = findSession(db, tokenHash, nowMs);
  if (!session) return null;
  return {
    operatorId: session.operatorId,
    login: session.login,
    name: session.name,
    roles: session.roles,
    rights: rightsOf(session.roles),
    scope: scopeOf(session.roles),
    teamId: session.teamId,
    seatId: session.seatId,
  };
}
