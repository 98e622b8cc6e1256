import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { putShifts, shiftsOf } from '../../../db/operator-shifts.ts';
import { administratorIds, insertOperator, listOperators, setOperatorActive } from '../../../db/operators.ts';
import { addOperatorSkill, insertSkill, skillsOfOperator, updateSkill } from '../../../db/skills.ts';
import type { ImportMappingInput } from '../../../shared/contract/import-mapping.ts';
import { suggestMapping } from '../../../shared/domain/imports/suggest-mapping.ts';
import { runImport } from '../testing/run-import.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';

const HEADER = '登录名,姓名,代理人,技能,周一,周二,班组,启用';

let backend: TempBackend;
beforeEach(async () => {
  backend = createTempBackend();
  await backend.services.writer.write((tx) => {
    for (const [id, code, name] of [
      ['k1', 'YUE', '粤语'],
      ['k2', 'KA', '大客户'],
      ['k3', 'OLD', '旧技能'],
    ] as const) {
      insertSkill(tx, { id, code, name });
    }
    updateSkill(tx, { id: 'k3', code: 'OLD', name: '旧技能', retired: true });
    for (const id of ['admin', 'zhang', 'wang', 'gone']) {
      insertOperator(tx, {
        ...{ id, login: id, name: id, roles: [id === 'admin' ? 'administrator' : 'operator'], passwordHash: null },
        ...{ seatId: null, teamId: null, deputyOperatorId: null, createdAtMs: 0 },
      });
    }
    setOperatorActive(tx, 'gone', false);
    addOperatorSkill(tx, 'zhang', 'k3');
    putShifts(tx, 'zhang', [{ weekday: 2, fromMinute: 480, toMinute: 720 }]);
  });
});
afterEach(() => backend.close());

const MAPPING: ImportMappingInput = {
  kind: 'operators',
  fields: Object.fromEntries(
    HEADER.split(',').map((header, at) => [
      ['login', 'name', 'deputy', 'heldSkills', 'shift1', 'shift2', 'team', 'active'][at],
      header,
    ]),
  ),
};
const run = (rows: string, choices = {}) => runImport(backend, `${HEADER}\n${rows}`, MAPPING, choices);
const db = () => backend.services.db;
const find = (login: string) => listOperators(db(), 0).find((row) => row.login === login);
const reasons = (report: { firstRejects: { line: number; reason: string }[] }) =>
  report.firstRejects.map(({ line, reason }) => [line, reason]);

it('knows every column of the file to begin with by its header, and takes its rows', async () => {
  const file = readFileSync(new URL('../../../docs/mappings/people.csv', import.meta.url), 'utf8');
  const header = (file.split('\n')[0] ?? '').split(',');
  const { fields } = suggestMapping('operators', header, []);
  expect(Object.keys(fields)).toHaveLength(header.length);
  const mapping: ImportMappingInput = { kind: 'operators', fields, options: { createPlaces: true } };
  expect(await runImport(backend, file, mapping)).toMatchObject({ rows: 2, accepted: 2, rejected: 0 });
});

describe('deputies, skills and shifts in the file of people', () => {
  it('takes them, also of people who come later in the file; again it changes nothing', async () => {
    const rows = `li,李,CHEN,粤语、KA,08:30-12:00 14:00-17:30,,,
chen,陈,li,,22:00-02:00,休,,
zhang,张敏,wang,大客户,９：００－１１：００,,,
`;
    const report = { rows: 3, accepted: 3, rejected: 0, people: { created: 2, changed: 1 } };
    expect(await run(rows, { testRun: true })).toMatchObject(report);
    expect([find('li'), find('zhang')?.deputyOperatorId]).toEqual([undefined, null]);
    expect(await run(rows)).toMatchObject(report);
    const [li, chen] = [find('li'), find('chen')];
    expect([li?.deputyName, chen?.deputyName, find('zhang')?.deputyName]).toEqual(['陈', '李', 'wang']);
    expect(skillsOfOperator(db(), li?.id ?? '').sort()).toEqual(['k1', 'k2']);
    expect(shiftsOf(db(), chen?.id ?? '')).toEqual([{ weekday: 1, fromMinute: 1320, toMinute: 1560 }]);
    // What the file does not say stays: Tuesday, and a retired skill, which no file can name.
    expect(skillsOfOperator(db(), 'zhang').sort()).toEqual(['k2', 'k3']);
    expect(shiftsOf(db(), 'zhang')).toEqual([
      { weekday: 1, fromMinute: 540, toMinute: 660 },
      { weekday: 2, fromMinute: 480, toMinute: 720 },
    ]);
    expect(await run(rows)).toMatchObject({ accepted: 0, duplicates: 3, rejected: 0 });
  });

  it('takes them away by a dash', async () => {
    await run('zhang,张,wang,KA,08:00-09:00,,,\n');
    expect(await run('zhang,张,-,无,休,-,,\n')).toMatchObject({ accepted: 1, people: { created: 0, changed: 1 } });
    expect(find('zhang')?.deputyOperatorId).toBeNull();
    expect([skillsOfOperator(db(), 'zhang'), shiftsOf(db(), 'zhang')]).toEqual([['k3'], []]);
  });

  it('says in the audit log what was before and after', async () => {
    await run('zhang,张,wang,KA,08:00-09:00,,,\n');
    const row = db()
      .raw.prepare("SELECT before, after FROM audit WHERE entity = 'operator' AND entity_id = 'zhang'")
      .get() as { before: string; after: string };
    expect(JSON.parse(row.before)).toMatchObject({
      ...{ deputyOperatorId: null, skills: ['旧技能'], shifts: { 2: '08:00-12:00' } },
    });
    expect(JSON.parse(row.after)).toMatchObject({
      ...{ deputyOperatorId: 'wang', skills: ['大客户', '旧技能'], shifts: { 1: '08:00-09:00', 2: '08:00-12:00' } },
    });
  });

  it('refuses in words what cannot be, and takes the rest', async () => {
    const report = await run(`zhang,张,ZHANG,,,,,
wang,王,nobody,,,,,
a1,甲,gone,,,,,
a2,乙,,客家话,,,,
a3,丙,,OLD,,,,
a4,丁,,,nine to five,,,
a5,戊,,,08:00-10:00 09:00-11:00,,,
a6,己,,,20:00-09:00,08:00-12:00,,
a7,庚,,,,,三班,
a8,辛,a7,,,,,
a9,壬,a8,,,,,
b1,癸,b2,,,,,
b2,子,,,,,,停用
b3,丑,b1,粤语,,,,
b4,寅,wang,,,,,
`);
    expect(reasons(report)).toEqual([
      [2, 'deputy-self'],
      [3, 'deputy-unknown'],
      [4, 'deputy-inactive'],
      [5, 'unknown-skill'],
      [6, 'unknown-skill'],
      [7, 'bad-shift'],
      [8, 'bad-shift'],
      [9, 'shifts-overlap'],
      [10, 'unknown-team'],
      [11, 'deputy-unknown'],
      [12, 'deputy-unknown'],
      [13, 'deputy-inactive'],
      [15, 'deputy-unknown'],
    ]);
    // Those that are taken: somebody who leaves, and one whose deputy has a row that was refused but is there.
    expect(report).toMatchObject({ rows: 15, accepted: 2, people: { created: 2, changed: 0 } });
    expect([find('b2')?.active, find('b4')?.deputyName]).toEqual([false, 'wang']);
  });

  it('leaves a deputy who has left since, and refuses one anew', async () => {
    await run('zhang,zhang,wang,,,,,\n');
    await backend.services.writer.write((tx) => setOperatorActive(tx, 'wang', false));
    expect(await run('zhang,zhang,wang,,,,,\n')).toMatchObject({ duplicates: 1, rejected: 0 });
    expect(reasons(await run('admin,admin,wang,,,,,\n'))).toEqual([[2, 'deputy-inactive']]);
    // Whose leaving is refused, because nobody else administers, stays and can be deputy.
    expect(reasons(await run('admin,admin,,,,,,停用\nzhang,zhang,admin,,,,,\n'))).toEqual([[2, 'last-administrator']]);
    expect(find('zhang')?.deputyName).toBe('admin');
    // One and the same file may bring somebody back and make them deputy.
    expect(await run('admin,admin,gone,,,,,\ngone,gone,,,,,,启用\n')).toMatchObject({ accepted: 2 });
  });

  it('takes of any file what can be, leaves an administrator, and the second time nothing', async () => {
    const logins = ['admin', 'zhang', 'wang', 'gone', 'n1', 'n2', 'n3'];
    const one = fc.record({
      deputy: fc.constantFrom('', '-', 'nobody', ...logins),
      team: fc.constantFrom('', '', '', '三班'),
      active: fc.constantFrom('', '是', '停用'),
      skills: fc.constantFrom('', '无', '粤语', 'KA、YUE', 'OLD'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.constantFrom(...logins)),
        fc.array(one, { minLength: 7 }),
        async (who, said) => {
          const rows = who.map((login, at) => {
            const { deputy, team, active, skills } = said[at] as (typeof said)[number];
            return [login, login, deputy, skills, '', '', team, active].join(',');
          });
          if (rows.length === 0) return;
          const before = new Map(listOperators(db(), 0).map((row) => [row.login, row.deputyOperatorId]));
          const report = await run(`${rows.join('\n')}\n`);
          expect(report.accepted + report.duplicates + report.rejected).toBe(rows.length);
          expect(administratorIds(db()).size).toBeGreaterThan(0);
          const people = listOperators(db(), 0);
          const activeIds = new Set(people.filter(({ active }) => active).map(({ id }) => id));
          for (const { id, login, deputyOperatorId } of people) {
            if (deputyOperatorId === null || deputyOperatorId === before.get(login)) continue;
            expect([deputyOperatorId === id, activeIds.has(deputyOperatorId)]).toEqual([false, true]);
          }
          expect(await run(`${rows.join('\n')}\n`)).toMatchObject({ accepted: 0, rejected: report.rejected });
        },
      ),
      { numRuns: 12 },
    );
  });

  it('frees calls that a rule gave to somebody who no longer holds what they need', async () => {
    await backend.services.writer.write((tx) => addOperatorSkill(tx, 'wang', 'k1'));
    const { raw } = db();
    raw.exec(`INSERT INTO customer (id, code, name, created_at_ms, updated_at_ms) VALUES ('c', 'C1', '一店', 0, 0);
      INSERT INTO call_task (id, customer_id, business_date, state, source, created_at_ms, owner_operator_id, needed_skills)
      VALUES ('t', 'c', '2026-11-24', 'open', 'strategy', 0, 'wang', '["k1"]')`);
    await run('wang,wang,,KA,,,,\n');
    expect(raw.prepare('SELECT owner_operator_id AS owner FROM call_task').get()).toEqual({ owner: null });
  });
});
