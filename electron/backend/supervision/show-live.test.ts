import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertAbsence, shortenAbsence } from '../../../db/absences.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { type SeededCalls, seedCalls, seedId } from '../../../db/testing/seed-calls.ts';
import { BOARD_STATES } from '../../../shared/contract/queue.ts';
import { reassignInput } from '../../../shared/contract/reassign.ts';
import { liveView } from '../../../shared/contract/supervision.ts';
import { listQueue, summarizeDay } from '../queue/list-queue.ts';
import { reassignCalls } from '../queue/reassign-calls.ts';
import type { Actor } from '../services.ts';
import { createTempBackend, TEST_NOW_MS, type TempBackend } from '../testing/temp-backend.ts';
import { createLiveSource } from './live-source.ts';
import { showLive } from './show-live.ts';
import { listMovable, listUnreached } from './work-lists.ts';

const DATE = '2026-11-24';
const CUTOFF_MS = TEST_NOW_MS + 3_600_000;
let backend: TempBackend;
let seeded: SeededCalls;
beforeAll(async () => {
  backend = createTempBackend();
  seeded = await backend.services.writer.write((tx) => {
    const made = seedCalls(tx, { calls: 240, customers: 40, days: 2, lastDate: DATE });
    seedTasks(tx);
    return made;
  });
});
afterAll(() => backend.close());

/** Forty calls of the day: ten of each state, owned in turn by the six operators or by nobody. */
function seedTasks(tx: WritableDB): void {
  const insert = tx.raw.prepare<object>(
    `INSERT INTO call_task (id, customer_id, business_date, state, place, source, route_id, class_id, delivery_date,
       cutoff_at_ms, owner_operator_id, attempts, lease_operator_id, lease_until_ms, not_before_ms, created_at_ms, route_code, customer_code)
     VALUES (@id, @customer, '${DATE}', @state, @place, 'strategy', @route, @class, '2026-11-25', @cutoff, @owner, @attempts,
       @holder, @until, @notBefore, 0, '', @id)`,
  );
  for (let i = 0; i < 40; i += 1) {
    const held = i >= 30 && i < 33;
    const done = i >= 20 && i < 30;
    insert.run({
      id: `task-${String(i).padStart(2, '0')}`,
      customer: seedId('c6', i),
      state: held ? 'held' : done ? 'done' : 'open',
      place: i >= 10 && i < 20 ? 'waiting' : 'pool',
      route: seedId('c5', i % 4),
      class: seedId('c3', i % 4),
      cutoff: i >= 33 ? TEST_NOW_MS - 1 : CUTOFF_MS,
      owner: i % 7 === 6 ? null : seedId('c2', i % 7),
      attempts: i >= 10 && i < 20 ? 1 : 0,
      holder: held ? seedId('c2', i - 30) : null,
      until: held ? TEST_NOW_MS + 60_000 : null,
      notBefore: i >= 10 && i < 20 ? TEST_NOW_MS + 600_000 : null,
    });
  }
  tx.raw
    .prepare(
      "INSERT INTO seat_state_change (id, seat_id, operator_id, state, task_id, at_ms) VALUES ('x', ?, ?, 'talking', 'task-30', ?)",
    )
    .run(seedId('c4', 0), seedId('c2', 0), TEST_NOW_MS - 90_000);
}

const boss = () => backend.actor(['supervisor']);
const lead = () => backend.actor(['lead'], { teamId: seeded.teamIds[0] });
const live = (actor: Actor) => {
  const { db } = backend.services;
  return liveView.parse(showLive(db, backend.context(actor), createLiveSource(db).facts(TEST_NOW_MS)));
};

describe('the live view', () => {
  it('counts the queue once by state, and the same by class and by route', () => {
    const view = live(boss());
    expect(view.queue).toEqual({ free: 10, waiting: 10, 'used-up': 0, held: 3, done: 10, missed: 7 });
    for (const lines of [view.classes, view.routes]) {
      for (const state of ['free', 'waiting', 'held', 'done', 'missed'] as const) {
        expect(lines.reduce((sum, line) => sum + line.counts[state], 0)).toBe(view.queue[state]);
      }
    }
    expect(view.routes.every((line) => line.cutoffAtMs === CUTOFF_MS)).toBe(true);
    expect(view.due).toMatchObject({ due: 40, completed: 10 });
  });

  it.each([boss, lead])('counts as many calls of each state as the list of the queue shows (%#)', (asker) => {
    const { db } = backend.services;
    const context = backend.context(asker());
    const { queue } = live(asker());
    const { states } = summarizeDay(db, context, { date: DATE });
    for (const state of BOARD_STATES) {
      const filter = { date: DATE, state, text: '', limit: 100, offset: 0 };
      const { total, tasks } = listQueue(db, context, filter);
      expect([state, total]).toEqual([state, queue[state]]);
      expect(tasks.map((task) => task.state)).toEqual(Array(total).fill(state));
      expect(states.find((row) => row.state === state)?.count ?? 0).toBe(total);
    }
    const all = listQueue(db, context, { date: DATE, state: null, text: '', limit: 100, offset: 0 });
    expect(all.total).toBe(BOARD_STATES.reduce((sum, state) => sum + queue[state], 0));
  });

  it('shows the cut-off that has passed and no forecast where only calls in hand are left', async () => {
    const restore = backend.services.db.raw.prepare('SELECT id, state, cutoff_at_ms AS at FROM call_task').all() as {
      id: string;
      state: string;
      at: number;
    }[];
    const run = (text: string) => backend.services.writer.write((tx) => tx.raw.exec(text));
    const passedMs = TEST_NOW_MS - 600_000;
    await run(
      `UPDATE call_task SET cutoff_at_ms = ${passedMs} WHERE state = 'held' AND route_id = '${seedId('c5', 0)}'`,
    );
    const line = () => live(boss()).routes.find(({ id }) => id === seedId('c5', 0));
    // What is still open has its cut-off ahead: the forecast is about that.
    expect(line()).toMatchObject({ heldLate: 1, cutoffAtMs: CUTOFF_MS, outlook: expect.anything() });
    await run(`UPDATE call_task SET state = 'done' WHERE state = 'open' AND route_id = '${seedId('c5', 0)}'`);
    expect(line()).toMatchObject({ heldLate: 1, cutoffAtMs: passedMs, outlook: null });
    expect(live(boss()).routes.filter(({ heldLate }) => heldLate > 0)).toHaveLength(1);
    await run(
      restore
        .map(({ id, state, at }) => `UPDATE call_task SET state = '${state}', cutoff_at_ms = ${at} WHERE id = '${id}'`)
        .join(';'),
    );
  });

  it('has tiles that are the sum of the seats', () => {
    const { totals, seats } = live(boss());
    for (const figure of [
      'calls',
      'attempts',
      'connected',
      'answered',
      'unanswered',
      'unansweredSeconds',
      'orders',
      'quantity',
      'amountMinor',
      'talkSeconds',
      'holdSeconds',
      'wrapUpSeconds',
    ] as const) {
      expect(seats.reduce((sum, seat) => sum + seat[figure], 0)).toBe(totals[figure]);
    }
    expect(totals.calls).toBe(120);
  });

  it('shows who talks to whom since when', () => {
    const [seat] = live(boss()).seats;
    expect(seat).toMatchObject({ state: 'talking', sinceMs: TEST_NOW_MS - 90_000, heldTaskId: 'task-30' });
    expect(seat?.customer?.code).toBe('C-000030');
  });

  it('shows a lead the own team alone', () => {
    const view = live(lead());
    expect(view.seats).toHaveLength(3);
    expect(view.routes.map((line) => line.name)).toEqual(['R01 1 号线', 'R03 3 号线']);
    expect(view.queue.free).toBe(5);
  });

  it('lists whom nobody reached, numbers by right', () => {
    const list = listUnreached(backend.services.db, backend.context(boss()), {});
    expect(list.total).toBe(17);
    expect(list.lines[0]).toMatchObject({ state: 'waiting', attempts: 1 });
    expect(list.lines.at(-1)).toMatchObject({ state: 'missed' });
    expect(list.lines[0]?.number).toMatch(/^138\d{8}$/);
  });
});

describe('reassigning', () => {
  const reassign = (actor: Actor, input: object) =>
    backend.command(backend.context(actor), reassignCalls, reassignInput.parse(input));

  it('refuses what is not of the own team', async () => {
    const other = listMovable(backend.services.db, backend.context(boss()), {
      operatorId: null,
      routeId: null,
    }).lines.find((line) => line.routeCode === 'R02');
    const to = [seeded.operatorIds[0]];
    await expect(reassign(lead(), { taskIds: [other?.taskId], operatorIds: to })).rejects.toThrow('task-of-other-team');
    await expect(reassign(lead(), { taskIds: ['task-00'], operatorIds: [seeded.operatorIds[1]] })).rejects.toThrow(
      'receiver-of-other-team',
    );
    await expect(reassign(boss(), { taskIds: ['task-00'], operatorIds: ['nobody'] })).rejects.toThrow(
      'receiver-unknown',
    );
  });

  it("gives a seat's calls to others by load and leaves held and ended ones", async () => {
    const from = seeded.operatorIds[0] as string;
    const mine = () =>
      listMovable(backend.services.db, backend.context(boss()), { operatorId: from, routeId: null }).lines;
    const taskIds = mine().map((line) => line.taskId);
    expect(taskIds.length).toBeGreaterThan(1);
    const result = await reassign(boss(), {
      taskIds: [...taskIds, 'task-30', 'task-20'],
      operatorIds: seeded.operatorIds.slice(1, 3),
    });
    expect(result).toMatchObject({ moved: taskIds.length, left: 2 });
    expect(result.shares.reduce((sum, share) => sum + share.count, 0)).toBe(taskIds.length);
    expect(mine()).toEqual([]);
    const row = backend.services.db.raw
      .prepare<[string], { attempts: number; touched: number }>('SELECT attempts, touched FROM call_task WHERE id = ?')
      .get(taskIds.at(-1) as string);
    expect(row?.touched).toBe(1);
  });

  it('marks who is absent today and gives that person nothing', async () => {
    const away = seeded.operatorIds[3] as string;
    const given = backend.services.db.raw.prepare<[string], { n: number }>(
      'SELECT count(*) AS n FROM call_task WHERE owner_operator_id = ? AND touched = 1',
    );
    await backend.services.writer.write((tx) =>
      insertAbsence(tx, {
        id: 'a1',
        operatorId: away,
        validFrom: DATE,
        validTo: '2026-11-26',
        share: 'by-load',
        reason: '病假',
        markedAtMs: TEST_NOW_MS,
        markedBy: '班长',
        undoneAtMs: null,
      }),
    );
    expect(live(boss()).seats.filter((seat) => seat.absentUntil !== null)).toMatchObject([
      { operatorId: away, absentUntil: '2026-11-26' },
    ]);
    const before = given.get(away)?.n;
    const give = reassign(boss(), { taskIds: ['task-01'], operatorIds: [seeded.operatorIds[1], away] });
    await expect(give).rejects.toMatchObject({ key: 'receiver-absent', params: { until: '2026-11-26' } });
    expect(given.get(away)?.n).toBe(before);
    await backend.services.writer.write((tx) => shortenAbsence(tx, 'a1', '2026-11-26', TEST_NOW_MS));
    expect(live(boss()).seats.every((seat) => seat.absentUntil === null)).toBe(true);
  });

  it('gives a call to anybody', async () => {
    const result = await reassign(boss(), { taskIds: ['task-01'], operatorIds: [] });
    expect(result).toMatchObject({ moved: 1, left: 0, shares: [] });
  });
});
