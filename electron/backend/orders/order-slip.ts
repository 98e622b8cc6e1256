import type { z } from 'zod';
import { versionsOf } from '../../../db/order-versions.ts';
import { committedMinor, findOrder, linesOf } from '../../../db/orders.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { OrderSlip, showOrderInput } from '../../../shared/contract/orders.ts';
import type { Query } from '../services.ts';
import { maySee, orderSummary } from './order-scope.ts';
import { orderSetting } from './order-setting.ts';

const NO_ORDER = '';

/**
 * What the customer is given of an order. The deposit is looked at as it is now, for an order that is still to be paid
 * for. Error: `not-found/order-unknown`, also for one out of reach.
 */
export const showOrderSlip: Query<z.output<typeof showOrderInput>, OrderSlip> = (db, ctx, input) => {
  const order = findOrder(db, input.orderId);
  if (!order || !maySee(ctx.actor, order)) throw new AppError('not-found', 'order-unknown');
  const { customer, deliveries } = orderSetting(db, ctx.nowMs, order);
  const newest = versionsOf(db, order.id).at(-1);
  const waits = order.state === 'submitted' || order.state === 'handed-over';
  const owedMinor = committedMinor(db, customer.id, deliveries.today, NO_ORDER);
  return {
    order: orderSummary(db, ctx, order),
    lines: linesOf(db, order.id),
    writtenByName: newest?.operatorName ?? order.operatorName,
    writtenAtMs: newest?.atMs ?? order.placedAtMs,
    depositMissingMinor: waits && customer.depositMinor !== null ? Math.max(0, owedMinor - customer.depositMinor) : 0,
    deductionAtMs: order.deliveryDate === null ? null : (deliveries.on(order.deliveryDate)?.deductionAtMs ?? null),
  };
};
