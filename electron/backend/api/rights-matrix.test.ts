import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertOperator } from '../../../db/operators.ts';
import { type Right, ROLES, type Role, rightsOf } from '../../../shared/contract/rights.ts';
import { startSession } from '../auth/start-session.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { LINES, rolesByHand } from './rights-by-hand.ts';
import { appRouter } from './router.ts';

/** No procedure takes this, so what is allowed is never carried out. */
const NO_INPUT = JSON.stringify('no procedure takes a bare text');

interface Declared {
  readonly type: string;
  readonly meta: { readonly right: Right; readonly audit: string };
}
const PROCEDURES = Object.entries(appRouter._def.procedures).map(([path, procedure]) => {
  const { type, meta } = (procedure as unknown as { _def: Declared })._def;
  return { path, type, right: meta.right, audit: meta.audit };
});

const tokens = new Map<Role, string>();
let backend: TempBackend;

beforeAll(async () => {
  backend = createTempBackend();
  await backend.services.writer.write((tx) => {
    for (const role of ROLES) {
      const place = { seatId: null, teamId: null, deputyOperatorId: null };
      const nowMs = backend.clock.nowMs;
      insertOperator(tx, {
        ...place,
        id: role,
        login: role,
        name: role,
        roles: [role],
        passwordHash: '',
        createdAtMs: nowMs,
      });
      const token = `token-of-${role}`;
      startSession(tx, token, role, nowMs);
      tokens.set(role, token);
    }
  });
});
afterAll(() => backend.close());

/** The key of the refusal: a stream has begun with status 200 before it says what is wrong. */
async function ask(path: string, type: string, token?: string): Promise<string> {
  const headers = new Headers({ 'content-type': 'application/json', 'x-command-id': crypto.randomUUID() });
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  const address = `http://orderline/api/${path}`;
  const request =
    type === 'subscription'
      ? new Request(`${address}?input=${encodeURIComponent(NO_INPUT)}`, { headers })
      : new Request(address, { method: 'POST', headers, body: NO_INPUT });
  const response = await backend.fetch(request);
  const text = await response.text();
  return /"key":"([\w-]+)"/.exec(text)?.[1] ?? '';
}

describe('rights', () => {
  it('knows every procedure', () => expect(PROCEDURES.length).toBeGreaterThan(20));

  it.each(PROCEDURES)('$path needs $right', async ({ path, type, right }) => {
    const stranger = await ask(path, type);
    if (right === 'public') expect(stranger).toBe('input-invalid');
    else expect(stranger).toBe('session-ended');

    for (const role of ROLES) {
      const answer = await ask(path, type, tokens.get(role));
      // Not asked of shared/contract/rights.ts: the table is written out by hand beside this test.
      const allowed = right === 'public' || rolesByHand(path)?.includes(role) === true;
      expect([role, answer]).toEqual([role, allowed ? 'input-invalid' : 'right-missing']);
    }
  });

  it('has a line of the table for every procedure, and names none that is gone', () => {
    expect(PROCEDURES.filter(({ path }) => rolesByHand(path) === undefined)).toEqual([]);
    const named = Object.values(LINES).flatMap(({ procedures }) => procedures);
    expect(new Set(named).size).toBe(named.length);
    const known = new Set(PROCEDURES.map(({ path }) => path));
    expect(named.filter((each) => !each.endsWith('.*') && !known.has(each))).toEqual([]);
  });

  it.each(Object.entries(LINES))('of %s add up over the roles of a person', (_line, { roles, procedures }) => {
    const rights = PROCEDURES.filter(({ path }) => procedures.includes(path) && roles.length > 0).map((p) => p.right);
    for (const first of ROLES)
      for (const second of ROLES) {
        const held = rightsOf([first, second]);
        const allowed = roles.includes(first) || roles.includes(second);
        expect(rights.filter((right) => held.has(right) !== allowed)).toEqual([]);
      }
  });

  it('leaves public only what comes before a session', () => {
    const open = PROCEDURES.filter(({ right }) => right === 'public').map(({ path }) => path);
    expect(open.toSorted()).toEqual(['auth.createAdministrator', 'auth.firstStart', 'auth.signIn']);
  });

  it('refuses what is no procedure without telling more', async () => {
    expect(await ask('operators.nonsense', 'query', tokens.get('administrator'))).toBe('procedure-unknown');
  });
});
