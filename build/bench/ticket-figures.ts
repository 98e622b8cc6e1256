import { join } from 'node:path';
import { openDatabase, openMigrated, type WritableDB } from '../../db/connection.ts';
import { seedCases } from '../../db/testing/seed-cases.ts';
import { countFigures } from '../../electron/backend/case-figures/count-figures.ts';
import { caseFiguresInput } from '../../shared/contract/ticket-figures.ts';
import { type Bench, percentiles, stopwatch } from './bench.ts';

const NOW_MS = Date.parse('2026-11-24T01:00:00Z');
const DAY_MS = 86_400_000;
const CASES = 200_000;
const CUSTOMERS = 2_000;
const OPERATORS = 100;
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
  seeded.raw.transaction(() => {
    seedCases(seeded, { cases: CASES, customers: CUSTOMERS, operators: OPERATORS, nowMs: NOW_MS });
    seedClocks(seeded);
  })();
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

/** Each case with its three clocks, twice where it was reopened; one in eight waited. All ended before their case did. */
function seedClocks(tx: WritableDB): void {
  const clocks = [
    ['first-response', 60, 12],
    ['hand-over', 240, 240],
    ['solution', 960, 1200],
  ] as const;
  for (const [kind, allowed, spread] of clocks) {
    for (const round of [1, 2]) {
      const startedAtMs = `registered_at_ms + ${round - 1} * ${DAY_MS}`;
      const hasEnded = `(ended_at_ms IS NOT NULL OR '${kind}' = 'first-response')`;
      tx.raw.exec(`INSERT INTO ticket_clock (ticket_id, kind, round, started_at_ms, stopped_at_ms, allowed_minutes, warn_percent, met)
        SELECT id, '${kind}', ${round}, ${startedAtMs},
          CASE WHEN ${hasEnded} THEN ${startedAtMs} + (search_id * 7919 % ${spread}) * 60000 END,
          ${allowed}, 80, CASE WHEN ${hasEnded} THEN search_id % 7 > 0 END
        FROM ticket WHERE reopened_count >= ${round - 1}`);
    }
  }
  tx.raw.exec(`INSERT INTO ticket_pause SELECT id, registered_at_ms + 3600000, registered_at_ms + 36000000 FROM ticket
    WHERE search_id % 8 = 0`);
}
