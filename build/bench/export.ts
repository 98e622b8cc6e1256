import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DATABASE_FILE } from '../../electron/backend/backend.ts';
import type { ExportCallsInput, ExportCallsResult } from '../../electron/backend/exports/export-calls.ts';
import { runJob } from '../../electron/backend/jobs/run-job.ts';
import { CALL_COLUMNS, callLogFilter } from '../../shared/contract/call-log.ts';
import type { ExportFormat } from '../../shared/contract/exports.ts';
import { type Bench, stopwatch } from './bench.ts';
import { benchHost } from './bench-host.ts';

const TURNS = 3;
/** The same joins and rows, written by the shell as they are: no words, no clock times, no neutralising. */
const REFERENCE = `SELECT c.id, c.business_date, c.direction, s.code, p.name, k.code, k.name, c.number, l.name, r.code, c.task_id,
    c.source, c.started_at_ms, c.answered_at_ms, c.ended_at_ms, c.talk_seconds, c.hold_seconds, c.wrap_up_seconds,
    c.disposition, c.no_order_reason, o.number, o.total_quantity, o.amount_minor,
    (SELECT group_concat(t.number, ' ') FROM ticket t WHERE t.call_id = c.id), c.note
  FROM call c LEFT JOIN seat s ON s.id = c.seat_id LEFT JOIN operator p ON p.id = c.operator_id
    LEFT JOIN customer k ON k.id = c.customer_id LEFT JOIN class l ON l.id = c.class_id
    LEFT JOIN route r ON r.id = c.route_id LEFT JOIN sales_order o ON o.id = c.order_id
  ORDER BY c.business_date, c.started_at_ms, c.rowid`;

/** The call log as CSV, as the worker and the command line write it, against the sqlite3 shell writing the same rows. */
export const bench: Bench = async ({ folder, size, line, say }) => {
  const databaseFile = join(folder, DATABASE_FILE);
  say(`making ${size.toLocaleString('en')} calls`);
  const seed = fileURLToPath(new URL('./export-seed.ts', import.meta.url));
  const made = spawnSync(process.execPath, [seed, databaseFile, String(size)], { stdio: 'inherit' });
  if (made.status !== 0) throw new Error('the database could not be made');

  let ours = Number.POSITIVE_INFINITY;
  let reference = Number.POSITIVE_INFINITY;
  let bytes = 0;
  for (let turn = 0; turn < TURNS; turn += 1) {
    const { ms, value } = await stopwatch(() => exportAll(folder, 'csv'));
    if (value.rows !== size) throw new Error(`${value.rows} rows instead of ${size}`);
    ours = Math.min(ours, ms);
    bytes = value.bytes;
    const shellMs = sqliteShell(databaseFile, join(folder, 'reference.csv'));
    reference = Math.min(reference, shellMs ?? Number.POSITIVE_INFINITY);
    say(
      `turn ${turn + 1}: ${Math.round(ms)} ms, sqlite3 ${shellMs === null ? 'is not installed' : `${Math.round(shellMs)} ms`}`,
    );
  }
  const compared = Number.isFinite(reference);
  return [
    line({
      name: 'export: call log as CSV',
      size,
      rowsPerSecond: (size / ours) * 1000,
      reference: compared ? 'sqlite3 -csv, same rows' : 'none: no sqlite3 shell on this machine',
      ratio: compared ? ours / reference : null,
      megabytes: Math.round(bytes / 1e6),
    }),
  ];
};

async function exportAll(folder: string, format: ExportFormat): Promise<ExportCallsResult> {
  const input: ExportCallsInput = {
    // The two years that the seed spreads the calls over.
    filter: callLogFilter.parse({ from: '2024-11-01', to: '2026-11-30' }),
    view: { scope: 'all', operatorId: 'bench', teamId: null, fullNumbers: true },
    columns: CALL_COLUMNS,
    format,
    language: 'zh-CN',
    file: join(folder, 'calls.out'),
    replace: true,
  };
  return (await runJob(benchHost(folder), 'export-calls', input)) as ExportCallsResult;
}

/** Milliseconds, or null where there is no sqlite3 shell. */
function sqliteShell(databaseFile: string, out: string): number | null {
  const file = openSync(out, 'w');
  try {
    const startedMs = performance.now();
    const done = spawnSync('sqlite3', ['-csv', '-readonly', databaseFile, REFERENCE], {
      stdio: ['ignore', file, 'inherit'],
    });
    if (done.error) return null;
    if (done.status !== 0) throw new Error('sqlite3 failed');
    return performance.now() - startedMs;
  } finally {
    closeSync(file);
  }
}
