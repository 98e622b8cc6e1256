import { statSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { listArchives } from '../../db/audit-archives.ts';
import { inTransaction, openMigrated } from '../../db/connection.ts';
import { putSetting } from '../../db/settings.ts';
import { RARE_WORD, seedAudit } from '../../db/testing/seed-audit.ts';
import { seedId } from '../../db/testing/seed-calls.ts';
import { readAuditPage } from '../../electron/backend/audit/list-audit.ts';
import { DATABASE_FILE } from '../../electron/backend/backend.ts';
import { systemActor } from '../../electron/commands/system-actor.ts';
import { type AuditFilter, auditPageInput } from '../../shared/contract/audit.ts';
import { type Bench, type BenchLine, measure, stopwatch } from './bench.ts';
import { createBenchBackend } from './bench-backend.ts';

const TURNS = 60;
const FROM_MS = Date.parse('2023-11-01T00:00:00Z');
const UNTIL_MS = Date.parse('2026-11-24T00:00:00Z');

/** What people ask the log, and what few or no rows fit. */
const FILTERS: readonly [name: string, filter: Partial<AuditFilter>][] = [
  ['all', {}],
  ['a day of last year', { from: '2025-11-11', to: '2025-11-11' }],
  ['a person', { actorId: seedId('c2', 7) }],
  ['an action', { action: 'customers.edit' }],
  ['a kind', { entity: 'order' }],
  [
    'a person, an action, a day',
    { actorId: seedId('c2', 7), action: 'orders.submit', from: '2025-11-11', to: '2025-11-11' },
  ],
  ['a thing', { entity: 'customer', thing: seedId('c6', 31) }],
  ['a common word', { words: '阳光' }],
  ['a rare word', { words: RARE_WORD }],
  ['a whole number', { words: '13800500001' }],
  ['a number of an order', { words: '20261124-777772' }],
  ['a reason', { reason: '换号' }],
  ['a word, a person, a kind', { words: '福兴', actorId: seedId('c2', 7), entity: 'customer' }],
  ['person and action: nothing', { actorId: seedId('c2', 1), action: 'auth.signIn' }],
  ['word and kind: nothing', { words: '阳光', entity: 'order' }],
  ['two words and kind: nothing', { words: '阳光 福兴', entity: 'order' }],
  ['word, kind, first months: nothing', { words: '阳光', entity: 'order', from: '2023-11-01', to: '2024-01-31' }],
  ['a word that nothing has', { words: '没有这样' }],
];

/** The first page of the audit log by filter, its index of words, its check and its archiving. */
export const bench: Bench = async ({ folder, size, line, say }) => {
  say(`making ${size.toLocaleString('en')} rows`);
  const file = join(folder, DATABASE_FILE);
  const db = openMigrated(file);
  inTransaction(db, (tx) => {
    seedAudit(tx, { rows: size, fromMs: FROM_MS, untilMs: UNTIL_MS });
    putSetting(tx, 'auditKeepMonths', 24);
  });
  db.raw.close();
  const backend = createBenchBackend(folder, () => UNTIL_MS);
  const ctx = { actor: systemActor('bench'), nowMs: UNTIL_MS, sessionHash: null, windowId: null };
  const lines: BenchLine[] = [];
  const job = async (name: string, run: () => Promise<unknown>, more: () => object = () => ({})) => {
    say(name);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const { ms } = await stopwatch(run);
    delay.disable();
    const figures = {
      p50Ms: ms,
      rowsPerSecond: Math.round((size / ms) * 1000),
      'loop p99 ms': delay.percentile(99) / 1e6,
    };
    lines.push(line({ name: `audit: ${name}`, size, reference: '', ratio: null, ...figures, ...more() }));
  };
  const { jobs, db: reader } = backend.services;
  try {
    const bytes = statSync(file).size;
    await job(
      'index all words',
      () => jobs.run('index-audit', {}),
      () => ({
        'index MB': Math.round((reader.raw.pragma('page_count', { simple: true }) as number) * 4096 - bytes) / 1e6,
      }),
    );
    for (const [name, more] of FILTERS) {
      const input = auditPageInput.parse({ filter: more });
      const first = () => readAuditPage(reader, ctx, input);
      const { p50Ms, p95Ms, p99Ms } = await measure(TURNS, first, 3);
      const figures = { p50Ms, p95Ms, p99Ms, rows: first().entries.length };
      lines.push(line({ name: `audit: ${name}`, size, reference: 'target: 50 ms', ratio: p99Ms / 50, ...figures }));
    }
    await job('check', () => jobs.run('verify-audit', {}));
    await job('archive a third', () => jobs.run('archive-audit', { actorId: 'bench', actorName: 'bench' }));
    await job('check with the archive', () => jobs.run('verify-audit', {}));
    const files = listArchives(reader).map(({ file: name }) => name);
    await job('open the archives to search them', () => jobs.run('open-archives', { files }));
  } finally {
    await backend.close();
  }
  return lines;
};
