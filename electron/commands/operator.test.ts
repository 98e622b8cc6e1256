import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction, openDatabase } from '../../db/connection.ts';
import { findOperatorByLogin, insertOperator, type OperatorRecord, passwordStateOf } from '../../db/operators.ts';
import { findSession } from '../../db/sessions.ts';
import { putFailedTries } from '../../db/sign-in-failures.ts';
import { hashToken } from '../backend/auth/find-session-actor.ts';
import { verifyPassword } from '../backend/auth/password-hash.ts';
import { startSession } from '../backend/auth/start-session.ts';
import { loginHash } from '../backend/auth/unlock-login.ts';
import { DATABASE_FILE } from '../backend/backend.ts';
import { TEST_NOW_MS } from '../backend/testing/temp-backend.ts';
import { runForTest } from './testing/run-for-test.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'orderline-people-'));
  await run(['init', '--admin', 'admin'], 'orderline-demo');
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const run = (argv: readonly string[], stdin = '') =>
  runForTest([...argv, '--data-dir', dataDir], { stdin, env: { LANG: 'en_US.UTF-8' } });
const operator = async (...argv: string[]) => run(['operator', ...argv]);
const json = async (...argv: string[]) => JSON.parse((await operator(...argv, '--json')).out);

function look<T>(ask: (db: ReturnType<typeof openDatabase>) => T): T {
  const db = openDatabase(join(dataDir, DATABASE_FILE), { readonly: true });
  try {
    return ask(db);
  } finally {
    db.raw.close();
  }
}
function change(write: (db: ReturnType<typeof openDatabase>) => void) {
  const db = openDatabase(join(dataDir, DATABASE_FILE));
  inTransaction(db, write);
  db.raw.close();
}
const person = (login: string) => look((db) => findOperatorByLogin(db, login)) as OperatorRecord;
const stateOf = (login: string) => look((db) => passwordStateOf(db, person(login).id));
const isPassword = (login: string, password: string) =>
  verifyPassword(
    password,
    look((db) => db.raw.prepare('SELECT password_hash FROM operator WHERE login = ?').pluck().get(login)) as string,
  );
const audited = () =>
  look((db) =>
    db.raw
      .prepare(`SELECT action, actor_id AS actor, before, after FROM audit WHERE entity = 'operator' ORDER BY seq DESC`)
      .get(),
  );
const everythingWritten = () =>
  readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('');

const PASSWORD = /^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/;
const SYSTEM = expect.stringMatching(/^system:.+/);

describe('first passwords on the command line', () => {
  it('make a person with one that is printed once and kept nowhere in clear', async () => {
    const { exitCode, out, err } = await operator('add', 'zhang', '--name', 'Zhang Min', '--first-password');
    const [login, password = ''] = out.trim().split('\t');
    expect([exitCode, login, password]).toEqual([0, 'zhang', expect.stringMatching(PASSWORD)]);
    expect(err).toContain('shown this one time');
    expect(stateOf('zhang')).toBe('first');
    expect(await isPassword('zhang', password)).toBe(true);
    expect(audited()).toMatchObject({ action: 'operators.add', actor: SYSTEM, after: '{"password":"first"}' });
    expect(everythingWritten()).not.toContain(password);
    expect((await operator('add', 'ZHANG', '--first-password')).err).toContain('is taken');
  });

  it('reset one of somebody’s own, end their sessions and open their login', async () => {
    const { id } = person('admin');
    change((tx) => {
      startSession(tx, 'token', id, TEST_NOW_MS);
      putFailedTries(tx, loginHash('admin'), { failures: 10, lastFailedAtMs: TEST_NOW_MS });
    });
    expect((await operator('list')).out).toContain('locked out');
    const { password } = await json('reset-password', 'ADMIN');
    expect(password).toMatch(PASSWORD);
    expect([stateOf('admin'), await isPassword('admin', password)]).toEqual(['first', true]);
    expect(look((db) => findSession(db, hashToken('token'), TEST_NOW_MS))).toBeUndefined();
    const { out } = await operator('list');
    expect(out).toContain('First password not replaced');
    expect(out).not.toContain('locked out');
    expect(audited()).toMatchObject({ action: 'operators.setPassword', actor: SYSTEM, after: '{"password":"first"}' });
    expect(everythingWritten()).not.toContain(password);
  });

  it('are given to everybody active who has none of their own', async () => {
    change((tx) => {
      for (let at = 1; at <= 3; at += 1) {
        insertOperator(tx, {
          ...{ id: `p${at}`, login: `p${at}`, name: `P ${at}`, roles: ['operator'], passwordHash: null },
          ...{ seatId: null, teamId: null, deputyOperatorId: null, createdAtMs: 0 },
        });
      }
    });
    await operator('deactivate', 'p3');
    const given = (await json('first-passwords')) as { login: string; password: string }[];
    expect(given.map(({ login }) => login)).toEqual(['p1', 'p2']);
    expect([stateOf('p1'), stateOf('p3'), stateOf('admin')]).toEqual(['first', 'none', 'own']);
    expect(await json('first-passwords')).toEqual([]);
    expect(await isPassword('p2', given[1]?.password ?? '')).toBe(true);
  });

  it('say that nobody is without one', async () => {
    expect(await operator('first-passwords')).toMatchObject({ exitCode: 0, out: expect.stringContaining('Everybody') });
  });
});

describe('people on the command line', () => {
  it('are deactivated, let in again and unlocked, by the system’s user', async () => {
    await operator('add', 'zhang', '--first-password');
    expect(await operator('deactivate', 'zhang')).toMatchObject({ exitCode: 0, err: '' });
    expect(person('zhang').active).toBe(false);
    expect(audited()).toEqual({
      ...{ action: 'operators.setActive', actor: SYSTEM, before: '{"active":true}', after: '{"active":false}' },
    });
    expect((await operator('reset-password', 'zhang')).err).toContain('operator activate zhang');
    await operator('activate', 'zhang');
    expect(person('zhang').active).toBe(true);
    change((tx) => putFailedTries(tx, loginHash('zhang'), { failures: 10, lastFailedAtMs: TEST_NOW_MS }));
    expect((await json('unlock', 'zhang')).login).toBe('zhang');
    expect(audited()).toMatchObject({ action: 'operators.unlock', before: '{"failures":10}', after: '{"failures":0}' });
  });

  it('refuse a login that is nobody’s and the last administrator, in words', async () => {
    for (const name of ['reset-password', 'deactivate', 'activate', 'unlock']) {
      expect(await operator(name, 'nobody')).toMatchObject({
        exitCode: 1,
        out: '',
        err: 'There is no login "nobody". `operator list` says who is there.\n',
      });
    }
    expect(await operator('deactivate', 'admin')).toMatchObject({ exitCode: 1, err: expect.stringContaining('admin') });
    expect(person('admin').active).toBe(true);
    // A password is never an argument.
    expect(await operator('reset-password', 'admin', 'new password')).toMatchObject({ exitCode: 2 });
    expect(stateOf('admin')).toBe('own');
  });
});
