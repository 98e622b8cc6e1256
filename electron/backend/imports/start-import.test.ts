import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startImportInput } from '../../../shared/contract/imports.ts';
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

it('lets what imported orders made popular count at once', async () => {
  const services = inlineServices(backend);
  const actor = backend.actor(['supervisor']);
  const { dataDir } = backend;
  const upload = { id: 'file', operatorId: actor.operatorId, fileName: 'orders.csv', sizeBytes: FILE.length };
  await beginUpload(dataDir, upload, Date.now());
  writeFileSync(uploadFile(dataDir, upload.id), FILE);
  const input = startImportInput.parse({
    uploadId: upload.id,
    columns: FILE.slice(0, FILE.indexOf('\n')).split(','),
    language: 'en',
    mapping: {
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
    },
    testRun: false,
  });
  await startImport({ ...backend.context(actor), services, commandId: null, procedure: 'imports.start' }, input);
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
