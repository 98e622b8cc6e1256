import { join } from 'node:path';
import { openDatabase, openMigrated, type WritableDB } from '../../db/connection.ts';
import { seedCategory } from '../../db/testing/seed-category.ts';
import { insertUnit } from '../../db/ticket-setup.ts';
import { countFigures } from '../../electron/backend/case-figures/count-figures.ts';
import { caseFiguresInput } from '../../shared/contract/ticket-figures.ts';
import { type Bench, percentiles, stopwatch } from './bench.ts';

const NOW_MS = Date.parse('2026-11-24T01:00:00Z');
const DAY_MS = 86_400_000;
const CASES = 200_000;
const TURNS = 5;
const PERIODS = [
  { name: 'a year', from: '2025-11-25', to: '2026-11-24', goalMs: 3000 },
  { name: 'a month', from: '2026-10-01', to: '2026-10-31', goalMs: 1000 },
] as const;

/**
 * The figures of all cases of a year and of a month, with the period before each, from 200,000 cases of two years with
 * three clocks each, as the job counts them. Reference: the one figure "SLA met" of the solution, counted by SQL alone.
 */
export const bench: Bench = async ({ folder, line, say }) => {
  const file = join(folder, 'figures.db');
  const seeded = openMigrated(file);
  seeded.raw.pragma('synchronous = OFF');
  seeded.raw.transaction(() => seedCases(seeded))();
  seeded.raw.exec('ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)');
  seeded.raw.close();
  say(`${CASES.toLocaleString('en')} cases of two years`);
  const lines = [];
  for (const { name, from, to, goalMs } of PERIODS) {
    const samplesMs: number[] = [];
    const alone: number[] = [];
    let counted = 0;
    for (let turn = 0; turn < TURNS; turn += 1) {
      // A connection of its own each time, as each job has.
      const reader = openDatabase(file, { readonly: true });
      const job = { reader, nowMs: () => NOW_MS, throwIfCancelled: () => undefined };
      const asked = caseFiguresInput.parse({ from, to });
      const { ms, value } = await stopwatch(() => countFigures(job as never, asked));
      samplesMs.push(ms);
      counted = value.total.registered;
      const query = reader.raw.prepare(
        `SELECT t.kind, count(*), sum(c.met) FROM ticket_clock c JOIN ticket t ON t.id = c.ticket_id
          WHERE c.kind = 'solution' AND c.stopped_at_ms >= ? AND c.stopped_at_ms < ? GROUP BY t.kind`,
      );
      const { ms: referenceMs } = await stopwatch(() => query.all(Date.parse(from), Date.parse(to) + DAY_MS));
      alone.push(referenceMs);
      reader.raw.close();
    }
    const ours = percentiles(samplesMs);
    const reference = percentiles(alone);
    lines.push(
      line({
        name: `figures of cases: ${name}`,
        size: counted,
        ...{ p50Ms: ours.p50Ms, p95Ms: ours.p95Ms, p99Ms: ours.p99Ms },
        rowsPerSecond: (counted / ours.p50Ms) * 1000,
        reference: `one figure by SQL alone (${reference.p50Ms.toFixed(0)} ms)`,
        ratio: ours.p50Ms / reference.p50Ms,
        'of the time allowed': Math.round((ours.p50Ms / goalMs) * 100) / 100,
      }),
    );
  }
  return lines;
};

/** Evenly over 730 days; one in twenty open, one in twenty reopened, one in eight waited. */
function seedCases(tx: WritableDB): void {
  tx.raw.exec(`CREATE TEMP TABLE number AS WITH RECURSIVE up(value) AS (SELECT 0 UNION ALL SELECT value + 1 FROM up LIMIT ${CASES})
    SELECT value FROM up`);
  tx.raw.exec(`INSERT INTO operator (id, login, name, password_hash, created_at_ms)
    SELECT 'op' || value, 'op' || value, 'Op ' || value, '', 0 FROM number WHERE value < 40`);
  for (let at = 0; at < 60; at += 1) {
    const kind = (['complaint', 'suggestion', 'service-request'] as const)[at % 3] as 'complaint';
    const parentId = at < 12 ? null : `c${at % 12}`;
    seedCategory(tx, { id: `c${at}`, code: `c${at}`, name: `Category ${at}`, kind, parentId });
  }
  for (let at = 0; at < 12; at += 1) {
    insertUnit(tx, { id: `u${at}`, code: `u${at}`, name: `Unit ${at}`, assigning: 'unit', active: 1 });
  }
  const day = `(${NOW_MS} - ${730 * DAY_MS} + value * ${Math.floor((730 * DAY_MS) / CASES)})`;
  const open = `(value % 20 = 0 AND value > ${CASES * 0.9})`;
  tx.raw.exec(`INSERT INTO ticket (id, number, kind, state, priority, category_id, person_name, description, unit_id,
      assignee_id, root_cause, satisfaction, closed_as, reopened_count, registered_at_ms, registered_by, ended_at_ms, due_at_ms)
    SELECT printf('0190aaaa-0000-7000-8000-%012d', value), 'C-' || value,
      CASE value % 3 WHEN 0 THEN 'complaint' WHEN 1 THEN 'suggestion' ELSE 'service-request' END,
      CASE WHEN ${open} THEN 'in-progress' WHEN value % 31 = 0 THEN 'withdrawn' ELSE 'closed' END, 'normal',
      'c' || (value % 60), 'x', printf('%.*c', 200, 'x'), 'u' || (value % 12), 'op' || (value % 40),
      CASE WHEN value % 3 = 0 THEN CASE value % 4 WHEN 0 THEN 'system' WHEN 1 THEN 'other' ELSE 'late-delivery' END END,
      CASE WHEN value % 3 = 0 AND value % 31 <> 0 AND NOT ${open} THEN 1 + value % 5 END,
      CASE WHEN value % 31 <> 0 AND NOT ${open} THEN 'answered' END, value % 20 = 7, ${day}, 'op0',
      CASE WHEN NOT ${open} THEN ${day} + ${6 * DAY_MS} + value % 997 * 60000 END,
      CASE WHEN ${open} THEN ${NOW_MS} + value % 3 - 1 END
    FROM number`);
  const clocks = [
    ['first-response', 60, 12],
    ['hand-over', 240, 40],
    ['solution', 960, 4000],
  ] as const;
  for (const [kind, allowed, spread] of clocks) {
    for (const round of [1, 2]) {
      tx.raw.exec(`INSERT INTO ticket_clock (ticket_id, kind, round, started_at_ms, stopped_at_ms, allowed_minutes, warn_percent, met)
        SELECT id, '${kind}', ${round}, registered_at_ms + ${round - 1} * ${3 * DAY_MS},
          CASE WHEN ended_at_ms IS NOT NULL OR '${kind}' = 'first-response'
            THEN registered_at_ms + ${round - 1} * ${3 * DAY_MS} + (search_id * 7919 % ${spread}) * 60000 END,
          ${allowed}, 80, CASE WHEN ended_at_ms IS NOT NULL OR '${kind}' = 'first-response' THEN search_id % 7 > 0 END
        FROM ticket WHERE reopened_count >= ${round - 1}`);
    }
  }
  tx.raw.exec(`INSERT INTO ticket_pause SELECT id, registered_at_ms + 3600000, registered_at_ms + 90000000 FROM ticket
    WHERE search_id % 8 = 0`);
}
