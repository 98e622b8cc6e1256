import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { versionsOf } from '../../../db/order-versions.ts';
import { findOrder, linesOf } from '../../../db/orders.ts';
import { CUTOFF_MS, DELIVERY_DATE } from '../../../db/testing/seed-order-center.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { SubmitOrderOutput } from '../../../shared/contract/order-placing.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { cancelOrder } from './cancel-order.ts';
import { changeOrder } from './change-order.ts';
import { checkDraft } from './check-draft.ts';
import { listOrders, showOrder } from './list-orders.ts';
import { orderForm } from './order-form.ts';
import { saveDraft } from './save-draft.ts';
import { submitOrder } from './submit-order.ts';

let center: OrderCenter;
beforeEach(async () => {
  center = await createOrderCenter({ customers: 4 });
});
afterEach(() => center.close());

const PRICES: Record<string, number> = {
  plain: 19_500,
  quota: 38_160,
  'quota-2': 60_000,
  stocked: 19_500,
  boxed: 12_000,
};

function input(quantities: Record<string, number>, more: object = {}) {
  return {
    customerId: 'customer',
    deliveryDate: DELIVERY_DATE,
    draftRevision: null,
    note: '',
    lines: Object.entries(quantities).map(([productId, quantity]) => ({
      productId,
      quantity,
      priceMinor: PRICES[productId] ?? 1,
    })),
    ...more,
  };
}
const submit = (quantities: Record<string, number>, more: object = {}, login: 'op1' | 'op2' = 'op1') =>
  center.command(center.as(login), submitOrder, input(quantities, more));
const form = (customerId = 'customer') => orderForm(center.services.db, center.as('op1'), { customerId });
const left = (productId: string, customerId = 'customer') => {
  const line = form(customerId).lines.find((one) => one.productId === productId);
  return line?.quota?.left ?? line?.stockLeft;
};

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AppError);
  return error as AppError;
}

describe('submitting', () => {
  it('closes the order item of a call that waits for another seat, and opens it again with the last order', async () => {
    const { services } = center;
    const call = () =>
      services.db.raw
        .prepare(
          `SELECT t.state, i.state AS item, i.closed_reason AS reason FROM call_task t JOIN call_item i ON i.task_id = t.id AND i.kind = 'order'`,
        )
        .get();
    await services.writer.write((tx) =>
      tx.raw.exec(`INSERT INTO call_task (id, customer_id, business_date, state, source, delivery_date, cutoff_at_ms, created_at_ms)
          VALUES ('t', 'customer', '2026-11-24', 'open', 'strategy', '${DELIVERY_DATE}', ${CUTOFF_MS}, 0);
        INSERT INTO call_item (id, task_id, kind) VALUES ('i', 't', 'order')`),
    );
    const { orderId } = await submit({ plain: 1 }, { taskId: null });
    expect(call()).toEqual({ state: 'done', item: 'closed', reason: 'ordered-by-phone' });
    await services.writer.write((tx) =>
      tx.raw.exec(`INSERT INTO sales_order (id, number, customer_id, channel, state, order_date, delivery_date, placed_at_ms, line_count,
          total_quantity, amount_minor) VALUES ('web', 'W1', 'customer', 'web', 'submitted', '2026-11-24', '${DELIVERY_DATE}', 0, 1, 1, 1)`),
    );
    const cancel = (id: string, version = 1) =>
      center.command(center.as('op1'), cancelOrder, { orderId: id, version, reason: 'customer-request', note: '' });
    await cancel(orderId);
    expect(call()).toMatchObject({ state: 'done', item: 'closed' });
    await services.writer.write((tx) => tx.raw.exec(`UPDATE sales_order SET state = 'cancelled' WHERE id = 'web'`));
    const again = await submit({ plain: 1 });
    await cancel(again.orderId);
    expect(call()).toEqual({ state: 'open', item: 'open', reason: null });
  });

  it('writes order, lines and version, numbers by day, and reads back', async () => {
    const first = await submit({ plain: 10, quota: 5 });
    expect(first).toMatchObject({
      number: '20261124-000001',
      version: 1,
      readBack: {
        deliveryDate: DELIVERY_DATE,
        lineCount: 2,
        totalQuantity: 15,
        amountMinor: 385_800,
        depositMissingMinor: 0,
      },
      warnings: [],
    });
    expect(findOrder(center.services.db, first.orderId)).toMatchObject({
      state: 'submitted',
      channel: 'phone',
      orderDate: '2026-11-24',
      orderDay: '2026-11-24',
      cutoffAtMs: CUTOFF_MS,
      operatorId: 'op1',
      amountMinor: 385_800,
    });
    expect(linesOf(center.services.db, first.orderId)).toMatchObject([
      {
        lineNumber: 1,
        productId: 'plain',
        quantity: 10,
        priceMinor: 19_500,
        amountMinor: 195_000,
        suggestedQuantity: 10,
      },
      { lineNumber: 2, productId: 'quota', quantity: 5, suggestedQuantity: 5 },
    ]);
    expect(versionsOf(center.services.db, first.orderId)).toHaveLength(1);
    const second = await submit({ plain: 10 });
    expect(second.number).toBe('20261124-000002');
    expect(second.warnings[0]).toMatchObject({ key: 'order-deposit-short-until', params: { missing: '¥808.00' } });
  });

  it('is answered once for one command id', async () => {
    const spec = { procedure: 'orders.submit', commandId: 'one-intention' };
    const again = () => center.command(center.as('op1'), submitOrder, input({ stocked: 5 }), spec);
    const [first, second] = [await again(), await again()];
    expect(second).toEqual(first);
    expect(left('stocked')).toBe(7);
  });

  it('uses up quota and stock, of the customer and over all', async () => {
    await submit({ quota: 18, 'quota-2': 3, stocked: 5 });
    expect(left('quota')).toBe(2);
    expect(left('stocked')).toBe(7);
    expect(left('stocked', 'customer-2')).toBe(7);
    expect(form().classTotal).toEqual({ allotted: 24, used: 21, left: 3 });
    await submit({ quota: 20 }, { customerId: 'customer-2' });
    expect(left('quota', 'customer-3')).toBe(17);
  });

  it('refuses each line with its own sentence and writes nothing', async () => {
    const error = await refusal(
      submit({ plain: 0, quota: 21, unpublished: 1, stocked: 13, boxed: 7, withdrawn: 1, nothing: 1 }),
    );
    expect([error.code, error.key]).toEqual(['refused', 'order-refused']);
    expect(error.fields.map((field) => [field.path, field.key])).toEqual([
      ['lines.0.quantity', 'order-line-quantity'],
      ['lines.1.quantity', 'order-line-quota'],
      ['lines.2.quantity', 'order-line-quota-unpublished'],
      ['lines.2.quantity', 'order-line-price'],
      ['lines.3.quantity', 'order-line-stock'],
      ['lines.4.quantity', 'order-line-multiple'],
      ['lines.4.quantity', 'order-line-least'],
      ['lines.5.quantity', 'order-line-product-inactive'],
      ['lines.6.quantity', 'order-line-product-unknown'],
    ]);
    expect(form().taken).toEqual([]);
    expect(left('quota')).toBe(20);
  });

  it('judges the stored price, not the one that was sent', async () => {
    const error = await refusal(submit({}, { lines: [{ productId: 'plain', quantity: 1, priceMinor: 1 }] }));
    expect(error.fields[0]).toMatchObject({ key: 'order-line-price', params: { price: '¥195.00', shown: '¥0.01' } });
  });

  it('refuses a closed customer, a foreign delivery day and a passed cut-off', async () => {
    expect((await refusal(submit({ plain: 1 }, { deliveryDate: '2026-11-27' }))).key).toBe('order-delivery-unknown');
    await center.services.writer.write((tx) =>
      tx.raw.exec("UPDATE customer SET status = 'closed' WHERE id = 'customer-2'"),
    );
    expect((await refusal(submit({ plain: 1 }, { customerId: 'customer-2' }))).key).toBe('order-customer-closed');
    center.clock.nowMs = CUTOFF_MS;
    const late = await refusal(submit({ plain: 1 }));
    expect([late.key, late.params]).toEqual([
      'order-cutoff-passed-next',
      { cutoff: '11-24 17:00', next: '2026-12-02' },
    ]);
    await submit({ plain: 1 }, { deliveryDate: '2026-12-02' });
  });

  it('takes orders for the next open delivery and four more, no further', async () => {
    await submit({ plain: 1 }, { deliveryDate: '2026-12-23' });
    expect((await refusal(submit({ plain: 1 }, { deliveryDate: '2026-12-30' }))).key).toBe('order-delivery-unknown');
  });

  it('asks for a reason off the order day and marks the order', async () => {
    center.clock.nowMs = Date.parse('2026-11-26T02:00:00Z');
    const later = { deliveryDate: '2026-12-02' };
    expect(form().delivery).toMatchObject({ deliveryDate: '2026-12-02', offDay: true });
    expect((await refusal(submit({ plain: 1 }, later))).key).toBe('order-off-day-reason');
    const order = await submit({ plain: 1 }, { ...later, offDayReason: '客户外出' });
    expect(findOrder(center.services.db, order.orderId)?.offDayReason).toBe('客户外出');
  });

  it('tells the read-back the same as the submit', async () => {
    const said = checkDraft(center.services.db, center.as('op1'), input({ quota: 21, plain: 2 }));
    expect(said.problems.map((problem) => problem.key)).toEqual(['order-line-quota']);
    const fine = checkDraft(center.services.db, center.as('op1'), input({ quota: 20, plain: 2 }));
    expect(fine.readBack).toEqual((await submit({ quota: 20, plain: 2 })).readBack);
  });

  it('turns the draft into the order, but not one that somebody took over or typed on', async () => {
    const draft = { customerId: 'customer', deliveryDate: DELIVERY_DATE, baseRevision: 0, note: '', takeOver: false };
    await center.command(center.as('op1'), saveDraft, { ...draft, lines: [{ productId: 'plain', quantity: 1 }] });
    await center.command(center.as('op2'), saveDraft, { ...draft, baseRevision: 1, takeOver: true, lines: [] });
    const error = await refusal(submit({ plain: 1 }, { draftRevision: 1 }));
    expect([error.key, error.params]).toEqual(['draft-of-other', { operator: 'OP2' }]);
    for (const draftRevision of [null, 1]) {
      const changed = await refusal(submit({ plain: 1 }, { draftRevision }, 'op2'));
      expect([changed.key, changed.params]).toEqual(['draft-changed', { operator: 'OP2', revision: 2 }]);
    }
    await submit({ plain: 1 }, { draftRevision: 2 }, 'op2');
    expect(form().draft).toBeNull();
    expect((await refusal(submit({ plain: 1 }, { draftRevision: 1 }))).key).toBe('draft-gone');
  });
});

describe('what changes between the look and the submit', () => {
  const exec = (text: string) => center.services.writer.write((tx) => tx.raw.exec(text));
  const fields = async (quantities: Record<string, number>) => (await refusal(submit(quantities))).fields;

  it('a class: its quotas and its order types are judged as they are now', async () => {
    expect(form().lines.find((line) => line.productId === 'quota')?.quota?.left).toBe(20);
    await exec("UPDATE class_membership SET class_id = 'class-b' WHERE customer_id = 'customer'");
    expect(await fields({ plain: 1, quota: 5 })).toMatchObject([
      { path: 'lines.1.quantity', key: 'order-line-quota-unpublished' },
    ]);
  });

  it('a product that is withdrawn, a price, and stock that others took, each on its line', async () => {
    await exec(
      "UPDATE product SET active = 0 WHERE id = 'boxed'; UPDATE product SET price_minor = 20000 WHERE id = 'plain'",
    );
    await submit({ stocked: 10 }, { customerId: 'customer-2' }, 'op2');
    expect(await fields({ boxed: 10, plain: 1, stocked: 3 })).toEqual([
      { path: 'lines.0.quantity', key: 'order-line-product-inactive', params: {} },
      { path: 'lines.1.quantity', key: 'order-line-price', params: { shown: '¥195.00', price: '¥200.00' } },
      { path: 'lines.2.quantity', key: 'order-line-stock', params: { left: 2 } },
    ]);
  });
});

describe('changing and cancelling', () => {
  let taken: SubmitOrderOutput;
  beforeEach(async () => {
    taken = await submit({ quota: 15, stocked: 10 });
  });
  const change = (lines: Record<string, number>, version = 1, login: 'op1' | 'op2' | 'lead' = 'op1') =>
    center.command(center.as(login), changeOrder, {
      orderId: taken.orderId,
      version,
      lines: input(lines).lines,
      reason: '客户改主意',
    });
  const cancel = (version: number, login: 'op1' | 'op2' | 'lead' = 'op1') =>
    center.command(center.as(login), cancelOrder, { orderId: taken.orderId, version, reason: '客户取消' });

  it('counts its own lines as not taken, gives back what is left out', async () => {
    await change({ quota: 20, stocked: 12 });
    expect([left('quota'), left('stocked')]).toEqual([0, 0]);
    await change({ stocked: 2 }, 2);
    expect([left('quota'), left('stocked')]).toEqual([20, 10]);
    expect((await refusal(change({ stocked: 13 }, 3))).fields[0]?.key).toBe('order-line-stock');
    const shown = showOrder(center.services.db, center.as('op1'), { orderId: taken.orderId });
    expect(shown.versions.map((row) => [row.version, row.totalQuantity, row.reason])).toEqual([
      [1, 25, null],
      [2, 32, '客户改主意'],
      [3, 2, '客户改主意'],
    ]);
  });

  it('keeps the price that was agreed', async () => {
    await center.services.writer.write((tx) => tx.raw.exec('UPDATE product SET price_minor = price_minor + 100'));
    await change({ quota: 16 });
    expect(linesOf(center.services.db, taken.orderId)[0]).toMatchObject({ quantity: 16, priceMinor: 38_160 });
  });

  it('keeps the delivery it was taken with when the route changes', async () => {
    await center.services.writer.write((tx) =>
      tx.raw.exec('UPDATE route_day SET order_weekday = 5, delivery_day_offset = 3'),
    );
    expect((await refusal(submit({ plain: 1 }))).key).toBe('order-delivery-unknown');
    expect((await change({ quota: 16 })).readBack).toMatchObject({ deliveryDate: DELIVERY_DATE, totalQuantity: 16 });
    const more = input({ plain: 1 }, { addToOrderId: taken.orderId });
    expect(checkDraft(center.services.db, center.as('op1'), more).problems).toEqual([]);
    expect((await submit({ plain: 1 }, more)).readBack).toMatchObject({ totalQuantity: 17 });
  });

  it('adds to an order taken before, without asking the quota twice', async () => {
    const added = await submit({ quota: 5, plain: 1 }, { addToOrderId: taken.orderId });
    expect(added).toMatchObject({ orderId: taken.orderId, number: taken.number, version: 2 });
    expect(added.readBack).toMatchObject({ lineCount: 3, totalQuantity: 31 });
    expect(left('quota')).toBe(0);
    const over = await refusal(submit({ quota: 1 }, { addToOrderId: taken.orderId }));
    expect(over.fields[0]).toMatchObject({ path: 'lines.0.quantity', key: 'order-line-quota' });
    const foreign = submit({ plain: 1 }, { addToOrderId: taken.orderId, customerId: 'customer-2' });
    expect((await refusal(foreign)).key).toBe('order-other-delivery');
  });

  it('cancels with a reason and gives everything back', async () => {
    expect(await cancel(1)).toMatchObject({ version: 2, state: 'cancelled' });
    expect([left('quota'), left('stocked')]).toEqual([20, 12]);
    expect(form().taken).toEqual([]);
    expect((await refusal(cancel(2))).key).toBe('order-not-open');
  });

  it('refuses an old version, a stranger, and everything after the cut-off', async () => {
    await change({ quota: 14 });
    expect((await refusal(cancel(1))).params).toEqual({ number: taken.number, version: 2 });
    expect((await refusal(cancel(2, 'op2'))).key).toBe('order-of-other');
    center.clock.nowMs = CUTOFF_MS;
    expect((await refusal(cancel(2))).key).toBe('order-closed');
    expect((await refusal(change({ quota: 1 }, 2))).key).toBe('order-closed');
  });

  it('shows a lead without a team nothing of customers without a route', async () => {
    await center.services.writer.write((tx) => tx.raw.exec('UPDATE customer SET route_id = NULL'));
    const lead = center.as('lead');
    const alone = { ...lead, actor: { ...lead.actor, teamId: null } };
    expect(() => showOrder(center.services.db, alone, { orderId: taken.orderId })).toThrow(AppError);
  });

  it('lets the lead of the team cancel', async () => {
    expect(await cancel(1, 'lead')).toMatchObject({ state: 'cancelled' });
  });
});

describe('the list of orders', () => {
  it('reaches as far as the asker', async () => {
    await submit({ plain: 1 });
    await submit({ plain: 1 }, {}, 'op2');
    const list = (login: 'op1' | 'op2' | 'lead', more: object = {}) =>
      listOrders(center.services.db, center.as(login), { limit: 50, offset: 0, from: '2026-11-24', ...more }).rows;
    expect(list('op1').map((row) => row.operatorName)).toEqual(['OP1']);
    expect(list('lead')).toHaveLength(2);
    expect(list('op1', { customerId: 'customer' })).toHaveLength(2);
    expect(list('lead', { text: '20261124-000002' })).toHaveLength(1);
    expect(list('lead', { text: 'c-000001' })).toHaveLength(2);
    expect(list('lead', { text: '便利店1' })).toHaveLength(2);
    expect(list('lead', { text: '2026' })).toHaveLength(2);
    expect(list('lead', { text: '便利店2' })).toHaveLength(0);
    expect(list('lead', { state: 'cancelled' })).toHaveLength(0);
    expect(list('lead', { state: 'submitted' })).toHaveLength(2);
    expect(list('lead', { from: null, state: 'delivered' })).toHaveLength(32);
  });
});

describe('notes on lines', () => {
  const line = (productId: string, quantity: number, note?: string) => ({
    productId,
    quantity,
    priceMinor: PRICES[productId] ?? 1,
    ...(note !== undefined && { note }),
  });
  const notes = (orderId: string) => linesOf(center.services.db, orderId).map((each) => each.note);
  const change = (orderId: string, version: number, lines: object[]) =>
    center.command(center.as('op1'), changeOrder, { orderId, version, reason: '改', lines } as never);

  it('are kept by a change that says nothing of them, and taken away by an empty one', async () => {
    const { orderId } = await submit({}, { lines: [line('plain', 2, 'red packs'), line('boxed', 20)] });
    expect(notes(orderId)).toEqual(['red packs', null]);
    await change(orderId, 1, [line('boxed', 20, 'no tape'), line('plain', 3)]);
    expect(notes(orderId)).toEqual(['no tape', 'red packs']);
    await change(orderId, 2, [line('boxed', 20, ''), line('plain', 3, 'blue packs')]);
    expect(notes(orderId)).toEqual([null, 'blue packs']);
    const { lines, versions } = showOrder(center.services.db, center.as('op1'), { orderId });
    expect(lines.map((each) => each.note)).toEqual([null, 'blue packs']);
    const nameOf = (productId: string) => lines.find((each) => each.productId === productId)?.name;
    const [plain, boxed] = [nameOf('plain'), nameOf('boxed')];
    expect(versions.map((version) => version.lineNotes)).toEqual([
      [{ name: plain, note: 'red packs' }],
      [
        { name: boxed, note: 'no tape' },
        { name: plain, note: 'red packs' },
      ],
      [{ name: plain, note: 'blue packs' }],
    ]);
  });

  it('are joined when the same product is added, each said once', async () => {
    const { orderId } = await submit({}, { lines: [line('plain', 2, 'red packs'), line('boxed', 20)] });
    const add = (lines: object[]) => submit({}, { addToOrderId: orderId, lines });
    await add([line('plain', 1, 'no tape'), line('boxed', 10, 'cold')]);
    expect(notes(orderId)).toEqual(['red packs; no tape', 'cold']);
    await add([line('plain', 1), line('boxed', 10, 'cold')]);
    expect(notes(orderId)).toEqual(['red packs; no tape', 'cold']);
  });
});
