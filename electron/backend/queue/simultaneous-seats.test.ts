import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { seedQueueCenter } from '../../../db/testing/seed-queue-center.ts';
import { runInline } from '../testing/inline-job.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { buildQueue } from './build-queue.ts';
import { takeNextCall } from './take-next-call.ts';

const CHILD = fileURLToPath(new URL('../testing/seat-child.ts', import.meta.url));
const ROUNDS = 40;
let center: TempBackend;

/** Thirty customers, all due: six owners of three shops, four who share a number in pairs, eight on their own. */
beforeEach(async () => {
  center = createTempBackend();
  await center.services.writer.write((tx) => {
    seedQueueCenter(tx, { customers: 30, strategies: 2, routes: 1, operators: 9 });
    tx.raw.exec(`DELETE FROM order_cycle_strategy WHERE id = 's1'; UPDATE order_cycle_strategy SET class_id = NULL;
      UPDATE customer SET order_weekdays = 'TU', owner_id = 'boss' || (search_id % 6) WHERE search_id <= 18;
      UPDATE customer SET order_weekdays = 'TU';
      UPDATE customer_phone SET number = '13000000001' WHERE customer_id IN ('c20', 'c21');
      UPDATE customer_phone SET number = '13000000002' WHERE customer_id IN ('c22', 'c23');
      UPDATE route_day SET cutoff_minute = 1020;
      CREATE TABLE taken (task_id TEXT, by TEXT);
      -- Asked by the database itself at the moment of each lease, whichever process makes it.
      CREATE TRIGGER one_seat_a_person AFTER UPDATE OF state ON call_task WHEN NEW.state = 'held' BEGIN
        SELECT RAISE(ABORT, 'two seats with one person') FROM call_task t JOIN customer c ON c.id = t.customer_id
          JOIN customer own ON own.id = NEW.customer_id
         WHERE t.state = 'held' AND t.id <> NEW.id AND (c.id = own.id OR c.owner_id = own.owner_id OR EXISTS
           (SELECT 1 FROM customer_phone p JOIN customer_phone o ON o.number = p.number
             WHERE p.customer_id = c.id AND o.customer_id = own.id));
        INSERT INTO taken VALUES (NEW.id, NEW.lease_operator_id);
      END`);
  });
  await runInline(center, buildQueue, { date: '2026-11-24', teamId: null, builtBy: 'test' });
});
afterEach(() => center.close());

function child(...args: string[]): { process: ChildProcess; said: Promise<Record<string, unknown>> } {
  const process_ = spawn(process.execPath, [CHILD, center.dataDir, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const said = once(process_.stdout as NodeJS.ReadableStream, 'data').then(([chunk]) =>
    JSON.parse((chunk as Buffer).toString()),
  );
  return { process: process_, said };
}

it('never gives one person to two seats, whichever process they ask', async () => {
  const both = [child('work', '0', String(ROUNDS)), child('work', '4', String(ROUNDS))];
  const ended = both.map((one) => once(one.process, 'exit'));
  const taken = await Promise.all(both.map((one) => one.said));
  // There is a person for each of the eight seats at any moment: every ask brings a call.
  expect(taken).toEqual([{ taken: ROUNDS * 4 }, { taken: ROUNDS * 4 }]);
  for (const one of ended) expect(await one).toEqual([0, null]);
  const { db } = center.services;
  expect(db.raw.prepare('SELECT count(*) FROM taken').pluck().get()).toBe(2 * ROUNDS * 4);
  expect(db.raw.prepare('SELECT count(DISTINCT by) FROM taken').pluck().get()).toBe(8);
});

it('frees the customer of a seat that was killed in a call, when its lease ends', async () => {
  const dying = child('die', 'op8');
  const { taskId } = await dying.said;
  dying.process.kill('SIGKILL');
  await once(dying.process, 'exit');
  const take = () =>
    center.command(
      center.context(center.actor(['operator'], { operatorId: 'op0' }), { sessionHash: 's', windowId: 'w' }),
      takeNextCall,
      {},
    );
  const stateOf = () => center.services.db.raw.prepare('SELECT state FROM call_task WHERE id = ?').pluck().get(taskId);
  center.clock.nowMs += 89_000;
  expect((await take()).call?.taskId).not.toBe(taskId);
  expect(stateOf()).toBe('held');
  await center.services.writer.write((tx) =>
    tx.raw.exec(`UPDATE call_task SET state = 'done' WHERE lease_operator_id = 'op0'`),
  );
  center.clock.nowMs += 1_000;
  expect((await take()).call?.taskId).toBe(taskId);
});
