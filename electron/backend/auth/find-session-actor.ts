import { createHash } from 'node:crypto';
import type { ReadableDB } from '../../../db/connection.ts';
import { findSession, type SessionRow } from '../../../db/sessions.ts';
import { type Right, rightsOf, scopeOf } from '../../../shared/contract/rights.ts';
import type { Actor } from '../services.ts';

/** What is stored of a session's token. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The person behind a live session of an active operator, or null. */
export function findSessionActor(db: ReadableDB, tokenHash: string, nowMs: number): Actor | null {
  const session = findSession(db, tokenHash, nowMs);
  return session ? actorOf(session) : null;
}

/**
 * Who a session speaks for, with the rights and scope of their roles; until they have a password of their own, none but
 * to choose it.
 */
export function actorOf(session: SessionRow): Actor {
  const { operatorId, login, name, roles, teamId, seatId } = session;
  const rights = session.firstPassword ? new Set<Right>(['public', 'session.own']) : rightsOf(roles);
  return { operatorId, login, name, roles, rights, scope: scopeOf(roles), teamId, seatId };
}
