import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { WrittenRows } from '../../electron/backend/exports/write-rows.ts';
import { runJob } from '../../electron/backend/jobs/run-job.ts';
import type { ExportSeatStatesInput } from '../../electron/backend/reports/export-seat-states.ts';
import { seatStateFilter } from '../../shared/contract/seat-states.ts';
import { type Bench, type BenchLine, stopwatch } from './bench.ts';
import { benchHost } from './bench-host.ts';
import { makeCalls, shellCsv } from './call-log-folder.ts';

const YEAR = { from: '2025-11-17', to: '2026-11-16' } as const;
/** Where each change ends is the next of the same person; the shell is asked for the changes as they are stored. */
const AS_THEY_ARE = `SELECT o.name, s.code, x.state, x.reason, x.at_ms,
    lead(x.at_ms) OVER (PARTITION BY x.operator_id ORDER BY x.at_ms, x.rowid)
  FROM seat_state_change x JOIN operator o ON o.id = x.operator_id LEFT JOIN seat s ON s.id = x.seat_id
  WHERE x.at_ms BETWEEN unixepoch('${YEAR.from}') * 1000 AND unixepoch('${YEAR.to}') * 1000 AND x.state <> 'signed-out'
  ORDER BY x.at_ms, x.rowid`;

/** The states of all seats of a year as a file, as the worker writes it, against the sqlite3 shell writing the same rows as CSV. */
export const bench: Bench = async ({ folder, size, line, say }) => {
  makeCalls(folder, size, say, 'seat states');
  const lines: BenchLine[] = [];
  for (const format of ['csv', 'xlsx'] as const) {
    const file = join(folder, `states.${format}`);
    const view = { scope: 'all', operatorId: 'bench', teamId: null, fullNumbers: true } as const;
    const input: ExportSeatStatesInput = {
      ...{ filter: seatStateFilter.parse(YEAR), view, language: 'zh-CN', format, file, replace: true },
    };
    const work = () => runJob(benchHost(folder), 'export-seat-states', input) as Promise<WrittenRows>;
    const { ms, value } = await stopwatch(work);
    rmSync(file);
    const shellMs = shellCsv(folder, AS_THEY_ARE);
    lines.push(
      line({
        name: `export: states of seats of a year as ${format.toUpperCase()}`,
        ...{ size, rowsPerSecond: (value.rows / ms) * 1000, ratio: shellMs && ms / shellMs },
        reference: shellMs === null ? 'none: no sqlite3 shell on this machine' : 'sqlite3 -csv, same rows as they are',
        ...{ rows: value.rows, seconds: Math.round(ms / 100) / 10, megabytes: Math.round(value.bytes / 1e6) },
      }),
    );
  }
  return lines;
};
