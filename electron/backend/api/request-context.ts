import { findSession, touchSession } from '../../../db/sessions.ts';
import { actorOf, hashToken } from '../auth/find-session-actor.ts';
import { SESSION_MOST_MS, SESSION_MS } from '../auth/session-rules.ts';
import type { Services } from '../services.ts';
import type { ApiContext } from './procedure.ts';

/** What a host knows of a request beside the request itself. */
export interface RequestOrigin {
  /** The machine that asks. */
  readonly address?: string | null;
}

/** Headers of ours: which window asks (leases bind to it) and which intention a command belongs to. */
export const WINDOW_HEADER = 'x-window-id';
export const COMMAND_HEADER = 'x-command-id';

const TOUCH_EVERY_MS = 60_000;
/** Names of programs are longer than one likes, but not that long. */
const LONGEST_CLIENT = 300;
const PLAIN_ID = /^[\w-]{1,64}$/;

/** Who asks, from the request's headers, and from where, as far as the host knows. */
export function requestContext(services: Services, request: Request, from: RequestOrigin = {}): ApiContext {
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
    origin: { client: clientName(services, request), address: from.address ?? null },
  };
}

function slide(services: Services, hash: string, nowMs: number): void {
  services.writer
    .write((tx) => touchSession(tx, hash, nowMs, { expiresAtMs: nowMs + SESSION_MS, mostMs: SESSION_MOST_MS }))
    .catch((err: unknown) => services.ports.log.warn({ err }, 'session not extended'));
}

/** As it names itself; the desktop's own requests may leave that out. */
function clientName({ ports }: Services, request: Request): string | null {
  const named = request.headers.get('user-agent')?.slice(0, LONGEST_CLIENT) ?? null;
  return ports.host === 'electron' ? `Electron ${named ?? ''}`.trim() : named;
}

function plainId(text: string | null): string | null {
  return text !== null && PLAIN_ID.test(text) ? text : null;
}
