import { join } from 'node:path';
import { openMigrated, sql } from '../../db/connection.ts';
import { seedQueueCenter } from '../../db/testing/seed-queue-center.ts';
import { settleTask } from '../../electron/backend/queue/settle-task.ts';
import { takeNextCall } from '../../electron/backend/queue/take-next-call.ts';
import { createTempBackend, TEST_NOW_MS } from '../../electron/backend/testing/temp-backend.ts';
import { type Bench, measure, percentiles } from './bench.ts';

const DATE = '2026-11-24';
const SEATS = 20;
const TURNS = 2_000;
const REFERENCE_TURNS = 30;

/**
 * The next call of a seat in a queue of this size: choice, lease and commit, with seats that take in turn and settle
 * what they had. Reference: one SELECT that sorts the day's open calls by the same columns, without a lease.
 */
export const bench: Bench = async ({ folder, size, line, say }) => {
  say(`${size} calls`);
  const seeded = openMigrated(join(folder, 'orderline.db'));
  seeded.raw.pragma('synchronous = OFF');
  seeded.raw.transaction(() => {
    seedQueueCenter(seeded, { customers: size, operators: SEATS });
    // Everybody is due, with the cut-offs of fifty routes and four sets of calling windows, all of them open.
    seeded.raw.exec(`UPDATE order_cycle_strategy SET rule = 'FREQ=DAILY', holiday_rule = 'keep', calling_windows =
      CASE rowid % 4 WHEN 0 THEN '[]' ELSE json_array(json_object('fromMinute', 480, 'toMinute', 720 + rowid % 4)) END`);
  })();
  seeded.raw.pragma('wal_checkpoint(TRUNCATE)');
  seeded.raw.close();
  const backend = createTempBackend({ dataDir: folder });
  await backend.services.jobs.run('build-queue', { date: DATE, teamId: null, builtBy: 'bench' });
  const held = new Map<number, string>();
  const samplesMs: number[] = [];
  for (let turn = 0; turn < TURNS + SEATS; turn += 1) {
    const seat = turn % SEATS;
    backend.clock.nowMs = TEST_NOW_MS + turn * 500;
    const actor = backend.actor(['operator'], { operatorId: `op${seat}` });
    const ctx = backend.context(actor, { sessionHash: `s${seat}`, windowId: `w${seat}` });
    const before = held.get(seat);
    if (before !== undefined) {
      const disposition = turn % 3 === 0 ? 'no-answer' : turn % 3 === 1 ? 'busy' : 'refused';
      const settled = { taskId: before, callId: null, noOrderReason: null, promisedAtMs: null, forWhom: 'me' } as const;
      await backend.command(ctx, settleTask, { ...settled, disposition }, { audit: 'none' });
    }
    const startedMs = performance.now();
    const { call } = await backend.command(ctx, takeNextCall, {}, { audit: 'none' });
    samplesMs.push(performance.now() - startedMs);
    if (!call) throw new Error('the queue ran dry');
    held.set(seat, call.taskId);
  }
  const ours = percentiles(samplesMs.slice(SEATS));
  const { db } = backend.services;
  const reference = await measure(
    REFERENCE_TURNS,
    () =>
      sql<[string, number]>(
        db,
        `SELECT t.id FROM call_task t JOIN customer c ON c.id = t.customer_id JOIN route r ON r.id = c.route_id
          WHERE t.business_date = ? AND t.state = 'open' AND t.cutoff_at_ms > ?
          ORDER BY +t.cutoff_at_ms, t.rank, t.attempts, r.code, c.code LIMIT 1`,
      ).get(DATE, TEST_NOW_MS),
    3,
  );
  await backend.close();
  return [
    line({
      name: 'next call of a seat',
      size,
      p50Ms: ours.p50Ms,
      p95Ms: ours.p95Ms,
      p99Ms: ours.p99Ms,
      reference: `one sorting SELECT over the open calls (p50 ${reference.p50Ms.toFixed(1)} ms)`,
      ratio: ours.p50Ms / reference.p50Ms,
      seats: SEATS,
    }),
  ];
};
