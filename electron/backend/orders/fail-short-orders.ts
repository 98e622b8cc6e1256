import type { WritableDB } from '../../../db/connection.ts';
import { waitingUse } from '../../../db/failed-orders.ts';
import { orderProducts } from '../../../db/order-products.ts';
import { findOrder } from '../../../db/orders.ts';
import { ordersFallingThrough } from '../../../shared/domain/orders/order-failure.ts';
import { type FailContext, type FailedOutcome, orderFailer } from './fail-order.ts';

/**
 * The stock of these products was set, and its use counted: where phone orders not yet handed over ask for more than
 * there is, the latest placed ones fall through, each with the products that ran short. Stock that others have used up
 * (web orders, orders handed over since) is not to be had back from them.
 */
export function failShortOrders(tx: WritableDB, ctx: FailContext, productIds: readonly string[]): FailedOutcome[] {
  const products = new Map(orderProducts(tx, productIds).map((row) => [row.id, row]));
  const left = new Map<string, number>();
  for (const { id, stockLeft } of products.values()) if (stockLeft !== null && stockLeft < 0) left.set(id, stockLeft);
  if (left.size === 0) return [];
  const fail = orderFailer(tx, ctx);
  return ordersFallingThrough(waitingUse(tx, [...left.keys()]), left).flatMap(({ orderId, productIds: short }) => {
    const order = findOrder(tx, orderId);
    if (!order) return [];
    const named = short.map((id) => `${products.get(id)?.code ?? ''} ${products.get(id)?.name ?? ''}`);
    return [fail(order, { reason: 'no-stock', note: named.join(', '), short })];
  });
}
