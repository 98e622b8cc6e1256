import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sql } from '../../../db/connection.ts';
import { versionsOf } from '../../../db/order-versions.ts';
import { findOrderByNumber, linesOf } from '../../../db/orders.ts';
import { CUTOFF_MS, DELIVERY_DATE, ORDER_DAY } from '../../../db/testing/seed-order-center.ts';
import type { ImportReport } from '../../../shared/contract/import-report.ts';
import { suggestMapping } from '../../../shared/domain/imports/suggest-mapping.ts';
import { submitOrder } from '../orders/submit-order.ts';
import { createOrderCenter, type OrderCenter, recountedSums, usedSums } from '../testing/order-center.ts';
import { runImport } from '../testing/run-import.ts';

let center: OrderCenter;
beforeEach(async () => {
  center = await createOrderCenter({ customers: 4, weeks: 1 });
});
afterEach(() => center.close());

const HEADER = '订单号,客户编码,商品编码,数量,单价,下单时间,送货日,状态';
const take = (lines: readonly string[], more: object = {}): Promise<ImportReport> => {
  const rows = lines.map((line) => line.split(','));
  const mapping = suggestMapping('web-orders', HEADER.split(','), rows);
  return runImport(center, `${[HEADER, ...lines].join('\n')}\n`, mapping, more);
};
const order = (number: string) => {
  const found = findOrderByNumber(center.services.db, number);
  if (!found) return undefined;
  const lines = linesOf(center.services.db, found.id).map((line) => [line.productId, line.quantity, line.priceMinor]);
  return { ...found, lines };
};
const W1 = ['W-1,C-000001,100101,３,,2026-11-24 08:30,,', 'W-1,C-000001,100102,4,380.5,2026-11-24 08:30,,已提交'];

it('takes an order as the web shop has it, for the first delivery open when it was placed; twice changes nothing', async () => {
  expect(await take(W1, { testRun: true })).toMatchObject({ accepted: 2, outcome: 'test-run' });
  expect(order('W-1')).toBeUndefined();
  expect(await take(W1, { fileName: 'web.csv' })).toMatchObject({
    ...{ rows: 2, accepted: 2, duplicates: 0, rejected: 0, cancelled: 0 },
    created: { orders: 1 },
    quantity: { accepted: 7, duplicates: 0, rejected: 0 },
    webOrders: { changed: 0, remarks: [] },
  });
  const placed = order('W-1');
  expect(placed).toMatchObject({
    ...{ customerId: 'customer', channel: 'web', state: 'submitted', version: 1, operatorId: null },
    ...{ orderDate: ORDER_DAY, orderDay: ORDER_DAY, deliveryDate: DELIVERY_DATE, cutoffAtMs: CUTOFF_MS },
    placedAtMs: Date.parse('2026-11-24T00:30:00Z'),
    amountMinor: 3 * 19_500 + 4 * 38_050,
    lines: [
      ['plain', 3, 19_500],
      ['quota', 4, 38_050],
    ],
  });
  expect(versionsOf(center.services.db, placed?.id ?? '')).toMatchObject([
    { version: 1, state: 'submitted', operatorName: 'Tester', reason: 'web.csv', totalQuantity: 7 },
  ]);
  const before = usedSums(center);
  expect(before).toMatchObject({ quota: [{ quantity: 3 }, { quantity: 4 }] });
  // A price of the product that changes later is none of the order's.
  await center.services.writer.write((tx) => sql(tx, "UPDATE product SET price_minor = 1 WHERE id = 'plain'").run());
  expect(await take(W1)).toMatchObject({
    accepted: 0,
    duplicates: 2,
    created: { orders: 0 },
    quantity: { duplicates: 7 },
  });
  expect(usedSums(center)).toEqual(before);
  expect(await recountedSums(center)).toEqual(before);
});

it('makes other lines a new version and cancelled rows a cancellation, and leaves other orders alone', async () => {
  await take([...W1, 'W-2,C-000002,100105,5,,2026-11-24 08:40,,']);
  const changed = ['W-1,C-000001,100101,5,,2026-11-24 08:50,,', 'W-1,C-000001,100102,4,,2026-11-24 08:50,,取消'];
  expect(await take(changed)).toMatchObject({ accepted: 2, webOrders: { changed: 1 }, created: { orders: 0 } });
  expect(order('W-1')).toMatchObject({ version: 2, lines: [['plain', 5, 19_500]], lineCount: 1, totalQuantity: 5 });
  expect(order('W-1')?.placedAtMs).toBe(Date.parse('2026-11-24T00:30:00Z'));
  expect(await take(changed)).toMatchObject({ accepted: 0, duplicates: 2 });
  expect(await take(['W-1,,,,,,,CANCELLED'])).toMatchObject({ accepted: 1, cancelled: 1, webOrders: { changed: 0 } });
  expect(order('W-1')).toMatchObject({ state: 'cancelled', version: 3, lines: [['plain', 5, 19_500]] });
  expect(await take(['W-1,C-000001,100101,,,,,作废'])).toMatchObject({ accepted: 0, duplicates: 1 });
  expect(order('W-2')).toMatchObject({ state: 'submitted', version: 1 });
  const sums = usedSums(center);
  expect(sums).toEqual({
    quota: [{ product_id: 'stocked', order_day: ORDER_DAY, quantity: 5 }],
    stock: [{ product_id: 'stocked', quantity: 5 }],
  });
  expect(await recountedSums(center)).toEqual(sums);
  // An older file that is sent again brings nothing back, the customer who thought better of it does.
  expect(await take(W1)).toMatchObject({ accepted: 0, rejectedByReason: { 'web-order-cancelled': 2 } });
  expect(await take(['W-1,C-000001,100101,5,,2026-11-24 08:50,,'])).toMatchObject({ accepted: 1 });
  expect(order('W-1')).toMatchObject({
    state: 'submitted',
    version: 4,
    placedAtMs: Date.parse('2026-11-24T00:50:00Z'),
  });
  expect(versionsOf(center.services.db, order('W-1')?.id ?? '').map((row) => row.state)).toEqual([
    ...['submitted', 'submitted', 'cancelled', 'submitted'],
  ]);
});

it('reads a log of operations: what is cancelled further down was never placed, and leaves nothing to do', async () => {
  const log = [...W1, 'W-1,C-000001,100101,3,,2026-11-24 08:50,,取消', 'W-2,C-000002,100105,5,,2026-11-24 08:40,,新增'];
  expect(await take([...log, 'W-2,C-000002,100105,5,,2026-11-24 08:40,,删除'])).toMatchObject({
    ...{ accepted: 3, duplicates: 2, rejected: 0, created: { orders: 1 } },
  });
  expect(order('W-1')).toMatchObject({ lines: [['quota', 4, 38_050]] });
  expect(order('W-2')).toBeUndefined();
});

it('finds the columns of an English file', async () => {
  const header = 'Order No,Customer Code,SKU,Qty,Amount,Placed,Delivery Date,Status'.split(',');
  const row = 'A-1,C-000001,100101,3,600,2026-11-24T08:30:00,2026-11-25,confirmed';
  const mapping = suggestMapping('web-orders', header, [row.split(',')]);
  expect(await runImport(center, `${header}\n${row}\n`, mapping)).toMatchObject({ accepted: 1 });
  expect(order('A-1')).toMatchObject({ amountMinor: 60_000, lines: [['plain', 3, 20_000]] });
});

it('moves an order to another delivery, and takes late ones as they are', async () => {
  await take(W1);
  const moved = W1.map((line) =>
    line.replace(',,2026-11-24 08:30,,', ',,2026-11-24 08:30,2026-12-02,').replace('08:30,,已', '08:30,2026-12-02,已'),
  );
  expect(await take(moved)).toMatchObject({ accepted: 2, webOrders: { changed: 1 } });
  expect(order('W-1')).toMatchObject({ orderDay: '2026-12-01', deliveryDate: '2026-12-02', version: 2 });
  expect(await recountedSums(center)).toEqual(usedSums(center));
  center.clock.nowMs = CUTOFF_MS + 3_600_000;
  expect(
    await take(['W-3,C-000001,100101,1,,2026-11-24 17:30,2026-11-25,', 'W-4,C-000001,100101,1,,2026-11-24 17:30,,']),
  ).toMatchObject({
    accepted: 2,
    webOrders: { remarks: [{ key: 'after-cut-off', count: 1, orders: 'W-3' }] },
  });
  expect(order('W-3')).toMatchObject({ deliveryDate: DELIVERY_DATE, cutoffAtMs: CUTOFF_MS });
  expect(order('W-4')).toMatchObject({ deliveryDate: '2026-12-02' });
});

it('takes what goes beyond a quota or what the class may not do, and says so', async () => {
  await center.services.writer.write((tx) =>
    tx.raw.exec(`INSERT INTO order_channel_strategy (id, class_id, name, valid_from, allowed) VALUES
      ('s', 'class-a', '只许电话', '2020-01-01', '{"regular":["phone"],"off-day":["phone"],"advance":[]}')`),
  );
  const file = [
    'W-1,C-000001,100102,15,,2026-11-24 08:30,,',
    'W-2,C-000001,100102,6,,2026-11-24 08:40,,',
    'W-3,C-000002,100102,20,,2026-11-24 08:40,,',
    'W-4,C-000003,100102,20,,2026-11-24 08:40,,',
    'W-5,C-000004,100104,1,,2026-11-24 08:40,,',
  ];
  expect(await take(file)).toMatchObject({
    accepted: 5,
    webOrders: {
      remarks: [
        { key: 'not-allowed', count: 5, orders: 'W-1, W-2, W-3, W-4, W-5' },
        // 20 a customer; 55 over all customers, of which 41 are taken; one that is not published.
        { key: 'beyond-quota', count: 3, orders: 'W-2, W-4, W-5' },
      ],
    },
  });
});

it('refuses row by row what cannot be, each order whole, in words', async () => {
  await center.command(center.as('op1'), submitOrder, {
    ...{ customerId: 'customer', deliveryDate: DELIVERY_DATE, draftRevision: null, note: '' },
    lines: [{ productId: 'plain', quantity: 3, priceMinor: 19_500 }],
  });
  await center.services.writer.write((tx) => {
    tx.raw.exec(`UPDATE customer SET status = 'closed' WHERE id = 'customer-3';
      UPDATE customer SET route_id = NULL WHERE id = 'customer-4'`);
  });
  const rejectsFile = join(center.dataDir, 'rejects.csv');
  const file = [
    '20261124-000001,C-000001,100101,9,,2026-11-24 08:30,,',
    '20261124-000002,C-000001,100101,9,,2026-11-24 08:30,,',
    'customer-2026-11-17,C-000001,100101,9,,2026-11-24 08:30,,',
    'A,C-9,100101,1,,2026-11-24 08:30,,',
    'B,C-000001,999,1,,2026-11-24 08:30,,',
    'B,C-000001,100101,1,,2026-11-24 08:30,,',
    'C,C-000001,100101,many,,2026-11-24 08:30,,',
    'C,C-000001,100102,1,,2026-11-24 08:30,,',
    'C,C-000001,100102,1,,2026-11-24 08:30,,',
    'D,C-000003,100101,1,,2026-11-24 08:30,,',
    'E,C-000001,100101,1,,2026-11-24 09:01,,',
    'F,C-000001,100101,1,,2026-11-24 08:30,2026-11-26,',
    'G,C-000004,100101,1,,2026-11-24 08:30,,',
    'H,C-000001,100101,1,,2026-11-24 08:30,,',
    'H,C-000002,100102,1,,2026-11-24 08:30,,',
    'I,C-000001,100101,1,,2026-11-24 08:30,,',
    'I,C-000001,100101,2,,2026-11-24 08:30,,',
    'J,C-000001,100101,1,,2026-11-24 08:30,,也许',
    'K,C-000001,,,,,,取消',
    'L,C-000001,100101,1,,2026-03-24 08:30,,',
    'M,C-000001,100101,-1,,2026-11-24 08:30,,',
    'N,C-000001,100101,1,-5,2026-11-24 08:30,,',
    'O,C-000001,100101,1,,24.11.2026,,',
    ',C-000001,100101,1,,2026-11-24 08:30,,',
    'P,C-000001,100101,1,,2026-11-24 08:30,2026-11-25,',
    'P,C-000001,100102,1,,2026-11-24 08:30,2026-12-02,',
    'Q,C-000001,100101,#N/A,,2026-11-24 08:30,,',
    'Q,C-000001,100102,1,,2026-11-24 08:30,,',
  ];
  const report = await take(file, { rejectsFile });
  expect(report).toMatchObject({ rows: 28, accepted: 0, duplicates: 1, rejected: 27, created: { orders: 0 } });
  expect(report.rejectedByReason).toEqual({
    'order-number-of-phone': 2,
    'order-number-taken': 1,
    'unknown-customer': 1,
    'unknown-product': 1,
    'order-refused-with': 4,
    'cell-error': 1,
    'bad-quantity': 1,
    'closed-customer': 1,
    'placed-in-future': 1,
    'no-delivery-then': 1,
    'customer-without-route': 1,
    'customers-differ': 2,
    'order-product-twice': 1,
    'bad-word': 1,
    'nothing-to-cancel': 1,
    'placed-long-ago': 1,
    'negative-quantity': 1,
    'negative-price': 1,
    'bad-date': 1,
    'missing-order-number': 1,
    'deliveries-differ': 2,
  });
  const sentences = readFileSync(rejectsFile, 'utf8');
  expect(sentences).toContain('Line 6 of order B was refused; an order is taken whole or not at all.');
  expect(sentences).toContain('It was placed at 2026-11-24 09:01, which is still to come (it is 2026-11-24 09:00).');
  expect(sentences).toContain('2026-11-26 is no delivery day of route R01 一号线');
  expect(order('20261124-000001')).toMatchObject({ channel: 'phone', lines: [['plain', 3, 19_500]], version: 1 });
});

it('counts a web order for the stock only when it was placed since the stock was counted', async () => {
  await center.services.writer.write((tx) =>
    sql(tx, "UPDATE product SET stock_as_of_ms = ? WHERE id = 'stocked'").run(Date.parse('2026-11-24T00:35:00Z')),
  );
  await take(['W-1,C-000001,100105,2,,2026-11-24 08:30,,', 'W-2,C-000001,100105,3,,2026-11-24 08:40,,']);
  const sums = usedSums(center);
  expect(sums).toMatchObject({ quota: [{ quantity: 5 }], stock: [{ product_id: 'stocked', quantity: 3 }] });
  await take(['W-1,,,,,,,取消', 'W-2,,,,,,,取消']);
  expect(usedSums(center)).toEqual({ quota: [], stock: [] });
});
