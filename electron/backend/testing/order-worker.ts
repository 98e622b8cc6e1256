import { createHash } from 'node:crypto';
import { findOrder, ordersForDelivery } from '../../../db/orders.ts';
import { DELIVERY_DATE } from '../../../db/testing/seed-order-center.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { cancelOrder } from '../orders/cancel-order.ts';
import { changeOrder } from '../orders/change-order.ts';
import { submitOrder } from '../orders/submit-order.ts';
import type { ReadContext } from '../services.ts';
import type { TempBackend } from './temp-backend.ts';

/** How often each was accepted. */
export type WorkCounts = Record<'submit' | 'add' | 'change' | 'cancel' | 'refused', number>;

const PRICES = { plain: 19_500, quota: 38_160, 'quota-2': 60_000, stocked: 19_500 } as const;
const CUSTOMERS = ['customer', 'customer-2', 'customer-3'];

/** Runs a seat that does `steps` random things to the orders of three customers, whoever's they are. */
export function createOrderWorker(
  backend: TempBackend,
  ctx: ReadContext,
): (seed: string, steps: number) => Promise<WorkCounts> {
  return async (seed, steps) => {
    const counts: WorkCounts = { submit: 0, add: 0, change: 0, cancel: 0, refused: 0 };
    for (let step = 0; step < steps; step += 1) {
      const random = createHash('sha256').update(`${seed} ${step}`).digest();
      const at = (index: number, most: number) => (random[index] ?? 0) % most;
      const customerId = CUSTOMERS[at(0, CUSTOMERS.length)] as string;
      const live = ordersForDelivery(backend.services.db, customerId, DELIVERY_DATE);
      const order = live[at(1, Math.max(1, live.length))];
      const what = order ? (['submit', 'add', 'change', 'change', 'cancel'] as const)[at(2, 5)] : 'submit';
      const lines = (Object.keys(PRICES) as (keyof typeof PRICES)[])
        .map((productId, index) => ({ productId, quantity: at(3 + index, 7), priceMinor: PRICES[productId] }))
        .filter((line) => line.quantity > 0);
      const base = { customerId, deliveryDate: DELIVERY_DATE, draftRevision: null, note: '', lines };
      // As it was looked at: by now somebody else may have been there.
      const target = { orderId: order?.id ?? '', version: order?.version ?? 0, reason: 'x' };
      try {
        if (what === 'submit') await backend.command(ctx, submitOrder, base);
        if (what === 'add') await backend.command(ctx, submitOrder, { ...base, addToOrderId: target.orderId });
        if (what === 'change') await backend.command(ctx, changeOrder, { ...target, lines });
        if (what === 'cancel') await backend.command(ctx, cancelOrder, target);
        counts[what ?? 'submit'] += 1;
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        counts.refused += 1;
      }
      if (order && findOrder(backend.services.db, order.id) === undefined) throw new Error('an order is gone');
    }
    return counts;
  };
}
