import { countReport } from '../../electron/backend/reports/count-report.ts';
import { callLogFilter } from '../../shared/contract/call-log.ts';
import { REPORT_GROUPS } from '../../shared/contract/reports.ts';
import { type Bench, type BenchLine, measure } from './bench.ts';
import { createBenchBackend } from './bench-backend.ts';
import { makeCalls } from './call-log-folder.ts';

const NOW_MS = Date.parse('2026-11-24T01:00:00Z');
const PERIODS = [
  { name: 'a day', from: '2026-11-02', to: '2026-11-02', goalMs: 1000, turns: 5 },
  { name: 'a year', from: '2025-11-17', to: '2026-11-16', goalMs: 3000, turns: 2 },
] as const;

/** Calls and orders by each group, with the period before, in a worker, out of a call log of two years. */
export const bench: Bench = async ({ folder, size, line, say }) => {
  makeCalls(folder, size, say);
  const backend = createBenchBackend(folder, () => NOW_MS);
  const view = { scope: 'all', operatorId: 'bench', teamId: null, fullNumbers: true } as const;
  const lines: BenchLine[] = [];
  try {
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
    }
  } finally {
    await backend.close();
  }
  return lines;
};
