import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LiveDay, seedLiveDay } from '../../../db/testing/seed-live-day.ts';
import { reassignInput } from '../../../shared/contract/reassign.ts';
import { liveView, type RouteLine } from '../../../shared/contract/supervision.ts';
import { reassignCalls } from '../queue/reassign-calls.ts';
import { undoReassign } from '../queue/undo-reassign.ts';
import type { Actor } from '../services.ts';
import { createTempBackend, TEST_NOW_MS, type TempBackend } from '../testing/temp-backend.ts';
import { createLiveSource } from './live-source.ts';
import { proposeCalls } from './propose-calls.ts';
import { showLive } from './show-live.ts';

const DAY: LiveDay = { date: '2026-11-24', nowMs: TEST_NOW_MS, seats: 6, tasks: 240, routes: 4 };
let backend: TempBackend;
let operatorIds: readonly string[];
let routeIds: readonly string[];
let teamIds: readonly string[];
beforeAll(async () => {
  backend = createTempBackend();
  ({ operatorIds, routeIds, teamIds } = await backend.services.writer.write((tx) => seedLiveDay(tx, DAY)));
});
afterAll(() => backend.close());

const boss = () => backend.actor(['supervisor'], { name: '主管' });
const lead = () => backend.actor(['lead'], { teamId: teamIds[0] ?? null, name: '班长' });
const db = () => backend.services.db;
const facts = () => createLiveSource(db()).facts(backend.clock.nowMs);
const live = (actor: Actor = boss()) => liveView.parse(showLive(db(), backend.context(actor), facts()));
const run = (text: string) => backend.services.writer.write((tx) => tx.raw.exec(text));
const line = (at: number): RouteLine => {
  const found = live().routes.find((route) => route.id === routeIds[at]);
  if (!found) throw new Error('no such route');
  return found;
};

describe('the forecast on the live page', () => {
  it('is reckoned with the busy seconds of the last hour per customer finished in it', () => {
    // 120 calls in four hours, each 30 seconds from preview on until the next is ready; the last one is still in wrap-up.
    const { forecast, seats } = live();
    expect(forecast).toMatchObject({ basis: 'last-hour', seats: 6 });
    expect(forecast.finished).toBeGreaterThanOrEqual(20);
    const worked = db()
      .raw.prepare(
        `SELECT sum(min(@now, next) - max(at_ms, @now - 3600000)) / 1000.0 AS s FROM (SELECT *,
           lead(at_ms, 1, @now) OVER (PARTITION BY operator_id ORDER BY at_ms, rowid) AS next FROM seat_state_change)
          WHERE state IN ('preview', 'dialing', 'talking', 'hold', 'wrap-up') AND next > @now - 3600000`,
      )
      .pluck()
      .get({ now: TEST_NOW_MS }) as number;
    expect(forecast.secondsPerCustomer * forecast.finished).toBeCloseTo(worked, -1);
    expect(seats.every((seat) => seat.busySeconds > 0 && seat.readySeconds > 0)).toBe(true);
  });

  it('falls back on the same weekday of four weeks, then on three minutes', async () => {
    await run('UPDATE call_task SET finished_at_ms = finished_at_ms - 7200000 WHERE finished_at_ms > 0');
    expect(live().forecast.finished).toBe(0);
    expect(live().forecast).toMatchObject({ basis: 'usual', secondsPerCustomer: 180 });
    await run(`INSERT INTO call_task (id, customer_id, business_date, state, source, disposition, created_at_ms)
        SELECT 'past-' || id, customer_id, '2026-11-10', 'done', 'strategy', 'ordered', 0 FROM call_task WHERE state = 'done' LIMIT 30;
      INSERT INTO seat_state_change (id, operator_id, state, at_ms) VALUES
        ('p1', '${operatorIds[0]}', 'talking', ${TEST_NOW_MS - 14 * 86_400_000}),
        ('p2', '${operatorIds[0]}', 'signed-out', ${TEST_NOW_MS - 14 * 86_400_000 + 9_000_000})`);
    expect(live().forecast).toMatchObject({ basis: 'same-weekday', secondsPerCustomer: 300, finished: 30 });
  });

  it('says which route is late by how much, and who could take how many of its calls', async () => {
    const [busy, idle] = [operatorIds[0] as string, operatorIds[2] as string];
    // Five minutes a customer: 30 of the first route are one person's, its cut-off is in an hour; nothing else is left.
    await run(`UPDATE call_task SET state = 'dropped' WHERE state IN ('open', 'held');
      UPDATE call_task SET state = 'open', place = 'pool', owner_operator_id = '${busy}', lease_operator_id = NULL,
        cutoff_at_ms = ${TEST_NOW_MS + 3_600_000} WHERE rowid IN (SELECT rowid FROM call_task WHERE state = 'dropped'
          AND route_id = '${routeIds[0]}' ORDER BY rowid LIMIT 30);
      UPDATE seat_state_change SET state = 'signed-out' WHERE operator_id NOT IN ('${busy}', '${idle}')`);
    const before = line(0);
    expect(before).toMatchObject({ counts: { free: 30 }, outlook: { missingMinutes: 90, stuck: 0 } });
    expect(before.outlook?.finishedAtMs).toBe(TEST_NOW_MS + 150 * 60_000);

    const propose = (actor: Actor) =>
      proposeCalls(db(), backend.context(actor), facts(), { routeId: routeIds[0] ?? null });
    const proposal = propose(lead());
    expect(proposal).toMatchObject({
      from: [{ operatorId: busy, count: 12 }],
      to: [{ operatorId: idle, count: 12 }],
      short: 6,
      moreSeats: 1,
    });
    const stranger = backend.actor(['lead'], { teamId: teamIds[1] ?? null });
    expect(() => propose(stranger)).toThrow('task-of-other-team');

    const { taskIds, to } = proposal;
    const given = await backend.command(
      backend.context(lead()),
      reassignCalls,
      reassignInput.parse({
        taskIds,
        operatorIds: to.map((each) => each.operatorId),
        shares: to.map(({ operatorId, count }) => ({ operatorId, count })),
      }),
    );
    expect(line(0).outlook).toMatchObject({ missingMinutes: 30 });
    expect(live(lead()).moves).toMatchObject([{ byName: '班长', count: 12, undoneBy: null }]);
    expect(live(stranger).moves).toEqual([]);
    await backend.command(backend.context(boss()), undoReassign, { reassignmentId: given.reassignmentId ?? '' });
    expect(line(0).outlook).toMatchObject({ missingMinutes: 90 });
    expect(live(lead()).moves).toMatchObject([{ undoneBy: '主管' }]);
  });

  it('names what belongs to nobody at work', async () => {
    await run(`UPDATE call_task SET owner_operator_id = '${operatorIds[4]}' WHERE state = 'open'`);
    expect(line(0).outlook).toEqual({ finishedAtMs: null, missingMinutes: 0, stuck: 30 });
    await run(`UPDATE call_task SET place = 'used-up' WHERE state = 'open'`);
    expect(line(0).outlook).toBeNull();
  });

  it('counts a seat until the end of its shift, its break apart, and one without a shift for ever', async () => {
    const [busy, idle] = [operatorIds[0] as string, operatorIds[2] as string];
    await run(`UPDATE call_task SET place = 'pool', owner_operator_id = '${busy}' WHERE state = 'open'`);
    expect(line(0).outlook).toMatchObject({ missingMinutes: 90, stuck: 0 });
    expect(live().forecast).toMatchObject({ seats: 2, withShift: 0, overtime: 0 });
    // 09:00 on a Tuesday, 30 calls of 5 minutes: an hour until the break, which lasts an hour, then on.
    const plan = (from: number, to: number) => `('${busy}', 2, ${from * 60}, ${to * 60})`;
    await run(`INSERT INTO operator_shift VALUES ${plan(8, 10)}, ${plan(11, 17)}`);
    expect(line(0).outlook).toMatchObject({ missingMinutes: 150, stuck: 0 });
    const seat = live().seats.find(({ operatorId }) => operatorId === busy);
    expect(seat?.shift).toEqual({ fromMs: TEST_NOW_MS - 3_600_000, toMs: TEST_NOW_MS + 8 * 3_600_000 });
    expect(live().seats.find(({ operatorId }) => operatorId === idle)?.shift).toBeNull();
    await run(`UPDATE operator_shift SET to_minute = 12 * 60 WHERE from_minute = 660`);
    expect(line(0).outlook).toEqual({ finishedAtMs: null, missingMinutes: 0, stuck: 6 });
    expect(live().forecast).toMatchObject({ seats: 2, withShift: 1, overtime: 0 });
    // The end has passed: they are there, but nothing is reckoned with any more.
    await run(`DELETE FROM operator_shift WHERE from_minute = 660; UPDATE operator_shift SET to_minute = 539`);
    expect(line(0).outlook).toMatchObject({ stuck: 30 });
    expect(live().forecast).toMatchObject({ seats: 2, withShift: 1, overtime: 1 });
    await run(`DELETE FROM operator_shift; UPDATE call_task SET place = 'used-up' WHERE state = 'open'`);
  });
});

describe('shifts that begin later', () => {
  /** All that is known of the third person's seat. */
  const seatIs = (state: string, hoursAgo: number) =>
    run(`DELETE FROM seat_state_change WHERE operator_id = '${operatorIds[4]}';
      INSERT INTO seat_state_change (id, operator_id, state, at_ms)
        VALUES ('now', '${operatorIds[4]}', '${state}', ${TEST_NOW_MS - hoursAgo * 3_600_000})`);

  it('count from their begin, once, by name only within reach', async () => {
    const away = operatorIds[4] as string;
    await seatIs('signed-out', 2);
    // 24 calls of five minutes of anybody's, two seats there.
    await run(`UPDATE call_task SET state = 'dropped' WHERE state = 'open';
      UPDATE call_task SET state = 'open', place = 'pool', owner_operator_id = NULL WHERE rowid IN
        (SELECT rowid FROM call_task WHERE state = 'dropped' AND route_id = '${routeIds[0]}' ORDER BY rowid LIMIT 24)`);
    const finishedAt = () => ((line(0).outlook?.finishedAtMs ?? 0) - TEST_NOW_MS) / 60_000;
    expect(finishedAt()).toBe(60);
    // From 09:30 a third: 12 calls are made until then, the others by three in 20 minutes.
    await run(`INSERT INTO operator_shift VALUES ('${away}', 2, 570, 1020)`);
    expect(finishedAt()).toBe(50);
    const { forecast, seats } = live();
    const name = seats.find(({ operatorId }) => operatorId === away)?.operatorName;
    expect(forecast).toMatchObject({ seats: 2, missing: [] });
    expect(forecast.later).toEqual([{ fromMs: TEST_NOW_MS + 1_800_000, count: 1, names: [name] }]);
    const stranger = backend.actor(['lead'], { teamId: teamIds[1] ?? null });
    expect(live(stranger).forecast.later).toEqual([{ fromMs: TEST_NOW_MS + 1_800_000, count: 1, names: [] }]);
    // Signed in before it begins they are at work, and no second time to come.
    await seatIs('ready', 0.1);
    expect(live().forecast).toMatchObject({ seats: 3, later: [], missing: [] });
    expect(finishedAt()).toBe(40);
  });

  it('name who is late and leave them out, and say nothing of who is absent', async () => {
    const away = operatorIds[4] as string;
    await seatIs('signed-out', 2);
    await run('UPDATE operator_shift SET from_minute = 510');
    const { forecast, seats } = live();
    const seat = seats.find(({ operatorId }) => operatorId === away);
    const late = { kind: 'late', atMs: TEST_NOW_MS - 1_800_000 };
    expect(forecast).toMatchObject({ seats: 2, later: [], missing: [{ operatorName: seat?.operatorName, ...late }] });
    expect(seat?.expected).toEqual(late);
    expect(line(0).outlook?.finishedAtMs).toBe(TEST_NOW_MS + 3_600_000);
    expect(live(backend.actor(['lead'], { teamId: teamIds[1] ?? null })).forecast.missing).toEqual([]);
    await run(`INSERT INTO operator_absence (id, operator_id, valid_from, valid_to, share, reason, marked_at_ms, marked_by)
      VALUES ('x', '${away}', '2026-11-24', '2026-11-24', 'by-load', '', 0, '${away}')`);
    expect(live().forecast).toMatchObject({ later: [], missing: [] });
    expect(live().seats.find(({ operatorId }) => operatorId === away)?.expected).toBeNull();
    await run(`DELETE FROM operator_shift; DELETE FROM operator_absence;
      UPDATE call_task SET place = 'used-up' WHERE state = 'open'`);
  });
});

describe('the thread of the live page', () => {
  it('answers like the query itself, several at once, and refuses as it does', async () => {
    const { live: reader } = backend.services;
    const ask = (actor: Actor) => reader.ask({ kind: 'view', ctx: backend.context(actor) });
    const [all, team, again] = await Promise.all([ask(boss()), ask(lead()), ask(boss())]);
    expect(all).toEqual(live());
    expect(team).toEqual(live(lead()));
    expect(again).toEqual(all);
    await run(`UPDATE call_task SET place = 'pool' WHERE state = 'open'`);
    expect(await ask(boss())).toEqual(live());
    const ctx = backend.context(backend.actor(['lead'], { teamId: teamIds[1] ?? null }));
    const routeId = routeIds[0] ?? null;
    await expect(reader.ask({ kind: 'propose', ctx, routeId })).rejects.toMatchObject({ key: 'task-of-other-team' });
  });
});
