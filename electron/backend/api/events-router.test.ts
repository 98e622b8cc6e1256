import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertOperator } from '../../../db/operators.ts';
import { deleteSession, insertSession } from '../../../db/sessions.ts';
import type { Role } from '../../../shared/contract/rights.ts';
import { hashToken } from '../auth/find-session-actor.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';

let backend: TempBackend;
beforeEach(() => {
  backend = createTempBackend();
});
afterEach(() => backend.close());

async function person(id: string, roles: readonly Role[]): Promise<string> {
  await backend.services.writer.write((tx) => {
    insertOperator(tx, {
      id,
      login: id,
      name: id,
      roles,
      passwordHash: 'none',
      seatId: null,
      teamId: null,
      deputyOperatorId: null,
      createdAtMs: backend.clock.nowMs,
    });
    insertSession(tx, {
      tokenHash: hashToken(`token-${id}`),
      operatorId: id,
      seatId: null,
      nowMs: backend.clock.nowMs,
      expiresAtMs: backend.clock.nowMs + 60_000,
    });
  });
  return `token-${id}`;
}

/** Opens the one subscription of a window and collects what it is told. */
async function open(token: string) {
  const ending = new AbortController();
  const response = await backend.fetch(
    new Request('http://host/api/events.all', {
      headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
      signal: ending.signal,
    }),
  );
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const heard: { topic: string; ids: string[] }[] = [];
  let ended = false;
  const reading = (async () => {
    const reader = (response.body as ReadableStream<Uint8Array<ArrayBuffer>>)
      .pipeThrough(new TextDecoderStream())
      .getReader();
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      for (const [, data] of chunk.value.matchAll(/^data: (\{"topic".*\})$/gm)) heard.push(JSON.parse(data as string));
    }
  })()
    .catch(() => undefined)
    .finally(() => {
      ended = true;
    });
  return {
    heard,
    isEnded: () => ended,
    async close() {
      ending.abort();
      await reading;
    },
    reading,
  };
}

const until = (condition: () => boolean) => expect.poll(condition, { interval: 5 }).toBe(true);

describe('events.all', () => {
  it('tells each person what their rights let them know, as ids only', async () => {
    const operator = await open(await person('op', ['operator']));
    const supervisor = await open(await person('su', ['supervisor']));
    await until(() => backend.services.events.listeners() === 2);
    backend.services.events.publish('plan.changed', ['strategy-1']);
    backend.services.events.publish('order.changed', ['order-1']);
    backend.services.events.publish('job.progress', ['job-1'], { operatorId: 'op', progress: 0.5 });
    backend.services.events.publish('settings.changed');
    await until(() => operator.heard.length === 3 && supervisor.heard.length === 3);
    expect(operator.heard.map(({ topic }) => topic)).toEqual(['order.changed', 'job.progress', 'settings.changed']);
    expect(supervisor.heard.map(({ topic }) => topic)).toEqual(['plan.changed', 'order.changed', 'settings.changed']);
    expect(supervisor.heard[1]).toEqual({ topic: 'order.changed', ids: ['order-1'] });
    await Promise.all([operator.close(), supervisor.close()]);
    await until(() => backend.services.events.listeners() === 0);
  });

  it('ends with its session, before it says another word', async () => {
    const token = await person('op', ['operator']);
    const window = await open(token);
    await until(() => backend.services.events.listeners() === 1);
    await backend.services.writer.write((tx) => deleteSession(tx, hashToken(token)));
    backend.services.events.publish('order.changed', ['secret']);
    await until(window.isEnded);
    expect(window.heard).toEqual([]);
    expect(backend.services.events.listeners()).toBe(0);
  });

  it('ends when the session runs out', async () => {
    const window = await open(await person('op', ['operator']));
    await until(() => backend.services.events.listeners() === 1);
    backend.clock.nowMs += 61_000;
    backend.services.events.publish('order.changed', ['late']);
    await until(window.isEnded);
    expect(window.heard).toEqual([]);
  });

  it('is refused without a session', async () => {
    const response = await backend.fetch(
      new Request('http://host/api/events.all', { headers: { accept: 'text/event-stream' } }),
    );
    expect(await response.text()).toContain('session-ended');
    expect(backend.services.events.listeners()).toBe(0);
  });

  it('serves a hundred windows at once and each hears everything', async () => {
    const token = await person('op', ['operator']);
    const windows = await Promise.all(Array.from({ length: 100 }, () => open(token)));
    await until(() => backend.services.events.listeners() === 100);
    for (let turn = 0; turn < 20; turn += 1) backend.services.events.publish('queue.changed', [`task-${turn}`]);
    await until(() => windows.every(({ heard }) => heard.length === 20));
    await Promise.all(windows.map((window) => window.close()));
    await until(() => backend.services.events.listeners() === 0);
  });
});
