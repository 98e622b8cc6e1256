import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertOperator } from '../../../db/operators.ts';
import { startSession } from '../auth/start-session.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';

let backend: TempBackend;
beforeAll(async () => {
  backend = createTempBackend();
  const nowMs = backend.clock.nowMs;
  const place = { seatId: null, teamId: null, deputyOperatorId: null };
  await backend.services.writer.write((tx) => {
    const person = { id: 'one', login: 'one', name: 'One', roles: ['operator'], passwordHash: '' } as const;
    insertOperator(tx, { ...person, ...place, createdAtMs: nowMs });
    startSession(tx, 'token', 'one', nowMs);
  });
});
afterAll(() => backend.close());

async function ask(path: string, bytes: number, headers: Record<string, string> = {}): Promise<number> {
  const body = JSON.stringify('x'.repeat(bytes));
  const init = { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } };
  return (await backend.fetch(new Request(`http://orderline/api/${path}`, init))).status;
}

describe('a body without a session', () => {
  it('is refused when it is long, said or not', async () => {
    expect(await ask('auth.signIn', 70_000)).toBe(413);
    expect(await ask('auth.signIn', 70_000, { 'content-length': '70002' })).toBe(413);
    expect(await ask('auth.me', 70_000, { authorization: 'Bearer wrong' })).toBe(413);
  });

  it('is read when it is short, and so is the long one of a person', async () => {
    expect(await ask('auth.signIn', 100)).toBe(400);
    expect(await ask('auth.signIn', 100, { 'content-length': '102' })).toBe(400);
    expect(await ask('auth.chooseSeat', 70_000, { authorization: 'Bearer token' })).toBe(400);
  });
});
