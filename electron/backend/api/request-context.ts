import { findSession, touchSession } from '../../../db/sessions.ts';
import { actorOf, hashToken } from '../auth/find-session-actor.ts';
import { SESSION_MS } from '../auth/session-rules.ts';
import type { Services } from '../services.ts';
import type { ApiContext } from './procedure.ts';

/** Headers of ours: which window asks (leases bind to it) and which intention a command belongs to. */
export const WINDOW_HEADER = 'x-window-id';
export const COMMAND_HEADER = 'x-command-id';

const TOUCH_EVERY_MS = 60_000;
const PLAIN_ID = /^[\w-]{1,64}$/;

/** Who asks, from the request's headers. */
export function requestContext(services: Services, request: Request): ApiContext {
  const token = /^Bearer (\S+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  const nowMs = services.ports.clock.now();
  const hash = token === undefined ? null : hashToken(token);
  const session = hash === null ? undefined : findSession(services.db, hash, nowMs);
  if (hash !== null && session && nowMs - session.lastSeenMs >= TOUCH_EVERY_MS) slide(services, hash, nowMs);
  return {
    services,
    actor: session ? actorOf(session) : null,
    sessionHash: session ? hash : null,
    windowId: plainId(request.headers.get(WINDOW_HEADER)),
    commandId: plainId(request.headers.get(COMMAND_HEADER)),
  };
}

function slide(services: Services, hash: string, nowMs: number): void {
  services.writer
    .write((tx) => touchSession(tx, hash, nowMs, nowMs + SESSION_MS))
    .catch((err: unknown) => services.ports.log.warn({ err }, 'session not extended'));
}

function plainId(text: string | null): string | null {
  return text !== null && PLAIN_ID.test(text) ? text : null;
}
