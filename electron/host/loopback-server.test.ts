import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEventBus, type EventBus } from '../backend/events.ts';
import { CONTROL_PATH, type LoopbackServer, startLoopbackServer } from './loopback-server.ts';
import { enter, OPENED } from './testing/spawn-host.ts';

let events: EventBus;
let server: LoopbackServer;
let clockMs: number;
beforeEach(async () => {
  events = createEventBus();
  clockMs = 0;
  server = await startLoopbackServer({
    port: 0,
    publicUrl: null,
    fetch: answer,
    setClock: (nowMs) => {
      clockMs = nowMs;
    },
  });
});
afterEach(() => server.close());

async function answer(request: Request): Promise<Response> {
  if (!request.url.endsWith('/events')) return new Response(request.method);
  const heard = events.subscribe(request.signal);
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await heard.next();
      if (done) controller.close();
      else controller.enqueue(new TextEncoder().encode(`data: ${JSON.stringify(value)}\n\n`));
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

const at = (path: string) => `http://127.0.0.1:${server.port}${path}`;
const control = (wish: unknown, headers: Record<string, string> = {}) =>
  fetch(at(CONTROL_PATH), {
    method: 'POST',
    headers: { authorization: `Bearer ${server.controlSecret}`, ...headers },
    body: JSON.stringify(wish),
  });

describe('a stream', () => {
  it('is told at once, and its subscription ends with its reader', async () => {
    const headers = await enter(server.launchAddress('printed'));
    const readers = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const leaving = new AbortController();
        const response = await fetch(at('/events'), { headers, signal: leaving.signal });
        return { leaving, reader: response.body?.getReader() };
      }),
    );
    await expect.poll(() => events.listeners()).toBe(8);
    events.publish('queue.changed', ['t1']);
    for (const { reader } of readers) expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('t1');
    for (const { leaving } of readers) leaving.abort();
    await expect.poll(() => events.listeners()).toBe(0);
  });
});

describe('the control address', () => {
  it('gives whoever knows the secret one more address, which works once', async () => {
    const { address } = (await (await control({ do: 'launch', kind: 'once' })).json()) as { address: string };
    expect(await enter(address)).toMatchObject({ cookie: expect.stringContaining(`orderline-${server.port}=`) });
    expect((await fetch(address, { headers: OPENED, redirect: 'manual' })).status).toBe(401);
  });

  it('knows nobody else, and no browser', async () => {
    expect((await control({ do: 'launch' }, { authorization: 'Bearer wrong' })).status).toBe(403);
    expect((await control({ do: 'launch' }, { origin: `http://127.0.0.1:${server.port}` })).status).toBe(403);
    expect((await fetch(at(CONTROL_PATH), { headers: OPENED })).status).toBe(403);
    expect((await control({ do: 'anything' })).status).toBe(400);
  });

  it('sets the clock of a test', async () => {
    expect((await control({ do: 'set-clock', nowMs: 5 })).status).toBe(200);
    expect(clockMs).toBe(5);
  });
});
