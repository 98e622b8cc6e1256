import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { STANDING_ORDER } from '../../db/standing-orders.ts';
import { DATABASE_FILE } from '../../electron/backend/backend.ts';
import type { ExportCallsInput } from '../../electron/backend/exports/export-calls.ts';
import { CALL_COLUMNS, CALL_DIRECTIONS, callLogFilter } from '../../shared/contract/call-log.ts';
import { DISPOSITIONS, NO_ORDER_REASONS } from '../../shared/contract/dispositions.ts';
import type { ExportFormat } from '../../shared/contract/exports.ts';
import { TASK_SOURCES } from '../../shared/contract/queue.ts';
import { createTranslator } from '../../shared/i18n/index.ts';

/** The two years that the seed spreads the calls over. */
export const TWO_YEARS = { from: '2024-11-01', to: '2026-11-30' } as const;

/**
 * A data folder with so many calls, made by a process of its own so that its memory isn't counted; with the states of seats
 * that the calls went through, as many as the program would have written, where those are asked for.
 */
export function makeCalls(folder: string, size: number, say: (text: string) => void, and?: 'seat states'): void {
  say(`making ${size.toLocaleString('en')} calls${and === undefined ? '' : ` and ${and}`}`);
  const seed = fileURLToPath(new URL('./export-seed.ts', import.meta.url));
  const made = spawnSync(process.execPath, [seed, join(folder, DATABASE_FILE), String(size), and ?? ''], {
    stdio: 'inherit',
  });
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

/** The same joins and rows, written by the shell as they are: codes for words, ms for clock times, one order a call. */
const AS_THEY_ARE = `SELECT c.id, c.business_date, c.direction, s.code, p.name, k.code, k.name, c.number, l.name, r.code, c.task_id,
    c.source, c.started_at_ms, c.answered_at_ms, c.ended_at_ms, c.talk_seconds, c.hold_seconds, c.wrap_up_seconds,
    c.disposition, c.no_order_reason, o.number, o.total_quantity, o.amount_minor,
    (SELECT group_concat(t.number, ' ') FROM ticket t WHERE t.call_id = c.id), c.note
  FROM call c LEFT JOIN seat s ON s.id = c.seat_id LEFT JOIN operator p ON p.id = c.operator_id
    LEFT JOIN customer k ON k.id = c.customer_id LEFT JOIN class l ON l.id = c.class_id
    LEFT JOIN route r ON r.id = c.route_id LEFT JOIN sales_order o ON o.id = c.order_id
  ORDER BY c.business_date, c.started_at_ms, c.rowid`;

/** The cells of our file, as somebody with the shell would have to ask for them; only formulas are left as they are. */
function sameCells(): string {
  const { t } = createTranslator('zh-CN');
  const word = (column: string, prefix: string, codes: readonly string[]) =>
    `CASE ${column} ${codes.map((code) => `WHEN '${code}' THEN '${t(`${prefix}.${code}`)}'`).join(' ')} ELSE ${column} END`;
  const clock = (column: string) => `datetime(${column} / 1000, 'unixepoch', '+8 hours')`;
  const ordered = (what: string, which = '') =>
    `CASE WHEN c.order_id IS NOT NULL THEN (SELECT ${what} FROM sales_order o WHERE o.call_id = c.id ${which}) END`;
  return `SELECT c.id, c.business_date, ${word('c.direction', 'callLog.direction', CALL_DIRECTIONS)}, s.code,
    coalesce(c.operator_name, p.name), k.code, k.name, c.number, l.name, r.code, c.task_id,
    ${word('c.source', 'queue.source', TASK_SOURCES)}, ${clock('c.started_at_ms')}, ${clock('c.answered_at_ms')},
    ${clock('c.ended_at_ms')}, c.talk_seconds, c.hold_seconds, c.wrap_up_seconds,
    ${word('c.disposition', 'callLog.disposition', DISPOSITIONS)},
    ${word('c.no_order_reason', 'callLog.noOrderReason', NO_ORDER_REASONS)}, ${ordered("group_concat(o.number, ' ')")},
    ${ordered('sum(o.total_quantity)', `AND ${STANDING_ORDER}`)},
    ${ordered("printf('%.2f', sum(o.amount_minor) / 100.0)", `AND ${STANDING_ORDER} HAVING count(*) > 0`)},
    (SELECT group_concat(t.number, ' ') FROM ticket t WHERE t.call_id = c.id), c.note
  FROM call c LEFT JOIN seat s ON s.id = c.seat_id LEFT JOIN operator p ON p.id = c.operator_id
    LEFT JOIN customer k ON k.id = c.customer_id LEFT JOIN class l ON l.id = c.class_id
    LEFT JOIN route r ON r.id = c.route_id
  ORDER BY c.business_date, c.started_at_ms, c.rowid`;
}

/** Milliseconds that the sqlite3 shell takes for the same rows as CSV, or null where there is none. */
export function sqliteShell(folder: string, rows: 'as they are' | 'same cells' = 'as they are'): number | null {
  return shellCsv(folder, rows === 'same cells' ? sameCells() : AS_THEY_ARE);
}

/** The same for any query. */
export function shellCsv(folder: string, query: string): number | null {
  const file = openSync(join(folder, 'reference.csv'), 'w');
  try {
    const startedMs = performance.now();
    const done = spawnSync('sqlite3', ['-csv', '-readonly', join(folder, DATABASE_FILE), query], {
      stdio: ['ignore', file, 'inherit'],
    });
    if (done.error) return null;
    if (done.status !== 0) throw new Error('sqlite3 failed');
    return performance.now() - startedMs;
  } finally {
    closeSync(file);
  }
}
