import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listOperators } from '../../../db/operators.ts';
import { currentSeatState } from '../../../db/seats.ts';
import { findSession } from '../../../db/sessions.ts';
import { putFailedTries } from '../../../db/sign-in-failures.ts';
import { listSeats, listTeams } from '../../../db/teams.ts';
import type { NewOperator, OperatorChange } from '../../../shared/contract/operators.ts';
import { LOCK_AFTER, LOCK_MS } from '../../../shared/domain/auth/throttle.ts';
import type { ActionContext } from '../api/procedure.ts';
import { endSessionsOf } from '../auth/end-sessions.ts';
import { hashToken } from '../auth/find-session-actor.ts';
import { signIn } from '../auth/sign-in.ts';
import { startSession } from '../auth/start-session.ts';
import { loginHash } from '../auth/unlock-login.ts';
import { unlockOperator } from '../auth/unlock-operator.ts';
import { becomeReady } from '../seats/become-ready.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { addOperator } from './add-operator.ts';
import { editOperator } from './edit-operator.ts';
import { listPeople } from './list-people.ts';
import { removeSeat, saveSeat } from './save-seat.ts';
import { removeTeam, saveTeam } from './save-team.ts';
import { setOperatorActive } from './set-operator-active.ts';
import { setOperatorPassword } from './set-operator-password.ts';

let backend: TempBackend;
let commands = 0;

beforeEach(() => {
  backend = createTempBackend();
});
afterEach(() => backend.close());

const person = (login: string, more: Partial<NewOperator> = {}): NewOperator => ({
  login,
  name: `Name of ${login}`,
  password: 'orderline-demo',
  roles: ['operator'],
  seatCode: null,
  teamCode: null,
  deputyOperatorId: null,
  ...more,
});

const context = () => backend.context(backend.actor(['administrator']));
function actionContext(commandId?: string): ActionContext {
  commands += 1;
  const id = commandId ?? `command-${commands}`;
  return { ...context(), services: backend.services, commandId: id, procedure: 'operators.add' };
}
const add = async (login: string, more: Partial<NewOperator> = {}) =>
  (await addOperator(actionContext(), person(login, more))).id;
const edit = (id: string, more: Partial<OperatorChange> = {}) => {
  const place = { seatCode: null, teamCode: null, deputyOperatorId: null };
  return backend.command(context(), editOperator, { id, name: 'New name', roles: ['operator'], ...place, ...more });
};
const find = (id: string) => listOperators(backend.services.db, backend.clock.nowMs).find((row) => row.id === id);

describe('adding people', () => {
  it('makes the seat and the team that are named for the first time, once', async () => {
    const one = await add('zhang', { seatCode: '01', teamCode: 'A', roles: ['operator', 'lead'] });
    const two = await add('li', { seatCode: '01', teamCode: 'A' });
    expect(find(one)).toMatchObject({ login: 'zhang', seatCode: '01', teamCode: 'A', active: true });
    expect(find(one)?.roles.toSorted()).toEqual(['lead', 'operator']);
    expect(find(two)?.seatId).toBe(find(one)?.seatId);
    expect(listTeams(backend.services.db)).toMatchObject([{ code: 'A', operators: 2, seats: 1 }]);
    expect(listSeats(backend.services.db)).toMatchObject([{ code: '01', operators: ['Name of li', 'Name of zhang'] }]);
  });

  it('refuses a login in other letters, and says which', async () => {
    await add('zhang');
    await expect(add('ZHANG')).rejects.toMatchObject({
      code: 'conflict',
      key: 'login-taken',
      params: { login: 'ZHANG' },
      fields: [{ path: 'login' }],
    });
  });

  it('adds once when asked twice with the same command', async () => {
    const ctx = actionContext('the-same');
    const first = await addOperator(ctx, person('zhang'));
    expect(await addOperator(ctx, person('zhang'))).toEqual(first);
    expect(listOperators(backend.services.db, 0)).toHaveLength(1);
    expect(first.id).toBe(listOperators(backend.services.db, 0)[0]?.id);
  });

  it('keeps the password out of audit, outbox and command rows', async () => {
    await add('zhang');
    const { raw } = backend.services.db;
    const rows = ['audit', 'outbox', 'command'].map((table) => raw.prepare(`SELECT * FROM ${table}`).all());
    expect(JSON.stringify(rows)).not.toMatch(/orderline-demo|scrypt/);
    expect(JSON.stringify(rows)).toContain('Name of zhang');
  });
});

describe('changing people', () => {
  it('keeps before and after in the audit log', async () => {
    const id = await add('zhang', { seatCode: '01' });
    await edit(id, { name: '张敏', roles: ['lead'], seatCode: '01' });
    const last = backend.services.db.raw.prepare('SELECT before, after FROM audit ORDER BY seq DESC LIMIT 1').get() as {
      before: string;
      after: string;
    };
    expect(JSON.parse(last.before)).toMatchObject({ name: 'Name of zhang', roles: ['operator'] });
    expect(JSON.parse(last.after)).toMatchObject({ name: '张敏', roles: ['lead'] });
  });

  it('refuses to be one’s own deputy, and one who is not active', async () => {
    const [one, two] = [await add('one'), await add('two')];
    await expect(edit(one, { deputyOperatorId: one })).rejects.toMatchObject({ key: 'deputy-is-self' });
    await backend.command(context(), setOperatorActive, { id: two, active: false });
    await expect(edit(one, { deputyOperatorId: two })).rejects.toMatchObject({
      key: 'deputy-inactive',
      params: { name: 'Name of two' },
    });
  });

  it('keeps the last active administrator', async () => {
    const [one, two] = [
      await add('one', { roles: ['administrator'] }),
      await add('two', { roles: ['administrator', 'supervisor'] }),
    ];
    await backend.command(context(), setOperatorActive, { id: one, active: false });
    const refused = { key: 'last-administrator', params: { name: 'Name of two' } };
    await expect(backend.command(context(), setOperatorActive, { id: two, active: false })).rejects.toMatchObject(
      refused,
    );
    await expect(edit(two, { roles: ['supervisor'] })).rejects.toMatchObject(refused);
    expect(find(two)).toMatchObject({ active: true, name: 'Name of two' });
  });

  it('ends the sessions of whoever is deactivated or gets a password', async () => {
    await add('boss', { roles: ['administrator'] });
    const id = await add('zhang');
    const start = (token: string) =>
      backend.services.writer.write((tx) => startSession(tx, token, id, backend.clock.nowMs));
    const lives = (token: string) =>
      findSession(backend.services.db, hashToken(token), backend.clock.nowMs) !== undefined;
    await start('one');
    expect(lives('one')).toBe(true);
    await setOperatorPassword(actionContext(), { id, password: 'quite another one' });
    expect(lives('one')).toBe(false);
    await start('two');
    await backend.command(context(), setOperatorActive, { id, active: false });
    expect(lives('two')).toBe(false);
  });
});

describe('a login that wrong tries have locked', () => {
  it('is shown with its end, and opened by the administrator, with before and after in the audit log', async () => {
    const id = await add('zhang');
    const locked = { failures: LOCK_AFTER, lastFailedAtMs: backend.clock.nowMs };
    await backend.services.writer.write((tx) => putFailedTries(tx, loginHash('ZHANG'), locked));
    const lockedUntilMs = () => listPeople(backend.services.db, context(), {})[0]?.lockedUntilMs;
    expect(lockedUntilMs()).toBe(backend.clock.nowMs + LOCK_MS);
    const signedOut = { ...actionContext(), procedure: 'auth.signIn' };
    const input = { login: 'zhang', password: 'orderline-demo' };
    await expect(signIn(signedOut, input)).rejects.toMatchObject({ key: 'sign-in-locked', params: { minutes: 15 } });
    await backend.command(context(), unlockOperator, { id });
    expect(lockedUntilMs()).toBeNull();
    expect((await signIn(signedOut, input)).me.login).toBe('zhang');
    const rows = backend.services.db.raw
      .prepare(`SELECT before, after FROM audit WHERE before LIKE '%failures%'`)
      .all();
    expect(rows).toEqual([{ before: '{"failures":10}', after: '{"failures":0}' }]);
    await expect(backend.command(context(), unlockOperator, { id: 'nobody' })).rejects.toMatchObject({
      key: 'operator-unknown',
    });
  });
});

describe('signing somebody out', () => {
  it('ends every session of theirs and their day, and of the asker every other one', async () => {
    const boss = await add('boss', { roles: ['administrator'] });
    const id = await add('zhang');
    const { db, writer } = backend.services;
    const start = (token: string, operatorId: string) =>
      writer.write((tx) => startSession(tx, token, operatorId, backend.clock.nowMs));
    const lives = (token: string) => findSession(db, hashToken(token), backend.clock.nowMs) !== undefined;
    for (const token of ['one', 'two']) await start(token, id);
    for (const token of ['mine', 'my other']) await start(token, boss);
    const seat = backend.context(backend.actor(['operator'], { operatorId: id }), { sessionHash: hashToken('one') });
    await backend.command(seat, becomeReady, {});
    const asBoss = backend.context(backend.actor(['administrator'], { operatorId: boss }), {
      sessionHash: hashToken('mine'),
    });
    expect(await backend.command(asBoss, endSessionsOf, { id })).toEqual({ ended: 2 });
    expect([lives('one'), lives('two'), lives('mine')]).toEqual([false, false, true]);
    expect(currentSeatState(db, id)?.state).toBe('signed-out');
    expect(await backend.command(asBoss, endSessionsOf, { id: boss })).toEqual({ ended: 1 });
    expect([lives('mine'), lives('my other')]).toEqual([true, false]);
    await expect(backend.command(asBoss, endSessionsOf, { id: 'nobody' })).rejects.toMatchObject({
      key: 'operator-unknown',
    });
  });
});

describe('teams and seats', () => {
  it('refuses a code twice', async () => {
    await backend.command(context(), saveTeam, { code: 'A', name: 'One' });
    const refusal = backend.command(context(), saveTeam, { code: 'A', name: 'Two' });
    await expect(refusal).rejects.toMatchObject({ key: 'team-code-taken' });
    await backend.command(context(), saveSeat, { code: '01', name: '', teamId: null });
    const seat = backend.command(context(), saveSeat, { code: '01', name: '', teamId: null });
    await expect(seat).rejects.toMatchObject({ key: 'seat-code-taken' });
  });

  it('deletes only what nobody names', async () => {
    const id = await add('zhang', { seatCode: '01', teamCode: 'A' });
    const place = { teamId: find(id)?.teamId ?? '', seatId: find(id)?.seatId ?? '' };
    const team = backend.command(context(), removeTeam, { id: place.teamId });
    await expect(team).rejects.toMatchObject({ key: 'team-in-use', params: { code: 'A', operators: 1, seats: 1 } });
    const seat = backend.command(context(), removeSeat, { id: place.seatId });
    await expect(seat).rejects.toMatchObject({ key: 'seat-in-use', params: { code: '01' } });
    await edit(id);
    await backend.command(context(), removeSeat, { id: place.seatId });
    await backend.command(context(), removeTeam, { id: place.teamId });
    expect([listSeats(backend.services.db), listTeams(backend.services.db)]).toEqual([[], []]);
  });
});
