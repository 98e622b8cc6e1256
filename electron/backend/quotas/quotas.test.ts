import { afterEach, beforeEach, expect, it } from 'vitest';
import { DELIVERY_DATE, ORDER_DAY } from '../../../db/testing/seed-order-center.ts';
import type { AppError } from '../../../shared/contract/errors.ts';
import type { SaveQuotaInput } from '../../../shared/contract/quotas.ts';
import { orderForm } from '../orders/order-form.ts';
import { submitOrder } from '../orders/submit-order.ts';
import { inlineServices, runInline } from '../testing/inline-job.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { copyQuotas } from './copy-quotas.ts';
import { listQuotas, quotaChoices } from './list-quotas.ts';
import { removeQuota, saveQuota } from './save-quota.ts';
import { useOfQuotas } from './use-of-quotas.ts';

let center: OrderCenter;
beforeEach(async () => {
  center = await createOrderCenter();
});
afterEach(() => center.close());

const quota = (more: Partial<SaveQuotaInput>): SaveQuotaInput => ({
  quotaId: null,
  kind: 'product-customer',
  productId: 'quota',
  classId: null,
  customerId: 'customer',
  validFrom: ORDER_DAY,
  validTo: '2026-11-30',
  quantity: 7,
  floatPercent: 0,
  ...more,
});
const save = (more: Partial<SaveQuotaInput> = {}) => center.command(center.as('lead'), saveQuota, quota(more));
const key = (work: Promise<unknown>) => work.catch((error: AppError) => error.key);
const list = (more: object = {}) =>
  listQuotas(center.services.db, center.as('lead'), { limit: 50, offset: 0, ...more }).rows;
const left = (customerId: string) =>
  orderForm(center.services.db, center.as('op1'), { customerId }).lines.find((line) => line.productId === 'quota')
    ?.quota;

it('binds the next order as soon as it is written, and no longer once it is removed', async () => {
  const { quotaId } = await save();
  expect(left('customer')).toMatchObject({ left: 7, boundBy: 'product-customer' });
  expect(left('customer-2')).toMatchObject({ left: 20, boundBy: 'product-class' });
  await save({ quotaId, quantity: 3 });
  expect(left('customer')).toMatchObject({ left: 3 });
  await center.command(center.as('lead'), removeQuota, { quotaId });
  expect(left('customer')).toMatchObject({ left: 20 });
  expect(await key(center.command(center.as('lead'), removeQuota, { quotaId }))).toBe('quota-unknown');
});

it('keeps only what its kind takes, and the float only where it counts', async () => {
  const { quotaId } = await save({ kind: 'class-total', classId: 'class-b', floatPercent: 10, quantity: 50 });
  expect(list().find((row) => row.quotaId === quotaId)).toMatchObject({
    productId: null,
    customerId: null,
    allotted: 55,
  });
  await save({ floatPercent: 10 });
  expect(list().find((row) => row.kind === 'product-customer')).toMatchObject({ floatPercent: 0, allotted: 7 });
});

it('refuses a missing subject, dates the wrong way round and a second row for the same days', async () => {
  expect(await key(save({ customerId: null }))).toBe('quota-without-customer');
  expect(await key(save({ customerId: 'nobody' }))).toBe('customer-unknown');
  expect(await key(save({ productId: 'nothing' }))).toBe('product-unknown');
  expect(await key(save({ kind: 'class-total', classId: 'none' }))).toBe('class-unknown');
  expect(await key(save({ productId: null }))).toBe('quota-without-product');
  expect(await key(save({ kind: 'class-total' }))).toBe('quota-without-class');
  expect(await key(save({ validTo: '2026-11-01' }))).toBe('quota-dates');
  await save();
  expect(await key(save({ validFrom: '2026-11-30', validTo: '2026-12-06' }))).toBe('quota-overlaps');
  await save({ validFrom: '2026-12-01', validTo: '2026-12-07' });
  expect(await key(save({ quotaId: 'gone', validFrom: '2027-01-01', validTo: '2027-01-01' }))).toBe('quota-unknown');
});

it('lists what is used, by day, kind and words', async () => {
  await save({ quantity: 12 });
  await center.command(center.as('op1'), submitOrder, {
    customerId: 'customer',
    deliveryDate: DELIVERY_DATE,
    draftRevision: null,
    note: '',
    lines: [{ productId: 'quota', quantity: 4, priceMinor: 38_160 }],
  });
  expect(list({ kind: 'product-supply' })).toMatchObject([{ allotted: 55, used: 4, productCode: '100102' }]);
  expect(list({ kind: 'product-customer' })).toMatchObject([{ allotted: 12, used: 4, customerName: '阳光便利店1' }]);
  expect(list({ kind: 'product-class' }).map((row) => row.used)).toEqual([null, null]);
  expect(list({ on: '2026-12-01' })).toEqual([]);
  expect(list({ text: 'zh' }).map((row) => row.productCode)).toEqual(expect.arrayContaining(['100102', '100103']));
  expect(list({ text: 'A 类' })).toHaveLength(3);
  expect(quotaChoices(center.services.db, center.as('lead'), {}).products.map((one) => one.id)).toEqual([
    'quota',
    'quota-2',
    'unpublished',
  ]);
});

it('copies chosen quotas to a later week, and leaves what is there', async () => {
  const { ids } = listQuotas(center.services.db, center.as('lead'), { limit: 1, offset: 0 });
  expect(ids).toHaveLength(4);
  const ctx = () => ({
    ...center.as('lead'),
    services: inlineServices(center),
    commandId: crypto.randomUUID(),
    procedure: 'quotas.copy',
  });
  const copy = (weeks: number, quotaIds = ids) => copyQuotas(ctx(), { quotaIds, weeks });
  expect(await copy(1)).toEqual({ copied: 4, there: 0 });
  expect(await copy(1)).toEqual({ copied: 0, there: 4 });
  const next = list({ on: '2026-12-03' });
  expect(next.map((row) => [row.kind, row.quantity, row.validFrom, row.validTo])).toEqual(
    list({ on: ORDER_DAY }).map((row) => [row.kind, row.quantity, '2026-11-30', '2026-12-06']),
  );
  expect(await key(copy(1, ['gone']))).toBe('quota-unknown');
});

it('says what orders hold of each quota, and of how many customers a lowered one took too little', async () => {
  const order = (customerId: string, quantity: number) =>
    center.command(center.as('op1'), submitOrder, {
      ...{ customerId, deliveryDate: DELIVERY_DATE, draftRevision: null, note: '' },
      lines: [{ productId: 'quota', quantity, priceMinor: 38_160 }],
    });
  await order('customer', 20);
  await order('customer-2', 4);
  const use = async () => {
    const rows = await runInline(center, useOfQuotas, { quotaIds: ['q1', 'q2', 'q3', 'q4', 'gone'] });
    return Object.fromEntries(rows.map(({ quotaId, ...row }) => [quotaId, row]));
  };
  expect(await use()).toEqual({
    q1: { used: 24, customers: 2, full: 1, over: 0 },
    q2: { used: 0, customers: 0, full: 0, over: 0 },
    q3: { used: 24, customers: 2, full: 0, over: 0 },
    q4: { used: 24, customers: 1, full: 0, over: 0 },
  });
  await save({
    quotaId: 'q1',
    kind: 'product-class',
    classId: 'class-a',
    validFrom: '2026-11-23',
    validTo: '2026-11-29',
    quantity: 3,
  });
  await save({ quotaId: 'q4', kind: 'product-supply', validFrom: '2026-11-23', validTo: '2026-11-29', quantity: 10 });
  expect(await use()).toMatchObject({ q1: { full: 2, over: 2 }, q4: { used: 24, over: 1 } });
});
