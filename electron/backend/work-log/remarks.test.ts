import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SeededCalls, seedCalls } from '../../../db/testing/seed-calls.ts';
import { remarksOfDay } from '../../../db/work-remarks.ts';
import type { Actor } from '../services.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { countWaitingRemarks, readRemark, seeAnswers } from './read-remark.ts';
import { saveRemark } from './save-remark.ts';

const DATE = '2026-11-24';
let backend: TempBackend;
let seeded: SeededCalls;
let operator: Actor;
let second: Actor;
let lead: Actor;
beforeAll(async () => {
  backend = createTempBackend();
  seeded = await backend.services.writer.write((tx) => {
    const made = seedCalls(tx, { calls: 10 });
    tx.raw.exec(`INSERT INTO operator (id, login, name, password_hash, team_id, created_at_ms)
      VALUES ('lead', 'lead', '班长', '', '${made.teamIds[0]}', 0)`);
    return made;
  });
  const [teamId] = seeded.teamIds;
  operator = backend.actor(['operator'], { operatorId: seeded.operatorIds[0] as string, teamId });
  second = backend.actor(['operator'], { operatorId: seeded.operatorIds[2] as string, teamId });
  lead = backend.actor(['lead'], { operatorId: 'lead', name: '班长', teamId });
});
beforeEach(() => backend.services.writer.write((tx) => tx.raw.exec('DELETE FROM work_remark')));
afterAll(() => backend.close());

const save = (text: string, revision = 0, actor = operator, date = DATE) =>
  backend.command(backend.context(actor), saveRemark, { date, revision, text });
const readIt = (remark: { id: string; revision: number }, answer = '', actor = lead) =>
  backend.command(backend.context(actor), readRemark, { remarkId: remark.id, revision: remark.revision, answer });
const waiting = (actor: Actor) => countWaitingRemarks(backend.services.db, backend.context(actor), {});
const written = async (text: string, actor = operator, date = DATE) => {
  const { remark } = await save(text, 0, actor, date);
  if (!remark) throw new Error('not written');
  return remark;
};

describe('remarks about a day', () => {
  it('are written on until a lead has read them, then another begins', async () => {
    const first = await written('路上堵');
    expect(await save('路上堵，线路晚了', first.revision)).toMatchObject({ remark: { id: first.id, revision: 2 } });
    expect(await save('路上堵，线路晚了', 2)).toMatchObject({ remark: { revision: 2 } });
    await readIt({ id: first.id, revision: 2 });
    await expect(save('再补一句', 2)).rejects.toMatchObject({ key: 'remark-read', params: { name: '班长' } });
    const later = await written('再补一句');
    expect(later.id).not.toBe(first.id);
    const kept = remarksOfDay(backend.services.db, operator.operatorId, DATE);
    expect(kept.map(({ text, readBy }) => [text, readBy])).toEqual([
      ['路上堵，线路晚了', '班长'],
      ['再补一句', null],
    ]);
  });

  it('are refused from two windows at once, for days to come, and go when they are emptied', async () => {
    const { revision } = await written('一');
    await expect(save('二')).rejects.toMatchObject({ key: 'remark-changed' });
    await expect(save('二', 7)).rejects.toMatchObject({ key: 'remark-changed' });
    await expect(save('明天', 0, operator, '2026-11-25')).rejects.toMatchObject({ key: 'remark-in-future' });
    expect(await save('', revision)).toEqual({ remark: null });
    await expect(save('三', revision)).rejects.toMatchObject({ key: 'remark-changed' });
    expect(await save('  ')).toEqual({ remark: null });
  });

  it('are read by the own lead and supervisors, as they were seen, and answered once', async () => {
    const remark = await written('客户说送货早了');
    const foreign = backend.actor(['lead'], { operatorId: 'foreign', teamId: seeded.teamIds[1] });
    await expect(readIt(remark, '', foreign)).rejects.toMatchObject({ key: 'work-day-of-other' });
    await save('客户说送货晚了', remark.revision);
    await expect(readIt(remark)).rejects.toMatchObject({ key: 'remark-went-on' });
    const seen = { ...remark, revision: 2 };
    await readIt(seen);
    expect(waiting(operator).answers).toBe(0);
    await readIt(seen, '已转物流', backend.actor(['supervisor'], { name: '主管' }));
    await expect(readIt(seen, '不用管')).rejects.toMatchObject({ key: 'remark-answered', params: { name: '主管' } });
    expect(waiting(operator).answers).toBe(1);
    await backend.command(backend.context(operator), seeAnswers, { date: DATE }, { audit: 'none' });
    expect(waiting(operator).answers).toBe(0);
    await expect(readIt({ id: 'nothing', revision: 1 })).rejects.toMatchObject({ key: 'remark-unknown' });
  });

  it('lead from one unread to the next: of the same day first, then of the newest; nobody reads the own', async () => {
    const mine = await written('一');
    await written('二', second, '2026-11-20');
    await written('三', second, '2026-11-23');
    await written('四', second);
    const own = await written('班长自己的', lead);
    await written('别班', backend.actor(['operator'], { operatorId: seeded.operatorIds[1] as string }));
    expect(waiting(lead)).toMatchObject({ unread: 4, nextUnread: { operatorId: operator.operatorId, date: DATE } });
    expect(await readIt(mine)).toEqual({ next: { operatorId: second.operatorId, date: DATE } });
    const [today] = remarksOfDay(backend.services.db, second.operatorId, DATE);
    expect(await readIt(today as never)).toEqual({ next: { operatorId: second.operatorId, date: '2026-11-23' } });
    await expect(readIt(own)).rejects.toMatchObject({ key: 'remark-own' });
    expect(waiting(operator)).toEqual({ unread: 0, answers: 0, nextUnread: null });
  });

  it('stand in the audit log, before and after', async () => {
    const remark = await written('审计');
    await readIt(remark, '好');
    const rows = backend.services.db.raw
      .prepare<[string], { before: string | null; after: string; actor_name: string }>(
        'SELECT before, after, actor_name FROM audit WHERE entity_id = ? ORDER BY seq',
      )
      .all(remark.id);
    expect(rows.map(({ actor_name, after }) => [actor_name, JSON.parse(after)])).toEqual([
      ['Test', { date: DATE, text: '审计' }],
      ['班长', { readBy: '班长', answer: '好' }],
    ]);
  });
});
