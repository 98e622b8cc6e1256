import { afterEach, beforeEach, expect, it } from 'vitest';
import { seedQueueCenter } from '../../../db/testing/seed-queue-center.ts';
import type { ReadContext } from '../services.ts';
import { runInline } from '../testing/inline-job.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { buildQueue } from './build-queue.ts';
import { settleTask } from './settle-task.ts';
import { takeNextCall } from './take-next-call.ts';

const DATE = '2026-11-24';
let backend: TempBackend;
beforeEach(async () => {
  backend = createTempBackend();
  await backend.services.writer.write((tx) => {
    seedQueueCenter(tx, { customers: 800, strategies: 4, routes: 5, operators: 6 });
    tx.raw.exec(`UPDATE order_cycle_strategy SET rule = 'FREQ=DAILY', holiday_rule = 'keep'`);
  });
  backend.services.db.raw.pragma('synchronous = OFF');
});
afterEach(() => backend.close());

const INPUT = { date: DATE, teamId: null, builtBy: 'test' };
const build = () => runInline(backend, buildQueue, INPUT);
const raw = () => backend.services.db.raw;
function seat(operator: string): ReadContext {
  const actor = backend.actor(['operator'], { operatorId: operator });
  return backend.context(actor, { sessionHash: `session-${operator}`, windowId: `window-${operator}` });
}

it('builds in a worker while seats take and settle calls: nobody twice, nothing touched is changed', async () => {
  expect((await build()).due).toBe(800);
  // Something to drop, to change and to make again while the seats work.
  await backend.services.writer.write((tx) =>
    tx.raw.exec(`UPDATE customer SET do_not_call = 1 WHERE search_id % 4 = 0; UPDATE order_cycle_strategy SET rank = 42;
      DELETE FROM call_item WHERE task_id IN (SELECT t.id FROM call_task t JOIN customer c ON c.id = t.customer_id WHERE search_id % 5 = 1);
      DELETE FROM call_task WHERE customer_id IN (SELECT id FROM customer WHERE search_id % 5 = 1)`),
  );
  let building = true;
  const built = backend.services.jobs.run('build-queue', INPUT).finally(() => {
    building = false;
  });
  let turns = 0;
  const taken = new Map<string, string>();
  const work = async (operator: string) => {
    while (building) {
      const { call } = await backend.command(seat(operator), takeNextCall, {}, { audit: 'none' });
      if (call) {
        expect(taken.has(call.customerId)).toBe(false);
        taken.set(call.customerId, call.taskId);
        const result = { taskId: call.taskId, callId: null, disposition: 'ordered', noOrderReason: null } as const;
        const input = { ...result, promisedAtMs: null, forWhom: 'me' } as const;
        await backend.command(seat(operator), settleTask, input, { audit: 'none' });
      }
      await new Promise((resolve) => setImmediate(resolve));
      turns += 1;
    }
  };
  await Promise.all(['op0', 'op1', 'op2', 'op3'].map(work));
  const counts = await built;
  // The main thread went on all the while: seats took calls between the slices and beside the planning.
  expect(turns).toBeGreaterThan(20);
  expect(taken.size).toBeGreaterThan(5);
  const ended = raw().prepare(`SELECT id, customer_id AS customerId FROM call_task WHERE state = 'done'`).all();
  expect(new Map((ended as { id: string; customerId: string }[]).map((row) => [row.customerId, row.id]))).toEqual(
    taken,
  );
  const twice = raw().prepare(
    `SELECT customer_id FROM call_task WHERE state <> 'dropped' GROUP BY customer_id HAVING count(*) > 1`,
  );
  expect(twice.all()).toEqual([]);
  expect(counts.created).toBeGreaterThan(100);
  // Once more with nobody at work: what is left to do is done, and after that nothing is.
  const settled = await build();
  const before = raw().prepare('SELECT * FROM call_task ORDER BY id').all();
  expect(await build()).toEqual({ ...settled, created: 0, dropped: 0, kept: settled.kept + settled.created });
  expect(raw().prepare('SELECT * FROM call_task ORDER BY id').all()).toEqual(before);
});
