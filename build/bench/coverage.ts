import { join } from 'node:path';
import { openDatabase, openMigrated } from '../../db/connection.ts';
import { findCustomer } from '../../db/customers.ts';
import { companySettings } from '../../db/settings.ts';
import { seedNeeds } from '../../db/testing/seed-needs.ts';
import { seedQueueCenter } from '../../db/testing/seed-queue-center.ts';
import { computeCoverage } from '../../electron/backend/coverage/compute-coverage.ts';
import { customerCycle } from '../../electron/backend/queue/customer-cycle.ts';
import { addDays, toDayNumber } from '../../shared/domain/calendar/business-date.ts';
import { callsMade } from '../../shared/domain/queue/customer-calls.ts';
import { type Bench, measure, percentiles, stopwatch } from './bench.ts';

const TODAY = '2026-11-24';
const NOW_MS = Date.parse('2026-11-24T01:00:00Z');
const ORDERS = 18;
const TURNS = 5;
const ASKED_ALONE = 300;

/**
 * How every customer stands in its cycle and in its own rhythm, as the Coverage screen asks for it, with 18 orders each; every tenth
 * needs a skill.
 * Reference: the last and the next date of each customer by the rules asked for it alone, from a few hundred of them.
 */
export const bench: Bench = async ({ folder, size, line, say }) => {
  const file = join(folder, 'coverage.db');
  const seeded = openMigrated(file);
  seeded.raw.pragma('synchronous = OFF');
  seeded.raw.transaction(() => {
    seedQueueCenter(seeded, { customers: size, operators: 50 });
    seedNeeds(seeded);
    const order = seeded.raw.prepare(
      `INSERT INTO sales_order (id, number, customer_id, channel, state, order_date, placed_at_ms, line_count, total_quantity, amount_minor)
       VALUES (?, ?, ?, 'history', 'delivered', ?, 0, 1, 1, 1)`,
    );
    for (let at = 0; at < size; at += 1) {
      for (let back = 1; back <= ORDERS; back += 1) {
        order.run(`${at}-${back}`, `${at}-${back}`, `c${at}`, addDays(TODAY, -back * (5 + (at % 9))));
      }
    }
  })();
  seeded.raw.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  seeded.raw.close();
  say(`${size.toLocaleString('en')} customers with ${ORDERS} orders each`);

  const samplesMs: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    // A connection of its own each time, as each job has.
    const reader = openDatabase(file, { readonly: true });
    const job = { reader, nowMs: () => NOW_MS, throwIfCancelled: () => undefined };
    const { ms } = await stopwatch(() => computeCoverage(job as never, {}));
    samplesMs.push(ms);
    reader.raw.close();
  }
  const ours = percentiles(samplesMs);
  const db = openDatabase(file, { readonly: true });
  const settings = companySettings(db);
  const today = toDayNumber(TODAY);
  const alone = await measure(ASKED_ALONE, (turn) => {
    const customer = findCustomer(db, `c${(turn * 331) % size}`);
    return customer && callsMade(customerCycle(db, customer, settings, TODAY), today - 60, today + 60);
  });
  db.raw.close();
  return [
    line({
      name: 'coverage of all customers',
      size,
      p50Ms: ours.p50Ms,
      p95Ms: ours.p95Ms,
      p99Ms: ours.p99Ms,
      rowsPerSecond: (size / ours.p50Ms) * 1000,
      reference: `dates asked customer by customer (${(alone.totalMs / ASKED_ALONE).toFixed(2)} ms each)`,
      ratio: ours.p50Ms / ((alone.totalMs / ASKED_ALONE) * size),
    }),
  ];
};
