import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { insertCustomer } from '../../../db/customers.ts';
import { insertProduct } from '../../../db/products.ts';
import type { ImportMappingInput } from '../../../shared/contract/import-mapping.ts';
import { startImportInput } from '../../../shared/contract/imports.ts';
import type { Role } from '../../../shared/contract/rights.ts';
import { inlineServices } from '../testing/inline-job.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { startImport } from './start-import.ts';
import { beginUpload, uploadFile } from './uploads.ts';

const FILE = `order,product,name,quantity,date,price,customer
1,P1,Apple,6,2026-11-03 09:05,2.55,17850
1,P2,Pear,2,2026-11-03 09:05,0.05,17850
2,P1,Apple,1,2026-11-04 10:00,3,17851
`;

let backend: TempBackend;
beforeEach(() => {
  backend = createTempBackend();
});
afterEach(() => backend.close());

async function start(text: string, mapping: ImportMappingInput, roles: readonly Role[] = ['supervisor']) {
  const services = inlineServices(backend);
  const actor = backend.actor(roles);
  const { dataDir } = backend;
  const upload = { id: 'file', operatorId: actor.operatorId, fileName: 'file.csv', sizeBytes: text.length };
  await beginUpload(dataDir, upload, Date.now());
  writeFileSync(uploadFile(dataDir, upload.id), text);
  const columns = text.slice(0, text.indexOf('\n')).split(',');
  const input = startImportInput.parse({ uploadId: upload.id, columns, language: 'en', mapping, testRun: false });
  const publish = vi.spyOn(services.events, 'publish');
  await startImport({ ...backend.context(actor), services, commandId: null, procedure: 'imports.start' }, input);
  return { services, publish };
}

it('lets what imported orders made popular count at once', async () => {
  const { services } = await start(FILE, {
    kind: 'orders',
    fields: {
      orderNumber: 'order',
      product: 'product',
      productName: 'name',
      quantity: 'quantity',
      placedAt: { column: 'date', format: 'yyyy-MM-dd HH:mm' },
      price: 'price',
      customer: 'customer',
    },
    options: { createCustomers: true, createProducts: true },
  });
  await expect
    .poll(() =>
      services.db.raw
        .prepare('SELECT code, popularity FROM product_popularity JOIN product ON id = product_id ORDER BY code')
        .raw()
        .all(),
    )
    .toEqual([
      ['P1', 1],
      ['P2', 0.5],
    ]);
  await services.tracked.settled();
});

const row = (...names: string[]) => Object.fromEntries(names.map((name) => [name, name]));
it.each([
  ['stock', 'code,stock\nP1,5\n', row('code', 'stock'), 'product.changed'],
  ['prices', 'code,price\nP1,2.5\n', row('code', 'price'), 'product.changed'],
  ['balances', 'code,deposit\nC1,100\n', row('code', 'deposit'), 'customer.changed'],
  [
    'quotas',
    'kind,product,validFrom,validTo,quantity\nproduct-supply,P1,2026-11-23,2026-11-29,9\n',
    row('kind', 'product', 'validFrom', 'validTo', 'quantity'),
    'product.changed',
  ],
] as const)('tells open order forms of new %s', async (kind, text, fields, topic) => {
  await backend.services.writer.write((tx) => {
    insertProduct(tx, { id: 'product', code: 'P1', name: 'Apple', isQuota: 1, createdAtMs: 0 });
    insertCustomer(tx, { id: 'customer', code: 'C1', name: 'Shop', createdAtMs: 0 });
  });
  const { services, publish } = await start(text, { kind, fields });
  await expect.poll(() => publish.mock.calls.map(([told]) => told)).toContain(topic);
  await services.tracked.settled();
});

it('lets nobody but the administrator make people by a file', async () => {
  const mapping: ImportMappingInput = { kind: 'operators', fields: { login: 'login', name: 'name' } };
  const text = 'login,name\nli01,Li\n';
  await expect(start(text, mapping)).rejects.toMatchObject({
    code: 'forbidden',
    key: 'right-missing',
    params: { right: 'operators.manage' },
  });
  const { publish, services } = await start(text, mapping, ['administrator']);
  await expect.poll(() => services.db.raw.prepare('SELECT login FROM operator').pluck().all()).toContain('li01');
  await expect.poll(() => publish.mock.calls.map(([topic]) => topic)).toContain('people.changed');
});
