import { type CallLogPosition, readCallLog } from '../../db/call-log.ts';
import type { CallLogView } from '../../db/call-log-filter.ts';
import { seedId } from '../../db/testing/seed-calls.ts';
import type { Backend } from '../../electron/backend/backend.ts';
import { type CallLogFilter, callLogFilter } from '../../shared/contract/call-log.ts';
import { EXPORT_FORMATS } from '../../shared/contract/exports.ts';
import { type Bench, type BenchLine, measure, percentiles, stopwatch } from './bench.ts';
import { createBenchBackend } from './bench-backend.ts';
import { makeCalls, TWO_YEARS, wholeExport } from './call-log-folder.ts';
import { watchMainThread } from './main-thread.ts';

const TURNS = 60;
const PAGE_ROWS = 200;
const ALL: CallLogView = { scope: 'all', operatorId: 'bench', teamId: null, fullNumbers: true };
const TEAM: CallLogView = { ...ALL, scope: 'team', teamId: seedId('c1', 0) };
const ids = (kind: string, ...places: number[]) => places.map((place) => seedId(kind, place));

/** What people ask the log, and what few or no calls pass. */
const FILTERS: readonly [name: string, filter: Partial<CallLogFilter>, view?: CallLogView][] = [
  ['two years', {}],
  ['seat', { seatIds: ids('c4', 3) }],
  ['three seats', { seatIds: ids('c4', 3, 4, 5) }],
  ['operator', { operatorIds: ids('c2', 7) }],
  ['class', { classIds: ids('c3', 1) }],
  ['route', { routeIds: ids('c5', 3) }],
  ['incoming', { direction: 'in' }],
  ['disposition', { dispositions: ['busy'] }],
  ['no-order reason', { noOrderReasons: ['enough-stock'] }],
  ['number', { number: '7919' }],
  ['with order', { hasOrder: true }],
  ['with case', { hasTicket: true }],
  ['a team', {}, TEAM],
  ['a team, a class', { classIds: ids('c3', 1) }, TEAM],
  ['seat and route: nothing', { seatIds: ids('c4', 3), routeIds: ids('c5', 4) }],
  ['classes and routes: nothing', { classIds: ids('c3', 1, 2), routeIds: ids('c5', 4, 8) }],
  ['case and reason: nothing', { hasTicket: true, noOrderReasons: ['price'] }],
];

/** The first page of the call log by filter, the totals, and how free the main thread is while a worker exports. */
export const bench: Bench = async ({ folder, size, line, say }) => {
  makeCalls(folder, size, say);
  const backend = createBenchBackend(folder, () => Date.now());
  const lines: BenchLine[] = [];
  try {
    for (const [name, more, view = ALL] of FILTERS) {
      const filter = callLogFilter.parse({ ...TWO_YEARS, ...more });
      const first = () => readCallLog(backend.services.db, filter, view, null, PAGE_ROWS);
      const { p50Ms, p95Ms, p99Ms } = await measure(TURNS, first, 3);
      const { ms, rows } = untilFull(backend, filter, view);
      const figures = {
        p50Ms,
        p95Ms,
        p99Ms,
        rows: first().rows.length,
        'until full or through ms': Math.round(ms),
        found: rows,
      };
      lines.push(line({ name: `call log: ${name}`, size, reference: 'target: 50 ms', ratio: p99Ms / 50, ...figures }));
    }
    for (const [name, dates] of [
      ['a day', { from: '2026-11-02', to: '2026-11-02' }],
      ['two years', TWO_YEARS],
    ] as const) {
      const input = { filter: callLogFilter.parse(dates), view: ALL };
      const { p50Ms, p95Ms, p99Ms } = await measure(3, () => backend.services.jobs.run('total-calls', input), 1);
      const figures = { p50Ms, p95Ms, p99Ms };
      lines.push(line({ name: `call log: totals of ${name}`, size, reference: 'none', ratio: null, ...figures }));
    }
    for (const format of EXPORT_FORMATS) {
      say(`exporting as ${format} in a worker`);
      lines.push(
        line({ name: `call log: while ${format} is exported`, size, ...(await besideExport(backend, folder, format)) }),
      );
    }
  } finally {
    await backend.close();
  }
  return lines;
};

/** Asks on, as the screen does, until a page is full or all is looked through. */
function untilFull(backend: Backend, filter: CallLogFilter, view: CallLogView): { ms: number; rows: number } {
  const startedMs = performance.now();
  let rows = 0;
  let after: CallLogPosition | null = null;
  do {
    const page = readCallLog(backend.services.db, filter, view, after, PAGE_ROWS);
    rows += page.rows.length;
    after = page.next;
  } while (after !== null && rows < PAGE_ROWS);
  return { ms: performance.now() - startedMs, rows };
}

/** First pages asked for on the main thread, and the delay of its event loop, while the worker writes. */
async function besideExport(backend: Backend, folder: string, format: (typeof EXPORT_FORMATS)[number]) {
  const filter = callLogFilter.parse(TWO_YEARS);
  const samplesMs: number[] = [];
  let isRunning = true;
  const watched = watchMainThread();
  const work = stopwatch(() => backend.services.jobs.run('export-calls', wholeExport(folder, format)));
  const ended = work.finally(() => {
    isRunning = false;
  });
  while (isRunning) {
    const startedMs = performance.now();
    readCallLog(backend.services.db, filter, ALL, null, PAGE_ROWS);
    samplesMs.push(performance.now() - startedMs);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { ms } = await ended;
  const { p50Ms, p95Ms, p99Ms } = percentiles(samplesMs);
  return {
    p50Ms,
    p95Ms,
    p99Ms,
    reference: 'none',
    ratio: null,
    seconds: Math.round(ms / 100) / 10,
    ...watched(),
  };
}
