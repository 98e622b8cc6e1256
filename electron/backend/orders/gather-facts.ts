import type { ReadableDB } from '../../../db/connection.ts';
import { type OrderProductRow, orderProducts } from '../../../db/order-products.ts';
import { committedMinor, type NamedLineRow } from '../../../db/orders.ts';
import type { OrderDelivery } from '../../../shared/contract/order-form.ts';
import type { OrderFacts, ProductFacts } from '../../../shared/domain/orders/check-order.ts';
import type { OrderingChannel } from '../../../shared/domain/orders/order-type.ts';
import { orderRuleOf } from '../strategies/class-strategies.ts';
import type { OrderSetting } from './order-setting.ts';
import { type QuotaStates, quotaStates } from './quota-states.ts';

/** The order that is about to be replaced: its lines count as not taken, and keep the price they were taken at. */
export interface ReplacedOrder {
  readonly id: string;
  readonly lines: readonly NamedLineRow[];
  /** It failed, and has given back stock and quota already. */
  readonly failed?: boolean;
}

export interface GatheredFacts extends OrderFacts {
  readonly rows: ReadonlyMap<string, OrderProductRow>;
  readonly quotas: QuotaStates;
}

/** The facts for `checkOrder`, all from stored rows. Inside a transaction nobody else can change them meanwhile. */
export function gatherFacts(
  db: ReadableDB,
  setting: OrderSetting,
  delivery: OrderDelivery,
  productIds: readonly string[],
  replaced: ReplacedOrder | null,
  channel: OrderingChannel,
): GatheredFacts {
  const { customer, settings, deliveries } = setting;
  const exceptId = replaced?.id ?? '';
  const quotas = quotaStates(db, customer.id, delivery.orderDate, exceptId);
  const rows = new Map(orderProducts(db, productIds).map((row) => [row.id, row]));
  const before = new Map(replaced?.lines.map((line) => [line.productId, line]));
  const products = new Map<string, ProductFacts>();
  for (const row of rows.values()) {
    const old = before.get(row.id);
    products.set(row.id, {
      active: row.active === 1,
      priceMinor: old?.priceMinor ?? row.priceMinor,
      orderMultiple: row.orderMultiple,
      leastQuantity: row.leastQuantity,
      mostQuantity: row.mostQuantity,
      quota: row.isQuota === 1 ? quotas.of(row.id) : null,
      stockLeft: row.stockLeft === null ? null : row.stockLeft + ((!replaced?.failed && old?.quantity) || 0),
    });
  }
  return {
    rows,
    quotas,
    customerClosed: customer.status === 'closed',
    delivery,
    nextDeliveryDate: deliveries.open.find((one) => one.cutoffAtMs > setting.nowMs)?.deliveryDate ?? null,
    firstDeliveryDate: deliveries.open[0]?.deliveryDate ?? null,
    // An order that was taken stays what it was: changing its lines makes it no order of another type.
    orderRule: replaced ? null : orderRuleOf(db, customer.id, deliveries.today, channel),
    products,
    classTotalLeft: quotas.classTotal?.left ?? null,
    depositMinor: customer.depositMinor,
    creditLimitMinor: customer.creditLimitMinor,
    committedMinor: committedMinor(db, customer.id, deliveries.today, exceptId),
    timeZone: settings.timeZone,
    currency: settings.currency,
  };
}
