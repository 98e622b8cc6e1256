import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DELIVERY_DATE } from '../../../db/testing/seed-order-center.ts';
import { orderSlip as contract } from '../../../shared/contract/orders.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { changeOrder } from './change-order.ts';
import { showOrderSlip } from './order-slip.ts';
import { submitOrder } from './submit-order.ts';

let center: OrderCenter;
beforeEach(async () => {
  center = await createOrderCenter();
});
afterEach(() => center.close());

const PLAIN = { productId: 'plain', priceMinor: 19_500 };
const take = (quantity: number) =>
  center.command(center.as('op1'), submitOrder, {
    customerId: 'customer',
    deliveryDate: DELIVERY_DATE,
    draftRevision: null,
    note: '',
    lines: [{ ...PLAIN, quantity }],
  });
const slip = (orderId: string) => showOrderSlip(center.services.db, center.as('op1'), { orderId });

describe('the slip of an order', () => {
  it('holds its newest version with who wrote it, and no reminder while the deposit suffices', async () => {
    const { orderId } = await take(10);
    await center.command(center.as('lead'), changeOrder, {
      orderId,
      version: 1,
      reason: 'less',
      lines: [{ ...PLAIN, quantity: 8 }],
    });
    const shown = slip(orderId);
    expect(contract.parse(shown)).toMatchObject({
      order: { version: 2, totalQuantity: 8 },
      lines: [{ name: '长城（软）', quantity: 8, amountMinor: 156_000 }],
      writtenByName: 'LEAD',
      writtenAtMs: center.clock.nowMs,
      depositMissingMinor: 0,
    });
  });

  it('says what is missing of the deposit over all that waits, and when it is deducted', async () => {
    await take(20);
    const { orderId } = await take(10);
    expect(slip(orderId)).toMatchObject({
      depositMissingMinor: 30 * 19_500 - 500_000,
      deductionAtMs: Date.parse('2026-11-24T18:00:00+08:00'),
    });
  });

  it('knows no order that is not there', () => {
    expect(() => slip('nothing')).toThrow('order-unknown');
  });
});
