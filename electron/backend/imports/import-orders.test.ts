import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportMappingInput } from '../../../shared/contract/import-mapping.ts';
import type { ImportReport } from '../../../shared/contract/import-report.ts';
import { runImport } from '../testing/run-import.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';

const HEADER = 'order,product,name,quantity,date,price,customer\n';
const MAPPING: ImportMappingInput = {
  kind: 'orders',
  fields: {
    orderNumber: 'order',
    product: 'product',
    productName: 'name',
    quantity: 'quantity',
    placedAt: { column: 'date', format: 'yyyy-MM-dd HH:mm' },
    price: 'price',
    customer: { column: 'customer', transforms: ['drop-decimal-zeros'] },
  },
  options: { cancelPrefix: 'C', createCustomers: true, createProducts: true },
};

let backend: TempBackend;
beforeEach(() => {
  backend = createTempBackend();
});
afterEach(() => backend.close());

function rows<Row>(text: string): Row[] {
  return backend.services.db.raw.prepare(text).all() as Row[];
}

function addsUp(report: ImportReport): void {
  expect(report.accepted + report.duplicates + report.rejected).toBe(report.rows);
  const byReason = Object.values(report.rejectedByReason).reduce((sum, count) => sum + count, 0);
  expect(byReason).toBe(report.rejected);
}

const FILE = `${HEADER}1,P1,Apple,6,2026-11-03 09:05,2.55,17850.0
1,P2,Pear,2,2026-11-03 09:05,0.005,17850.0
1,P2,Pear,2,2026-11-03 09:05,0.005,17850.0
2,P1,Apple,1,2026-11-04 10:00,3,17851.0
C3,P1,Apple,-1,2026-11-05 10:00,3,17851.0
4,P1,Apple,1,2026-11-06 10:00,3,
5,P1,Apple,-1,2026-11-06 10:00,3,17851
6,P1,Apple,1,2026-02-30 10:00,3,17851
7,P1,Apple,1,2026-11-07 10:00,3,17851
7,P2,Pear,1,2026-11-07 10:00,3,17852
8,P1,Apple,99999999,2026-11-07 10:00,3,17851
9,P1,Apple,1,2026-11-07 10:00,-3,17851
`;

describe('the import of order history', () => {
  it('tells what became of every row', async () => {
    const report = await runImport(backend, FILE, MAPPING);
    addsUp(report);
    expect(report).toMatchObject({
      rows: 12,
      accepted: 4,
      duplicates: 1,
      rejected: 7,
      rejectedByReason: {
        'bad-date': 1,
        'customers-differ': 2,
        'missing-customer': 1,
        'negative-price': 1,
        'negative-quantity': 1,
        'quantity-absurd': 1,
      },
      created: { customers: 2, products: 2, orders: 2 },
      cancelled: 1,
      quantity: { accepted: 8, duplicates: 2 },
    });
    expect(rows('SELECT code, name FROM customer ORDER BY code')).toEqual([
      { code: '17850', name: '17850' },
      { code: '17851', name: '17851' },
    ]);
  });

  it('keeps the wall clock of the company and rounds each line once', async () => {
    await runImport(backend, FILE, MAPPING);
    expect(
      rows(`SELECT order_date, placed_at_ms, line_count, amount_minor FROM sales_order WHERE number = '1'`),
    ).toEqual([
      { order_date: '2026-11-03', placed_at_ms: Date.parse('2026-11-03T01:05:00Z'), line_count: 2, amount_minor: 1531 },
    ]);
  });

  it('lets an order and its cancellation go from what was bought', async () => {
    await runImport(backend, FILE, MAPPING);
    expect(rows('SELECT number, kind, state FROM sales_order ORDER BY number')).toEqual([
      { number: '1', kind: 'order', state: 'delivered' },
      { number: '2', kind: 'order', state: 'cancelled' },
      { number: 'C3', kind: 'return', state: 'cancelled' },
    ]);
  });

  it('changes nothing the second time', async () => {
    await runImport(backend, FILE, MAPPING);
    const before = rows('SELECT * FROM order_line');
    const again = await runImport(backend, FILE, MAPPING);
    addsUp(again);
    expect(again).toMatchObject({ accepted: 0, duplicates: 5, rejected: 7, cancelled: 0 });
    expect(again.created).toEqual({ customers: 0, products: 0, orders: 0 });
    expect(rows('SELECT * FROM order_line')).toEqual(before);
  });

  it('takes a corrected reject into its order, and refuses a line with other figures', async () => {
    const bad = `${HEADER}1,P1,Apple,6,2026-11-03 09:05,2.55,1\n1,P2,Pear,x,2026-11-03 09:05,1,1\n`;
    const rejectsFile = join(backend.dataDir, 'rejects.csv');
    await runImport(backend, bad, MAPPING, { rejectsFile });
    const corrected = readFileSync(rejectsFile, 'utf8').replace(',x,', ',4,');
    const report = await runImport(backend, corrected, MAPPING);
    expect(report).toMatchObject({ accepted: 1, created: { orders: 0 } });
    expect(rows('SELECT line_count, total_quantity FROM sales_order')).toEqual([{ line_count: 2, total_quantity: 10 }]);
    const changed = await runImport(backend, `${HEADER}1,P1,Apple,7,2026-11-03 09:05,2.55,1\n`, MAPPING);
    expect(changed.rejectedByReason).toEqual({ 'order-line-differs': 1 });
  });

  it('writes nothing in a test run, when all or nothing is asked, and when it is cancelled', async () => {
    expect((await runImport(backend, FILE, MAPPING, { testRun: true })).created.orders).toBe(2);
    const refused = await runImport(backend, FILE, MAPPING, { allOrNothing: true });
    expect(refused.outcome).toBe('nothing-written');
    await expect(runImport(backend, FILE, MAPPING, { isCancelled: () => true })).rejects.toMatchObject({
      key: 'job-cancelled',
    });
    expect(rows('SELECT * FROM sales_order')).toEqual([]);
    expect(rows('SELECT * FROM customer')).toEqual([]);
    expect(rows('SELECT * FROM audit')).toEqual([]);
    expect(readdirSync(join(backend.dataDir, 'staging'))).toEqual([]);
  });

  it('refuses unknown and closed customers unless asked otherwise', async () => {
    const strict = { ...MAPPING, options: { cancelPrefix: 'C' } };
    const unknown = await runImport(backend, FILE, strict);
    expect(unknown.rejectedByReason['unknown-customer']).toBe(4);
    await runImport(backend, FILE, MAPPING);
    await backend.services.writer.write((tx) => tx.raw.exec(`UPDATE customer SET status = 'closed'`));
    const next = `${HEADER}20,P1,Apple,1,2026-11-08 10:00,3,17850\n`;
    expect((await runImport(backend, next, MAPPING)).rejectedByReason).toEqual({ 'closed-customer': 1 });
    const allowed = { ...MAPPING, options: { ...MAPPING.options, allowClosed: true } };
    expect((await runImport(backend, next, allowed)).accepted).toBe(1);
  });

  it('makes new customers callable with made-up data that says so', async () => {
    const report = await runImport(backend, FILE, MAPPING, { makeCallable: true });
    expect(report.madeCallable).toBe(2);
    expect(rows('SELECT code, order_weekdays, cycle_anchor, made_up FROM customer ORDER BY code')).toEqual([
      { code: '17850', order_weekdays: 'TU', cycle_anchor: '2026-11-03', made_up: 'phone,route,weekday,anchor' },
      { code: '17851', order_weekdays: 'WE', cycle_anchor: '2026-11-04', made_up: 'phone,route,weekday,anchor' },
    ]);
    expect(rows('SELECT code, made_up FROM route')).toEqual([{ code: 'TRIAL', made_up: 1 }]);
    expect(rows('SELECT order_weekday, cutoff_minute, delivery_day_offset FROM route_day ORDER BY 1')).toEqual([
      { order_weekday: 2, cutoff_minute: 1020, delivery_day_offset: 1 },
      { order_weekday: 3, cutoff_minute: 1020, delivery_day_offset: 1 },
    ]);
    expect(rows('SELECT class_id, rule, made_up FROM order_cycle_strategy')).toEqual([
      { class_id: null, rule: 'FREQ=WEEKLY', made_up: 1 },
    ]);
    expect(
      rows<{ number: string }>('SELECT number FROM customer_phone').every(({ number }) => /^000\d{8}$/.test(number)),
    ).toBe(true);
    await runImport(backend, FILE, MAPPING, { makeCallable: true });
    expect(rows('SELECT * FROM customer_phone')).toHaveLength(2);
  });

  it('adds up for any file, and its second time changes nothing', async () => {
    const cell = (...values: string[]) => fc.constantFrom(...values);
    const row = fc
      .tuple(
        cell('1', '2', 'C1', 'C2', '3', ''),
        cell('P1', 'P2', 'p1', ''),
        cell('Apple', '"Pear, ""big"""', ''),
        cell('1', '-1', '2', '0', 'x', '1,5', '999999999999'),
        cell('2026-11-03 09:05', '2026-11-04 10:00', 'never'),
        cell('1', '2.555', '-1', ''),
        cell('7', '7.0', '8', ''),
      )
      .map((cells) =>
        cells.map((text) => (text.includes(',') && !text.startsWith('"') ? `"${text}"` : text)).join(','),
      );
    const lines = fc.array(fc.oneof(row, fc.constantFrom('a,b', '"x\ny",1', ',,,,,,,,')), {
      minLength: 1,
      maxLength: 25,
    });
    await fc.assert(
      fc.asyncProperty(lines, async (body) => {
        const temp = createTempBackend();
        try {
          const text = HEADER + body.join('\n');
          const first = await runImport(temp, text, MAPPING);
          addsUp(first);
          expect(first.rows).toBe(body.length);
          const stored = temp.services.db.raw.prepare('SELECT count(*) AS n, sum(quantity) AS q FROM order_line').get();
          expect(stored).toEqual({ n: first.accepted, q: first.accepted === 0 ? null : first.quantity.accepted });
          const second = await runImport(temp, text, MAPPING);
          addsUp(second);
          expect(second).toMatchObject({ accepted: 0, rejected: first.rejected, cancelled: 0 });
          expect(second.duplicates).toBe(first.accepted + first.duplicates);
        } finally {
          await temp.close();
        }
      }),
      { numRuns: 25 },
    );
  });
});
