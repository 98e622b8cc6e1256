import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertOperator, listOperators, passwordStateOf, setOperatorActive } from '../../../db/operators.ts';
import { currentSeatState } from '../../../db/seats.ts';
import { findSession } from '../../../db/sessions.ts';
import { insertSeat, insertTeam, listSeats, listTeams } from '../../../db/teams.ts';
import type { ImportMappingInput } from '../../../shared/contract/import-mapping.ts';
import type { Role } from '../../../shared/contract/rights.ts';
import { hashToken } from '../auth/find-session-actor.ts';
import { startSession } from '../auth/start-session.ts';
import { becomeReady } from '../seats/become-ready.ts';
import { runImport } from '../testing/run-import.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';

const MAPPING: ImportMappingInput = {
  kind: 'operators',
  fields: { login: '登录名', name: '姓名', roles: '角色', team: '班组', seat: '座席', active: '启用' },
};
const HEADER = '登录名,姓名,角色,班组,座席,启用\n';

let backend: TempBackend;
beforeEach(async () => {
  backend = createTempBackend();
  await backend.services.writer.write((tx) => {
    insertTeam(tx, { id: 't1', code: 'A', name: '一班' });
    insertSeat(tx, { id: 's1', code: '01', name: '', teamId: 't1' });
    const put = (id: string, roles: readonly Role[]) =>
      insertOperator(tx, {
        ...{ id, login: id, name: `Name of ${id}`, roles, passwordHash: 'scrypt$x', createdAtMs: 0 },
        ...{ seatId: null, teamId: null, deputyOperatorId: null },
      });
    put('admin', ['administrator']);
    put('zhang', ['operator']);
  });
});
afterEach(() => backend.close());

const run = (rows: string, more: Partial<ImportMappingInput> = {}, choices = {}) =>
  runImport(backend, HEADER + rows, { ...MAPPING, ...more }, choices);
const find = (login: string) => listOperators(backend.services.db, 0).find((row) => row.login === login);
const reasons = (report: { firstRejects: { line: number; reason: string; params: object }[] }) =>
  report.firstRejects.map(({ line, reason }) => [line, reason]);

describe('the import of people', () => {
  it('makes people without a password, with several roles, in their places; again it changes nothing', async () => {
    const rows = `li01,=1+1 李,座席员、班长,一班,01,是
wang,王敏,shift lead; Supervisor,A,,
zhang,张敏,,,,
new,没写角色,,,,
`;
    expect(await run(rows, {}, { testRun: true })).toMatchObject({ accepted: 4, people: { created: 3, changed: 1 } });
    expect(find('li01')).toBeUndefined();
    expect(await run(rows)).toMatchObject({ rows: 4, accepted: 4, rejected: 0, people: { created: 3, changed: 1 } });
    expect(find('li01')).toMatchObject({ name: '=1+1 李', roles: ['lead', 'operator'], teamId: 't1', seatId: 's1' });
    expect(find('wang')?.roles.toSorted()).toEqual(['lead', 'supervisor']);
    expect(find('zhang')).toMatchObject({ name: '张敏', roles: ['operator'], passwordState: 'own' });
    expect(find('new')).toMatchObject({ roles: ['operator'], active: true, passwordState: 'none' });
    const before = listOperators(backend.services.db, 0);
    expect(await run(rows)).toMatchObject({ accepted: 0, duplicates: 4, rejected: 0 });
    expect(listOperators(backend.services.db, 0)).toEqual(before);
  });

  it('says in the audit log of each person what was before and after', async () => {
    await run('zhang,张敏,班长,,,\nli01,李,,,,\n');
    const rows = backend.services.db.raw
      .prepare("SELECT action, actor_name AS who, before, after FROM audit WHERE entity = 'operator' ORDER BY seq")
      .all() as { before: string | null; after: string }[];
    expect(rows).toMatchObject([
      { action: 'imports.run', who: 'Tester' },
      { action: 'imports.run', who: 'Tester', before: null },
    ]);
    expect(JSON.parse(rows[0]?.before ?? '')).toMatchObject({ name: 'Name of zhang', roles: ['operator'] });
    expect(JSON.parse(rows[0]?.after ?? '')).toMatchObject({ name: '张敏', roles: ['lead'] });
    expect(JSON.parse(rows[1]?.after ?? '')).toMatchObject({ login: 'li01', name: '李' });
  });

  it('refuses in words what cannot be, and takes the rest', async () => {
    const report = await run(`ZHANG,张,,,,
li 01,李,,,,
,李,,,,
li02,,,,,
li03,李,经办,,,
li04,李,座席员,三班,,
li05,李,,,77,
li06,李,,,,也许
li07,李,,,,
LI07,李七,,,,
li08,${'很长'.repeat(21)},,,,
`);
    expect(reasons(report)).toEqual([
      [2, 'login-spelled'],
      [3, 'bad-login'],
      [4, 'missing-login'],
      [5, 'missing-name'],
      [6, 'unknown-role'],
      [7, 'unknown-team'],
      [8, 'unknown-seat'],
      [9, 'bad-word'],
      [11, 'code-repeated'],
      [12, 'too-long'],
    ]);
    expect(report).toMatchObject({ rows: 11, accepted: 1, people: { created: 1, changed: 0 } });
  });

  it('makes teams and seats only where that is asked', async () => {
    const rows = 'li01,李,,三班,77,\nli02,李二,,三班,77,\n';
    expect(await run(rows)).toMatchObject({ rejected: 2 });
    expect(await run(rows, { options: { createPlaces: true } })).toMatchObject({ accepted: 2 });
    expect(listTeams(backend.services.db).map(({ code }) => code)).toEqual(['A', '三班']);
    expect(listSeats(backend.services.db).map(({ code, teamName }) => [code, teamName])).toEqual([
      ['01', '一班'],
      ['77', '三班'],
    ]);
    expect(find('li02')?.seatId).toBe(find('li01')?.seatId);
  });

  it('keeps the last active administrator, unless the file names another', async () => {
    expect(reasons(await run('admin,管,座席员,,,\n'))).toEqual([[2, 'last-administrator']]);
    expect(reasons(await run('admin,管,,,,停用\n'))).toEqual([[2, 'last-administrator']]);
    expect(await run('admin,管,座席员,,,\nli01,李,管理员,,,\n')).toMatchObject({ accepted: 2 });
    expect([find('admin')?.roles, find('li01')?.roles]).toEqual([['operator'], ['administrator']]);
    // Of two that leave, the first may.
    await backend.services.writer.write((tx) => setOperatorActive(tx, 'admin', true));
    expect(await run('li01,李,座席员,,,\nadmin,管,主管,,,\n')).toMatchObject({ accepted: 1, rejected: 1 });
  });

  it('signs out whoever it deactivates, and lets them come back', async () => {
    const { db, writer } = backend.services;
    await writer.write((tx) => startSession(tx, 'token', 'zhang', backend.clock.nowMs));
    const seat = backend.context(backend.actor(['operator'], { operatorId: 'zhang' }), {
      sessionHash: hashToken('token'),
    });
    await backend.command(seat, becomeReady, {});
    await run('zhang,张,,,,停用\n');
    expect(find('zhang')?.active).toBe(false);
    expect(findSession(db, hashToken('token'), backend.clock.nowMs)).toBeUndefined();
    expect(currentSeatState(db, 'zhang')?.state).toBe('signed-out');
    await run('zhang,张,,,,启用\n');
    expect([find('zhang')?.active, passwordStateOf(db, 'zhang')]).toEqual([true, 'own']);
  });
});
