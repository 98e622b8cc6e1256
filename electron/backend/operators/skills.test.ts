import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertOperator } from '../../../db/operators.ts';
import { heldSkills, listSkills } from '../../../db/skills.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { giveSkills } from './give-skills.ts';
import { removeSkill, saveSkill, setSkillRetired } from './save-skill.ts';

let backend: TempBackend;
beforeEach(async () => {
  backend = createTempBackend();
  await backend.services.writer.write((tx) => {
    for (const id of ['a', 'b', 'c']) {
      const place = { seatId: null, teamId: null, deputyOperatorId: null };
      insertOperator(tx, { id, login: id, name: id, roles: ['operator'], passwordHash: '', ...place, createdAtMs: 0 });
    }
  });
});
afterEach(() => backend.close());

const admin = () => backend.context(backend.actor(['administrator']));
const add = async (code: string, name: string) => (await backend.command(admin(), saveSkill, { code, name })).id;
const give = (operatorIds: string[], added: string[], remove: string[] = []) =>
  backend.command(admin(), giveSkills, { operatorIds, add: added, remove });
const db = () => backend.services.db;
const rows = (entity: string) =>
  db().raw.prepare(`SELECT entity_id AS id, before, after FROM audit WHERE entity = ? ORDER BY seq`).all(entity);

describe('the list of skills', () => {
  it('adds and renames, with before and after in the audit log', async () => {
    const id = await add('YUE', '粤语');
    await backend.command(admin(), saveSkill, { id, code: 'YUE', name: '粤语服务' });
    expect(listSkills(db())).toEqual([
      { id, code: 'YUE', name: '粤语服务', retired: false, people: 0, holders: 0, customers: 0 },
    ]);
    expect(rows('skill')).toEqual([
      { id, before: null, after: '{"code":"YUE","name":"粤语"}' },
      { id, before: '{"code":"YUE","name":"粤语"}', after: '{"code":"YUE","name":"粤语服务"}' },
    ]);
  });

  it('refuses a code or name that another one has as its code or name', async () => {
    await add('YUE', '粤语');
    await expect(add('YUE', '别的')).rejects.toMatchObject({ key: 'skill-taken', params: { word: 'YUE' } });
    await expect(add('KA', '粤语')).rejects.toMatchObject({ key: 'skill-taken', params: { word: '粤语' } });
    await expect(add('粤语', '大客户')).rejects.toMatchObject({ key: 'skill-taken' });
    const missing = backend.command(admin(), saveSkill, { id: 'x', code: 'X', name: 'X' });
    await expect(missing).rejects.toMatchObject({ key: 'skill-unknown' });
  });

  it('deletes only what nobody holds or needs, and says how many do; what is used can be retired and brought back', async () => {
    const id = await add('YUE', '粤语');
    await give(['a'], [id]);
    await expect(backend.command(admin(), removeSkill, { id })).rejects.toMatchObject({
      key: 'skill-in-use',
      params: { name: '粤语', people: 1, customers: 0 },
    });
    await backend.command(admin(), setSkillRetired, { id, retired: true });
    expect(listSkills(db())).toMatchObject([{ retired: true, people: 1 }]);
    await expect(give(['b'], [id])).rejects.toMatchObject({ key: 'skill-retired' });
    await backend.command(admin(), setSkillRetired, { id, retired: false });
    await give(['a'], [], [id]);
    await backend.command(admin(), removeSkill, { id });
    expect(listSkills(db())).toEqual([]);
  });
});

describe('giving people skills', () => {
  it('gives a selection some and takes others, leaves the rest, and tells the audit log in names', async () => {
    const [yue, ka] = [await add('YUE', '粤语'), await add('KA', '大客户')];
    expect(await give(['a', 'b'], [yue])).toEqual({ changed: 2 });
    expect(await give(['a', 'b', 'c'], [ka], [yue])).toEqual({ changed: 3 });
    expect(await give(['c'], [ka])).toEqual({ changed: 0 });
    expect([...heldSkills(db())].map(([id, held]) => [id, [...held]])).toEqual([
      ['a', [ka]],
      ['b', [ka]],
      ['c', [ka]],
    ]);
    expect(rows('operator')).toContainEqual({
      id: 'a',
      before: '{"skills":["粤语"]}',
      after: '{"skills":["大客户"]}',
    });
  });

  it('refuses people and skills that are not there, and writes nothing', async () => {
    const yue = await add('YUE', '粤语');
    await expect(give(['a', 'nobody'], [yue])).rejects.toMatchObject({ key: 'operator-unknown' });
    await expect(give(['a'], ['none'])).rejects.toMatchObject({ key: 'skill-unknown' });
    expect(heldSkills(db()).size).toBe(0);
  });
});
