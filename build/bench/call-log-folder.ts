import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DATABASE_FILE } from '../../electron/backend/backend.ts';
import type { ExportCallsInput } from '../../electron/backend/exports/export-calls.ts';
import { CALL_COLUMNS, callLogFilter } from '../../shared/contract/call-log.ts';
import type { ExportFormat } from '../../shared/contract/exports.ts';

/** The two years that the seed spreads the calls over. */
export const TWO_YEARS = { from: '2024-11-01', to: '2026-11-30' } as const;

/** A data folder with so many calls, made by a process of its own so that its memory isn't counted. */
export function makeCalls(folder: string, size: number, say: (text: string) => void): void {
  say(`making ${size.toLocaleString('en')} calls`);
  const seed = fileURLToPath(new URL('./export-seed.ts', import.meta.url));
  const made = spawnSync(process.execPath, [seed, join(folder, DATABASE_FILE), String(size)], { stdio: 'inherit' });
  if (made.status !== 0) throw new Error('the database could not be made');
}

/** Everything of the log, in all its columns, as a supervisor exports it. */
export function wholeExport(folder: string, format: ExportFormat): ExportCallsInput {
  return {
    filter: callLogFilter.parse(TWO_YEARS),
    view: { scope: 'all', operatorId: 'bench', teamId: null, fullNumbers: true },
    columns: CALL_COLUMNS,
    format,
    language: 'zh-CN',
    file: join(folder, `calls.${format}`),
    replace: true,
  };
}

/** The same joins and rows, written by the shell as they are: no words, no clock times, no neutralising. */
const REFERENCE = `SELECT c.id, c.business_date, c.direction, s.code, p.name, k.code, k.name, c.number, l.name, r.code, c.task_id,
    c.source, c.started_at_ms, c.answered_at_ms, c.ended_at_ms, c.talk_seconds, c.hold_seconds, c.wrap_up_seconds,
    c.disposition, c.no_order_reason, o.number, o.total_quantity, o.amount_minor,
    (SELECT group_concat(t.number, ' ') FROM ticket t WHERE t.call_id = c.id), c.note
  FROM call c LEFT JOIN seat s ON s.id = c.seat_id LEFT JOIN operator p ON p.id = c.operator_id
    LEFT JOIN customer k ON k.id = c.customer_id LEFT JOIN class l ON l.id = c.class_id
    LEFT JOIN route r ON r.id = c.route_id LEFT JOIN sales_order o ON o.id = c.order_id
  ORDER BY c.business_date, c.started_at_ms, c.rowid`;

/** Milliseconds that the sqlite3 shell takes for the same rows as CSV, or null where there is none. */
export function sqliteShell(folder: string): number | null {
  const file = openSync(join(folder, 'reference.csv'), 'w');
  try {
    const startedMs = performance.now();
    const done = spawnSync('sqlite3', ['-csv', '-readonly', join(folder, DATABASE_FILE), REFERENCE], {
      stdio: ['ignore', file, 'inherit'],
    });
    if (done.error) return null;
    if (done.status !== 0) throw new Error('sqlite3 failed');
    return performance.now() - startedMs;
  } finally {
    closeSync(file);
  }
}
