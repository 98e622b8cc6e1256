import { afterEach, beforeEach, expect, it } from 'vitest';
import { ORDER_DAY } from '../../../db/testing/seed-order-center.ts';
import type { AppError } from '../../../shared/contract/errors.ts';
import type { SaveExceptionInput } from '../../../shared/contract/exceptions.ts';
import { quotaStates } from '../orders/quota-states.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { checkDraft, exceptionsOfCustomer, listExceptions } from './list-exceptions.ts';
import { removeException, saveException } from './save-exception.ts';

/** Tuesdays of the route that are to come. */
const NEXT = '2026-12-01';
const AFTER = '2026-12-08';

let center: OrderCenter;
beforeEach(async () => {
  center = await createOrderCenter();
});
afterEach(() => center.close());

const supervisor = () => center.context(center.actor(['supervisor'], { operatorId: 'lead' }));
const exception = (more: Partial<SaveExceptionInput> = {}): SaveExceptionInput => ({
  exceptionId: null,
  subject: { kind: 'route', id: 'route' },
  orderDate: NEXT,
  newOrderDate: '2026-12-02',
  deliveryDate: null,
  cutoffDate: null,
  cutoffMinute: null,
  quotaCycles: 1,
  message: '',
  reason: '道路施工',
  ...more,
});
const save = (more: Partial<SaveExceptionInput> = {}) => center.command(supervisor(), saveException, exception(more));
const remove = (exceptionId: string) => center.command(supervisor(), removeException, { exceptionId, reason: '取消' });
const key = (work: Promise<unknown>) => work.catch((error: AppError) => error.key);
const list = (more: object = {}, ctx = supervisor()) =>
  listExceptions(center.services.db, ctx, { limit: 50, offset: 0, ...more }).rows;
const findings = (more: Partial<SaveExceptionInput> = {}) =>
  checkDraft(center.services.db, supervisor(), exception(more)).findings.map((finding) => finding.key);
const all = <Row>(text: string) => center.services.db.raw.prepare(text).all() as Row[];

it('is written, changed and taken back, with before, after and reason', async () => {
  const { exceptionId } = await save();
  await save({ exceptionId, newOrderDate: null, reason: '停送' });
  expect(list()).toMatchObject([
    { subject: { kind: 'route', code: 'R01' }, orderDate: NEXT, newOrderDate: null, reason: '停送', over: false },
  ]);
  await remove(exceptionId);
  expect(list()).toEqual([]);
  expect(await key(remove(exceptionId))).toBe('exception-unknown');
  const [last] = all<{ before: string; after: string | null; reason: string }>(
    `SELECT before, after, reason FROM audit WHERE entity = 'order-exception' ORDER BY seq DESC LIMIT 1`,
  );
  expect(last?.reason).toBe('取消');
  expect(JSON.parse(last?.before ?? '{}')).toMatchObject({ newOrderDate: null });
});

it('refuses what cannot be: a second one, days that are over, a delivery before the order day', async () => {
  await save();
  expect(await key(save({ newOrderDate: '2026-12-03' }))).toBe('exception-exists');
  expect(await key(save({ orderDate: '2026-11-17' }))).toBe('exception-past');
  expect(await key(save({ orderDate: AFTER, newOrderDate: '2026-11-20' }))).toBe('exception-past');
  expect(await key(save({ orderDate: AFTER, newOrderDate: '2027-12-09' }))).toBe('exception-far');
  const dates = { orderDate: AFTER, newOrderDate: '2026-12-09' };
  expect(await key(save({ ...dates, deliveryDate: AFTER }))).toBe('exception-delivery-before');
  expect(await key(save({ ...dates, newOrderDate: null, deliveryDate: AFTER }))).toBe('exception-delivery-of-none');
  const late = { deliveryDate: '2026-12-10', cutoffDate: '2026-12-11', cutoffMinute: 600 };
  expect(await key(save({ ...dates, ...late }))).toBe('exception-cutoff-after');
  expect(await key(save({ ...dates, cutoffDate: AFTER, cutoffMinute: 600 }))).toBe('exception-cutoff-before');
  expect(await key(save({ ...dates, cutoffDate: '2026-12-09' }))).toBe('exception-cutoff-half');
  expect(await key(save({ ...dates, subject: { kind: 'class', id: 'none' } }))).toBe('class-unknown');
});

it('keeps an exception whose days are over', async () => {
  const { exceptionId } = await save();
  center.clock.nowMs += 8 * 86_400_000;
  expect(await key(save({ exceptionId, newOrderDate: '2026-12-04' }))).toBe('exception-over');
  expect(await key(remove(exceptionId))).toBe('exception-over');
  expect(list()).toMatchObject([{ over: true }]);
});

it('warns of what its maker may not have meant', async () => {
  expect(findings()).toEqual([]);
  // The route takes orders on Tuesdays.
  expect(findings({ orderDate: '2026-12-03', newOrderDate: '2026-12-04' })).toEqual(['nothing-replaced']);
  expect(findings({ subject: { kind: 'customer', id: 'customer' } })).toEqual(['nothing-replaced']);
  expect(findings({ newOrderDate: '2026-12-05' })).toEqual(['no-call-day']);
  expect(findings({ deliveryDate: '2026-12-06' })).toEqual(['no-delivery-day']);
  expect(findings({ newOrderDate: NEXT })).toEqual(['changes-nothing']);
  expect(findings({ newOrderDate: null, quotaCycles: 2 })).toEqual(['cycles-of-none']);
  await save();
  expect(findings({ orderDate: AFTER, newOrderDate: '2026-12-02' })).toEqual(['lands-beside']);
});

it('lists by kind, days and words; a lead sees the own team', async () => {
  await save();
  await save({
    subject: { kind: 'class', id: 'class-a' },
    orderDate: AFTER,
    newOrderDate: '2026-12-10',
    reason: '盘点',
  });
  expect(list({ kind: 'class' })).toHaveLength(1);
  expect(list({ from: '2026-12-05' })).toHaveLength(1);
  expect(list({ to: '2026-12-05' })).toHaveLength(1);
  expect(list({ text: '盘点' })).toHaveLength(1);
  const stranger = center.context(center.actor(['lead'], { teamId: 'other' }));
  expect(list({}, stranger).map((row) => row.subject.kind)).toEqual(['class']);
});

it('says of a customer which of its order days are replaced, and by whose exception', async () => {
  await save();
  await save({ orderDate: AFTER, newOrderDate: '2026-12-10' });
  await save({ subject: { kind: 'customer', id: 'customer' }, newOrderDate: null, reason: '停业' });
  const of = (customerId: string) =>
    exceptionsOfCustomer(center.services.db, center.as('op1'), { customerId }).map(
      (row) => `${row.scope} ${row.orderDate} ${row.newOrderDate}`,
    );
  expect(of('customer')).toEqual([`customer ${NEXT} null`, `route ${AFTER} 2026-12-10`]);
  expect(of('customer-2')).toEqual([`route ${NEXT} 2026-12-02`, `route ${AFTER} 2026-12-10`]);
});

it('tells the customers by a message that goes with it', async () => {
  const { exceptionId } = await save({ message: '下周三订货' });
  expect(all('SELECT text, valid_from, valid_to, withdrawn_at_ms FROM message')).toEqual([
    { text: '下周三订货', valid_from: ORDER_DAY, valid_to: '2026-12-02', withdrawn_at_ms: null },
  ]);
  expect(all('SELECT kind, target FROM message_target')).toEqual([{ kind: 'route', target: 'route' }]);
  await save({ exceptionId, message: '下周三订货', newOrderDate: '2026-12-03' });
  expect(all('SELECT valid_to FROM message')).toEqual([{ valid_to: '2026-12-03' }]);
  await save({ exceptionId, message: '下周四订货', newOrderDate: '2026-12-03' });
  const said = () => all('SELECT text FROM message WHERE withdrawn_at_ms IS NULL');
  expect(said()).toEqual([{ text: '下周四订货' }]);
  await remove(exceptionId);
  expect(said()).toEqual([]);
});

it('carries the quota of several cycles to its order day, the nearest exception first', async () => {
  const cycles = (customerId: string, day: string) => quotaStates(center.services.db, customerId, day, '').cycles;
  await save({ quotaCycles: 2 });
  expect([cycles('customer', '2026-12-02'), cycles('customer', NEXT)]).toEqual([2, 1]);
  await save({ subject: { kind: 'class', id: 'class-a' }, newOrderDate: '2026-12-03', quotaCycles: 3 });
  expect([cycles('customer', '2026-12-02'), cycles('customer', '2026-12-03')]).toEqual([1, 3]);
  await save({ subject: { kind: 'customer', id: 'customer' }, newOrderDate: null });
  expect(cycles('customer', '2026-12-03')).toBe(1);
  expect(cycles('customer-2', '2026-12-03')).toBe(3);
});
