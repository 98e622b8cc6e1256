import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CUTOFF_MS, DELIVERY_DATE, ORDER_DAY } from '../../../db/testing/seed-order-center.ts';
import { lateQuotasInput } from '../../../shared/contract/late-quotas.ts';
import type { SaveQuotaInput } from '../../../shared/contract/quotas.ts';
import { suggestMapping } from '../../../shared/domain/imports/suggest-mapping.ts';
import type { ActionContext } from '../api/procedure.ts';
import { submitOrder } from '../orders/submit-order.ts';
import { expireCutoffs } from '../queue/expire-cutoffs.ts';
import { explainCustomer } from '../queue/explain-customer.ts';
import { queueLateQuotas } from '../queue/queue-late-quotas.ts';
import { inlineServices } from '../testing/inline-job.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { runImport } from '../testing/run-import.ts';
import { dismissLate } from './dismiss-late.ts';
import { listLate } from './list-late.ts';
import { removeQuota, saveQuota } from './save-quota.ts';

const MINUTE = 60_000;
let center: OrderCenter;
beforeEach(async () => {
  center = await createOrderCenter({ customers: 4, weeks: 0 });
  const phones = [1, 2, 3, 4].map((at) => `('p${at}', '${idOf(at)}', 1, '1390000000${at}')`);
  await write(`INSERT INTO customer_phone (id, customer_id, position, number) VALUES ${phones.join(',')}`);
});
afterEach(() => center.close());

const idOf = (at: number): string => (at === 1 ? 'customer' : `customer-${at}`);
const write = (text: string) => center.services.writer.write((tx) => void tx.raw.exec(text));
const wait = (minutes: number): void => {
  center.clock.nowMs += minutes * MINUTE;
};
const asking = (teamId = 'team'): ActionContext => ({
  ...center.context(center.actor(['lead'], { operatorId: 'lead', name: 'LEAD', teamId })),
  services: inlineServices(center),
  commandId: crypto.randomUUID(),
  procedure: 'quotas.late',
});
const list = (more: object = {}, ctx = asking()) => listLate(ctx, lateQuotasInput.parse({ limit: 50, ...more }));
const codes = async (more: object = {}) => (await list(more)).rows.map((row) => row.customerId);

/** A call of the day that ended now. */
const called = (at: number, disposition: string, more: { id?: string; reason?: string } = {}) =>
  write(`INSERT INTO call_task (id, customer_id, business_date, state, source, delivery_date, cutoff_at_ms, disposition,
      no_order_reason, finished_at_ms, route_id, created_at_ms)
    VALUES ('${more.id ?? `t${at}`}', '${idOf(at)}', '${ORDER_DAY}', 'done', 'strategy', '${DELIVERY_DATE}', ${CUTOFF_MS},
      '${disposition}', ${more.reason ? `'${more.reason}'` : 'NULL'}, ${center.clock.nowMs}, 'route', 0)`);
const ordered = (at: number) =>
  center.command(center.as('op1'), submitOrder, {
    customerId: idOf(at),
    deliveryDate: DELIVERY_DATE,
    draftRevision: null,
    note: '',
    lines: [{ productId: 'quota', quantity: 5, priceMinor: 38_160 }],
  });
const publish = (more: Partial<SaveQuotaInput> = {}) =>
  center.command(center.as('lead'), saveQuota, {
    quotaId: null,
    kind: 'product-class',
    productId: 'unpublished',
    classId: 'class-a',
    customerId: null,
    validFrom: '2026-11-23',
    validTo: '2026-11-29',
    quantity: 3,
    floatPercent: 0,
    ...more,
  });
const tasksOf = (at: number) =>
  center.services.db.raw
    .prepare(
      `SELECT t.id, t.source, t.state, t.delivery_date AS delivery, i.kind, i.text, i.state AS item
         FROM call_task t JOIN call_item i ON i.task_id = t.id WHERE t.customer_id = ? ORDER BY i.kind`,
    )
    .all(idOf(at));
const keys = (...ats: number[]) => ats.map((at) => ({ customerId: idOf(at), deliveryDate: DELIVERY_DATE }));
const queue = (...ats: number[]) => queueLateQuotas(asking(), { customers: keys(...ats), reason: '新投放' });

describe('who was called before quotas came', () => {
  it('lists those who had answered, with what they ordered and what is new to them, and nobody called since', async () => {
    await called(1, 'no-order', { reason: 'wanted-product-missing' });
    await ordered(2);
    wait(5);
    await publish();
    wait(5);
    await called(3, 'no-order');
    const found = await list();
    expect(found.rows).toMatchObject([
      {
        customerId: 'customer',
        className: 'A 类',
        orderDay: ORDER_DAY,
        deliveryDate: DELIVERY_DATE,
        disposition: 'no-order',
        noOrderReason: 'wanted-product-missing',
        orderNumbers: null,
        products: [{ code: '100104', leftBefore: null, left: 3 }],
      },
      { customerId: 'customer-2', disposition: null, totalQuantity: 5, byWeb: false, products: [{ left: 3 }] },
    ]);
    expect(found).toMatchObject({
      total: 2,
      keys: keys(1, 2),
      products: [{ name: '重庆龙凤', customers: 2 }],
      classes: [{ name: 'A 类', customers: 2 }],
      orderDays: [ORDER_DAY],
    });
  });

  it('filters by product, class, order day and words, and shows a lead the own team alone', async () => {
    await called(1, 'no-order');
    await called(2, 'refused');
    wait(1);
    await publish();
    await publish({
      kind: 'product-customer',
      productId: 'quota-2',
      classId: null,
      customerId: 'customer-2',
      quantity: 9,
    });
    expect(await codes({ productId: 'quota-2' })).toEqual(['customer-2']);
    expect(await codes({ classId: 'class-b' })).toEqual([]);
    expect(await codes({ orderDay: '2026-11-25' })).toEqual([]);
    expect(await codes({ text: 'c-000001' })).toEqual(['customer']);
    expect((await list({ limit: 1 })).more).toBe(true);
    expect((await list({}, asking('another'))).total).toBe(0);
  });

  it('counts a raised quantity, not a lowered one, and not what only limits further', async () => {
    const { quotaId } = await publish();
    wait(1);
    await called(1, 'no-order');
    wait(1);
    expect(await codes()).toEqual([]);
    await publish({ quotaId, quantity: 2 });
    expect(await codes()).toEqual([]);
    await publish({ quotaId, quantity: 8 });
    expect((await list()).rows[0]?.products).toMatchObject([{ leftBefore: 2, left: 8 }]);
    await publish({ kind: 'product-supply', classId: null, quantity: 1 });
    expect(await codes()).toEqual([]);
  });

  it('counts a raised class total for every quota product that it held back', async () => {
    await ordered(1);
    wait(1);
    await publish({ quotaId: 'q3', kind: 'class-total', productId: null, quantity: 40 });
    // quota: 20 a customer less 5 taken, and 24 less 5 in all before.
    expect((await list()).rows).toEqual([]);
    await publish({ quotaId: 'q3', kind: 'class-total', productId: null, quantity: 5 });
    wait(1);
    await called(2, 'no-order');
    wait(1);
    await publish({ quotaId: 'q3', kind: 'class-total', productId: null, quantity: 30 });
    expect((await list({ text: 'c-000002' })).rows[0]?.products).toMatchObject([
      { productId: 'quota', leftBefore: 5, left: 20 },
      { productId: 'quota-2', leftBefore: 5, left: 8 },
    ]);
  });

  it('leaves out other classes and days, what is used up, taken back, and what is past its cut-off', async () => {
    await called(1, 'no-order');
    wait(1);
    await publish({ classId: 'class-b' });
    await publish({ validFrom: '2026-11-30', validTo: '2026-12-06' });
    await publish({ kind: 'product-customer', classId: null, customerId: 'customer-3' });
    expect(await codes()).toEqual([]);
    const { quotaId } = await publish({ kind: 'product-customer', classId: null, customerId: 'customer' });
    expect(await codes()).toEqual(['customer']);
    await publish({ quotaId, kind: 'product-customer', classId: null, customerId: 'customer', quantity: 0 });
    expect(await codes()).toEqual([]);
    await publish({ quotaId, kind: 'product-customer', classId: null, customerId: 'customer', quantity: 1 });
    expect(await codes()).toEqual(['customer']);
    center.clock.nowMs = CUTOFF_MS;
    expect(await codes()).toEqual([]);
    center.clock.nowMs = CUTOFF_MS - MINUTE;
    await center.command(center.as('lead'), removeQuota, { quotaId });
    expect(await codes()).toEqual([]);
  });

  it('takes a web order for an answer, and a change of the order for a later one', async () => {
    await write(`INSERT INTO sales_order (id, number, customer_id, channel, state, order_date, order_day, delivery_date,
        cutoff_at_ms, placed_at_ms, line_count, total_quantity, amount_minor)
      VALUES ('w', 'W-1', 'customer-4', 'web', 'submitted', '${ORDER_DAY}', '${ORDER_DAY}', '${DELIVERY_DATE}', ${CUTOFF_MS},
        ${center.clock.nowMs}, 1, 2, 400)`);
    wait(1);
    await publish();
    expect((await list()).rows).toMatchObject([{ customerId: 'customer-4', byWeb: true, orderNumbers: 'W-1' }]);
    await write(`INSERT INTO order_version (order_id, version, state, at_ms, operator_id, operator_name, lines, line_count,
      total_quantity, amount_minor) VALUES ('w', 2, 'submitted', ${center.clock.nowMs}, 'op1', 'OP1', '[]', 1, 2, 400)`);
    expect(await codes()).toEqual([]);
  });

  it('hears of quotas from a file as of typed ones', async () => {
    await called(1, 'no-order');
    wait(1);
    const header = ['限量种类', '商品编码', '分类', '开始日期', '结束日期', '数量'];
    const row = (quantity: number) => `商品×分类,100102,A,2026-11-23,2026-11-29,${quantity}`;
    const take = (quantity: number) =>
      runImport(center, `${header.join(',')}\n${row(quantity)}\n`, suggestMapping('quotas', header, []));
    expect((await take(15)).lateCustomers).toBe(0);
    expect(await codes()).toEqual([]);
    expect((await take(22)).lateCustomers).toBe(1);
    expect((await list()).rows[0]?.products).toMatchObject([{ code: '100102', leftBefore: 15, left: 22 }]);
  });
});

describe('calling again', () => {
  beforeEach(async () => {
    await called(1, 'no-order');
    await ordered(2);
    wait(1);
    await publish();
  });

  it('makes a call that names the products, after which the customer is off the list', async () => {
    expect(await queue(1, 2)).toEqual({ queued: 2, joined: 0, refused: [] });
    for (const at of [1, 2]) {
      expect(tasksOf(at)).toMatchObject([
        {
          source: 'manual',
          state: 'open',
          delivery: DELIVERY_DATE,
          kind: 'question',
          text: '重庆龙凤 3',
          item: 'open',
        },
      ]);
    }
    expect(await codes()).toEqual([]);
    expect(
      center.services.db.raw
        .prepare(`SELECT reason FROM audit WHERE entity = 'call-task' ORDER BY rowid DESC LIMIT 1`)
        .get(),
    ).toEqual({ reason: '新投放' });
  });

  it('makes nothing twice, also for two leads at once', async () => {
    const both = await Promise.all([queue(1, 2), queue(1, 2)]);
    expect(both.reduce((sum, one) => sum + one.queued, 0)).toBe(2);
    expect(await queue(1, 2)).toEqual({ queued: 0, joined: 0, refused: [] });
    expect([...tasksOf(1), ...tasksOf(2)]).toHaveLength(2);
  });

  it('gives a live call of today the question instead of a second call', async () => {
    await write(`INSERT INTO call_task (id, customer_id, business_date, state, source, created_at_ms)
        VALUES ('live', 'customer', '${ORDER_DAY}', 'open', 'follow-up', 0);
      INSERT INTO call_item (id, task_id, kind) VALUES ('f', 'live', 'follow-up')`);
    expect(await queue(1)).toEqual({ queued: 0, joined: 1, refused: [] });
    expect(tasksOf(1)).toMatchObject([
      { id: 'live', kind: 'follow-up', delivery: DELIVERY_DATE },
      { id: 'live', kind: 'question', text: '重庆龙凤 3' },
    ]);
    const asked = { customerId: 'customer', date: ORDER_DAY };
    expect(explainCustomer(center.services.db, center.as('lead'), asked).steps).toContainEqual(
      expect.objectContaining({ key: 'agenda-question', params: { text: '重庆龙凤 3' } }),
    );
    expect(await codes()).toEqual(['customer-2']);
  });

  it('is over with the cut-off, and who had answered before is not missed', async () => {
    await write(`INSERT INTO call_task (id, customer_id, business_date, state, source, created_at_ms)
        VALUES ('live', 'customer', '${ORDER_DAY}', 'open', 'follow-up', 0);
      INSERT INTO call_item (id, task_id, kind) VALUES ('f', 'live', 'follow-up')`);
    await queue(1, 2);
    await center.services.writer.write((tx) => void expireCutoffs(tx, ORDER_DAY, CUTOFF_MS - 1));
    expect(tasksOf(2)).toMatchObject([{ state: 'open', item: 'open' }]);
    await center.services.writer.write((tx) => void expireCutoffs(tx, ORDER_DAY, CUTOFF_MS));
    expect(tasksOf(2)).toMatchObject([{ state: 'dropped', item: 'closed' }]);
    expect(tasksOf(1)).toMatchObject([
      { state: 'open', delivery: null, kind: 'follow-up', item: 'open' },
      { kind: 'question', item: 'closed' },
    ]);
  });

  it('lists the customer again when still more comes after the second call', async () => {
    await queue(1);
    await write(`UPDATE call_task SET state = 'done', disposition = 'handled', finished_at_ms = ${center.clock.nowMs}
      WHERE source = 'manual'; UPDATE call_item SET state = 'closed' WHERE kind = 'question'`);
    expect(await codes()).toEqual(['customer-2']);
    wait(1);
    await publish({
      productId: 'quota-2',
      kind: 'product-customer',
      classId: null,
      customerId: 'customer',
      quantity: 20,
    });
    expect(await codes({ productId: 'quota-2' })).toEqual(['customer']);
  });

  it('names whom it cannot call; the closed and do-not-call are not listed at all', async () => {
    await write(`INSERT INTO pause (id, customer_id, valid_from, reason) VALUES ('p', 'customer', '2026-11-20', '装修');
      UPDATE customer SET do_not_call = 1 WHERE id = 'customer-2'`);
    expect(await queue(1, 2)).toMatchObject({ queued: 0, refused: [{ code: 'C-000001', refusal: 'paused' }] });
  });
});

it('takes customers off the list with a reason, until more is published', async () => {
  await called(1, 'no-order');
  wait(1);
  const { quotaId } = await publish();
  const dismiss = (teamId: string) =>
    center.command(center.context(center.actor(['lead'], { operatorId: 'lead', name: 'LEAD', teamId })), dismissLate, {
      customers: keys(1),
      reason: '不经营此规格',
    });
  expect(await dismiss('another')).toEqual({ ok: true, dismissed: 0 });
  expect(await codes()).toEqual(['customer']);
  expect(await dismiss('team')).toEqual({ ok: true, dismissed: 1 });
  expect(await codes()).toEqual([]);
  wait(1);
  await publish({ quotaId, quantity: 4 });
  expect(await codes()).toEqual(['customer']);
});
