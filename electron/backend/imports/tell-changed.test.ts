import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ImportKind } from '../../../shared/contract/import-mapping.ts';
import { suggestMapping } from '../../../shared/domain/imports/suggest-mapping.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { runImport } from '../testing/run-import.ts';

let center: OrderCenter;
beforeEach(async () => {
  center = await createOrderCenter();
});
afterEach(() => center.close());

const take = (kind: ImportKind, lines: readonly string[]) => {
  const [header = '', ...rows] = lines.map((line) => line.split(','));
  return runImport(center, `${lines.join('\n')}\n`, suggestMapping(kind, header as string[], rows));
};
const told = () =>
  center.services.db.raw
    .prepare<[], string>(
      `SELECT concat_ws(' ', entity, entity_id, before, after, reason) FROM audit
        WHERE action = 'imports.run' AND entity <> 'import' ORDER BY seq`,
    )
    .pluck()
    .all();
const imports = () =>
  center.services.db.raw
    .prepare<[], { after: string }>(`SELECT after FROM audit WHERE entity = 'import' ORDER BY seq`)
    .all()
    .map(({ after }) => JSON.parse(after) as object);

it.each<{ kind: ImportKind; file: string[]; rows: string[]; accepted: number }>([
  {
    kind: 'products',
    file: ['商品编码,商品名称,价格', '100101,长城（新）,195.00', '900001,新品,10.00'],
    rows: ['product plain {"name":"长城（软）"} {"name":"长城（新）"} file.csv'],
    accepted: 2,
  },
  {
    kind: 'prices',
    file: ['商品编码,价格', '100101,198.50', '100105,195.00'],
    rows: ['product plain {"priceMinor":19500} {"priceMinor":19850} file.csv'],
    accepted: 1,
  },
  {
    kind: 'customers',
    file: ['客户编码,客户名称,联系人', 'C-000001,阳光超市,王五', 'C-000009,新店,李四'],
    rows: ['customer customer {"name":"阳光便利店1","contact":null} {"name":"阳光超市","contact":"王五"} file.csv'],
    accepted: 2,
  },
])(
  'shows in the history of what was there what a file of $kind changed, once',
  async ({ kind, file, rows, accepted }) => {
    await take(kind, file);
    await take(kind, file);
    expect(told()).toEqual(rows);
    expect(imports()).toMatchObject([
      { file: 'file.csv', kind, accepted },
      { file: 'file.csv', kind, accepted: 0 },
    ]);
  },
);

it('shows the phones of a customer before and after', async () => {
  const file = ['客户编码,客户名称,电话', 'C-000001,阳光便利店1,13900000002'];
  await take('customers', file);
  expect(told()[0]).toMatch(
    /^customer customer \{"phones":\[.*\]\} \{"phones":\[\{"number":"13900000002".*\]\} file\.csv$/,
  );
});
