import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { searchCustomers } from '../../../db/customer-search.ts';
import { findRouteByCode, insertRouteDay, type RouteRow } from '../../../db/routes.ts';
import type { ImportMappingInput } from '../../../shared/contract/import-mapping.ts';
import { runImport } from '../testing/run-import.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';

const CUSTOMERS: ImportMappingInput = {
  kind: 'customers',
  fields: {
    code: 'code',
    name: 'name',
    phone1: 'phone',
    route: 'route',
    orderWeekdays: 'days',
    'class:GRADE': 'grade',
  },
  options: { createRoutes: true, createClasses: true },
};
const HEADER = 'code,name,phone,route,days,grade\n';
const TUESDAY = {
  ...{ orderWeekday: 2, cutoffDayOffset: 0, cutoffMinute: 1020, deliveryDayOffset: 1 },
  ...{ deductionDayOffset: 0, deductionMinute: null, rescueDayOffset: 0, rescueMinute: null },
};
const FILE = `${HEADER}C1,阳光便利店,138 0013 8000,R1,周二,A
C2,重庆小面,010-88886666,R1,"周一,周四",B
C1,阳光便利店,138 0013 8000,R1,周二,A
C1,另一个名字,138 0013 8000,R1,周二,A
C3,长乐商店,?,R1,周二,A
`;

let backend: TempBackend;
beforeEach(() => {
  backend = createTempBackend();
});
afterEach(() => backend.close());

function rows<Row>(text: string): Row[] {
  return backend.services.db.raw.prepare(text).all() as Row[];
}

describe('the import of customers', () => {
  it('says whose shop it is and when to call, and rejects hours that are none', async () => {
    const mapping = {
      ...CUSTOMERS,
      fields: { code: 'code', name: 'name', ownerId: 'owner', preferredHour: 'hour' },
    };
    const file = 'code,name,owner,hour\nC1,阳光便利店,L-88,9:00-11:00\nC2,重庆小面,L-88,\nC3,长乐商店,,11-9\n';
    expect(await runImport(backend, file, mapping)).toMatchObject({ accepted: 2, rejected: 1 });
    expect(
      rows(
        'SELECT code, owner_id AS owner, preferred_from_minute AS from_, preferred_to_minute AS to_ FROM customer ORDER BY code',
      ),
    ).toEqual([
      { code: 'C1', owner: 'L-88', from_: 540, to_: 660 },
      { code: 'C2', owner: 'L-88', from_: null, to_: null },
    ]);
  });

  it('says which skills a customer needs, by code or name, and rejects a row with one that is not there', async () => {
    await backend.services.writer.write((tx) => {
      tx.raw.exec(`INSERT INTO skill (id, code, name, retired) VALUES ('yue', 'YUE', '粤语', 0), ('ka', 'KA', '大客户', 0),
        ('old', 'OLD', '旧', 1)`);
    });
    const mapping = { ...CUSTOMERS, fields: { code: 'code', name: 'name', skills: '所需技能' } };
    const rejectsFile = join(backend.dataDir, 'rejects.csv');
    const file = 'code,name,所需技能\nC1,阳光,粤语、KA\nC2,重庆,闽南语\nC3,长乐,OLD\nC4,福兴,\n';
    const report = { accepted: 2, rejected: 2, rejectedByReason: { 'unknown-skill': 2 } };
    expect(await runImport(backend, file, mapping, { rejectsFile })).toMatchObject(report);
    expect(readFileSync(rejectsFile, 'utf8')).toContain('There is no skill with the code or name 闽南语 in use.');
    const needs = () => rows('SELECT skill_id AS id FROM customer_skill ORDER BY 1');
    expect(needs()).toEqual([{ id: 'ka' }, { id: 'yue' }]);
    expect(await runImport(backend, 'code,name,所需技能\nC1,阳光,大客户 + YUE\n', mapping)).toMatchObject({
      duplicates: 1,
    });
    expect(await runImport(backend, 'code,name,所需技能\nC1,阳光,\n', mapping)).toMatchObject({ duplicates: 1 });
    expect(await runImport(backend, 'code,name,所需技能\nC1,阳光,无\n', mapping)).toMatchObject({ accepted: 1 });
    expect(needs()).toEqual([]);
  });

  it('refuses an order day that the route has not, in words, as the form does', async () => {
    await runImport(backend, `${HEADER}C1,阳光便利店,138 0013 8000,R1,周二,A\n`, CUSTOMERS);
    await backend.services.writer.write((tx) => {
      const routeId = (findRouteByCode(tx, 'R1') as RouteRow).id;
      insertRouteDay(tx, { routeId, validFrom: '2026-01-01', ...TUESDAY });
    });
    const rejectsFile = join(backend.dataDir, 'rejects.csv');
    const file = `${HEADER}C1,阳光便利店,138 0013 8000,R1,周四,A\nC2,福兴,010-88886666,R1,"周二,周五",A\nC3,长乐,,R2,周五,A\n`;
    expect(await runImport(backend, file, CUSTOMERS, { rejectsFile })).toMatchObject({
      accepted: 1,
      rejectedByReason: { 'weekday-not-of-route': 2 },
    });
    expect(readFileSync(rejectsFile, 'utf8')).toContain('Route R1 takes no orders on Thu. Its order days: Tue.');
    // A row that says nothing of weekdays but moves the customer is held to the same.
    const moved = { ...CUSTOMERS, fields: { code: 'code', route: 'route' } };
    expect(
      await runImport(backend, 'code,route\nC3,R1\n', { ...moved, fields: { ...moved.fields, name: 'code' } }),
    ).toMatchObject({
      rejectedByReason: { 'weekday-not-of-route': 1 },
    });
  });

  it('takes settlement accounts as they are written in groups, and rejects what is none', async () => {
    const mapping = { ...CUSTOMERS, fields: { code: 'code', name: 'name', settlementAccount: '结算账号' } };
    const file = 'code,name,结算账号\nC1,阳光便利店,6217 0012 3456 7890\nC2,重庆小面,\nC3,长乐商店,待定\n';
    const report = await runImport(backend, file, mapping);
    expect(report).toMatchObject({ accepted: 2, rejectedByReason: { 'bad-account': 1 } });
    expect(await runImport(backend, file, mapping)).toMatchObject({ accepted: 0, duplicates: 2 });
    expect(rows('SELECT settlement_account AS account FROM customer ORDER BY code')).toEqual([
      { account: '6217001234567890' },
      { account: null },
    ]);
  });

  it('creates them with phone, route, weekdays and class, findable at once', async () => {
    const report = await runImport(backend, FILE, CUSTOMERS);
    expect(report).toMatchObject({ rows: 5, accepted: 2, duplicates: 1, rejected: 2, created: { customers: 2 } });
    expect(report.rejectedByReason).toEqual({ 'bad-phone': 1, 'code-repeated': 1 });
    expect(
      rows(`SELECT c.code, c.order_weekdays AS days, p.number, r.code AS route, k.code AS class FROM customer c
        JOIN customer_phone p ON p.customer_id = c.id JOIN route r ON r.id = c.route_id
        JOIN class_membership m ON m.customer_id = c.id JOIN class k ON k.id = m.class_id ORDER BY c.code`),
    ).toEqual([
      { code: 'C1', days: 'TU', number: '13800138000', route: 'R1', class: 'A' },
      { code: 'C2', days: 'MO,TH', number: '01088886666', route: 'R1', class: 'B' },
    ]);
    expect(searchCustomers(backend.services.db, 'cqxm', 5)).toHaveLength(1);
  });

  it('changes nothing the second time, and only what the file says the next', async () => {
    await runImport(backend, FILE, CUSTOMERS);
    const before = rows('SELECT * FROM customer');
    expect(await runImport(backend, FILE, CUSTOMERS)).toMatchObject({ accepted: 0, duplicates: 3, rejected: 2 });
    expect(rows('SELECT * FROM customer')).toEqual(before);

    const changed = `${HEADER}C1,月光便利店,,,,B\nC2,重庆小面,010-88886666,R1,"周一,周四",B\n`;
    const report = await runImport(backend, changed, CUSTOMERS);
    expect(report).toMatchObject({ accepted: 1, duplicates: 1, updated: { customers: 1 }, created: { customers: 0 } });
    expect(rows(`SELECT name, order_weekdays AS days FROM customer WHERE code = 'C1'`)).toEqual([
      { name: '月光便利店', days: 'TU' },
    ]);
    expect(
      rows(`SELECT number FROM customer_phone p JOIN customer c ON c.id = p.customer_id WHERE c.code = 'C1'`),
    ).toEqual([{ number: '13800138000' }]);
    expect(searchCustomers(backend.services.db, '月光', 5)).toHaveLength(1);
    expect(searchCustomers(backend.services.db, '阳光', 5)).toHaveLength(0);
  });

  it('refuses routes and classes that it may not create', async () => {
    const strict = { ...CUSTOMERS, options: {} };
    const report = await runImport(backend, FILE, strict);
    expect(report.rejectedByReason).toEqual({ 'bad-phone': 1, 'code-repeated': 1, 'unknown-route': 2 });
  });
});

describe('the import of products', () => {
  const PRODUCTS: ImportMappingInput = {
    kind: 'products',
    fields: { code: 'code', name: 'name', price: { column: 'price', transforms: ['decimal-comma'] }, stock: 'stock' },
  };

  it('creates, updates and leaves alone by code', async () => {
    const file = 'code;name;price;stock\nP1;中华(硬);381,60;180\nP2;玉溪;1.195,5;\nP3;坏;十;1\n';
    expect(await runImport(backend, file, PRODUCTS)).toMatchObject({
      accepted: 2,
      rejected: 1,
      created: { products: 2 },
    });
    expect(rows('SELECT code, price_minor AS price, stock FROM product ORDER BY code')).toEqual([
      { code: 'P1', price: 38160, stock: 180 },
      { code: 'P2', price: 119550, stock: null },
    ]);
    expect(await runImport(backend, file, PRODUCTS)).toMatchObject({ accepted: 0, duplicates: 2 });
    const next = 'code;name;price;stock\nP1;中华(硬);390;180\n';
    expect(await runImport(backend, next, PRODUCTS)).toMatchObject({ accepted: 1, updated: { products: 1 } });
  });

  it('lets the first file say the currency, and warns of another later', async () => {
    const file = 'code,name,price\nP1,Tea,2.55\n';
    const mapping: ImportMappingInput = { kind: 'products', fields: { code: 'code', name: 'name', price: 'price' } };
    const first = await runImport(backend, file, { ...mapping, currency: 'GBP' });
    expect(first).toMatchObject({ adoptedCurrency: 'GBP', otherCurrency: null });
    const second = await runImport(backend, file, { ...mapping, currency: 'EUR' });
    expect(second).toMatchObject({ adoptedCurrency: null, otherCurrency: 'EUR' });
  });
});
