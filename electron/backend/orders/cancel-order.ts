import type { z } from 'zod';
import { linesOf, ordersForDelivery, updateOrder } from '../../../db/orders.ts';
import type { cancelOrderInput, cancelOrderOutput } from '../../../shared/contract/order-placing.ts';
import { withdrawOrderOfCall } from '../calls/call-for-order.ts';
import { reopenOrderItems } from '../queue/close-order-items.ts';
import type { UseCase } from '../services.ts';
import { requireVersion } from './change-order.ts';
import { requireAlterable } from './judge-order.ts';
import { settleFailedOrder } from './settle-failed-order.ts';
import { giveBackLines, keepVersion } from './write-order.ts';

/**
 * Cancels an order until its cut-off: gives back quota and stock, keeps the lines, and lets the customer be called again
 * when it was the last order for that delivery. A failed order may be cancelled until its rescue deadline, which settles
 * its call. Errors: `requireAlterable`, `conflict/order-changed` {number, version}.
 */
export const cancelOrder: UseCase<z.output<typeof cancelOrderInput>, z.input<typeof cancelOrderOutput>> = (
  tx,
  ctx,
  input,
) => {
  const order = requireAlterable(tx, ctx.actor, input.orderId, ctx.nowMs);
  requireVersion(order, input.version);
  const lines = linesOf(tx, order.id);
  if (order.state !== 'failed') giveBackLines(tx, order, lines);
  const cancelled = { ...order, state: 'cancelled', version: order.version + 1 } as const;
  updateOrder(tx, {
    id: order.id,
    state: cancelled.state,
    lineCount: order.lineCount,
    totalQuantity: order.totalQuantity,
    amountMinor: order.amountMinor,
    version: cancelled.version,
  });
  keepVersion(tx, ctx, cancelled, lines, input.reason);
  withdrawOrderOfCall(tx, ctx, order.id);
  if (order.state === 'failed') settleFailedOrder(tx, ctx, order, 'cancelled');
  const { customerId, deliveryDate } = order;
  if (deliveryDate !== null && ordersForDelivery(tx, customerId, deliveryDate).length === 0) {
    reopenOrderItems(tx, ctx, { customerId, deliveryDate });
  }
  ctx.audit({
    entity: 'order',
    entityId: order.id,
    before: { state: order.state, version: order.version },
    after: { state: cancelled.state, version: cancelled.version },
    reason: input.reason,
  });
  ctx.publish('order.changed', [order.id]);
  return { orderId: order.id, version: cancelled.version, state: cancelled.state };
};
