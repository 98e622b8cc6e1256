import type { ReadableDB } from '../../../db/connection.ts';
import { type CustomerRow, findCustomer } from '../../../db/customers.ts';
import {
  lastOrderDate,
  orderDatesOf,
  type PurchaseRow,
  purchasesOf,
  purchasesOfProducts,
} from '../../../db/order-history.ts';
import { companySettings } from '../../../db/settings.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { OrderDelivery } from '../../../shared/contract/order-form.ts';
import type { CompanySettings } from '../../../shared/contract/settings.ts';
import { addDays } from '../../../shared/domain/calendar/business-date.ts';
import type { Delivery } from '../../../shared/domain/routes/deliveries.ts';
import { ordersSinceEach } from '../../../shared/domain/suggestions/rank-products.ts';
import { type OrderRhythm, orderRhythm, type Purchase } from '../../../shared/domain/suggestions/suggest-quantity.ts';
import { type CustomerDeliveries, customerDeliveries } from './customer-deliveries.ts';

/** "Usually buys" looks back so many weeks from the customer's last order. */
export const USUAL_WEEKS = 12;
const HISTORY_WEEKS = 52;

export interface OrderSetting {
  readonly customer: CustomerRow;
  readonly settings: CompanySettings;
  readonly deliveries: CustomerDeliveries;
  readonly nowMs: number;
}

/** Who orders, under which settings, and where it can go. Error: `not-found/customer-unknown`. */
export function orderSetting(
  db: ReadableDB,
  nowMs: number,
  input: { readonly customerId: string; readonly taskId?: string | null | undefined },
): OrderSetting {
  const customer = findCustomer(db, input.customerId);
  if (!customer) throw new AppError('not-found', 'customer-unknown');
  const settings = companySettings(db);
  const deliveries = customerDeliveries(db, customer, input.taskId ?? null, settings, nowMs);
  return { customer, settings, deliveries, nowMs };
}

/** A delivery as the screen and the check see it. */
export function asOrderDelivery(delivery: Delivery, { deliveries }: OrderSetting): OrderDelivery {
  const { quotaCycles: _quotaCycles, ...shown } = delivery;
  return { ...shown, offDay: deliveries.offDay };
}

/**
 * The delivery that leads to this date, its cut-off open or past. Errors: `refused/order-no-delivery`,
 * `refused/order-delivery-unknown` {delivery, next}.
 */
export function requireDelivery(setting: OrderSetting, deliveryDate: string): OrderDelivery {
  const delivery = setting.deliveries.on(deliveryDate);
  if (delivery) return asOrderDelivery(delivery, setting);
  const next = setting.deliveries.open[0]?.deliveryDate;
  if (next === undefined) throw new AppError('refused', 'order-no-delivery');
  throw new AppError('refused', 'order-delivery-unknown', { delivery: deliveryDate, next });
}

/** What the customer bought, by product, oldest first. */
export interface CustomerHistory {
  readonly byProduct: ReadonlyMap<string, readonly Purchase[]>;
  /** For each of the customer's orders that held the product, how many came since; empty: never bought. */
  ordersSince(productId: string): number[];
  readonly rhythm: OrderRhythm;
  /** Products bought since this date are what the customer usually buys. */
  readonly usualFrom: string;
}

/**
 * A year of history, counted back from the customer's last order, so that a lapsed customer is still known by what it
 * used to buy. With `productIds` the purchases of these products only.
 */
export function customerHistory(
  db: ReadableDB,
  { customer, deliveries }: OrderSetting,
  productIds?: readonly string[],
): CustomerHistory {
  const { today } = deliveries;
  const last = lastOrderDate(db, customer.id, today) ?? today;
  const from = addDays(last, -7 * HISTORY_WEEKS);
  const rows = productIds
    ? purchasesOfProducts(db, customer.id, from, today, productIds)
    : purchasesOf(db, customer.id, from, today);
  const orderDates = orderDatesOf(db, customer.id, from, today);
  const purchases = byProduct(rows);
  return {
    byProduct: purchases,
    ordersSince: (productId) => {
      const dates = purchases.get(productId)?.map((purchase) => purchase.date) ?? [];
      return ordersSinceEach(dates, orderDates);
    },
    rhythm: orderRhythm(orderDates),
    usualFrom: addDays(last, -7 * USUAL_WEEKS),
  };
}

function byProduct(rows: readonly PurchaseRow[]): Map<string, Purchase[]> {
  const purchases = new Map<string, Purchase[]>();
  for (const row of rows) {
    const known = purchases.get(row.productId);
    const last = known?.at(-1);
    // Several orders of one day are one purchase.
    if (last?.date === row.date) known?.splice(-1, 1, { date: row.date, quantity: last.quantity + row.quantity });
    else if (known) known.push(row);
    else purchases.set(row.productId, [row]);
  }
  return purchases;
}
