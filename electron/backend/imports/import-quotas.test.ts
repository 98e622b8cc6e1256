import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ImportMappingInput } from '../../../shared/contract/import-mapping.ts';
import { suggestMapping } from '../../../shared/domain/imports/suggest-mapping.ts';
import { orderForm } from '../orders/order-form.ts';
import { saveQuota } from '../quotas/save-quota.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { runImport } from '../testing/run-import.ts';

const HEADER = ['限量种类', '商品编码', '分类类别', '分类', '客户编码', '开始日期', '结束日期', '数量', '浮动%'];
const MAPPING = suggestMapping('quotas', HEADER, []);

let center: OrderCenter;
beforeEach(async () => {
  center = await createOrderCenter();
});
afterEach(() => center.close());

const file = (...lines: string[]) => [HEADER.join(','), ...lines, ''].join('\n');
const take = (text: string, more: object = {}, mapping: ImportMappingInput = MAPPING) =>
  runImport(center, text, mapping, more);
const table = (from: string) =>
  center.services.db.raw
    .prepare(
      `SELECT kind, product_id AS product, class_id AS class, customer_id AS customer, valid_to AS 'to', quantity,
         float_percent AS float FROM quota WHERE valid_from = ? ORDER BY kind`,
    )
    .all(from);

const WEEK = '2026-11-30,2026-12-06';
const GOOD = file(
  `商品×分类,100102,,A,,${WEEK},１２,10`,
  `product-customer,１００１０２,,,Ｃ-000001,${WEEK},7,`,
  `分类合计（每户）,,GRADE,B 类,,${WEEK},40,５％`,
  `商品总投放,100102,,,,${WEEK},"1,500",10%`,
);

it('finds the columns by their words', () => {
  expect(Object.keys(MAPPING.fields)).toEqual([
    ...['kind', 'product', 'classType', 'classCode', 'customer', 'validFrom', 'validTo', 'quantity', 'floatPercent'],
  ]);
});

it('writes each kind with what it takes; twice changes nothing, another quantity changes the same row', async () => {
  expect(await take(GOOD, { testRun: true })).toMatchObject({ accepted: 4, outcome: 'test-run' });
  expect(table('2026-11-30')).toEqual([]);
  expect(await take(GOOD)).toMatchObject({ accepted: 4, rejected: 0, quotaRows: { created: 4, changed: 0 } });
  const none = { product: null, class: null, customer: null, to: '2026-12-06', float: 0 };
  const stored = table('2026-11-30');
  expect(stored).toEqual([
    { ...none, kind: 'class-total', class: 'class-b', quantity: 40, float: 5 },
    { ...none, kind: 'product-class', product: 'quota', class: 'class-a', quantity: 12 },
    { ...none, kind: 'product-customer', product: 'quota', customer: 'customer', quantity: 7 },
    { ...none, kind: 'product-supply', product: 'quota', quantity: 1500, float: 10 },
  ]);
  expect(await take(GOOD)).toMatchObject({ accepted: 0, duplicates: 4, rejected: 0 });
  expect(table('2026-11-30')).toEqual(stored);
  const more = await take(file(`商品×分类,100102,,A,,${WEEK},9,`, `商品×分类,100103,,A,,${WEEK},0,`));
  expect(more).toMatchObject({ accepted: 2, quotaRows: { created: 1, changed: 1 } });
  expect(table('2026-11-30')).toHaveLength(5);
  expect(table('2026-11-30')[1]).toMatchObject({ quantity: 9 });
});

it('binds the next order as a quota that was typed does', async () => {
  await take(file('product-customer,100102,,,C-000001,2026-11-23,2026-11-29,3,'));
  const { lines } = orderForm(center.services.db, center.as('op1'), { customerId: 'customer' });
  expect(lines.find((line) => line.productId === 'quota')?.quota).toMatchObject({
    left: 3,
    boundBy: 'product-customer',
  });
});

it('refuses rows with a sentence each and takes the others', async () => {
  const rejectsFile = join(center.dataDir, 'rejects.csv');
  const text = file(
    `每户,100102,,A,,${WEEK},1,`,
    `商品×分类,,,A,,${WEEK},1,`,
    `商品×分类,100102,,,,${WEEK},1,`,
    `商品×客户,100102,,,,${WEEK},1,`,
    `商品总投放,100102,,,C-000001,${WEEK},1,`,
    `商品×分类,999999,,A,,${WEEK},1,`,
    `商品×分类,100101,,A,,${WEEK},1,`,
    `商品×客户,100102,,,C-9,${WEEK},1,`,
    `商品×分类,100102,,Z,,${WEEK},1,`,
    `商品×分类,100102,NONE,A,,${WEEK},1,`,
    '商品×分类,100102,,A,,2026-12-06,2026-11-30,1,',
    '商品×分类,100102,,A,,2026-11-31,2026-12-06,1,',
    `商品×分类,100102,,A,,${WEEK},many,`,
    `商品×分类,100102,,A,,${WEEK},-1,`,
    `商品×分类,100102,,A,,${WEEK},1000000001,`,
    `商品总投放,100102,,,,${WEEK},1,101`,
    // Over the stored week, then one over another row of the file.
    '商品×分类,100102,,A,,2026-11-29,2026-12-05,1,',
    `商品×分类,100103,,A,,${WEEK},5,`,
    '商品×分类,100103,,A,,2026-12-06,2026-12-12,6,',
    '商品×分类,100103,,A,,2026-12-12,2026-12-13,7,',
  );
  const report = await take(text, { rejectsFile });
  expect(report).toMatchObject({
    rows: 20,
    accepted: 1,
    duplicates: 0,
    rejectedByReason: {
      'bad-quota-kind': 1,
      'missing-product': 1,
      'missing-class': 1,
      'missing-customer': 1,
      'quota-takes-no': 1,
      'unknown-product': 1,
      'product-without-quota': 1,
      'unknown-customer': 1,
      'unknown-class': 1,
      'unknown-class-type': 1,
      'dates-backwards': 1,
      'bad-date': 1,
      'bad-quantity': 1,
      'bad-number': 2,
      'quantity-absurd': 1,
      'quota-overlaps': 1,
      'quota-line-overlaps': 2,
    },
  });
  const sentences = readFileSync(rejectsFile, 'utf8');
  expect(sentences).toContain('The same quota is there from 2026-11-23 to 2026-11-29 (quantity 20)');
  expect(sentences).toContain('Line 19 has days of this for the same quota already.');
  expect(sentences).toContain('A quota ""Product supply"" takes no customer code, but here it is C-000001');
  const before = table('2026-11-30');
  expect(await take(text)).toMatchObject({ accepted: 0, duplicates: 1, rejected: 19 });
  expect(table('2026-11-30')).toEqual(before);
});

it('is compared again when a quota is written between comparison and writing', async () => {
  let looks = 0;
  let saving: Promise<unknown> = Promise.resolve();
  const report = await take(file('商品×客户,100102,,,C-000001,2026-11-30,2026-12-06,5,'), {
    isCancelled: () => {
      looks += 1;
      // The second look comes after the comparison.
      if (looks === 2) {
        saving = center.command(center.as('lead'), saveQuota, {
          ...{ quotaId: null, kind: 'product-customer', productId: 'quota', classId: null, customerId: 'customer' },
          ...{ validFrom: '2026-12-01', validTo: '2026-12-01', quantity: 1, floatPercent: 0 },
        });
      }
      return false;
    },
  });
  await saving;
  expect(report).toMatchObject({ accepted: 0, rejectedByReason: { 'quota-overlaps': 1 } });
});
