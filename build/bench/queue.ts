import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import rrule from 'rrule';
import { v7 } from 'uuid';
import { openMigrated } from '../../db/connection.ts';
import { insertPlannedTask } from '../../db/queue-apply.ts';
import { SEEDED_RULES, seedQueueCenter } from '../../db/testing/seed-queue-center.ts';
import { createBackend } from '../../electron/backend/backend.ts';
import { type Bench, type BenchContext, type BenchLine, percentiles, stopwatch } from './bench.ts';

// The package is CommonJS to Node.
const { RRule } = rrule;

/** A Tuesday, on which about a fifth of the customers is due. */
const DATE = '2026-11-24';
const NOW_MS = Date.parse(`${DATE}T01:00:00Z`);
const STRATEGIES = 40;
const TURNS = 5;
/** The reference asks `rrule` for so many customers at most; its time for all is proportional. */
const MOST_ASKED = 100_000;

/**
 * Building a day's queue in a worker: customers with 40 strategies, every call written with its agenda.
 * Reference: `rrule` asked once per customer, then the same rows written in the same way.
 */
export const bench: Bench = async (ctx) => {
  const { folder, size, line, say } = ctx;
  say(`${size} customers`);
  const file = join(folder, 'orderline.db');
  const seeded = openMigrated(file);
  seeded.raw.pragma('synchronous = OFF');
  seeded.raw.transaction(() => seedQueueCenter(seeded, { customers: size, strategies: STRATEGIES }))();
  seeded.raw.pragma('wal_checkpoint(TRUNCATE)');
  seeded.raw.close();

  const backend = createBackend({
    host: 'node',
    dataDir: folder,
    // The bundle that people run: the sources' own worker spends half a second on stripping types.
    workerPath: fileURLToPath(new URL('../../dist/main/worker.js', import.meta.url)),
    version: 'bench',
    clock: { now: () => NOW_MS },
    newId: () => v7(),
    log: pino({ level: 'silent' }),
  });
  const { services } = backend;
  const run = () => services.jobs.run('build-queue', { date: DATE, teamId: null, builtBy: 'bench' });
  const clear = () =>
    services.writer.write((tx) => tx.raw.exec('DELETE FROM call_item; DELETE FROM call_task; DELETE FROM queue_build'));
  const samplesMs: number[] = [];
  let due = 0;
  let heldMs = 0;
  for (let turn = 0; turn < TURNS; turn += 1) {
    await clear();
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const { ms, value } = await stopwatch(run);
    delay.disable();
    heldMs = Math.max(heldMs, delay.max / 1e6);
    samplesMs.push(ms);
    due = value.due;
  }
  const again = await stopwatch(run);
  const built = percentiles(samplesMs);
  await clear();
  await backend.close();
  const reference = byRrule(ctx, file);
  const figures: BenchLine = line({
    name: 'queue: build a day',
    size,
    p50Ms: built.p50Ms,
    p95Ms: built.p95Ms,
    p99Ms: built.p99Ms,
    rowsPerSecond: (size / built.p50Ms) * 1000,
    reference: `rrule per customer, same rows written (${Math.round(reference.ms)} ms, ${reference.due} due)`,
    ratio: built.p50Ms / reference.ms,
    due,
    strategies: STRATEGIES,
    buildAgainMs: Math.round(again.ms),
    mainThreadHeldMs: Math.round(heldMs),
  });
  return [figures];
};

interface Asked {
  readonly id: string;
  readonly code: string;
  readonly anchor: string;
  readonly weekday: string;
  readonly rule: string;
  readonly routeId: string;
}

/** The due-set as a plain program would find it. Rules that RFC 5545 can't say are asked as their nearest neighbour. */
function byRrule({ size }: BenchContext, file: string): { ms: number; due: number } {
  const db = openMigrated(file);
  const customers = db.raw
    .prepare(
      `SELECT c.id, c.code, c.cycle_anchor AS anchor, c.order_weekdays AS weekday, c.route_id AS routeId,
         (SELECT s.rule FROM class_membership m JOIN order_cycle_strategy s ON s.class_id = m.class_id
            JOIN class_type y ON y.id = m.class_type_id WHERE m.customer_id = c.id ORDER BY y.group_rank LIMIT 1) AS rule
       FROM customer c LIMIT ?`,
    )
    .all(MOST_ASKED) as Asked[];
  const day = new Date(`${DATE}T00:00:00Z`);
  const startedMs = performance.now();
  const due = customers.filter((customer) => {
    const rule = customer.rule.startsWith('WORKDAYS') ? (SEEDED_RULES[0] as string) : customer.rule;
    const options = RRule.parseString(rule);
    if (rule.startsWith('FREQ=WEEKLY') && !rule.includes('BYDAY')) {
      options.byweekday = [RRule[customer.weekday as 'MO' | 'TU' | 'WE' | 'TH' | 'FR']];
    }
    const recurrence = new RRule({ ...options, dtstart: new Date(`${customer.anchor}T00:00:00Z`) });
    return recurrence.between(day, day, true).length > 0;
  });
  db.raw
    .transaction(() => {
      for (const [index, customer] of due.entries()) {
        const ids = { taskId: `t${index}`, itemId: `i${index}`, buildId: null };
        insertPlannedTask(db, ids, DATE, plainTask(customer), 0);
      }
    })
    .immediate();
  const ms = performance.now() - startedMs;
  db.raw.close();
  return { ms: (ms * size) / customers.length, due: due.length };
}

function plainTask(customer: Asked) {
  return {
    customerId: customer.id,
    source: 'strategy' as const,
    strategyId: null,
    classId: null,
    routeId: customer.routeId,
    rank: 1,
    callingWindows: '[]',
    weekdays: customer.weekday,
    nominalDate: null,
    exceptionId: null,
    deliveryDate: DATE,
    cutoffAtMs: 0,
    ownerOperatorId: null,
    mostAttempts: 3,
    routeCode: customer.routeId,
    customerCode: customer.code,
    preferredFromMinute: null,
    preferredToMinute: null,
    carriedFromId: null,
  };
}
