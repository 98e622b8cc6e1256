import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReadableDB } from '../../../db/connection.ts';
import { seedQueueCenter } from '../../../db/testing/seed-queue-center.ts';
import type { SettleInput, TakeNextOutput } from '../../../shared/contract/queue.ts';
import { explainInHand } from '../calls/explain-in-hand.ts';
import { showSeatQueue } from '../calls/show-seat-queue.ts';
import type { ReadContext } from '../services.ts';
import { createLiveSource } from '../supervision/live-source.ts';
import { showLive } from '../supervision/show-live.ts';
import { runInline } from '../testing/inline-job.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { buildQueue } from './build-queue.ts';
import { closeOrderItems, reopenOrderItems } from './close-order-items.ts';
import { explainCustomer } from './explain-customer.ts';
import { reassignCalls } from './reassign-calls.ts';
import { releaseCall, releaseOperatorCalls } from './release-call.ts';
import { renewLease } from './renew-lease.ts';
import { settleTask } from './settle-task.ts';
import { skipCall } from './skip-call.ts';
import { takeCall } from './take-call.ts';
import { chooseNextCall, takeNextCall } from './take-next-call.ts';

/** The day of the test clock: Tuesday 09:00 in Shanghai. */
const TODAY = '2026-11-24';
const MINUTE = 60_000;
let backend: TempBackend;

beforeEach(() => {
  backend = createTempBackend();
});
afterEach(() => backend.close());

function seat(operator: string, more: { scope?: 'team'; teamId?: string; lead?: boolean } = {}): ReadContext {
  const actor = backend.actor(more.lead ? ['lead'] : ['operator'], { operatorId: operator });
  return backend.context(actor, {
    sessionHash: `session-${operator}`,
    windowId: `window-${operator}`,
    nowMs: backend.clock.nowMs,
  });
}
const take = (operator: string): Promise<TakeNextOutput> =>
  backend.command(seat(operator), takeNextCall, {}, { audit: 'none' });
const settle = (operator: string, input: Partial<SettleInput> & Pick<SettleInput, 'taskId' | 'disposition'>) =>
  backend.command(
    seat(operator),
    settleTask,
    { callId: null, noOrderReason: null, promisedAtMs: null, forWhom: 'me', ...input },
    { audit: 'none' },
  );
const write = (text: string, ...params: unknown[]) =>
  backend.services.writer.write((tx) => void tx.raw.prepare(text).run(...params));
const row = <Row>(text: string, ...params: unknown[]): Row =>
  backend.services.db.raw.prepare(text).get(...params) as Row;

/** `customers` customers, all of them due today, by one strategy on one route (cut-off 10:00 unless changed). */
async function seedDue(customers: number, cutoffMinute = 1020): Promise<void> {
  await backend.services.writer.write((tx) => {
    seedQueueCenter(tx, { customers, strategies: 2, routes: 1 });
    tx.raw.exec(`DELETE FROM order_cycle_strategy WHERE id = 's1'; UPDATE order_cycle_strategy SET class_id = NULL, rank = 5;
      UPDATE customer SET order_weekdays = 'TU', preferred_from_minute = NULL, preferred_to_minute = NULL;
      UPDATE route_day SET cutoff_minute = ${cutoffMinute}`);
  });
  await runInline(backend, buildQueue, { date: TODAY, teamId: null, builtBy: 'test' });
}
const codeOf = (output: TakeNextOutput): string | undefined => output.call?.customerCode;

/** A connection that counts how often it is asked something. */
function counting(db: ReadableDB): { db: ReadableDB; asked(): number } {
  let asked = 0;
  const prepare = (text: string) => {
    const statement = db.raw.prepare(text);
    const count =
      (method: 'get' | 'all' | 'iterate') =>
      (...params: unknown[]) => {
        asked += 1;
        return statement[method](...params);
      };
    return { get: count('get'), all: count('all'), iterate: count('iterate') };
  };
  return { db: { raw: { prepare } } as unknown as ReadableDB, asked: () => asked };
}

describe('taking the next call', () => {
  it('tells a seat from when a call on its list may be made', async () => {
    await seedDue(3);
    await write(
      `UPDATE call_task SET calling_windows = '[{"fromMinute":600,"toMinute":660}]' WHERE customer_id = 'c0'`,
    );
    await write(
      `UPDATE call_task SET calling_windows = '[{"fromMinute":500,"toMinute":660}]' WHERE customer_id = 'c1'`,
    );
    const { next } = showSeatQueue(backend.services.db, seat('op0'));
    expect(next.map((item) => item.opensAtMinute)).toEqual([600, null, null]);
    expect(codeOf(await take('op0'))).toBe('C0000001');
  });

  it('passes over a route that was paused after the build with a handful of questions', async () => {
    await seedDue(400);
    await write(`UPDATE customer SET route_id = NULL WHERE id = 'c399'`);
    await write(`INSERT INTO pause (id, route_id, valid_from, reason) VALUES ('p1', 'r0', '${TODAY}', '修路')`);
    const { db, asked } = counting(backend.services.db);
    const { nowMs } = backend.clock;
    const chosen = chooseNextCall(db, { businessDate: TODAY, operatorId: 'op0', nowMs, minute: 540 });
    expect(chosen?.customerId).toBe('c399');
    expect(asked()).toBeLessThan(20);
    expect(codeOf(await take('op0'))).toBe('C0000399');
  });

  it('follows route and code, and gives a window its own call again', async () => {
    await seedDue(3);
    const first = await take('op0');
    expect(first.call).toMatchObject({
      customerCode: 'C0000000',
      deliveryDate: '2026-11-25',
      attempts: 0,
      phonePosition: 1,
    });
    expect(first.call?.why).toMatchObject({ rule: 'FREQ=WEEKLY', weekdays: 'TU', chosenBy: 'route-and-code' });
    expect(codeOf(await take('op0'))).toBe('C0000000');
    expect(codeOf(await take('op1'))).toBe('C0000001');
    expect(codeOf(await take('op2'))).toBe('C0000002');
    const dry = await take('op3');
    expect(dry).toMatchObject({
      call: null,
      dry: { left: 3, built: true, counts: [{ reason: 'held-by-seat', count: 3 }] },
    });
  });

  it('puts the nearest cut-off first, then rank, fewer attempts and the preferred hour', async () => {
    await seedDue(6);
    const set = (code: number, what: string) =>
      write(`UPDATE call_task SET ${what} WHERE customer_code = 'C000000${code}'`);
    const cutoff = row<{ at: number }>('SELECT min(cutoff_at_ms) AS at FROM call_task').at;
    await set(5, `cutoff_at_ms = ${cutoff - MINUTE}`);
    await set(4, 'rank = 1');
    await set(0, 'attempts = 1');
    await set(3, 'preferred_from_minute = 500, preferred_to_minute = 600');
    await set(1, 'cutoff_at_ms = NULL');
    const order: string[] = [];
    const steps: string[] = [];
    for (let at = 0; at < 6; at += 1) {
      const { call } = await take(`op${at}`);
      order.push(call?.customerCode.slice(-1) ?? '-');
      steps.push(call?.why.chosenBy ?? '-');
    }
    expect(order).toEqual(['5', '4', '3', '2', '0', '1']);
    expect(steps.slice(0, 4)).toEqual(['nearest-cut-off', 'strategy-rank', 'preferred-hour', 'fewer-attempts']);
    // An operator without a team has it explained as well: the pool knows no teams.
    expect(explainInHand(backend.services.db, seat('op0'))?.customer.code).toBe('C0000005');
    const supervisor = backend.context(backend.actor(['supervisor']));
    const explained = explainCustomer(backend.services.db, supervisor, { customerId: 'c4', date: TODAY });
    expect(explained.steps).toContainEqual({
      key: 'task-chosen',
      params: { choice: '@queue.choice.strategy-rank' },
      tone: 'plain',
    });
  });

  it('gives promised callbacks first, to their operator until ten minutes after', async () => {
    await seedDue(3);
    const { call } = await take('op0');
    const promisedAtMs = backend.clock.nowMs + 30 * MINUTE;
    await settle('op0', { taskId: call?.taskId ?? '', disposition: 'callback', promisedAtMs });
    backend.clock.nowMs += 31 * MINUTE;
    expect(codeOf(await take('op1'))).toBe('C0000001');
    const own = await take('op0');
    expect(own.call).toMatchObject({ customerCode: 'C0000000', promisedAtMs, why: { chosenBy: 'promised-due' } });
    await backend.command(seat('op0'), releaseCall, { taskId: own.call?.taskId ?? '', reason: '' });
    backend.clock.nowMs += 10 * MINUTE;
    expect(codeOf(await take('op2'))).toBe('C0000000');
  });

  it('never gives two seats the same customer or owner, thousands of times', async () => {
    await seedDue(40);
    await write(`UPDATE customer SET owner_id = 'boss' || (search_id % 7) WHERE search_id <= 28`);
    const owners = new Map(
      backend.services.db.raw.prepare('SELECT code, coalesce(owner_id, code) AS owner FROM customer').raw().all() as [
        string,
        string,
      ][],
    );
    // Thousands of commits; what is proven here does not depend on the disk's sync.
    backend.services.db.raw.pragma('synchronous = OFF');
    const seats = Array.from({ length: 8 }, (_, at) => `op${at}`);
    for (let round = 0; round < 250; round += 1) {
      const taken = await Promise.all(seats.map((operator) => take(operator)));
      const codes = taken.map(codeOf);
      expect(new Set(codes.map((code) => owners.get(code ?? ''))).size).toBe(seats.length);
      await Promise.all(
        taken.map(({ call }, at) =>
          round % 3 === 0
            ? backend.command(seat(seats[at] as string), releaseCall, { taskId: call?.taskId ?? '', reason: '' })
            : settle(seats[at] as string, { taskId: call?.taskId ?? '', disposition: 'dropped' }),
        ),
      );
      backend.clock.nowMs += 2 * MINUTE;
      await write('UPDATE call_task SET attempts = 0, cutoff_at_ms = ?', backend.clock.nowMs + 60 * MINUTE);
    }
  });

  it('keeps other shops of a held owner and other customers of a held number away', async () => {
    await seedDue(4);
    await write(`UPDATE customer SET owner_id = 'boss' WHERE id IN ('c0', 'c1')`);
    await write(
      `INSERT INTO customer_phone (id, customer_id, position, number) VALUES ('shared', 'c2', 2, '13900000000')`,
    );
    expect(codeOf(await take('op0'))).toBe('C0000000');
    expect(codeOf(await take('op1'))).toBe('C0000003');
    expect(await take('op2')).toMatchObject({ call: null });
  });

  it('leaves alone who was paused or closed after the build', async () => {
    await seedDue(4);
    await write(`INSERT INTO pause (id, customer_id, valid_from, reason) VALUES ('x', 'c0', '2026-01-01', '停业')`);
    await write(`UPDATE customer SET do_not_call = 1 WHERE id = 'c1'`);
    await write(`UPDATE customer_phone SET dead = 1 WHERE customer_id = 'c2'`);
    expect(codeOf(await take('op0'))).toBe('C0000003');
    await write(`INSERT INTO pause (id, class_id, valid_from, reason) VALUES ('y', 'k1', '2026-01-01', '检查')`);
    const { dry } = await take('op1');
    expect(dry).toMatchObject({ left: 4, free: 0 });
    expect(dry?.counts.map(({ reason }) => reason)).toEqual(['held-by-seat', 'paused', 'do-not-call']);
  });

  it('frees the call of a seat that died, when its lease ends', async () => {
    await seedDue(1);
    const { call } = await take('op0');
    expect(await take('op1')).toMatchObject({ call: null });
    backend.clock.nowMs += 60_000;
    const renewed = await backend.command(seat('op0'), renewLease, { taskId: call?.taskId ?? '' }, { audit: 'none' });
    expect(renewed.leaseUntilMs).toBe(backend.clock.nowMs + 90_000);
    backend.clock.nowMs += 90_000;
    expect(codeOf(await take('op1'))).toBe('C0000000');
    await expect(
      backend.command(seat('op0'), renewLease, { taskId: call?.taskId ?? '' }, { audit: 'none' }),
    ).rejects.toMatchObject({ key: 'lease-lost' });
  });

  it('gives out nothing for ordering after the cut-off, and lists it as missed', async () => {
    await seedDue(2, 560);
    expect((await take('op0')).call).not.toBeNull();
    backend.clock.nowMs += 30 * MINUTE;
    expect(await take('op1')).toMatchObject({
      call: null,
      dry: { counts: expect.arrayContaining([{ reason: 'cut-off-passed', count: 2 }]) },
    });
    expect(row<{ n: number }>(`SELECT count(*) AS n FROM call_task WHERE state = 'missed'`).n).toBe(2);
  });

  it('gives a call with something else on its agenda out after the cut-off, without its order', async () => {
    await seedDue(2, 560);
    const follow = row<{ id: string }>(`SELECT id FROM call_task WHERE customer_id = 'c1'`).id;
    await write(`INSERT INTO call_item (id, task_id, kind) VALUES ('f', ?, 'follow-up')`, follow);
    backend.clock.nowMs += 30 * MINUTE;
    expect((await take('op0')).call).toMatchObject({ taskId: follow, deliveryDate: null, cutoffAtMs: null });
    expect(
      row(`SELECT state, closed_reason AS why FROM call_item WHERE task_id = ? AND kind = 'order'`, follow),
    ).toEqual({
      state: 'closed',
      why: 'cut-off-passed',
    });
    expect(row(`SELECT state FROM call_task WHERE customer_id = 'c0'`)).toEqual({ state: 'missed' });
  });

  it('respects calling windows and says when one opens', async () => {
    await seedDue(1);
    await write(`UPDATE call_task SET calling_windows = '[{"fromMinute":600,"toMinute":660}]'`);
    expect(await take('op0')).toMatchObject({
      call: null,
      dry: { counts: [{ reason: 'outside-window', count: 1 }], nextAtMs: Date.parse('2026-11-24T02:00:00Z') },
    });
    backend.clock.nowMs += 60 * MINUTE;
    expect((await take('op0')).call).not.toBeNull();
  });

  it('keeps customers of an owner-operator for that operator where the company wants it so', async () => {
    await seedDue(2);
    await write(`UPDATE call_task SET owner_operator_id = 'op5' WHERE customer_code = 'C0000000'`);
    expect(codeOf(await take('op0'))).toBe('C0000001');
    expect(await take('op1')).toMatchObject({
      dry: { counts: expect.arrayContaining([{ reason: 'other-operator', count: 1 }]) },
    });
    expect(codeOf(await take('op5'))).toBe('C0000000');
  });
});

describe('settling', () => {
  it('waits after no answer, then uses up the attempts of the day', async () => {
    await seedDue(1);
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      const { call } = await take('op0');
      const settled = await settle('op0', { taskId: call?.taskId ?? '', disposition: 'no-answer' });
      expect(settled).toMatchObject({ state: 'open', attempts: attempt });
      expect(settled.notBeforeMs).toBe(attempt < 3 ? backend.clock.nowMs + 60 * MINUTE : null);
      backend.clock.nowMs += 30 * MINUTE;
      expect((await take('op0')).call).toBeNull();
      backend.clock.nowMs += 30 * MINUTE;
    }
    expect(await take('op0')).toMatchObject({
      call: null,
      dry: { counts: [{ reason: 'attempts-used-up', count: 1 }] },
    });
  });

  it('marks an invalid number dead and dials the next one, until none is left', async () => {
    await seedDue(1);
    await write(
      `INSERT INTO customer_phone (id, customer_id, position, number) VALUES ('second', 'c0', 2, '13700000000')`,
    );
    const { call } = await take('op0');
    expect(await settle('op0', { taskId: call?.taskId ?? '', disposition: 'invalid-number' })).toMatchObject({
      phonePosition: 2,
    });
    const next = await take('op0');
    expect(next.call).toMatchObject({ phonePosition: 2, attempts: 1 });
    expect(await settle('op0', { taskId: call?.taskId ?? '', disposition: 'invalid-number' })).toMatchObject({
      phonePosition: null,
      notBeforeMs: null,
    });
    expect(await take('op0')).toMatchObject({ call: null, dry: { counts: [{ reason: 'no-phone', count: 1 }] } });
    expect(
      row<{ n: number }>('SELECT count(*) AS n FROM customer_phone WHERE customer_id = ? AND dead = 1', 'c0').n,
    ).toBe(2);
    await write(`UPDATE customer_phone SET dead = 0 WHERE id = 'second'`);
    expect((await take('op0')).call).toMatchObject({ phonePosition: 2 });
  });

  it('dials the next number after a result for which the company wants it so, and comes back to the first', async () => {
    await seedDue(1);
    await write(
      `INSERT INTO setting VALUES ('retryRules', ?)`,
      JSON.stringify({
        busy: { isFinal: false, waitMinutes: 0, mostAttempts: 20, nextPhone: true },
      }),
    );
    await write(`UPDATE call_task SET most_attempts = 9`);
    await write(
      `INSERT INTO customer_phone (id, customer_id, position, number) VALUES ('second', 'c0', 2, '13700000000')`,
    );
    const dialed: unknown[] = [];
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const { call } = await take('op0');
      dialed.push(call?.phonePosition);
      await settle('op0', { taskId: call?.taskId ?? '', disposition: 'busy' });
    }
    expect(dialed).toEqual([1, 2, 1]);
  });

  it('refuses a promise that is past or that the cut-off makes worthless, with the latest time', async () => {
    await seedDue(1);
    const { call } = await take('op0');
    const ask = (promisedAtMs: number | null) =>
      settle('op0', { taskId: call?.taskId ?? '', disposition: 'callback', promisedAtMs });
    await expect(ask(null)).rejects.toMatchObject({ key: 'promise-missing' });
    await expect(ask(backend.clock.nowMs - 1)).rejects.toMatchObject({ key: 'promise-past' });
    await expect(ask(backend.clock.nowMs + 9 * 60 * MINUTE)).rejects.toMatchObject({
      key: 'promise-after-cut-off',
      params: { latest: '16:59' },
    });
    await expect(settle('op0', { taskId: call?.taskId ?? '', disposition: 'no-order' })).rejects.toMatchObject({
      key: 'no-order-reason-missing',
    });
  });

  it('refuses a promise that the cut-off of the call it would join makes worthless', async () => {
    await seedDue(1);
    const taskId = (await take('op0')).call?.taskId ?? '';
    await write('UPDATE call_task SET cutoff_at_ms = ?', backend.clock.nowMs + 3 * 86_400_000);
    await write(
      `INSERT INTO call_task (id, customer_id, business_date, state, source, cutoff_at_ms, created_at_ms)
       VALUES ('there', 'c0', '2026-11-25', 'open', 'manual', ?, 0)`,
      backend.clock.nowMs + 86_400_000,
    );
    const ask = (promisedAtMs: number) => settle('op0', { taskId, disposition: 'callback', promisedAtMs });
    await expect(ask(backend.clock.nowMs + 86_400_000)).rejects.toMatchObject({
      key: 'promise-after-cut-off',
      params: { latest: '2026-11-25 08:59' },
    });
    expect(await ask(backend.clock.nowMs + 86_400_000 - MINUTE)).toMatchObject({ state: 'carried' });
  });

  it('counts attempts anew on the day that a promise moves the call to', async () => {
    await seedDue(1);
    await write('UPDATE call_task SET attempts = 2, cutoff_at_ms = ?', backend.clock.nowMs + 3 * 86_400_000);
    const taskId = (await take('op0')).call?.taskId ?? '';
    const promisedAtMs = backend.clock.nowMs + 86_400_000;
    await settle('op0', { taskId, disposition: 'callback', promisedAtMs });
    backend.clock.nowMs = promisedAtMs;
    expect((await take('op0')).call).toMatchObject({ taskId, attempts: 0 });
    expect(await settle('op0', { taskId, disposition: 'no-answer' })).toMatchObject({
      attempts: 1,
      notBeforeMs: promisedAtMs + 60 * MINUTE,
    });
  });

  it('joins a promise to the call of its day, and takes that call from no seat', async () => {
    await seedDue(1);
    const taskId = (await take('op0')).call?.taskId ?? '';
    await write('UPDATE call_task SET cutoff_at_ms = ?', backend.clock.nowMs + 3 * 86_400_000);
    await write(`INSERT INTO call_task (id, customer_id, business_date, state, source, lease_operator_id, created_at_ms)
      VALUES ('there', 'c0', '2026-11-25', 'held', 'manual', 'op1', 0)`);
    const promisedAtMs = backend.clock.nowMs + 86_400_000;
    expect(await settle('op0', { taskId, disposition: 'callback', promisedAtMs })).toMatchObject({ state: 'carried' });
    expect(
      row(
        'SELECT state, lease_operator_id AS holder, place, promised_at_ms AS at FROM call_task WHERE id = ?',
        'there',
      ),
    ).toEqual({ state: 'held', holder: 'op1', place: 'promised', at: promisedAtMs });
  });

  it('keeps a parked call for its operator, gives it to anyone after ten minutes or at sign-out', async () => {
    await seedDue(1);
    const { call } = await take('op0');
    expect(await settle('op0', { taskId: call?.taskId ?? '', disposition: 'parked' })).toMatchObject({ attempts: 0 });
    expect((await take('op1')).call).toBeNull();
    expect((await take('op0')).call).toMatchObject({ parked: true, why: { chosenBy: 'parked' } });
    await settle('op0', { taskId: call?.taskId ?? '', disposition: 'parked' });
    await backend.command(seat('op0'), (tx, ctx, operator: string) => releaseOperatorCalls(tx, ctx, operator), 'op0', {
      audit: 'none',
    });
    expect((await take('op1')).call).toMatchObject({ parked: true });
  });

  it('ends with a final result, and closes what is left of the agenda', async () => {
    await seedDue(1);
    const { call } = await take('op0');
    expect(
      await settle('op0', { taskId: call?.taskId ?? '', disposition: 'no-order', noOrderReason: 'price' }),
    ).toMatchObject({ state: 'done' });
    expect(row(`SELECT state, closed_reason FROM call_item`)).toEqual({ state: 'closed', closed_reason: 'no-order' });
    await expect(settle('op0', { taskId: call?.taskId ?? '', disposition: 'busy' })).rejects.toMatchObject({
      key: 'task-settled',
    });
  });

  it('leaves a call alone that another seat took over, but for a final result', async () => {
    await seedDue(1);
    const { call } = await take('op0');
    backend.clock.nowMs += 100_000;
    await take('op1');
    expect(await settle('op0', { taskId: call?.taskId ?? '', disposition: 'no-answer' })).toMatchObject({
      state: 'held',
    });
    expect(await settle('op0', { taskId: call?.taskId ?? '', disposition: 'ordered' })).toMatchObject({
      state: 'done',
    });
  });
});

describe('beside the queue', () => {
  it('skips with a reason and comes back after a while', async () => {
    await seedDue(1);
    const { call } = await take('op0');
    await backend.command(seat('op0'), skipCall, { taskId: call?.taskId ?? '', reason: 'shop-closed-now', note: '' });
    expect((await take('op0')).call).toBeNull();
    backend.clock.nowMs += 15 * MINUTE;
    expect((await take('op0')).call).toMatchObject({ attempts: 0 });
  });

  it('keeps a promise that is skipped, for whom it was made', async () => {
    await seedDue(1);
    const { call } = await take('op0');
    const taskId = call?.taskId ?? '';
    await settle('op0', { taskId, disposition: 'callback', promisedAtMs: backend.clock.nowMs + MINUTE });
    backend.clock.nowMs += MINUTE;
    expect((await take('op0')).call).toMatchObject({ taskId });
    await backend.command(seat('op0'), skipCall, { taskId, reason: 'shop-closed-now', note: '' });
    backend.clock.nowMs += 15 * MINUTE;
    expect((await take('op1')).call).toBeNull();
    expect((await take('op0')).call).toMatchObject({ taskId, why: { chosenBy: 'promised-due' } });
  });

  it('takes no call by hand of a customer, an owner or a number that another seat holds', async () => {
    await seedDue(2);
    await write(`UPDATE customer SET owner_id = 'boss'`);
    expect(codeOf(await take('op0'))).toBe('C0000000');
    const other = row<{ id: string }>(`SELECT id FROM call_task WHERE customer_id = 'c1'`).id;
    await expect(backend.command(seat('op1'), takeCall, { taskId: other })).rejects.toMatchObject({
      key: 'task-held',
      params: { seat: 'op0' },
    });
  });

  it('takes one certain call, and names the seat that has it', async () => {
    await seedDue(2);
    const other = row<{ id: string }>(`SELECT id FROM call_task WHERE customer_id = 'c1'`).id;
    expect(await backend.command(seat('op0'), takeCall, { taskId: other })).toMatchObject({
      customerCode: 'C0000001',
      why: { chosenBy: 'by-hand' },
    });
    await expect(backend.command(seat('op1'), takeCall, { taskId: other })).rejects.toMatchObject({
      key: 'task-held',
      params: { seat: 'op0' },
    });
  });

  it('gives a lead without a team no reach over calls without one', async () => {
    await seedDue(1);
    const taskId = (await take('op0')).call?.taskId ?? '';
    const lead = backend.context(backend.actor(['lead'], { operatorId: 'op9', teamId: null }));
    await expect(backend.command(lead, releaseCall, { taskId, reason: '' })).rejects.toMatchObject({
      key: 'task-of-other-seat',
    });
    const moving = backend.command(lead, reassignCalls, { taskIds: [taskId], operatorIds: [], reason: '' });
    await expect(moving).rejects.toMatchObject({ key: 'task-of-other-team' });
    const { db } = backend.services;
    expect(showLive(db, lead, createLiveSource(db).facts(backend.clock.nowMs))).toMatchObject({
      seats: [],
      routes: [],
    });
  });

  it('lets a lead release a call of the team, and nobody else', async () => {
    await seedDue(1);
    await write(`INSERT INTO team (id, code, name) VALUES ('t1', 'T1', '一班')`);
    await write(`UPDATE route SET team_id = 't1'`);
    const { call } = await take('op0');
    const input = { taskId: call?.taskId ?? '', reason: '' };
    await expect(backend.command(seat('op1'), releaseCall, input)).rejects.toMatchObject({ key: 'task-of-other-seat' });
    const lead = (teamId: string) => backend.context(backend.actor(['lead'], { operatorId: 'op9', teamId }));
    await expect(backend.command(lead('t2'), releaseCall, input)).rejects.toMatchObject({ key: 'task-of-other-seat' });
    expect(await backend.command(lead('t1'), releaseCall, input)).toEqual({ ok: true });
    expect(codeOf(await take('op1'))).toBe('C0000000');
  });

  it('closes the order of a call when one arrives by another channel, and opens it again when it is cancelled', async () => {
    await seedDue(1);
    const ctx = seat('op0');
    const order = { customerId: 'c0', deliveryDate: '2026-11-25', reason: 'ordered-by-other-channel' };
    expect(await backend.command(ctx, closeOrderItems, order)).toBe(1);
    expect((await take('op0')).call).toBeNull();
    expect(await backend.command(ctx, reopenOrderItems, order)).toBe(1);
    expect((await take('op0')).call).toMatchObject({ customerCode: 'C0000000' });
  });
});
