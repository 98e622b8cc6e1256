import { createHash } from 'node:crypto';
import { findOrder } from '../../../db/orders.ts';
import { DELIVERY_DATE } from '../../../db/testing/seed-order-center.ts';
import { storedOrders } from '../../../db/testing/stored-orders.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { cancelOrder } from '../orders/cancel-order.ts';
import { changeOrder } from '../orders/change-order.ts';
import { orderFailer } from '../orders/fail-order.ts';
import { submitOrder } from '../orders/submit-order.ts';
import type { ReadContext, UseCase } from '../services.ts';
import type { TempBackend } from './temp-backend.ts';

/** How often each was accepted. */
export type WorkCounts = Record<'submit' | 'add' | 'change' | 'cancel' | 'fail' | 'repair' | 'refused', number>;

const PRICES = { plain: 19_500, quota: 38_160, 'quota-2': 60_000, stocked: 19_500 } as const;
const CUSTOMERS = ['customer', 'customer-2', 'customer-3'];

const CHOICES = {
  submitted: ['submit', 'submit', 'add', 'change', 'change', 'cancel', 'fail'],
  failed: ['submit', 'repair', 'repair', 'cancel'],
} as const;

/** As the result of an order that comes in a file, unless somebody has been there since it was looked at. */
const failOrder: UseCase<{ orderId: string; version: number }, { ok: true }> = (tx, ctx, { orderId, version }) => {
  const order = findOrder(tx, orderId);
  if (order?.state !== 'submitted' || order.version !== version) throw new AppError('refused', 'order-not-open');
  orderFailer(tx, ctx)(order, { reason: 'no-funds', note: null });
  return { ok: true };
};

/** Runs a seat that does `steps` random things to the orders of three customers, whoever's they are. */
export function createOrderWorker(
  backend: TempBackend,
  ctx: ReadContext,
): (seed: string, steps: number) => Promise<WorkCounts> {
  return async (seed, steps) => {
    const counts: WorkCounts = { submit: 0, add: 0, change: 0, cancel: 0, fail: 0, repair: 0, refused: 0 };
    for (let step = 0; step < steps; step += 1) {
      const random = createHash('sha256').update(`${seed} ${step}`).digest();
      const at = (index: number, most: number) => (random[index] ?? 0) % most;
      const customerId = CUSTOMERS[at(0, CUSTOMERS.length)] as string;
      const orders = [...storedOrders(backend.services.db).values()].filter(
        (each) => each.customerId === customerId && each.state !== 'cancelled',
      );
      const order = orders[at(1, Math.max(1, orders.length))];
      const choices = order ? CHOICES[order.state === 'failed' ? 'failed' : 'submitted'] : (['submit'] as const);
      const what = choices[at(2, choices.length)] ?? 'submit';
      const lines = (Object.keys(PRICES) as (keyof typeof PRICES)[])
        .map((productId, index) => ({
          productId,
          quantity: at(3 + index, productId === 'plain' ? 7 : 4),
          priceMinor: PRICES[productId],
        }))
        .filter((line) => line.quantity > 0 && (line.productId === 'plain' || at(10, 2) === 0));
      const base = { customerId, deliveryDate: DELIVERY_DATE, draftRevision: null, note: '', lines };
      // As it was looked at: by now somebody else may have been there.
      const target = { orderId: order?.id ?? '', version: order?.version ?? 0, reason: 'x' };
      try {
        if (what === 'submit') await backend.command(ctx, submitOrder, base);
        if (what === 'add') await backend.command(ctx, submitOrder, { ...base, addToOrderId: target.orderId });
        if (what === 'change' || what === 'repair') await backend.command(ctx, changeOrder, { ...target, lines });
        if (what === 'fail') await backend.command(ctx, failOrder, target);
        if (what === 'cancel') await backend.command(ctx, cancelOrder, target);
        counts[what] += 1;
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        counts.refused += 1;
      }
      if (order && findOrder(backend.services.db, order.id) === undefined) throw new Error('an order is gone');
    }
    return counts;
  };
}
