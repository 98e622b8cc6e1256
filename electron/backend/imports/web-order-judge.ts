import type { ReadableDB } from '../../../db/connection.ts';
import { type CustomerRow, findCustomerByCode } from '../../../db/customers.ts';
import type { StagedWebLine, StagedWebOrder } from '../../../db/imports/web-order-staging.ts';
import { findOrderByNumber, linesOf, type NamedLineRow, type NamedOrderRow } from '../../../db/orders.ts';
import { findProductByCode, type ProductRow } from '../../../db/products.ts';
import { findRoute } from '../../../db/routes.ts';
import type { WebOrderRemark } from '../../../shared/contract/import-report.ts';
import type { CompanySettings } from '../../../shared/contract/settings.ts';
import { businessDateAt, instantOf } from '../../../shared/domain/calendar/business-date.ts';
import type { WallTime } from '../../../shared/domain/imports/read-date.ts';
import { type Rejected, reject } from '../../../shared/domain/imports/read-order-row.ts';
import type { WebOrderRow } from '../../../shared/domain/imports/read-web-order-row.ts';
import { orderTypeOf, orderTypeProblem } from '../../../shared/domain/orders/order-type.ts';
import { formatInstant } from '../../../shared/i18n/format.ts';
import { customerDeliveries } from '../orders/customer-deliveries.ts';
import { orderRuleOf } from '../strategies/class-strategies.ts';
import type { ImportSetting } from './kind-import.ts';
import { quotaWatch } from './quota-watch.ts';

/** A row of the order with its line in the file. */
export type LinedWebRow = WebOrderRow & { readonly line: number };

/** `line`: the row that is refused, the others with it; null: all of them for the same reason. */
interface RefusedOrder {
  readonly refused: Rejected;
  readonly line: number | null;
}
export type WebOrderVerdict =
  | 'stored'
  | { readonly order: StagedWebOrder; readonly remarks: readonly WebOrderRemark['key'][] }
  | RefusedOrder;

/** Orders by phone are numbered so; one by web would stand in the way of the next. */
const PHONE_NUMBER = /^\d{8}-\d{6}$/;
/** Further back the calendar is not looked at; such orders are history. */
const OLDEST_DAYS = 90;
const DAY_MS = 86_400_000;

/** Judges the orders of a file one after another, each by what is stored and the ones before it. */
export function webOrderJudge(
  db: ReadableDB,
  { nowMs, timeZone, newId, mapping }: ImportSetting,
  settings: CompanySettings,
): (number: string, rows: readonly LinedWebRow[]) => WebOrderVerdict {
  const takeQuota = quotaWatch(db);
  const instant = ({ date, second }: WallTime): number =>
    instantOf(date, Math.floor(second / 60), timeZone) + (second % 60) * 1000;
  const all = (...[reason, params]: Parameters<typeof reject>): RefusedOrder => ({
    refused: reject(reason, params),
    line: null,
  });

  function cancellation(
    number: string,
    rows: readonly LinedWebRow[],
    stored: NamedOrderRow | undefined,
  ): WebOrderVerdict {
    if (!stored) {
      // A file of the whole day tells of orders that came and went before anybody here knew them: nothing to do.
      const isTold = rows.some((row) => row.customer !== '' && row.product !== '');
      return isTold ? 'stored' : all('nothing-to-cancel', { order: number });
    }
    const other = rows.find((row) => row.customer !== '' && row.customer !== stored.customerCode);
    if (other) return all('order-of-another-customer', { order: number, customer: other.customer });
    if (stored.state === 'cancelled') return 'stored';
    if (stored.state === 'delivered') return all('order-delivered', { order: number });
    const lines = linesOf(db, stored.id);
    takeQuota({ ...watched(stored, []), cycles: 1 }, useOf(stored, lines));
    return { order: { ...restated(stored, lines), state: 'cancelled' }, remarks: [] };
  }

  /** The one customer that all rows name, who may order. */
  function partyOf(number: string, rows: readonly LinedWebRow[], first: LinedWebRow): CustomerRow | RefusedOrder {
    const named = rows.find((row) => row.customer !== '' && row.customer !== first.customer);
    if (named) return all('customers-differ', { order: number, customer: first.customer, other: named.customer });
    return findCustomerByCode(db, first.customer) ?? all('unknown-customer', { customer: first.customer });
  }

  /** By code; each stands once. */
  function productsOf(number: string, standing: readonly LinedWebRow[]): Map<string, ProductRow> | RefusedOrder {
    const found = new Map<string, ProductRow>();
    for (const { product, line } of standing) {
      const row = findProductByCode(db, product);
      if (!row) return { refused: reject('unknown-product', { product }), line };
      const earlier = found.has(product) ? standing.find((one) => one.product === product) : undefined;
      if (earlier) {
        return { refused: reject('order-product-twice', { order: number, product, line: earlier.line }), line };
      }
      found.set(product, row);
    }
    return found;
  }

  /** When it was placed; what is stored was placed when it came first. */
  function placedOf(
    number: string,
    standing: readonly LinedWebRow[],
    stored: NamedOrderRow | undefined,
  ): number | RefusedOrder {
    const said = standing.map((row) => instant(row.placedAt as WallTime));
    const [first, last] = [Math.min(...said), Math.max(...said)];
    const shown = (atMs: number): string => formatInstant(atMs, timeZone, 'date-time');
    if (last > nowMs) return all('placed-in-future', { at: shown(last), now: shown(nowMs) });
    // An older file that is sent again must not bring a cancelled order back.
    if (stored?.state === 'cancelled' && first <= stored.placedAtMs) {
      return all('web-order-cancelled', { order: number, at: shown(stored.placedAtMs) });
    }
    if (stored && stored.state !== 'cancelled') return stored.placedAtMs;
    const isOld = first < nowMs - OLDEST_DAYS * DAY_MS;
    return isOld ? all('placed-long-ago', { at: shown(first), days: OLDEST_DAYS }) : first;
  }

  return (number, rows) => {
    if (PHONE_NUMBER.test(number)) return all('order-number-of-phone', { order: number });
    const stored = findOrderByNumber(db, number);
    if (stored && stored.channel !== 'web') return all('order-number-taken', { order: number });
    const standing = standingRows(rows);
    const [first] = standing;
    if (!first) return cancellation(number, rows, stored);
    const customer = partyOf(number, rows, first);
    if ('refused' in customer) return customer;
    if (stored && stored.customerId !== customer.id) {
      return all('order-of-another-customer', { order: number, customer: first.customer });
    }
    const days = [...new Set(standing.flatMap((row) => row.deliveryDate ?? []))];
    const [deliveryDate = null, other] = days;
    if (other !== undefined) return all('deliveries-differ', { order: number, delivery: deliveryDate ?? '', other });
    const products = productsOf(number, standing);
    if ('refused' in products) return products;

    const live = stored && stored.state !== 'cancelled' ? stored : undefined;
    const before = stored ? linesOf(db, stored.id) : [];
    const lines = standing.map((row) => asLine(row, products.get(row.product) as ProductRow, before));
    const staysOn = deliveryDate === null || deliveryDate === live?.deliveryDate;
    if (live && staysOn && sameLines(lines, before)) return 'stored';
    if (live?.state === 'delivered') return all('order-delivered', { order: number });
    if (customer.status === 'closed' && !mapping.options.allowClosed) {
      return all('closed-customer', { customer: customer.code });
    }
    const placedAtMs = placedOf(number, standing, stored);
    if (typeof placedAtMs !== 'number') return placedAtMs;
    const goes = live && staysOn ? asBefore(live) : delivered(customer, deliveryDate, placedAtMs);
    if ('refused' in goes) return goes;
    const { remarks, cycles, ...delivery } = goes;
    const order: StagedWebOrder = {
      ...(stored ? restated(stored, []) : fresh(number, customer.id, newId())),
      ...delivery,
      orderDate: businessDateAt(placedAtMs, timeZone),
      placedAtMs,
      state: 'submitted',
      lines,
    };
    const quotaIds = new Set([...products.values()].flatMap((row) => (row.isQuota === 1 ? row.id : [])));
    const ofQuota = lines.filter((line) => quotaIds.has(line.productId));
    const replaced = live && live.state !== 'failed' ? useOf(live, before) : [];
    const beyond = takeQuota({ ...watched(order, ofQuota), cycles }, replaced);
    return { order, remarks: beyond ? ['beyond-quota', ...remarks] : remarks };
  };

  /** Where a new order goes, and what a phone order would have been refused for. */
  function delivered(customer: CustomerRow, deliveryDate: string | null, placedAtMs: number) {
    const deliveries = customerDeliveries(db, customer, null, settings, placedAtMs);
    const [firstOpen] = deliveries.open;
    const delivery = deliveryDate === null ? firstOpen : deliveries.on(deliveryDate);
    if (!delivery) {
      const route = customer.routeId === null ? undefined : findRoute(db, customer.routeId);
      if (!route) return all('customer-without-route', { customer: customer.code });
      const named = { route: `${route.code} ${route.name}`, next: firstOpen?.deliveryDate ?? '–' };
      return deliveryDate === null
        ? all('route-without-delivery', named)
        : all('no-delivery-then', { ...named, delivery: deliveryDate });
    }
    const remarks: WebOrderRemark['key'][] = [];
    const rule = orderRuleOf(db, customer.id, deliveries.today, 'web');
    const type = orderTypeOf({ ...delivery, offDay: deliveries.offDay }, firstOpen?.deliveryDate ?? null);
    if (rule && orderTypeProblem(type, rule)) remarks.push('not-allowed');
    if (delivery.cutoffAtMs <= placedAtMs) remarks.push('after-cut-off');
    return {
      orderDay: delivery.orderDate,
      deliveryDate: delivery.deliveryDate,
      cutoffAtMs: delivery.cutoffAtMs,
      cycles: delivery.quotaCycles,
      remarks,
    };
  }
}

/** A row that cancels takes the rows of its product before it away; one without a product takes all. */
function standingRows(rows: readonly LinedWebRow[]): LinedWebRow[] {
  let standing: LinedWebRow[] = [];
  for (const row of rows) {
    if (!row.cancelled) standing.push(row);
    else standing = row.product === '' ? [] : standing.filter((one) => one.product !== row.product);
  }
  return standing;
}

/** An order that changes keeps the delivery that it was taken with. */
function asBefore({ orderDay, deliveryDate, cutoffAtMs }: NamedOrderRow) {
  return { orderDay, deliveryDate, cutoffAtMs, cycles: 1, remarks: [] as WebOrderRemark['key'][] };
}

function fresh(number: string, customerId: string, orderId: string) {
  return { orderId, number, customerId, version: 1, oldVersion: null, oldDeliveryDate: null };
}

/** The stored order as its next version, to be given other lines or another state. */
function restated(stored: NamedOrderRow, lines: readonly NamedLineRow[]): StagedWebOrder {
  const { id: orderId, number, customerId, orderDate, orderDay, deliveryDate, cutoffAtMs, placedAtMs } = stored;
  return {
    ...{ orderId, number, customerId, orderDate, orderDay, deliveryDate, cutoffAtMs, placedAtMs },
    state: 'submitted',
    version: stored.version + 1,
    oldVersion: stored.version,
    oldDeliveryDate: deliveryDate,
    lines,
  };
}

/** What the file leaves open is as it was taken, else the product's price now. */
function asLine(row: WebOrderRow, product: ProductRow, before: readonly NamedLineRow[]): StagedWebLine {
  const old = before.find((line) => line.productId === product.id);
  const { quantity } = row;
  const priceMinor = row.priceMinor ?? old?.priceMinor ?? product.priceMinor;
  const isAsBefore = row.priceMinor === null && old?.quantity === quantity;
  const amountMinor = row.amountMinor ?? (isAsBefore ? old.amountMinor : priceMinor * quantity);
  return { productId: product.id, quantity, priceMinor, amountMinor };
}

function sameLines(lines: readonly StagedWebLine[], before: readonly NamedLineRow[]): boolean {
  return (
    lines.length === before.length &&
    lines.every((line) => {
      const old = before.find((one) => one.productId === line.productId);
      return (
        old?.quantity === line.quantity && old.priceMinor === line.priceMinor && old.amountMinor === line.amountMinor
      );
    })
  );
}

function watched(
  order: {
    readonly orderId?: string;
    readonly id?: string;
    readonly customerId: string;
    readonly orderDay: string | null;
  },
  lines: readonly StagedWebLine[],
) {
  return {
    orderId: order.orderId ?? order.id ?? '',
    customerId: order.customerId,
    orderDay: order.orderDay ?? '',
    lines,
  };
}

function useOf({ id: orderId, orderDay }: NamedOrderRow, lines: readonly NamedLineRow[]) {
  return lines.map(({ productId, quantity }) => ({
    ...{ orderId, productId, quantity },
    orderDay: orderDay ?? '',
    isQuota: 1 as const,
  }));
}
