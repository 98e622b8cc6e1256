import { protocol, session } from 'electron';
import { APP_SCHEME, isProtocolRequestAllowed } from './policies.ts';
import { type Fetch, withAbort } from './with-abort.ts';

/** Before Electron is ready: our scheme is an origin like https, with fetch, streams and cached code. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/** Answers every request of the windows with the backend; there is no port. */
export function serveAppScheme(fetch: Fetch): void {
  const answer = withAbort(fetch);
  session.defaultSession.protocol.handle(APP_SCHEME, (request) =>
    isProtocolRequestAllowed(request.url) ? answer(request) : new Response('not found', { status: 404 }),
  );
}
