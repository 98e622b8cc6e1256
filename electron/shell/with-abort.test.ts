import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createTempBackend } from '../backend/testing/temp-backend.ts';
import { withAbort } from './with-abort.ts';

const request = (init: RequestInit = {}) => new Request('http://orderline/', init);

it('aborts the signal that the answer was made with, once its body is cancelled', async () => {
  let signal: AbortSignal | undefined;
  const seen: unknown[] = [];
  const fetch = withAbort(async (asked) => {
    signal = asked.signal;
    return new Response(new ReadableStream({ cancel: (reason) => void seen.push(reason) }));
  });
  const response = await fetch(request());
  expect(signal?.aborted).toBe(false);
  await response.body?.cancel('window closed');
  expect(signal?.aborted).toBe(true);
  expect(seen).toEqual(['window closed']);
});

it('passes on the abort of the request itself', async () => {
  const asking = new AbortController();
  let signal: AbortSignal | undefined;
  await withAbort(async (asked) => {
    signal = asked.signal;
    return new Response(null, { status: 204 });
  })(request({ signal: asking.signal }));
  asking.abort();
  expect(signal?.aborted).toBe(true);
});

it('changes neither what is asked nor what is answered', async () => {
  const fetch = withAbort(async (asked) => {
    const text = await asked.text();
    return new Response(`${asked.method} ${asked.headers.get('x-command-id')} ${text}`, {
      status: 201,
      headers: { 'content-type': 'text/plain' },
    });
  });
  const response = await fetch(request({ method: 'POST', body: 'order', headers: { 'x-command-id': 'c1' } }));
  expect([response.status, response.headers.get('content-type')]).toEqual([201, 'text/plain']);
  expect(await response.text()).toBe('POST c1 order');
});

it('asks for a piece only when one is wanted, and tells an error', async () => {
  let pieces = 0;
  const fetch = withAbort(
    async () =>
      new Response(
        new ReadableStream(
          {
            pull(controller) {
              pieces += 1;
              if (pieces > 2) controller.error(new Error('broken'));
              else controller.enqueue(new TextEncoder().encode(`piece ${pieces}`));
            },
          },
          { highWaterMark: 0 },
        ),
      ),
  );
  const reader = (await fetch(request())).body?.getReader();
  await sleep(10);
  expect(pieces).toBe(0);
  await reader?.read();
  expect(pieces).toBe(1);
  await reader?.read();
  await expect(reader?.read()).rejects.toThrow('broken');
});

it('ends a subscription of the backend when its window is gone', async () => {
  const backend = createTempBackend();
  const heard = new AbortController();
  const fetch = withAbort(async (asked) => {
    const events = backend.services.events.subscribe(asked.signal);
    const lines = new ReadableStream({
      async pull(controller) {
        const { done, value } = await events.next();
        if (done) controller.close();
        else controller.enqueue(new TextEncoder().encode(JSON.stringify(value)));
      },
    });
    return new Response(lines, { headers: { 'content-type': 'text/event-stream' } });
  });
  const response = await fetch(request({ signal: heard.signal }));
  const reader = response.body?.getReader();
  const first = reader?.read();
  await expect.poll(() => backend.services.events.listeners()).toBe(1);
  backend.services.events.publish('queue.changed');
  expect(new TextDecoder().decode((await first)?.value)).toContain('queue.changed');
  const next = reader?.read();
  await reader?.cancel();
  await next;
  await expect.poll(() => backend.services.events.listeners()).toBe(0);
  await backend.close();
});
