import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DELIVERY_DATE } from '../../../db/testing/seed-order-center.ts';
import type { AllowedOrders } from '../../../shared/domain/orders/order-type.ts';
import { readCustomerCard } from '../customers/read-customer-card.ts';
import { checkDraft } from '../orders/check-draft.ts';
import { orderForm } from '../orders/order-form.ts';
import { submitOrder } from '../orders/submit-order.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import {
  listChannelStrategies,
  removeChannelStrategy,
  saveChannelStrategy,
  saveVisitStrategy,
  visitStrategyOf,
} from './class-strategies.ts';

let center: OrderCenter;
beforeEach(async () => {
  center = await createOrderCenter();
});
afterEach(() => center.close());

const ctx = () => center.context(center.actor(['supervisor']));
const span = { classId: null as string | null, name: '渠道', validFrom: '2026-11-01', validTo: null as string | null };
const ALL = { regular: ['phone'], 'off-day': ['phone'], advance: ['phone'] } as const;
const save = (allowed: Partial<AllowedOrders>, more: Partial<typeof span> = {}, id: string | null = null) =>
  center.command(ctx(), saveChannelStrategy, { id, fields: { ...span, ...more, allowed: { ...ALL, ...allowed } } });
const lines = [{ productId: 'plain', quantity: 10, priceMinor: 19_500 }];
const order = { customerId: 'customer', deliveryDate: DELIVERY_DATE, lines, draftRevision: null, note: '' };
const submit = (more: object = {}) => center.command(center.as('op1'), submitOrder, { ...order, ...more });
const exec = (text: string) => center.services.writer.write((tx) => tx.raw.exec(text));

describe('order-channel strategies', () => {
  it('allow everything while there is none', async () => {
    expect((await submit()).number).toBeTruthy();
    expect(orderForm(center.services.db, center.as('op1'), { customerId: 'customer' }).orderRule).toBeNull();
  });

  it('refuse an order type in the check, on the form and at submit, and say what is allowed', async () => {
    await save({ advance: ['web'] });
    const later = { deliveryDate: '2026-12-02' };
    const refusal = {
      key: 'order-type-default',
      params: { channel: 'phone', type: 'advance', allowed: 'regular,off-day' },
    };
    expect(checkDraft(center.services.db, center.as('op1'), { ...order, ...later }).problems).toMatchObject([refusal]);
    await expect(submit(later)).rejects.toMatchObject(refusal);
    expect((await submit()).number).toBeTruthy();
    expect(
      orderForm(center.services.db, center.as('op1'), { customerId: 'customer', ...later }).orderRule,
    ).toMatchObject({ className: null, allowed: { advance: ['web'] } });
  });

  it('come from the highest-ranked group that has one, and take over on their day', async () => {
    await exec(`UPDATE class_type SET group_rank = 1, is_main = 1`);
    await save({ regular: ['web'], 'off-day': [], advance: [] });
    await expect(submit()).rejects.toMatchObject({ key: 'order-channel-default', params: { allowed: 'web' } });
    await save({}, { classId: 'class-a', name: 'A' });
    expect((await submit()).number).toBeTruthy();
    await save({ regular: ['phone-request'] }, { classId: 'class-a', name: 'A2', validFrom: '2026-11-24' });
    await expect(submit()).rejects.toMatchObject({ key: 'order-type-class', params: { allowed: 'off-day,advance' } });
  });

  it('know a call that came in', async () => {
    await save({ regular: ['phone-request'] });
    await expect(submit()).rejects.toMatchObject({ key: 'order-type-default' });
    await exec(`INSERT INTO call (id, conversation_id, customer_id, direction, source, seat_id, operator_id, number, business_date, started_at_ms)
      SELECT 'in', 'in', 'customer', 'in', 'incoming', NULL, 'op1', '', '2026-11-24', ${center.clock.nowMs}`);
    const { orderId } = await submit();
    const row = center.services.db.raw.prepare('SELECT channel FROM sales_order WHERE id = ?').get(orderId);
    expect(row).toEqual({ channel: 'phone-request' });
  });

  it('are refused when they allow nothing, overlap, or belong to no class', async () => {
    await expect(save({ regular: [], 'off-day': [], advance: [] })).rejects.toMatchObject({
      key: 'channel-strategy-empty',
    });
    const { id } = await save({}, { validTo: '2026-12-31' });
    await expect(save({}, { validFrom: '2026-12-31' })).rejects.toMatchObject({
      key: 'strategy-versions-overlap',
    });
    await expect(save({}, { validFrom: '2026-12-01', validTo: '2026-11-01' })).rejects.toMatchObject({
      key: 'strategy-validity',
    });
    await expect(save({}, { classId: 'no-class' })).rejects.toMatchObject({ key: 'class-unknown' });
    await save({ advance: [] }, { name: '改' }, id);
    expect(listChannelStrategies(center.services.db, ctx(), {}).strategies).toMatchObject([{ id, name: '改' }]);
    await center.command(ctx(), removeChannelStrategy, { id });
    expect(listChannelStrategies(center.services.db, ctx(), {}).strategies).toEqual([]);
  });
});

describe('visit-cycle strategies', () => {
  it('are chosen by class like the others, their rule in one spelling', async () => {
    await exec(`UPDATE class_type SET group_rank = 1, is_main = 1`);
    const visit = (more: object) =>
      center.command(ctx(), saveVisitStrategy, {
        id: null,
        fields: { ...span, rule: 'freq=monthly;byday=+1tu', note: '', ...more },
      });
    await visit({});
    await visit({ classId: 'class-a', rule: 'FREQ=WEEKLY;INTERVAL=2', note: '看陈列' });
    expect(visitStrategyOf(center.services.db, 'customer', '2026-11-24')).toMatchObject({
      row: { rule: 'FREQ=WEEKLY;INTERVAL=2', note: '看陈列' },
    });
    const card = readCustomerCard(center.services.db, ctx(), { customerId: 'customer' });
    expect(card.visits).toMatchObject({ note: '看陈列' });
    expect(card.visits?.next).toHaveLength(3);
    await expect(visit({ validFrom: '2026-12-01', rule: 'nonsense' })).rejects.toMatchObject({ key: 'rule-part' });
  });
});
