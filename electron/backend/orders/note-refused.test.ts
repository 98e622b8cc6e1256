import { afterEach, beforeEach, expect, it } from 'vitest';
import { DELIVERY_DATE, ORDER_DAY } from '../../../db/testing/seed-order-center.ts';
import type { DraftLine } from '../../../shared/contract/order-drafts.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
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
