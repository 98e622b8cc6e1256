import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedQueueCenter } from '../../../db/testing/seed-queue-center.ts';
import { giveSkills } from '../operators/give-skills.ts';
import { setSkillRetired } from '../operators/save-skill.ts';
import { listMovable } from '../supervision/work-lists.ts';
import { runInline } from '../testing/inline-job.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { buildQueue } from './build-queue.ts';
import { askedFor, summarizeDry } from './dry-customers.ts';
import { explainCustomer } from './explain-customer.ts';
import { markAbsent } from './mark-absent.ts';
import { reassignCalls } from './reassign-calls.ts';
import { chooseNextCall } from './take-next-call.ts';

const TODAY = '2026-11-24';
let backend: TempBackend;

/** Six customers of op0, whose deputy is op1; op2 alone holds Cantonese, which c0 and c1 need. All are of one team. */
beforeEach(async () => {
  backend = createTempBackend();
  await backend.services.writer.write((tx) => {
    seedQueueCenter(tx, { customers: 6, strategies: 2, routes: 1, operators: 4 });
    tx.raw.exec(`INSERT INTO team (id, code, name) VALUES ('t1', 'T1', '一班');
      UPDATE operator SET team_id = 't1', deputy_operator_id = CASE id WHEN 'op0' THEN 'op1' END;
      INSERT INTO operator_role (operator_id, role) SELECT id, 'operator' FROM operator;
      DELETE FROM order_cycle_strategy WHERE id = 's1'; UPDATE order_cycle_strategy SET class_id = NULL;
      UPDATE customer SET order_weekdays = 'TU', owner_operator_id = 'op0';
      UPDATE route SET team_id = 't1'; UPDATE route_day SET cutoff_minute = 1020;
      INSERT INTO skill (id, code, name) VALUES ('yue', 'YUE', '粤语');
      INSERT INTO operator_skill VALUES ('op2', 'yue');
      INSERT INTO customer_skill VALUES ('c0', 'yue'), ('c1', 'yue')`);
  });
});
afterEach(() => backend.close());

const write = (text: string) => backend.services.writer.write((tx) => void tx.raw.exec(text));
const build = async (givingOut: 'owner' | 'pool' | 'balanced') => {
  await write(`INSERT OR REPLACE INTO setting VALUES ('givingOut', '"${givingOut}"')`);
  await runInline(backend, buildQueue, { date: TODAY, teamId: null, builtBy: 'test' });
};
const db = () => backend.services.db;
const column = (name: string): Record<string, string | null> =>
  Object.fromEntries(
    db().raw.prepare(`SELECT customer_id, ${name} FROM call_task ORDER BY customer_id`).raw().all() as [
      string,
      string | null,
    ][],
  );
const owners = () => column('owner_operator_id');
const nextOf = (operatorId: string) => {
  const asking = { businessDate: TODAY, operatorId, nowMs: backend.clock.nowMs, minute: 540 };
  const taskId = chooseNextCall(db(), asking)?.taskId;
  return db().raw.prepare('SELECT customer_id FROM call_task WHERE id = ?').pluck().get(taskId) ?? null;
};
const admin = () => backend.context(backend.actor(['administrator']));
const lead = () => backend.context(backend.actor(['lead'], { operatorId: 'boss', name: '班长', teamId: 't1' }));
const give = (operatorId: string, add: string[], remove: string[] = []) =>
  backend.command(admin(), giveSkills, { operatorIds: [operatorId], add, remove });
const reassign = (taskIds: string[], operatorIds: string[], shares?: { operatorId: string; count: number }[]) =>
  backend.command(lead(), reassignCalls, { taskIds, operatorIds, reason: '', ...(shares ? { shares } : {}) });
const codeOf = (customerId: string) =>
  db().raw.prepare('SELECT code FROM customer WHERE id = ?').pluck().get(customerId) as string;
const taskOf = (customerId: string) => column('id')[customerId] ?? '';
const away = (share: 'deputy' | 'by-load') =>
  backend.command(lead(), markAbsent, { operatorId: 'op0', from: TODAY, to: TODAY, share, reason: '病假' });

describe('a call that needs a skill', () => {
  it('goes from the pool only to who holds it, and follows at once what people and customers are given', async () => {
    await build('pool');
    expect([nextOf('op1'), nextOf('op2')]).toEqual(['c2', 'c0']);
    await give('op1', ['yue']);
    expect(nextOf('op1')).toBe('c0');
    await give('op1', [], ['yue']);
    await write(`DELETE FROM customer_skill WHERE customer_id = 'c1'`);
    expect([nextOf('op1'), nextOf('op2')]).toEqual(['c1', 'c0']);
    await write(`INSERT INTO customer_skill VALUES ('c1', 'yue'), ('c2', 'yue')`);
    expect(nextOf('op1')).toBe('c3');
    await backend.command(admin(), setSkillRetired, { id: 'yue', retired: true });
    expect(nextOf('op1')).toBe('c0');
    await backend.command(admin(), setSkillRetired, { id: 'yue', retired: false });
    expect(nextOf('op1')).toBe('c3');
  });

  it('stays with the customer’s own operator', async () => {
    await build('owner');
    expect(nextOf('op0')).toBe('c0');
    expect(explainCustomer(db(), lead(), { customerId: 'c0', date: TODAY }).steps).toEqual(
      expect.arrayContaining([
        { key: 'needs-skill', params: { skills: '粤语', holders: 'op2' }, tone: 'plain' },
        { key: 'lacks-skill', params: { name: 'op0', skills: '粤语' }, tone: 'against' },
      ]),
    );
  });

  it('is shared out among those who hold it, and stays so when the day is built again', async () => {
    await write('UPDATE customer SET owner_operator_id = NULL');
    await build('balanced');
    expect(owners()).toMatchObject({ c0: 'op2', c1: 'op2' });
    const before = owners();
    await build('balanced');
    expect(owners()).toEqual(before);
    // Whoever holds it no more loses what the rule gave; nobody holds it, so it is nobody's.
    await give('op2', [], ['yue']);
    expect(owners()).toEqual({ ...before, c0: null, c1: null });
    await build('balanced');
    expect(owners()).toEqual({ ...before, c0: null, c1: null });
  });

  it('goes to a deputy who holds it, else as if there were none', async () => {
    await build('owner');
    await write(`UPDATE customer SET deputy_operator_id = 'op2' WHERE id = 'c1'`);
    await away('deputy');
    expect(owners()).toEqual({ c0: null, c1: 'op2', c2: 'op1', c3: 'op1', c4: 'op1', c5: 'op1' });
    await build('owner');
    expect(owners()).toEqual({ c0: null, c1: 'op2', c2: 'op1', c3: 'op1', c4: 'op1', c5: 'op1' });
  });

  it('is shared by load at absence to who holds it', async () => {
    await build('owner');
    await away('by-load');
    const shared = owners();
    expect(shared).toMatchObject({ c0: 'op2', c1: 'op2' });
    expect(new Set([shared.c2, shared.c3, shared.c4, shared.c5])).toEqual(new Set(['op1', 'op3']));
  });

  it('is reassigned by load to who holds it, else stays and is counted; given to one person it goes, and stays theirs', async () => {
    await build('owner');
    const [c0, c2, c3] = [taskOf('c0'), taskOf('c2'), taskOf('c3')];
    expect(await reassign([c0, c2, c3], ['op1', 'op2'])).toMatchObject({ moved: 3, unskilled: 0 });
    expect(owners()).toMatchObject({ c0: 'op2' });
    expect(await reassign([c0, c2], ['op1', 'op3'])).toMatchObject({ moved: 1, left: 1, unskilled: 1 });
    const shares = [
      { operatorId: 'op1', count: 1 },
      { operatorId: 'op2', count: 1 },
    ];
    expect(await reassign([taskOf('c4'), taskOf('c1')], ['op1', 'op2'], shares)).toMatchObject({ moved: 2 });
    expect(owners()).toMatchObject({ c4: 'op1', c1: 'op2' });
    expect(await reassign([c0], ['op3'])).toMatchObject({ moved: 1, unskilled: 0 });
    // c1 was given by load, c0 by name.
    await give('op2', [], ['yue']);
    expect(owners()).toMatchObject({ c0: 'op3', c1: null });
    expect(nextOf('op3')).toBe('c0');
  });

  it('is told with the calls that a lead may give to others, and who holds it', async () => {
    await build('owner');
    const ask = { operatorId: 'op0', routeId: null };
    const { lines, skills, held } = listMovable(db(), lead(), ask);
    expect(Object.fromEntries(lines.map((line) => [line.customerCode, line.neededSkills]))).toMatchObject({
      [codeOf('c0')]: '["yue"]',
      [codeOf('c2')]: '[]',
    });
    expect(skills).toEqual([expect.objectContaining({ id: 'yue', name: '粤语' })]);
    expect(held).toEqual([{ operatorId: 'op2', skillIds: ['yue'] }]);
  });

  it('is what holds a call back for the team while nobody who is signed in holds it', async () => {
    await build('pool');
    const asked = () => summarizeDry(db(), askedFor(db(), lead(), { operatorId: null }));
    expect(asked()).toMatchObject({
      counts: [{ reason: 'needs-skill', count: 2 }],
      needs: [{ skills: '粤语', count: 2 }],
      free: 4,
    });
    await write(`INSERT INTO seat_state_change (id, operator_id, state, at_ms) VALUES ('s', 'op2', 'ready', 1)`);
    expect(asked()).toMatchObject({ counts: [], needs: [], free: 6 });
  });
});
