import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findOrder } from '../../../db/orders.ts';
import { CUTOFF_MS, DELIVERY_DATE } from '../../../db/testing/seed-order-center.ts';
import type { ImportKind } from '../../../shared/contract/import-mapping.ts';
import { suggestMapping } from '../../../shared/domain/imports/suggest-mapping.ts';
import { cancelOrder } from '../orders/cancel-order.ts';
import { changeOrder } from '../orders/change-order.ts';
import { handOver } from '../orders/hand-over.ts';
import { submitOrder } from '../orders/submit-order.ts';
import { editProduct } from '../products/edit-product.ts';
import { createOrderCenter, type OrderCenter, recountedSums, usedSums } from '../testing/order-center.ts';
import { runImport } from '../testing/run-import.ts';

let center: OrderCenter;
beforeEach(async () => {
  center = await createOrderCenter({ customers: 3, weeks: 2 });
});
afterEach(() => center.close());

const take = (kind: ImportKind, lines: readonly string[], more: object = {}) => {
  const [header = '', ...rows] = lines.map((line) => line.split(','));
  return runImport(center, `${lines.join('\n')}\n`, suggestMapping(kind, header as string[], rows), more);
};
async function order(customerId: string, quantity = 3): Promise<{ id: string; number: string }> {
  const made = await center.command(center.as('op1'), submitOrder, {
    ...{ customerId, deliveryDate: DELIVERY_DATE, draftRevision: null, note: '' },
    lines: [{ productId: 'stocked', quantity, priceMinor: 19_500 }],
  });
  return { id: made.orderId, number: made.number };
}
const row = (id: string) => findOrder(center.services.db, id);
const hand = () => center.command(center.as('lead'), handOver, { routeId: 'route', deliveryDate: DELIVERY_DATE });
const repair = (id: string) =>
  center.command(center.as('op1'), changeOrder, {
    ...{ orderId: id, version: row(id)?.version ?? 0, reason: '已存款' },
    lines: [{ productId: 'stocked', quantity: 2, priceMinor: 19_500 }],
  });

it('delivers and fails orders by words of both languages; a second time nothing changes', async () => {
  const [a, b, c] = [await order('customer'), await order('customer-2'), await order('customer-3')];
  center.clock.nowMs = CUTOFF_MS;
  await hand();
  const file = [
    '订单号,结果,原因,备注',
    `${a.number},已送达,,`,
    `${b.number},失败,余额不足,差 120 元`,
    `${c.number},Failed,licence expired,call`,
  ];
  expect(await take('order-results', file, { testRun: true })).toMatchObject({ accepted: 3, outcome: 'test-run' });
  expect(row(a.id)?.state).toBe('handed-over');
  expect(await take('order-results', file)).toMatchObject({
    accepted: 3,
    orderResults: { delivered: 1, failed: 2, lost: 0 },
  });
  expect(row(a.id)).toMatchObject({ state: 'delivered', version: 3 });
  expect(row(b.id)).toMatchObject({ state: 'failed', failedReason: 'no-funds', failedNote: '差 120 元' });
  expect(row(c.id)).toMatchObject({ state: 'failed', failedReason: 'other', failedNote: 'licence expired: call' });
  expect(await take('order-results', file)).toMatchObject({ accepted: 0, duplicates: 3, rejected: 0 });
  expect(row(b.id)?.version).toBe(3);
  expect(usedSums(center)).toEqual(await recountedSums(center));
});

it('refuses in plain sentences what cannot be the result of an order', async () => {
  const [open, failed, cancelled] = [await order('customer'), await order('customer-2'), await order('customer-3')];
  await center.command(center.as('op1'), cancelOrder, { orderId: cancelled.id, version: 1, reason: 'x' });
  const early = await take('order-results', ['orderNo,result', `${open.number},ok`]);
  expect(early.rejectedByReason).toEqual({ 'order-not-handed-over': 1 });
  center.clock.nowMs = CUTOFF_MS;
  await hand();
  await take('order-results', ['orderNo,result,reason', `${failed.number},failed,no funds`]);
  const rejectsFile = join(center.dataDir, 'rejects.csv');
  const report = await take(
    'order-results',
    [
      'orderNo,result,reason',
      `${cancelled.number},ok,`,
      '20200101-000001,ok,',
      'customer-2026-11-17,ok,',
      `${failed.number},ok,`,
      `${open.number},perhaps,`,
      `${open.number},failed,no stock`,
      `${open.number},ok,`,
    ],
    { rejectsFile },
  );
  expect(report).toMatchObject({
    rows: 7,
    accepted: 1,
    rejectedByReason: {
      'order-was-cancelled': 1,
      'unknown-order': 1,
      'order-not-by-phone': 1,
      'result-differs': 1,
      'bad-word': 1,
      'code-repeated': 1,
    },
  });
  const sentences = readFileSync(rejectsFile, 'utf8');
  expect(sentences).toContain(`Order ${cancelled.number} is cancelled.`);
  expect(sentences).toContain(`Order ${failed.number} has another result already: Failed`);
  expect(sentences).toContain('came by another way (History)');
  expect(sentences).toContain('perhaps"" cannot stand under ""result"".');
});

it('tells the result of before a repair from one of after it', async () => {
  const { id, number } = await order('customer');
  center.clock.nowMs = CUTOFF_MS;
  await hand();
  const file = ['orderNo,result,reason', `${number},failed,no funds`];
  await take('order-results', file);
  center.clock.nowMs += 60_000;
  await repair(id);
  expect((await take('order-results', file)).rejectedByReason).toEqual({ 'order-repaired': 1 });
  await hand();
  expect((await take('order-results', file)).rejectedByReason).toEqual({ 'result-repeated': 1 });
  const timed = (at: string) => ['orderNo,result,reason,time', `${number},failed,no funds,${at}`];
  expect((await take('order-results', timed('2026-11-24 17:00'))).rejectedByReason).toEqual({ 'result-older': 1 });
  expect(row(id)?.state).toBe('handed-over');
  expect(await take('order-results', timed('2026-11-24 17:05'))).toMatchObject({ accepted: 1 });
  expect(row(id)?.state).toBe('failed');
});

it('lets the latest orders fall through when stock is imported that does not reach, until the rest fits', async () => {
  const first = await order('customer', 5);
  center.clock.nowMs += 1000;
  const second = await order('customer-2', 4);
  const report = await take('stock', ['商品编码,库存', '100105,6']);
  expect(report).toMatchObject({ accepted: 1, orderResults: { failed: 1, delivered: 0, lost: 0 } });
  expect(row(first.id)?.state).toBe('submitted');
  // Its own cut-off is still to come, but the rescue deadline is later.
  expect(row(second.id)).toMatchObject({
    ...{ state: 'failed', failedReason: 'no-stock', failedNote: '100105 玉溪' },
    rescueAtMs: Date.parse('2026-11-25T00:00:00Z'),
  });
  expect(usedSums(center)).toEqual(await recountedSums(center));
  const { reason } = center.services.db.raw
    .prepare("SELECT reason FROM audit WHERE entity = 'order' AND entity_id = ? ORDER BY seq DESC LIMIT 1")
    .get(second.id) as { reason: string };
  expect(reason).toBe('no-stock: 100105 玉溪');
});

it('does the same when a stock is set by hand', async () => {
  const { id } = await order('customer', 5);
  center.clock.nowMs += 1000;
  const setStock = (stock: number) =>
    center.command(center.as('lead'), editProduct, { productId: 'stocked', stock } as never);
  expect(await setStock(5)).toMatchObject({ failedOrders: 0 });
  expect(row(id)?.state).toBe('submitted');
  expect(await setStock(4)).toMatchObject({ failedOrders: 1 });
  expect(row(id)?.state).toBe('failed');
  expect(usedSums(center)).toEqual(await recountedSums(center));
});
