import { writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { inTransaction, openMigrated } from '../../db/connection.ts';
import { DATABASE_FILE } from '../../electron/backend/backend.ts';
import { type JobHost, runJob } from '../../electron/backend/jobs/run-job.ts';
import { plainImport } from '../../electron/backend/testing/plain-import.ts';
import type { ImportMappingInput } from '../../shared/contract/import-mapping.ts';
import type { ImportReport } from '../../shared/contract/import-report.ts';
import { suggestMapping } from '../../shared/domain/imports/suggest-mapping.ts';
import { type Bench, stopwatch } from './bench.ts';
import { benchHost } from './bench-host.ts';
import { BENCH_NOW_MS, makeBenchCenter, PRODUCTS } from './order-center.ts';

/** As many as come at once on a bad day, whatever the scale. */
const ORDERS = 10_000;
const LINES = 10;
const HEADER = 'order number,customer,product,quantity,placed at'.split(',');

/**
 * Web orders of ten lines, each of a customer who waits in the queue, through the whole import. `heldMs` is how long the
 * one writer was held: so long an order by phone could wait. Reference: the bare rows of those orders and their lines in
 * one transaction, in the same run.
 */
export const bench: Bench = async ({ folder, line, say }) => {
  const file = join(folder, 'web-orders.csv');
  writeFileSync(file, [HEADER.join(','), ...madeRows(), ''].join('\n'));
  const dataDir = join(folder, 'data');
  await mkdir(dataDir);
  const db = openMigrated(join(dataDir, DATABASE_FILE));
  inTransaction(db, (tx) => {
    makeBenchCenter(tx, { customers: ORDERS, known: 0 });
    tx.raw.exec(`
      INSERT INTO call_task (id, customer_id, business_date, state, source, route_id, delivery_date, cutoff_at_ms, created_at_ms)
        SELECT 'task-' || search_id, id, '2026-11-24', 'open', 'strategy', 'route', '2026-11-25', ${BENCH_NOW_MS + 28_800_000}, 0 FROM customer;
      INSERT INTO call_item (id, task_id, kind) SELECT 'item-' || search_id, 'task-' || search_id, 'order' FROM customer`);
  });
  say(`${ORDERS} orders, ${ORDERS * LINES} rows`);
  const bare = await stopwatch(() => inTransaction(db, ({ raw }) => bareRows(raw)));
  db.raw.close();
  const held = heldHost(dataDir);
  const mapping = suggestMapping('web-orders', HEADER, [['', '', '', '', '2026-11-24 08:30']]);
  const run = () => importOnce(held.host, file, mapping);
  const first = await stopwatch(run);
  const { webOrders, created } = first.value;
  if (created.orders !== ORDERS || webOrders?.calls.closed !== ORDERS) throw new Error('not every order was taken');
  const heldMs = held.totalMs();
  const again = await stopwatch(run);
  if (again.value.accepted !== 0) throw new Error('the second run of the same file took rows');
  const reference = 'the bare rows in one transaction';
  const rows = ORDERS * LINES;
  const figures = ({ ms }: { ms: number }) => ({
    size: ORDERS,
    rowsPerSecond: Math.round((rows / ms) * 1000),
    reference,
    seconds: Math.round(ms / 10) / 100,
  });
  return [
    line({ name: 'web-orders: first run', ...figures(first), ratio: heldMs / bare.ms, heldMs: Math.round(heldMs) }),
    line({ name: 'web-orders: second run, nothing new', ...figures(again), ratio: again.ms / bare.ms }),
  ];
};

function* madeRows(): Generator<string> {
  for (let order = 0; order < ORDERS; order += 1) {
    for (let at = 0; at < LINES; at += 1) {
      const product = String((order + at * 6) % PRODUCTS).padStart(4, '0');
      yield `W${order},C-${String(order).padStart(7, '0')},P${product},${1 + (at % 9)},2026-11-24 08:30`;
    }
  }
}

/** A host whose writer is timed from its taking to its giving back. */
function heldHost(dataDir: string): { host: JobHost; totalMs(): number } {
  let totalMs = 0;
  const lock = async () => {
    const startedMs = performance.now();
    return () => {
      totalMs += performance.now() - startedMs;
    };
  };
  return { host: { ...benchHost(dataDir), nowMs: () => BENCH_NOW_MS, lock }, totalMs: () => totalMs };
}

async function importOnce(host: JobHost, file: string, mapping: ImportMappingInput): Promise<ImportReport> {
  const report = await runJob(host, 'import-file', plainImport({ file, mapping }));
  return report as ImportReport;
}

/** The same orders and lines under other numbers, as a delivered history that nothing else looks at. */
function bareRows(raw: ReturnType<typeof openMigrated>['raw']): void {
  const order = raw.prepare(
    `INSERT INTO sales_order (id, number, customer_id, channel, state, order_date, placed_at_ms, line_count, total_quantity,
       amount_minor) VALUES (?, ?, ?, 'history', 'delivered', '2020-01-01', 0, ${LINES}, ${LINES}, ${LINES})`,
  );
  const orderLine = raw.prepare('INSERT INTO order_line VALUES (?, ?, ?, 1, 1, 1, NULL, NULL)');
  for (let at = 0; at < ORDERS; at += 1) {
    order.run(`bare-${at}`, `bare-${at}`, `customer-${at}`);
    for (let n = 1; n <= LINES; n += 1) orderLine.run(`bare-${at}`, n, `product-${(at + n * 6) % PRODUCTS}`);
  }
}
