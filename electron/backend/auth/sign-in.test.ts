import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setOperatorActive } from '../../../db/operators.ts';
import type { SignedIn } from '../../../shared/contract/auth.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { SESSION_MOST_MS, SESSION_MS } from './session-rules.ts';

let backend: TempBackend;

beforeEach(() => {
  backend = createTempBackend();
});
afterEach(() => backend.close());

interface Answer {
  readonly status: number;
  readonly data: unknown;
  readonly error: { key: string; params: Record<string, unknown> } | null;
}

const EDGE =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0';

async function ask(
  path: string,
  input: unknown,
  token?: string,
  commandId?: string,
  from?: { readonly address: string },
): Promise<Answer> {
  const response = await backend.fetch(
    new Request(`http://orderline/api/${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(from ? { 'user-agent': EDGE } : {}),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(commandId === undefined ? {} : { 'x-command-id': commandId }),
      },
      body: JSON.stringify(input),
    }),
    from,
  );
  const body = await response.json();
  return { status: response.status, data: body.result?.data ?? null, error: body.error?.data ?? null };
}

async function createAdministrator(): Promise<SignedIn> {
  const input = { login: 'admin', name: '管理员', password: 'orderline-demo', alsoSupervisor: false };
  return (await ask('auth.createAdministrator', input)).data as SignedIn;
}

const WRONG = { login: 'admin', password: 'not the password' };

describe('first start', () => {
  it('makes the administrator, signs in, and is over', async () => {
    expect((await ask('auth.firstStart', {})).data).toEqual({ needed: true });
    const { token, me } = await createAdministrator();
    expect(me).toMatchObject({ login: 'admin', roles: ['administrator'], scope: 'all', choosesSeat: false });
    expect((await ask('auth.firstStart', {})).data).toEqual({ needed: false });
    expect((await ask('auth.me', {}, token)).data).toEqual(me);
    const second = { login: 'eve', name: 'Eve', password: 'orderline-demo', alsoSupervisor: true };
    expect((await ask('auth.createAdministrator', second)).error?.key).toBe('first-start-over');
  });

  it('gives supervisor rights when asked', async () => {
    const input = { login: 'admin', name: 'A', password: 'orderline-demo', alsoSupervisor: true };
    const { me } = (await ask('auth.createAdministrator', input)).data as SignedIn;
    expect(me.roles.toSorted()).toEqual(['administrator', 'supervisor']);
    expect(me.rights).toContain('plan.write');
  });

  it('refuses a weak password on its field', async () => {
    const input = { login: 'admin', name: 'A', password: 'Woaini@520', alsoSupervisor: false };
    const { error } = await ask('auth.createAdministrator', input);
    expect(error).toMatchObject({ key: 'password-common', fields: [{ path: 'password', key: 'password-common' }] });
  });
});

describe('sign-in', () => {
  beforeEach(createAdministrator);

  it('takes the login in any case and the right password', async () => {
    const { data } = await ask('auth.signIn', { login: 'ADMIN', password: 'orderline-demo' });
    expect((data as SignedIn).me.login).toBe('admin');
  });

  it('says the same of an unknown login, an inactive person and a wrong password', async () => {
    const wrong = await ask('auth.signIn', WRONG);
    const unknown = await ask('auth.signIn', { login: 'nobody', password: 'orderline-demo' });
    expect(wrong.error).toMatchObject({ key: 'sign-in-failed', params: {} });
    expect(unknown).toEqual(wrong);
    await backend.services.writer.write((tx) => {
      const id = tx.raw.prepare('SELECT id FROM operator').pluck().get() as string;
      setOperatorActive(tx, id, false);
    });
    expect(await ask('auth.signIn', { login: 'admin', password: 'orderline-demo' })).toEqual(wrong);
  });

  it.each(['admin', 'nobody'])('slows down and locks %s, also for the right password', async (login) => {
    const keys: string[] = [];
    for (let n = 0; n < 5; n += 1) keys.push((await ask('auth.signIn', { ...WRONG, login })).error?.key ?? '');
    expect(keys).toEqual([...Array(4).fill('sign-in-failed'), 'sign-in-wait']);
    for (let n = 5; n <= 10; n += 1) {
      backend.clock.nowMs += 65_000;
      expect((await ask('auth.signIn', { ...WRONG, login })).error?.key).toBe('sign-in-failed');
    }
    const locked = await ask('auth.signIn', { login, password: 'orderline-demo' });
    expect(locked.error).toMatchObject({ key: 'sign-in-locked', params: { minutes: 15 } });
    backend.clock.nowMs += 15 * 60_000;
    const after = await ask('auth.signIn', { login, password: 'orderline-demo' });
    expect(after.error?.key ?? 'in').toBe(login === 'admin' ? 'in' : 'sign-in-failed');
  });

  it('counts many tries at once as many', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask('auth.signIn', WRONG)));
    const keys = answers.map((answer) => answer.error?.key);
    expect(keys.filter((key) => key === 'sign-in-failed')).toHaveLength(4);
    expect(keys.filter((key) => key === 'sign-in-wait')).toHaveLength(4);
  });

  it('keeps neither password nor token anywhere', async () => {
    const { token } = (await ask('auth.signIn', { login: 'admin', password: 'orderline-demo' })).data as SignedIn;
    await ask('auth.changePassword', { current: 'orderline-demo', next: 'another secret' }, token, 'cmd-1');
    const { raw } = backend.services.db;
    const tables = raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'").pluck();
    const all = (tables.all() as string[]).map((table) =>
      JSON.stringify(raw.prepare(`SELECT * FROM "${table}"`).all()),
    );
    for (const secret of [token, 'orderline-demo', 'another secret']) {
      expect(all.some((rows) => rows.includes(secret))).toBe(false);
    }
    expect(JSON.stringify(raw.prepare('SELECT before, after FROM audit').all())).not.toContain('scrypt');
  });
});

describe('session', () => {
  it('ends by itself when nothing is asked in it', async () => {
    const { token } = await createAdministrator();
    backend.clock.nowMs += SESSION_MS;
    expect((await ask('auth.me', {}, token)).error?.key).toBe('session-ended');
  });

  it('slides with use, and ends by itself however much it is used', async () => {
    const { token } = await createAdministrator();
    const startMs = backend.clock.nowMs;
    backend.clock.nowMs += SESSION_MS - 1_000;
    expect((await ask('auth.me', {}, token)).status).toBe(200);
    await backend.services.writer.write(() => undefined);
    const { data } = await ask('auth.sessions', {}, token);
    // Used or not, it ends so long after signing in.
    expect((data as { endsAtMs: number }[])[0]?.endsAtMs).toBe(startMs + SESSION_MOST_MS);
    backend.clock.nowMs = startMs + SESSION_MOST_MS - 1;
    expect((await ask('auth.me', {}, token)).status).toBe(200);
    await backend.services.writer.write(() => undefined);
    backend.clock.nowMs += 1;
    const ended = await ask('auth.me', {}, token);
    expect([ended.status, ended.error?.key]).toEqual([401, 'session-ended']);
  });

  it('ends with the sign-out, and no other does', async () => {
    const one = await createAdministrator();
    const two = (await ask('auth.signIn', { login: 'admin', password: 'orderline-demo' })).data as SignedIn;
    expect((await ask('auth.signOut', {}, one.token)).data).toEqual({ ok: true });
    expect((await ask('auth.me', {}, one.token)).status).toBe(401);
    expect((await ask('auth.me', {}, two.token)).status).toBe(200);
  });

  it('survives a change of password only where it was made', async () => {
    const one = await createAdministrator();
    const two = (await ask('auth.signIn', { login: 'admin', password: 'orderline-demo' })).data as SignedIn;
    const change = { current: 'orderline-demo', next: 'another secret' };
    expect((await ask('auth.changePassword', { ...change, current: 'x' }, one.token, 'c1')).error?.key).toBe(
      'password-wrong',
    );
    expect((await ask('auth.changePassword', change, one.token, 'c2')).data).toEqual({ ok: true });
    // The answer was lost, so the window asks again.
    expect((await ask('auth.changePassword', change, one.token, 'c2')).data).toEqual({ ok: true });
    expect((await ask('auth.me', {}, one.token)).status).toBe(200);
    expect((await ask('auth.me', {}, two.token)).status).toBe(401);
    expect((await ask('auth.signIn', { login: 'admin', password: 'another secret' })).status).toBe(200);
  });

  it('is listed with where and since when, and ends everywhere else or everywhere', async () => {
    const one = await createAdministrator();
    backend.clock.nowMs += 3_600_000;
    const from = { address: '192.168.1.17' };
    const input = { login: 'admin', password: 'orderline-demo' };
    const two = (await ask('auth.signIn', input, undefined, undefined, from)).data as SignedIn;
    const { data } = await ask('auth.sessions', {}, two.token);
    const endsAtMs = (n: number) => backend.clock.nowMs - n + SESSION_MS;
    expect(data).toEqual([
      {
        seatCode: null,
        client: { program: 'Edge', system: 'Windows' },
        address: '192.168.1.17',
        sinceMs: backend.clock.nowMs,
        lastSeenMs: backend.clock.nowMs,
        endsAtMs: endsAtMs(0),
        isThis: true,
      },
      {
        seatCode: null,
        client: null,
        address: null,
        sinceMs: backend.clock.nowMs - 3_600_000,
        lastSeenMs: backend.clock.nowMs - 3_600_000,
        endsAtMs: endsAtMs(3_600_000),
        isThis: false,
      },
    ]);
    expect((await ask('auth.endSessions', { alsoThis: false }, two.token, 'c1')).data).toEqual({ ended: 1 });
    expect((await ask('auth.me', {}, one.token)).status).toBe(401);
    expect((await ask('auth.me', {}, two.token)).status).toBe(200);
    const three = (await ask('auth.signIn', { login: 'admin', password: 'orderline-demo' })).data as SignedIn;
    expect((await ask('auth.endSessions', { alsoThis: true }, two.token, 'c2')).data).toEqual({ ended: 2 });
    for (const { token } of [two, three]) expect((await ask('auth.me', {}, token)).status).toBe(401);
  });

  it.each([
    ['a change of password', 'auth.changePassword', { current: 'orderline-demo', next: 'another secret' }],
    ['a sign-out', 'auth.signOut', {}],
    ['signing out elsewhere', 'auth.endSessions', { alsoThis: false }],
  ])('wakes open streams after %s, so that those of the ended session end', async (_name, path, input) => {
    const { token } = await createAdministrator();
    const ending = new AbortController();
    const heard = backend.services.events.subscribe(ending.signal).next();
    await expect.poll(() => backend.services.events.listeners()).toBe(1);
    expect((await ask(path, input, token, 'c1')).status).toBe(200);
    expect((await heard).value).toMatchObject({ topic: 'people.changed' });
    ending.abort();
  });
});
