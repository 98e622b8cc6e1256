import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findOrder } from '../../db/orders.ts';
import { DELIVERY_DATE } from '../../db/testing/seed-order-center.ts';
import { orderFailer } from '../backend/orders/fail-order.ts';
import { submitOrder } from '../backend/orders/submit-order.ts';
import { createOrderCenter, type OrderCenter } from '../backend/testing/order-center.ts';
import { TEST_NOW_MS } from '../backend/testing/temp-backend.ts';
import { runForTest } from './testing/run-for-test.ts';

/** A host that runs on the folder, with an order. */
let center: OrderCenter;
let out: string;
beforeAll(async () => {
  center = await createOrderCenter({ customers: 2, weeks: 1 });
  out = join(center.dataDir, 'out.csv');
  await center.command(center.as('op1'), submitOrder, {
    customerId: 'customer',
    deliveryDate: DELIVERY_DATE,
    draftRevision: null,
    note: '',
    lines: [{ productId: 'plain', quantity: 3, priceMinor: 19_500 }],
  });
});
afterAll(() => center.close());

const run = (...args: string[]) =>
  runForTest(['orders', 'hand-over', ...args, '--data-dir', center.dataDir, '--lang', 'en', '--json']);
const setCutoff = (atMs: number) =>
  center.services.writer.write((tx) =>
    tx.raw.exec(`UPDATE sales_order SET cutoff_at_ms = ${atMs} WHERE cutoff_at_ms > 0`),
  );

it('writes the file once its cut-off has passed, and the same bytes again', async () => {
  const asked = ['--route', 'R01', '--delivery', DELIVERY_DATE, '--out', out];
  await setCutoff(TEST_NOW_MS + 3_600_000);
  const early = await run(...asked);
  expect([early.exitCode, early.err]).toEqual([1, expect.stringMatching(/takes orders .* until \d{4}-/)]);
  expect(readdirSync(center.dataDir).filter((name) => name.startsWith('out.csv'))).toEqual([]);

  await setCutoff(1);
  await center.services.writer.write((tx) => tx.raw.exec('DELETE FROM route_day'));
  writeFileSync(out, 'something else');
  const taken = await run(...asked);
  expect([taken.exitCode, taken.err]).toEqual([1, expect.stringContaining('exists already')]);
  expect(center.services.db.raw.prepare('SELECT count(*) FROM hand_over').pluck().get()).toBe(0);

  const made = await run(...asked, '--force');
  expect([made.exitCode, made.err]).toEqual([0, '']);
  const first = JSON.parse(made.out);
  const bytes = readFileSync(out);
  expect(first).toMatchObject({ supplement: 0, orders: 1, lines: 1, repeated: false, file: out });
  expect(first.number).toMatch(/^H-\d{8}-0001$/);
  expect(first.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));

  expect(JSON.parse((await run(...asked)).out)).toEqual({ ...first, repeated: true });
  const elsewhere = join(center.dataDir, 'again.csv');
  await run('--route', 'R01', '--delivery', DELIVERY_DATE, '--out', elsewhere);
  expect(readFileSync(elsewhere).equals(bytes)).toBe(true);
});

it('freezes nothing for a supplement that would replace the file before it', async () => {
  const asked = ['--route', 'R01', '--delivery', DELIVERY_DATE, '--out', out];
  const orders = "UPDATE sales_order SET state = 'submitted', hand_over_id = NULL WHERE state = 'handed-over'";
  await center.services.writer.write((tx) => tx.raw.exec(orders));
  const refused = await run(...asked);
  expect([refused.exitCode, refused.err]).toEqual([1, expect.stringContaining('exists already')]);
  expect(center.services.db.raw.prepare('SELECT count(*) FROM hand_over').pluck().get()).toBe(1);
  expect(JSON.parse((await run(...asked, '--force')).out)).toMatchObject({ supplement: 1, repeated: false });
});

it('says what is not there', async () => {
  const file = join(center.dataDir, 'none.csv');
  const unknown = await run('--route', 'R99', '--delivery', DELIVERY_DATE, '--out', file);
  expect([unknown.exitCode, unknown.err]).toEqual([1, 'There is no route “R99”.\n']);
  const nothing = await run('--route', 'R01', '--delivery', '2026-11-18', '--out', file);
  expect([nothing.exitCode, nothing.err]).toEqual([1, expect.stringContaining('there is nothing to hand over')]);
  expect((await run('--route', 'R01', '--delivery', '18.11.2026', '--out', file)).exitCode).toBe(2);
  expect(existsSync(file)).toBe(false);
});

it('lists failed orders, and those that are lost', async () => {
  const db = center.services.db;
  const orderId = db.raw.prepare("SELECT id FROM sales_order WHERE state = 'handed-over'").pluck().get() as string;
  await center.command(
    center.as('lead'),
    (tx, ctx) => orderFailer(tx, ctx)(findOrder(tx, orderId) as never, { reason: 'no-funds', note: '差 120 元' }),
    {},
  );
  const list = (...more: string[]) =>
    runForTest(['orders', 'failed', ...more, '--data-dir', center.dataDir, '--lang', 'en', '--json']);
  const until = (atMs: number) =>
    center.services.writer.write((tx) =>
      tx.raw.exec(`UPDATE sales_order SET rescue_at_ms = ${atMs} WHERE state = 'failed'`),
    );
  await until(TEST_NOW_MS + 3_600_000);
  expect(JSON.parse((await list()).out).orders).toMatchObject([
    { customerCode: 'C-000001', route: 'R01', reason: 'no-funds', note: '差 120 元' },
  ]);
  expect(JSON.parse((await list('--lost')).out).orders).toEqual([]);
  await until(TEST_NOW_MS - 1);
  expect(JSON.parse((await list()).out).orders).toEqual([]);
  expect(JSON.parse((await list('--lost')).out).orders).toHaveLength(1);
  const words = await runForTest(['orders', 'failed', '--lost', '--data-dir', center.dataDir, '--lang', 'en']);
  expect(words.out).toMatch(/C-000001 .* no funds: 差 120 元/);
});

it('reports of an import what it did, and nothing that it could not do', async () => {
  const file = join(center.dataDir, 'stock.csv');
  writeFileSync(file, 'code,stock,asof\n100101,50,2026-11-24 08:00\n999,1,2026-11-24 08:00\n100102,1,noon\n');
  const done = await runForTest(['import', 'stock', file, '--data-dir', center.dataDir, '--lang', 'en']);
  expect(done.out.split('\n').slice(0, -1)).toEqual([
    'Imported.',
    '3 rows: 1 accepted, 0 duplicates, 2 rejected.',
    '  no date: 1',
    '  unknown product: 1',
    'Updated: 0 customers, 1 products.',
  ]);
});
