import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { firstBrokenAuditRow } from '../../../db/audit-chain.ts';
import { sql } from '../../../db/connection.ts';
import { draftFor } from '../../../db/order-drafts.ts';
import { ordersForDelivery } from '../../../db/orders.ts';
import { DELIVERY_DATE, ORDER_DAY } from '../../../db/testing/seed-order-center.ts';
import {
  countedSums,
  keptSums,
  storedOrders,
  storedVersions,
  unevenOutbox,
  usedUp,
} from '../../../db/testing/stored-orders.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { createOrderCenter, type OrderCenter, recountedSums, usedSums } from '../testing/order-center.ts';
import type { WorkCounts } from '../testing/order-worker.ts';
import { cancelOrder } from './cancel-order.ts';
import { changeOrder } from './change-order.ts';
import { submitOrder } from './submit-order.ts';

let center: OrderCenter;
beforeEach(async () => {
  center = await createOrderCenter({ customers: 3, weeks: 2 });
});
afterEach(() => center.close());

const CHILD = fileURLToPath(new URL('../testing/order-child.ts', import.meta.url));

interface Said {
  number?: string;
  refused?: string;
  fields?: string[];
  revision?: number;
}

function child(...args: string[]): { process: ChildProcess; spoken: Promise<unknown>; ended: Promise<Said[]> } {
  const process_ = spawn(process.execPath, [CHILD, center.dataDir, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const chunks: Buffer[] = [];
  process_.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = once(process_, 'close').then(() => {
    const lines = Buffer.concat(chunks).toString().split('\n').slice(0, -1);
    return lines.map((line) => JSON.parse(line) as Said);
  });
  const spoken = Promise.race([once(process_.stdout as NodeJS.ReadableStream, 'data'), ended]);
  return { process: process_, spoken, ended };
}

const sums = () => usedSums(center);
const recounted = () => recountedSums(center);

it('never oversells the last stock between processes', async () => {
  // 12 in stock, asked for by three processes at once.
  const said = await Promise.all([
    child('submit', 'op1', 'customer').ended,
    child('submit', 'op2', 'customer-2').ended,
    child('submit', 'op1', 'customer-3').ended,
  ]);
  const numbers = said.flat().flatMap((line) => line.number ?? []);
  expect(numbers).toHaveLength(12);
  expect(new Set(numbers).size).toBe(12);
  for (const lines of said) expect(lines.at(-1)?.fields).toEqual(['order-line-stock-none']);
  const kept = sums();
  expect(await recounted()).toEqual(kept);
  expect(firstBrokenAuditRow(center.services.db)).toBeNull();
});

it('overruns nothing and loses no version between seats and processes that order, change, cancel, fail and repair', async () => {
  const STEPS = 40;
  const said = await Promise.all([
    child('work', 'op1', '-', 'a', String(STEPS)).ended,
    child('work', 'op2', '-', 'b', String(STEPS)).ended,
  ]);
  const counts = (said.flat() as unknown as WorkCounts[]).reduce((sum, one) => ({
    submit: sum.submit + one.submit,
    add: sum.add + one.add,
    change: sum.change + one.change,
    cancel: sum.cancel + one.cancel,
    fail: sum.fail + one.fail,
    repair: sum.repair + one.repair,
    refused: sum.refused + one.refused,
  }));
  // Who is faster is chance, so that any one kind may be refused every time, but not all of them.
  expect(counts.submit).toBeGreaterThan(0);
  expect(counts.cancel).toBeGreaterThan(0);
  expect(counts.add + counts.change + counts.repair).toBeGreaterThan(0);
  const { submit, cancel, refused, fail, repair } = counts;
  expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(6 * STEPS);
  const { db } = center.services;
  expect(countedSums(db)).toEqual(keptSums(db));
  // 50 and a float of 10 %; 20 of the product and 24 of both together for a customer; 12 in stock.
  const used = usedUp(db, 'quota', ORDER_DAY, ORDER_DAY);
  expect(used.supply).toBeLessThanOrEqual(55);
  expect(used.mostOfProduct).toBeLessThanOrEqual(20);
  expect(used.mostByCustomer).toBeLessThanOrEqual(24);
  expect(keptSums(db).get('stocked') ?? 0).toBeLessThanOrEqual(12);
  const orders = [...storedOrders(db).values()];
  expect(orders).toHaveLength(submit);
  expect(orders.filter(({ state }) => state === 'cancelled')).toHaveLength(cancel);
  // Of what failed, some was repaired or cancelled.
  expect(orders.filter(({ state }) => state === 'failed').length).toBeLessThanOrEqual(fail - repair);
  expect(orders.reduce((sum, { version }) => sum + version, 0)).toBe(6 * STEPS - refused);
  expect(storedVersions(db).size).toBe(6 * STEPS - refused);
  expect(firstBrokenAuditRow(db)).toBeNull();
  expect(unevenOutbox(db)).toBe(0);
});

it('keeps the last acknowledged draft and order when it is killed', async () => {
  let revision = 0;
  for (const afterMs of [5, 45]) {
    const typing = child('draft', 'op1', 'customer', String(revision));
    await typing.spoken;
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    typing.process.kill('SIGKILL');
    const acknowledged = (await typing.ended).at(-1)?.revision ?? revision;
    const stored = draftFor(center.services.db, 'customer', DELIVERY_DATE);
    // The kill may fall between the commit and its acknowledgement, never the other way round.
    expect(stored?.revision).toBeGreaterThanOrEqual(acknowledged);
    expect(stored?.revision).toBeLessThanOrEqual(acknowledged + 1);
    expect(JSON.parse(stored?.lines ?? '[]')).toEqual([{ productId: 'plain', quantity: stored?.revision }]);
    revision = stored?.revision ?? 0;
  }
  await center.services.writer.write((tx) => sql(tx, 'UPDATE product SET stock = NULL').run());
  const ordering = child('submit', 'op1', 'customer-2');
  await ordering.spoken;
  ordering.process.kill('SIGKILL');
  const numbers = (await ordering.ended).flatMap((line) => line.number ?? []);
  const stored = ordersForDelivery(center.services.db, 'customer-2', DELIVERY_DATE).map((order) => order.number);
  expect(stored).toEqual(expect.arrayContaining(numbers));
  expect(stored.length - numbers.length).toBeLessThanOrEqual(1);
  const kept = sums();
  expect(await recounted()).toEqual(kept);
});

it('keeps quota and stock used equal to the sum of live orders, whatever is done to them', async () => {
  const quantity = fc.integer({ min: 0, max: 9 });
  const step = fc.record({
    what: fc.constantFrom('submit', 'add', 'change', 'cancel'),
    customer: fc.constantFrom('customer', 'customer-2', 'customer-3'),
    which: fc.nat(5),
    plain: quantity,
    quota: quantity,
    stocked: quantity,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      for (const one of steps) {
        const prices = { plain: 19_500, quota: 38_160, stocked: 19_500 };
        const lines = (['plain', 'quota', 'stocked'] as const)
          .map((productId) => ({ productId, quantity: one[productId], priceMinor: prices[productId] }))
          .filter((line) => line.quantity > 0);
        const live = ordersForDelivery(center.services.db, one.customer, DELIVERY_DATE);
        const order = live[one.which % Math.max(1, live.length)];
        const target = { orderId: order?.id ?? 'none', version: order?.version ?? 1, reason: 'x' };
        const base = { customerId: one.customer, deliveryDate: DELIVERY_DATE, draftRevision: null, note: '', lines };
        try {
          if (one.what === 'submit') await center.command(center.as('op1'), submitOrder, base);
          if (one.what === 'add')
            await center.command(center.as('op1'), submitOrder, { ...base, addToOrderId: order?.id });
          if (one.what === 'change') await center.command(center.as('op1'), changeOrder, { ...target, lines });
          if (one.what === 'cancel') await center.command(center.as('op1'), cancelOrder, target);
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
        }
        const left = sql<[], number>(
          center.services.db,
          "SELECT p.stock - coalesce(u.quantity, 0) FROM product p LEFT JOIN stock_use u ON u.product_id = p.id WHERE p.id = 'stocked'",
        )
          .pluck()
          .get();
        expect(left).toBeGreaterThanOrEqual(0);
      }
      const kept = sums();
      expect(await recounted()).toEqual(kept);
      const supply = sql<[], number>(
        center.services.db,
        "SELECT coalesce(sum(quantity), 0) FROM quota_use WHERE product_id = 'quota'",
      )
        .pluck()
        .get();
      expect(supply).toBeLessThanOrEqual(55);
    }),
    { numRuns: 12 },
  );
});
