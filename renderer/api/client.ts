import {
  createTRPCClient,
  httpLink,
  httpSubscriptionLink,
  splitLink,
  TRPCClientError,
  type TRPCLink,
} from '@trpc/client';
import { observable } from '@trpc/server/observable';
import { EventSource } from 'eventsource';
import type { AppRouter } from '../../electron/backend/api/router.ts';
import type { ErrorData } from '../../shared/contract/errors.ts';
import { sessionToken, useSession, windowId } from '../state/session.ts';

/** Relative to the page's own origin: the renderer never asks where it runs. */
const API = new URL('/api', window.location.href).href;

/** Headers by which the backend knows the session and the window of any request, uploads and downloads too. */
export function requestHeaders(): Record<string, string> {
  const token = sessionToken();
  return { 'x-window-id': windowId, ...(token === null ? {} : { authorization: `Bearer ${token}` }) };
}

/** The backend's own description of an error, or null when the request never got an answer. */
export function errorDataOf(error: unknown): ErrorData | null {
  if (!(error instanceof TRPCClientError)) return null;
  const data = (error as TRPCClientError<AppRouter>).data;
  return data ?? null;
}

/** What another moment may answer otherwise: a busy database, an ended session, a disk that is full or away. */
const PASSING_CODES: ReadonlySet<string> = new Set(['busy', 'unauthorized']);
const PASSING_KEYS: ReadonlySet<string> = new Set(['disk-full', 'disk-failed', 'data-folder-not-writable']);

/** Whether the backend has answered in this error, and whether asking again later may help. */
export function answerIn(error: unknown): 'none' | 'passing' | 'final' {
  const data = errorDataOf(error);
  if (data === null) return 'none';
  return PASSING_CODES.has(data.code) || PASSING_KEYS.has(data.key) ? 'passing' : 'final';
}

/** The host itself turned the request away, before any procedure: it was started anew and knows another launch. */
class RefusedByHost extends Error {}

export function isRefusedByHost(error: unknown): boolean {
  return error instanceof TRPCClientError && error.cause instanceof RefusedByHost;
}

/** Procedures answer in JSON whatever they say; the guard of the host does not. */
function fromProcedure(response: Response): Response {
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  if (response.status === 401 && !isJson) throw new RefusedByHost();
  return response;
}

/** An ended session shows the sign-in; the token is compared, because an older answer may come after a new sign-in. */
const watchSession: TRPCLink<AppRouter> = () => {
  return ({ next, op }) =>
    observable((observer) => {
      const token = sessionToken();
      return next(op).subscribe({
        next: (value) => observer.next(value),
        error(error) {
          if (token !== null && errorDataOf(error)?.key === 'session-ended') useSession.getState().interrupt(token);
          observer.error(error);
        },
        complete: () => observer.complete(),
      });
    });
};

/** The typed API. Unbatched, so that one slow answer holds up no other; queries travel as POST and are never cached. */
export const api = createTRPCClient<AppRouter>({
  links: [
    watchSession,
    splitLink({
      condition: (op) => op.type === 'subscription',
      true: httpSubscriptionLink({
        url: API,
        EventSource,
        eventSourceOptions: () => ({
          fetch: (input, init) => fetch(input, { ...init, headers: { ...init.headers, ...requestHeaders() } }),
        }),
      }),
      false: httpLink({
        url: API,
        fetch: async (input, init) => fromProcedure(await fetch(input, init as RequestInit)),
        methodOverride: 'POST',
        headers: ({ op }) => ({
          ...requestHeaders(),
          ...(typeof op.context.commandId === 'string' ? { 'x-command-id': op.context.commandId } : {}),
        }),
      }),
    }),
  ],
});
