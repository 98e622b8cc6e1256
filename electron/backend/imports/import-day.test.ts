import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DELIVERY_DATE } from '../../../db/testing/seed-order-center.ts';
import type { ImportKind } from '../../../shared/contract/import-mapping.ts';
import { suggestMapping } from '../../../shared/domain/imports/suggest-mapping.ts';
import { orderForm } from '../orders/order-form.ts';
import { submitOrder } from '../orders/submit-order.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { runImport } from '../testing/run-import.ts';

let center: OrderCenter;
beforeEach(async () => {
  center = await createOrderCenter();
});
afterEach(() => center.close());

const take = (kind: ImportKind, lines: readonly string[], more: object = {}) => {
  const [header = '', ...rows] = lines.map((line) => line.split(','));
  return runImport(center, `${lines.join('\n')}\n`, suggestMapping(kind, header as string[], rows), more);
};
const form = () => orderForm(center.services.db, center.as('op1'), { customerId: 'customer' });
const line = (productId: string) => form().lines.find((one) => one.productId === productId);
const product = (id: string) =>
  center.services.db.raw.prepare('SELECT stock, stock_as_of_ms AS asOf FROM product WHERE id = ?').get(id);
/** An order of 3 `stocked`, of which 12 were in stock. */
const order = () =>
  center.command(center.as('op1'), submitOrder, {
    ...{ customerId: 'customer', deliveryDate: DELIVERY_DATE, draftRevision: null, note: '' },
    lines: [{ productId: 'stocked', quantity: 3, priceMinor: 19_500 }],
  });

it('sets the stock as of an instant and counts its use anew', async () => {
  await order();
  expect(line('stocked')?.stockLeft).toBe(9);
  const file = ['商品编码,库存,库存时间', '１００１０５,４０,2026-11-24 08:00', '100101,7,2026-11-24 08:30'];
  expect(await take('stock', file, { testRun: true })).toMatchObject({ accepted: 2, outcome: 'test-run' });
  expect(line('stocked')?.stockLeft).toBe(9);
  expect(await take('stock', file)).toMatchObject({ accepted: 2, rejected: 0, updated: { products: 2 } });
  // The phone order is not handed over, so the stock still holds its 3.
  expect(line('stocked')?.stockLeft).toBe(37);
  expect(product('plain')).toEqual({ stock: 7, asOf: Date.parse('2026-11-24T00:30:00Z') });
  expect(await take('stock', file)).toMatchObject({ accepted: 0, duplicates: 2 });
});

it('counts web orders from the instant on that the stock was counted', async () => {
  await order();
  await center.services.writer.write((tx) => {
    tx.raw.exec(
      "UPDATE sales_order SET channel = 'web', placed_at_ms = unixepoch('2026-11-24T00:10:00Z') * 1000 WHERE order_day IS NOT NULL",
    );
  });
  await take('stock', ['商品编码,库存,库存时间', '100105,20,2026-11-24 08:00']);
  expect(line('stocked')?.stockLeft).toBe(17);
  await take('stock', ['商品编码,库存,库存时间', '100105,20,2026-11-24 08:20']);
  expect(line('stocked')?.stockLeft).toBe(20);
});

it('takes now where a file has no instant, and never goes back to an older count', async () => {
  expect(await take('stock', ['sku,stock', '100105,30'])).toMatchObject({ accepted: 1 });
  expect(product('stocked')).toEqual({ stock: 30, asOf: center.clock.nowMs });
  center.clock.nowMs += 60_000;
  expect(await take('stock', ['sku,stock', '100105,30'])).toMatchObject({ accepted: 0, duplicates: 1 });
  const rejectsFile = join(center.dataDir, 'rejects.csv');
  const report = await take(
    'stock',
    [
      ...[
        'sku,stock,stockAsOf',
        '100105,99,2026-11-24 08:59',
        '100106,5,2026-11-24 09:02',
        '100102,-1,2026-11-24 08:00',
      ],
      ...['999,1,2026-11-24 08:00', '100101,many,2026-11-24 08:00', ',1,2026-11-24 08:00', '100103,1,2026-11-24 08:00'],
      ...['100103,2,2026-11-24 08:00', '100104,1,noon'],
    ],
    { rejectsFile },
  );
  expect(report).toMatchObject({
    rows: 9,
    accepted: 1,
    rejectedByReason: {
      'stock-older': 1,
      'stock-in-future': 1,
      'bad-number': 2,
      'unknown-product': 1,
      'missing-code': 1,
      'code-repeated': 1,
      'bad-date': 1,
    },
  });
  const sentences = readFileSync(rejectsFile, 'utf8');
  expect(sentences).toContain('as of 2026-11-24 08:59, but one as of 2026-11-24 09:00 is stored');
  expect(sentences).toContain('2026-11-24 09:02 is still to come (it is 2026-11-24 09:01)');
  // What is refused of it once more says so once.
  const again = await take(
    'stock',
    sentences.replace('100105,99,2026-11-24 08:59', '100105,99,2026-11-24 09:01').split('\r\n'),
    {
      rejectsFile,
    },
  );
  expect(again).toMatchObject({ accepted: 2, rejected: 6 });
  const header = (text: string) => text.split('\r\n')[0];
  expect(header(readFileSync(rejectsFile, 'utf8'))).toBe(header(sentences));
  expect(readFileSync(rejectsFile, 'utf8')).toContain(
    '5,unknown-product,There is no product 999.,999,1,2026-11-24 08:00\r\n',
  );
});

it('sets prices, which the next look at the form shows', async () => {
  const file = ['商品编码,批发价', '100101,２０１.５', '100102,-1', '100103,', '100104,十元', '999,5'];
  expect(await take('prices', file)).toMatchObject({
    accepted: 1,
    updated: { products: 1 },
    rejectedByReason: { 'negative-price': 1, 'bad-price': 2, 'unknown-product': 1 },
  });
  expect(line('plain')?.priceMinor).toBe(20_150);
  expect(await take('prices', file)).toMatchObject({ accepted: 0, duplicates: 1, rejected: 4 });
});

it('sets deposits and credit limits; an empty cell says nothing', async () => {
  const file = [
    '客户编码,余额,信用额度',
    'C-000001,"1",2000',
    'C-000002,,',
    'C-9,1,1',
    'C-000002,x,',
    'C-000003,-5,-1',
  ];
  const first = await take('balances', ['客户编码,余额,信用额度', 'C-000001,１２３.４５,']);
  expect(first).toMatchObject({ accepted: 1, updated: { customers: 1 } });
  expect(form()).toMatchObject({ depositMinor: 12_345, creditLimitMinor: null });
  expect(await take('balances', file)).toMatchObject({
    accepted: 1,
    rejectedByReason: { 'missing-balance': 1, 'unknown-customer': 1, 'bad-number': 2 },
  });
  expect(form()).toMatchObject({ depositMinor: 100, creditLimitMinor: 200_000 });
  expect(await take('balances', file)).toMatchObject({ accepted: 0, duplicates: 1, rejected: 4 });
});

it('refuses a product that nobody could order, by what is stored of it, too', async () => {
  const file = ['sku,name,min,max,multiple', '100101,甲,,5,6', 'NEW,乙,10,5,', 'ALSO,丙,3,6,5'];
  const first = await take('products', file);
  expect(first).toMatchObject({ created: { products: 1 }, rejectedByReason: { 'product-limits': 2 } });
  expect(await take('products', file)).toMatchObject({ accepted: 0, duplicates: 1, rejected: 2 });
});
