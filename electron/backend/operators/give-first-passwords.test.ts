import { afterEach, beforeEach, expect, it } from 'vitest';
import { insertOperator, passwordStateOf } from '../../../db/operators.ts';
import type { ActionContext } from '../api/procedure.ts';
import { changeOwnPassword } from '../auth/change-own-password.ts';
import { findSessionActor, hashToken } from '../auth/find-session-actor.ts';
import { signIn } from '../auth/sign-in.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { giveFirstPasswords } from './give-first-passwords.ts';

let backend: TempBackend;
beforeEach(async () => {
  backend = createTempBackend();
  await backend.services.writer.write((tx) => {
    const place = { seatId: null, teamId: null, deputyOperatorId: null };
    const row = { ...place, roles: ['supervisor'] as const, createdAtMs: 0 };
    insertOperator(tx, { ...row, id: 'li', login: 'li01', name: '李', passwordHash: null });
    insertOperator(tx, { ...row, id: 'own', login: 'own', name: '王', passwordHash: 'scrypt$x' });
  });
});
afterEach(() => backend.close());

let commands = 0;
const nextCommand = () => {
  commands += 1;
  return `command-${commands}`;
};
function action(procedure: string, commandId = nextCommand()): ActionContext {
  return { ...backend.context(backend.actor(['administrator'])), services: backend.services, commandId, procedure };
}
const give = (ids: string[], commandId?: string) =>
  giveFirstPasswords(action('operators.giveFirstPasswords', commandId), { ids });
const enter = (password: string) => signIn(action('auth.signIn'), { login: 'li01', password });

it('lets nobody in before, and afterwards only to choose a password of their own', async () => {
  const { db } = backend.services;
  await expect(enter('')).rejects.toMatchObject({ key: 'sign-in-failed' });
  const [given] = await give(['li']);
  expect(given).toMatchObject({ id: 'li', login: 'li01', name: '李' });
  expect(given?.password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/);
  const current = given?.password ?? '';
  const { token, me } = await enter(current);
  expect(me).toMatchObject({ mustChangePassword: true, rights: ['public', 'session.own'] });
  const actor = () => {
    const found = findSessionActor(db, hashToken(token), backend.clock.nowMs);
    if (!found) throw new Error('no session');
    return found;
  };
  expect(actor().rights.has('reports.read')).toBe(false);
  const change = (next: string) =>
    changeOwnPassword(
      { ...action('auth.changePassword'), actor: actor(), sessionHash: hashToken(token) },
      { current, next },
    );
  await expect(change(current)).rejects.toMatchObject({ key: 'password-same', fields: [{ path: 'next' }] });
  await change('three odd words');
  expect([passwordStateOf(db, 'li'), actor().rights.has('reports.read')]).toEqual(['own', true]);
  await expect(give(['li'])).rejects.toMatchObject({ key: 'password-own', params: { name: '李' } });
});

it('keeps the passwords out of every table, and tells the audit log of each person', async () => {
  const [given] = await give(['li'], 'the-same');
  const { raw } = backend.services.db;
  const tables = raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[];
  const everything = tables.map((name) => raw.prepare(`SELECT * FROM "${name}"`).all());
  expect(JSON.stringify(everything)).not.toContain(given?.password);
  expect(raw.prepare("SELECT entity_id AS id, after FROM audit WHERE entity = 'operator'").all()).toEqual([
    { id: 'li', after: '{"password":"first"}' },
  ]);
  // The answer that was lost cannot be given again.
  await expect(give(['li'], 'the-same')).rejects.toMatchObject({ key: 'passwords-given' });
  const [again] = await give(['li']);
  await expect(enter(given?.password ?? '')).rejects.toMatchObject({ key: 'sign-in-failed' });
  expect((await enter(again?.password ?? '')).me.login).toBe('li01');
});

it('gives all or nobody', async () => {
  await expect(give(['li', 'own'])).rejects.toMatchObject({ key: 'password-own', params: { name: '王' } });
  await expect(give(['li', 'nobody'])).rejects.toMatchObject({ key: 'operator-unknown' });
  expect(passwordStateOf(backend.services.db, 'li')).toBe('none');
});
