import { join } from 'node:path';
import { openMigrated } from '../../db/connection.ts';
import { seedReasons } from '../../db/testing/seed-reasons.ts';
import { DATABASE_FILE } from '../../electron/backend/backend.ts';
import { countReport } from '../../electron/backend/reports/count-report.ts';
import { PAGE_SCAN } from '../../electron/backend/reports/list-seat-states.ts';
import { BEGIN, walkSeatStates } from '../../electron/backend/reports/walk-seat-states.ts';
import { callLogFilter } from '../../shared/contract/call-log.ts';
import { calledCustomersInput } from '../../shared/contract/called-customers.ts';
import { GROUPS_OF, REASON_KINDS, reasonFilter } from '../../shared/contract/reasons.ts';
import { REPORT_GROUPS } from '../../shared/contract/reports.ts';
import { type SeatStateFilter, seatStateFilter } from '../../shared/contract/seat-states.ts';
import { type Bench, type BenchLine, measure } from './bench.ts';
import { createBenchBackend } from './bench-backend.ts';
import { makeCalls } from './call-log-folder.ts';

const NOW_MS = Date.parse('2026-11-24T01:00:00Z');
const PERIODS = [
  { name: 'a day', from: '2026-11-02', to: '2026-11-02', goalMs: 1000, turns: 5 },
  { name: 'a year', from: '2025-11-17', to: '2026-11-16', goalMs: 3000, turns: 2 },
] as const;

/** Calls, orders and people's time by each group, with the period before, in a worker, out of a call log of two years. */
export const bench: Bench = async ({ folder, size, line, say }) => {
  makeCalls(folder, size, say, 'seat states');
  say('adding lines, refused demand and calls that are due');
  addReasons(folder, size);
  const backend = createBenchBackend(folder, () => NOW_MS);
  const view = { scope: 'all', operatorId: 'bench', teamId: null, fullNumbers: true } as const;
  const lines: BenchLine[] = [];
  try {
    const startedMs = performance.now();
    const { days } = await backend.services.jobs.run('sum-seat-time', undefined);
    say(`${days} days of seats summed in ${Math.round(performance.now() - startedMs)} ms`);
    for (const { name, from, to, goalMs, turns } of PERIODS) {
      for (const group of REPORT_GROUPS) {
        const input = { filter: callLogFilter.parse({ from, to }), group };
        const { p50Ms, p95Ms, p99Ms } = await measure(
          turns,
          () => countReport(backend.services, NOW_MS, { input, view }),
          1,
        );
        const figures = { p50Ms, p95Ms, p99Ms, reference: `target: ${goalMs} ms`, ratio: p95Ms / goalMs };
        lines.push(line({ name: `report: ${name} by ${group}`, size, ...figures }));
      }
      const all = seatStateFilter.parse({ from, to });
      const seatId = backend.services.db.raw.prepare('SELECT id FROM seat').pluck().get() as string;
      const behind: Record<string, SeatStateFilter> = {
        all,
        paused: { ...all, of: 'paused' },
        seat: { ...all, seatIds: [seatId] },
      };
      for (const [of, filter] of Object.entries(behind)) {
        const asked = { filter, view, nowMs: NOW_MS, place: BEGIN, limit: 200, scan: PAGE_SCAN };
        const { p50Ms, p95Ms, p99Ms } = await measure(100, () => walkSeatStates(backend.services.db, asked), 5);
        const figures = { p50Ms, p95Ms, p99Ms, reference: 'target: 50 ms', ratio: p95Ms / 50 };
        lines.push(line({ name: `states of seats: ${name}, first page, ${of}`, size, ...figures }));
      }
      const called = calledCustomersInput.parse({ filter: { from, to }, sort: 'amount' });
      const jobs = [
        {
          of: 'customers called, first page',
          run: () => backend.services.jobs.run('called-customers', { input: called, view }),
        },
        ...REASON_KINDS.flatMap((kind) => {
          const input = { kind, filter: reasonFilter.parse({ from, to }), group: GROUPS_OF[kind][0], times: 2 };
          const rows = { ...input, line: null, standing: null };
          return [
            { of: `${kind}, figures`, run: () => backend.services.jobs.run('reasons', { input, view }) },
            {
              of: `${kind}, rows`,
              run: () => backend.services.jobs.run('reason-rows', { input: rows, view, most: 500 }),
            },
          ];
        }),
      ];
      for (const { of, run } of jobs) {
        const { p50Ms, p95Ms, p99Ms } = await measure(turns, run, 1);
        const figures = { p50Ms, p95Ms, p99Ms, reference: `target: ${goalMs} ms`, ratio: p95Ms / goalMs };
        lines.push(line({ name: `${of}: ${name}`, size, ...figures }));
      }
    }
  } finally {
    await backend.close();
  }
  return lines;
};

/** Lines in every order, refused demand in every twentieth call, and every customer due on the day that is asked for. */
function addReasons(folder: string, size: number): void {
  const db = openMigrated(join(folder, DATABASE_FILE));
  db.raw.pragma('synchronous = OFF');
  db.raw.transaction(() => {
    seedReasons(db, { refused: size / 20 });
    db.raw
      .prepare(
        `INSERT INTO call_task (id, customer_id, business_date, state, source, route_id, customer_code, created_at_ms)
          SELECT 'due-' || id, id, ?, 'done', 'strategy', route_id, code, 0 FROM customer`,
      )
      .run(PERIODS[0].from);
  })();
  db.raw.pragma('wal_checkpoint(TRUNCATE)');
  db.raw.close();
}
