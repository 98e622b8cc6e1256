import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openDatabase, openMigrated } from '../../db/connection.ts';
import { putSetting } from '../../db/settings.ts';
import { seedPlanDetails } from '../../db/testing/seed-plan-details.ts';
import { seedQueueCenter } from '../../db/testing/seed-queue-center.ts';
import { type Backend, DATABASE_FILE } from '../../electron/backend/backend.ts';
import { addDays } from '../../shared/domain/calendar/business-date.ts';
import { type Bench, type BenchLine, peakMb, percentiles, stopwatch } from './bench.ts';
import { createBenchBackend } from './bench-backend.ts';
import { byRrule, clearQueue } from './queue-reference.ts';

/** A Tuesday before a company holiday, on which about a fifth of the customers is due. */
const DATE = '2026-11-24';
const HOLIDAY = addDays(DATE, 1);
const NOW_MS = Date.parse(`${DATE}T01:00:00Z`);
const STRATEGIES = 40;
const OPERATORS = 50;
/** The reference asks `rrule` for so many customers at most; its time for all is proportional. */
const MOST_ASKED = 100_000;
/** What the main thread writes beside a build, to see how long an order would wait: every so many milliseconds. */
const WRITE_EVERY_MS = 10;

/**
 * Building a day's queue in a worker: customers with 40 strategies and, as a center has them, own strategies, exceptions
 * around a holiday, pauses, closed customers, web orders and calls shared out by load; every call written with its agenda.
 * Reference: `rrule` asked once per customer, then the same rows written in the same way; both due-sets must be the same.
 */
export const bench: Bench = async ({ folder, size, line, say }) => {
  const small = await measureBuilds(join(folder, 'small'), size / 10, 3, say);
  await small.backend.close();
  const built = await measureBuilds(join(folder, 'whole'), size, size > 100_000 ? 3 : 5, say);
  const { backend } = built;
  const again = await stopwatch(() => build(backend));
  const due = dueCustomers(backend);
  const memoryMb = peakMb();
  await clear(backend);
  const beside = await writeBeside(backend);
  await backend.close();

  say(`rrule for ${Math.min(size, MOST_ASKED)} customers`);
  const reference = byRrule(join(folder, 'whole', 'orderline.db'), DATE, HOLIDAY, MOST_ASKED);
  compare(due, reference.due, reference.asked);
  const referenceMs = reference.askMs * (size / reference.asked) + reference.writeMs;
  const figures: BenchLine = line({
    name: 'queue: build a day',
    size,
    p50Ms: built.p50Ms,
    p95Ms: built.p95Ms,
    p99Ms: built.p99Ms,
    rowsPerSecond: (size / built.p50Ms) * 1000,
    peakMb: memoryMb,
    reference: `rrule per customer, same rows written (${Math.round(referenceMs)} ms, same ${reference.due.size} due of ${reference.asked})`,
    ratio: built.p50Ms / referenceMs,
    customers: size,
    due: built.due,
    strategies: STRATEGIES,
    growth: `${(built.p50Ms / small.p50Ms).toFixed(1)}x for 10x customers`,
    cpuMs: built.cpuMs,
    buildAgainMs: Math.round(again.ms),
    mainThreadHeldMs: built.heldMs,
    writesBesideP99Ms: beside.p99Ms,
    longestWriteWaitMs: beside.longestMs,
  });
  return [figures];
};

interface Measured {
  readonly backend: Backend;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly due: number;
  /** Of all threads, in the fastest turn. */
  readonly cpuMs: number;
  readonly heldMs: number;
}

/** Seeds a center and builds the day some times, each time from nothing. The last build stands. */
async function measureBuilds(
  dataDir: string,
  customers: number,
  turns: number,
  say: (text: string) => void,
): Promise<Measured> {
  say(`${customers} customers`);
  mkdirSync(dataDir, { recursive: true });
  const seeded = openMigrated(join(dataDir, 'orderline.db'));
  seeded.raw.pragma('synchronous = OFF');
  seeded.raw.transaction(() => {
    seedQueueCenter(seeded, { customers, strategies: STRATEGIES, operators: OPERATORS, customerId });
    seedPlanDetails(seeded, { date: DATE, holiday: HOLIDAY });
    putSetting(seeded, 'givingOut', 'balanced');
  })();
  seeded.raw.pragma('wal_checkpoint(TRUNCATE)');
  seeded.raw.close();
  const backend = createBenchBackend(dataDir, () => NOW_MS);
  const samplesMs: number[] = [];
  let cpuMs = Number.POSITIVE_INFINITY;
  let due = 0;
  let heldMs = 0;
  for (let turn = 0; turn < turns; turn += 1) {
    await clear(backend);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const cpu = process.cpuUsage();
    const { ms, value } = await stopwatch(() => build(backend));
    const used = process.cpuUsage(cpu);
    delay.disable();
    heldMs = Math.max(heldMs, Math.round(delay.max / 1e6));
    cpuMs = Math.min(cpuMs, Math.round((used.user + used.system) / 1000));
    samplesMs.push(ms);
    due = value.due;
  }
  const { p50Ms, p95Ms, p99Ms } = percentiles(samplesMs);
  return { backend, p50Ms, p95Ms, p99Ms, due, cpuMs, heldMs };
}

/** As long as the ids that people's data has, and growing as they do. */
function customerId(at: number): string {
  return `01935a2b-7c4d-7e6f-8a9b-${String(at).padStart(12, '0')}`;
}

function build({ services }: Backend) {
  return services.jobs.run('build-queue', { date: DATE, teamId: null, builtBy: 'bench' });
}

async function clear({ services }: Backend): Promise<void> {
  const db = openDatabase(join(services.ports.dataDir, DATABASE_FILE));
  clearQueue(db);
  db.raw.close();
  await services.jobs.run('checkpoint', {});
}

/** Who is called, with the place among all customers. */
function dueCustomers({ services: { db } }: Backend): Map<string, number> {
  const rows = db.raw
    .prepare(
      `SELECT c.id, c.search_id AS place FROM customer c WHERE EXISTS (SELECT 1 FROM call_task t WHERE t.customer_id = c.id)`,
    )
    .all() as { id: string; place: number }[];
  return new Map(rows.map((row) => [row.id, row.place]));
}

/** Small writes of the main thread, as an order's, while a build runs: how long each waits and lasts. */
async function writeBeside(backend: Backend): Promise<{ p99Ms: number; longestMs: number }> {
  const samplesMs: number[] = [];
  let building = true;
  const built = build(backend).finally(() => {
    building = false;
  });
  while (building) {
    const { ms } = await stopwatch(() =>
      backend.services.writer.write((tx) => putSetting(tx, 'bench', samplesMs.length)),
    );
    samplesMs.push(ms);
    await new Promise((resolve) => setTimeout(resolve, WRITE_EVERY_MS));
  }
  await built;
  return { p99Ms: Math.round(percentiles(samplesMs).p99Ms), longestMs: Math.round(Math.max(...samplesMs)) };
}

/** Throws when the build and rrule disagree about one of the customers that were asked (the first by their place). */
function compare(built: ReadonlyMap<string, number>, wanted: ReadonlySet<string>, asked: number): void {
  const ours = new Set([...built].filter(([, place]) => place <= asked).map(([id]) => id));
  const missing = [...wanted].filter((id) => !ours.has(id));
  const extra = [...ours].filter((id) => !wanted.has(id));
  if (missing.length + extra.length === 0) return;
  throw new Error(
    `not the same due-set: rrule alone ${missing.length} (${missing.slice(0, 5)}), the build alone ${extra.length} (${extra.slice(0, 5)})`,
  );
}
