import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CUTOFF_MS, DELIVERY_DATE, ORDER_DAY } from '../../../db/testing/seed-order-center.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { DraftLine } from '../../../shared/contract/order-drafts.ts';
import { reasonFilter } from '../../../shared/contract/reasons.ts';
import { showReasons } from '../reports/show-reasons.ts';
import { inlineServices } from '../testing/inline-job.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { changeOrder } from './change-order.ts';
import { discardDraft } from './discard-draft.ts';
import { failShortOrders } from './fail-short-orders.ts';
import { saveDraft } from './save-draft.ts';
import { submitOrder } from './submit-order.ts';

let center: OrderCenter;
let revision: number;
beforeEach(async () => {
  center = await createOrderCenter();
  revision = 0;
});
afterEach(() => center.close());

const asked = { customerId: 'customer', deliveryDate: DELIVERY_DATE };
const type = async (quantities: Record<string, number | null>) => {
  const lines: DraftLine[] = Object.entries(quantities).map(([productId, quantity]) => ({ productId, quantity }));
  const input = { ...asked, baseRevision: revision, lines, note: '', takeOver: false };
  const saved = await center.command(center.as('op1'), saveDraft, input, { audit: 'none', commandId: null });
  revision = saved.revision;
  return saved.draftId;
};
const order = (productId: string, quantity: number, priceMinor: number) =>
  center.command(center.as('op1'), submitOrder, {
    ...{ ...asked, note: '', draftRevision: revision || null },
    lines: [{ productId, quantity, priceMinor }],
  });
const PRICES: Record<string, number> = { quota: 38_160, stocked: 19_500, plain: 19_500 };
const change = async (orderId: string, version: number, quantities: Record<string, number>): Promise<string> => {
  const lines = Object.entries(quantities).map(([productId, quantity]) => ({
    productId,
    quantity,
    priceMinor: PRICES[productId] ?? 1,
  }));
  const input = { orderId, version, reason: '改', lines };
  const refused = await center.command(center.as('op1'), changeOrder, input).catch((error: unknown) => error);
  return refused instanceof AppError ? refused.key : 'changed';
};
/** What the report of refused demand counts of the day, by product. */
const reported = async () => {
  const actor = center.actor(['supervisor']);
  const ctx = { ...center.context(actor), services: inlineServices(center), commandId: null, procedure: 'test' };
  const filter = reasonFilter.parse({ from: ORDER_DAY, to: ORDER_DAY });
  const { lines } = await showReasons(ctx, { kind: 'refused', group: 'product', filter, times: 2 });
  return Object.fromEntries(lines.map(({ id, now }) => [id, now.refused ?? 0]));
};
const everythingElse = () =>
  (['sales_order', 'order_line', 'order_version', 'quota_use', 'stock_use', 'audit', 'outbox', 'command'] as const).map(
    (table) => center.services.db.raw.prepare(`SELECT * FROM ${table}`).all(),
  );
const kept = () =>
  center.services.db.raw
    .prepare(
      'SELECT product_id, stage, reason, wanted, allowed, price_minor FROM refused_demand ORDER BY product_id, stage',
    )
    .raw()
    .all();

it('keeps what was typed in vain once it is taken back, the largest of it once, and nothing that could be had', async () => {
  await type({ quota: 3, plain: 9, stocked: 40 });
  await type({ quota: 30, plain: 9, stocked: 40 });
  expect(kept()).toEqual([]);
  await type({ quota: 2, plain: 1, stocked: 40 });
  await type({ quota: 25, plain: 1, stocked: 40 });
  await type({ quota: null, plain: null });
  expect(kept()).toEqual([
    ['quota', 'asked', 'quota', 30, 20, 38_160],
    ['stocked', 'asked', 'stock', 40, 12, 19_500],
  ]);
  const [row] = center.services.db.raw.prepare('SELECT * FROM refused_demand').all();
  expect(row).toMatchObject({ order_day: ORDER_DAY, asked_on: ORDER_DAY, route_id: 'route', class_id: 'class-a' });
  expect(row).toMatchObject({ operator_id: 'op1', call_id: null });
});

it('says why: no quota yet, the class total, a suspended product, its own rules', async () => {
  const draftId = await type({ quota: 20, 'quota-2': 8, unpublished: 5, withdrawn: 2, boxed: 12 });
  await center.command(center.as('op2'), discardDraft, { draftId, revision });
  expect(kept()).toEqual([
    ['boxed', 'asked', 'multiple', 12, 10, 12_000],
    ['quota-2', 'asked', 'class-total', 8, 4, 60_000],
    ['unpublished', 'asked', 'unpublished', 5, 0, 20_000],
    ['withdrawn', 'asked', 'suspended', 2, 0, 9_000],
  ]);
});

it('counts what was had of the day already, so that a further order asks for the whole', async () => {
  await order('quota', 15, 38_160);
  await type({ quota: 9 });
  await type({ quota: 5 });
  expect(kept()).toEqual([['quota', 'asked', 'quota', 24, 20, 38_160]]);
});

it('keeps what an order held that falls through for want of stock, of what ran short', async () => {
  await order('stocked', 10, 19_500);
  await center.services.writer.write((tx) => {
    tx.raw.exec("UPDATE product SET stock = 4 WHERE id = 'stocked'");
    failShortOrders(
      tx,
      {
        nowMs: center.clock.nowMs,
        actor: center.as('lead').actor,
        newId: center.services.ports.newId,
        audit: () => undefined,
      },
      ['stocked'],
    );
  });
  expect(kept()).toEqual([['stocked', 'taken', 'fell-through', 10, 0, 19_500]]);
});

describe('a change of an order that is refused', () => {
  it('keeps the largest try of what it asked for, and changes nothing else', async () => {
    const { orderId } = await order('quota', 15, 38_160);
    const before = everythingElse();
    expect(await change(orderId, 1, { quota: 30, stocked: 40, plain: 2 })).toBe('order-refused');
    expect(await change(orderId, 1, { quota: 25, plain: 2 })).toBe('order-refused');
    expect(everythingElse()).toEqual(before);
    expect(kept()).toEqual([
      ['quota', 'asked', 'quota', 30, 20, 38_160],
      ['stocked', 'asked', 'stock', 40, 12, 19_500],
    ]);
    const [row] = center.services.db.raw.prepare('SELECT * FROM refused_demand').all();
    expect(row).toMatchObject({ operator_id: 'op1', route_id: 'route', class_id: 'class-a', had: 15 });
    expect(await reported()).toEqual({ quota: 10, stocked: 28 });
  });

  it('is settled by what the order holds later, and forgotten by one that then takes less than it could', async () => {
    const { orderId } = await order('quota', 15, 38_160);
    await change(orderId, 1, { quota: 30 });
    await change(orderId, 1, { quota: 17 });
    expect(await reported()).toEqual({});
    await change(orderId, 2, { quota: 20 });
    expect(await reported()).toEqual({ quota: 10 });
    await center.services.writer.write((tx) => tx.raw.exec('UPDATE quota SET quantity = 60'));
    await change(orderId, 3, { quota: 30 });
    // Met later, which the line counts.
    expect(await reported()).toEqual({ quota: 0 });
  });

  it('counts other orders of the day, and keeps nothing when it is refused for another reason', async () => {
    const { orderId } = await order('quota', 9, 38_160);
    await order('quota', 5, 38_160);
    expect(await change(orderId, 7, { quota: 30 })).toBe('order-changed');
    expect(kept()).toEqual([]);
    await change(orderId, 1, { quota: 16 });
    expect(kept()).toEqual([['quota', 'asked', 'quota', 21, 20, 38_160]]);
    await center.services.writer.write((tx) => tx.raw.exec("UPDATE product SET active = 0 WHERE id = 'stocked'"));
    center.clock.nowMs = CUTOFF_MS;
    expect(await change(orderId, 1, { quota: 40 })).toBe('order-closed');
    expect(kept()).toHaveLength(1);
  });

  it('counts a repair that is refused only for what it wants beyond what fell through', async () => {
    const { orderId } = await order('stocked', 10, 19_500);
    await center.command(
      center.as('lead'),
      (tx, ctx) => {
        tx.raw.exec("UPDATE product SET stock = 4 WHERE id = 'stocked'");
        failShortOrders(tx, ctx, ['stocked']);
      },
      {},
    );
    expect(await change(orderId, 2, { stocked: 10 })).toBe('order-refused');
    expect(await reported()).toEqual({ stocked: 10 });
    expect(await change(orderId, 2, { stocked: 12 })).toBe('order-refused');
    expect(await reported()).toEqual({ stocked: 12 });
    expect(await change(orderId, 2, { stocked: 4 })).toBe('changed');
    expect(await reported()).toEqual({ stocked: 8 });
  });
});
