import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { AppError } from '../../shared/contract/errors.ts';
import { askerAddress } from './asker-address.ts';
import { cookieName, guardRequest, sameSecret } from './host-guard.ts';
import { createLaunchTokens, newSecret } from './launch-tokens.ts';

export interface LoopbackServer {
  readonly port: number;
  /** Proves a second start to this one; written to host.json. */
  readonly controlSecret: string;
  /** An address that lets a browser in: `once` for one that is opened, `printed` for one that is read. */
  launchAddress(kind: 'once' | 'printed'): string;
  /** Stops listening and cuts what is still open: event streams never end by themselves. */
  close(): Promise<void>;
}

export interface LoopbackOptions {
  readonly port: number;
  readonly publicUrl: string | null;
  readonly fetch: (request: Request, from: { readonly address: string | null }) => Promise<Response>;
  /** A request of a test to set the clock, UTC ms; absent without `--test-clock`. */
  readonly setClock?: (nowMs: number) => void;
}

/** What is being answered may end; event streams never do and are cut after this time. */
const GRACE_MS = 400;

export const LAUNCH_PATH = '/launch';
export const CONTROL_PATH = '/control';

/** Listens on 127.0.0.1 alone. Error: `refused/port-taken`. */
export async function startLoopbackServer(options: LoopbackOptions): Promise<LoopbackServer> {
  const cookieSecret = newSecret();
  const controlSecret = newSecret();
  const tokens = createLaunchTokens();
  let port = options.port;

  const launchAddress = (kind: 'once' | 'printed') =>
    `http://127.0.0.1:${port}${LAUNCH_PATH}?token=${tokens.issue(kind, Date.now())}`;

  function launch(url: URL): Response {
    if (!tokens.redeem(url.searchParams.get('token') ?? '', Date.now())) return plain(401, 'launch');
    return new Response(null, {
      status: 303,
      headers: {
        Location: '/',
        'Set-Cookie': `${cookieName(port)}=${cookieSecret}; Path=/; HttpOnly; SameSite=Strict`,
        'Cache-Control': 'no-store',
        'Referrer-Policy': 'no-referrer',
      },
    });
  }

  /** For the same user's other processes, who can read host.json. Browsers are kept out: they always send Origin. */
  async function control(request: Request): Promise<Response> {
    const given = request.headers.get('authorization')?.replace(/^Bearer /, '') ?? '';
    if (request.method !== 'POST' || request.headers.has('origin') || !sameSecret(given, controlSecret)) {
      return plain(403, 'control');
    }
    if (request.headers.get('host') !== `127.0.0.1:${port}`) return plain(403, 'host');
    const wish = (await request.json()) as { do?: string; kind?: string; nowMs?: number };
    if (wish.do === 'launch') {
      return Response.json({ address: launchAddress(wish.kind === 'printed' ? 'printed' : 'once') });
    }
    if (wish.do === 'set-clock' && options.setClock && typeof wish.nowMs === 'number') {
      options.setClock(wish.nowMs);
      return Response.json({ ok: true });
    }
    return plain(400, 'control');
  }

  async function answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    if (url.pathname === CONTROL_PATH) return control(request);
    const launching = request.method === 'GET' && url.pathname === LAUNCH_PATH;
    const asked = { method: request.method, path: url.pathname, headers: request.headers };
    const verdict = guardRequest({ port, cookieSecret, publicUrl: options.publicUrl }, asked, launching);
    if (verdict.kind === 'refuse') return plain(verdict.status, verdict.reason);
    if (launching) return launch(url);
    return options.fetch(request, { address: askerAddress(request.headers, options.publicUrl) });
  }

  const server = createAdaptorServer({ fetch: answer, hostname: '127.0.0.1' }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      reject(taken ? new AppError('refused', 'port-taken', { port: options.port }) : error);
    });
    server.listen(options.port, '127.0.0.1', resolve);
  });
  port = (server.address() as AddressInfo).port;

  return {
    port,
    controlSecret,
    launchAddress,
    close() {
      const { promise, resolve } = Promise.withResolvers<void>();
      const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
      server.close(() => {
        clearTimeout(cut);
        resolve();
      });
      server.closeIdleConnections();
      return promise;
    },
  };
}

function plain(status: number, reason: string): Response {
  return new Response(`${reason}\n`, { status, headers: { 'Cache-Control': 'no-store' } });
}
