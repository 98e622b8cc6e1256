import type { ReadableDB } from '../../../db/connection.ts';
import { findCustomer } from '../../../db/customers.ts';
import {
  type AnsweredRow,
  answeredCustomers,
  type LatePublication,
  lastPublication,
  mainClassOn,
  publishedSince,
} from '../../../db/late-quotas.ts';
import { classIdsOf, quotaProducts } from '../../../db/quotas.ts';
import { companySettings } from '../../../db/settings.ts';
import type { LateCustomer, LateProduct } from '../../../shared/contract/late-quotas.ts';
import type { CompanySettings } from '../../../shared/contract/settings.ts';
import { addDays, businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { customerDeliveries } from '../orders/customer-deliveries.ts';
import { quotaStates, quotaStatesKnownAt } from '../orders/quota-states.ts';

/** An order for a delivery is asked for so many days before at most. */
const LOOKED_BACK_DAYS = 14;

export interface LateAsked {
  /** Customers on routes of this team; null: all. */
  readonly teamId: string | null;
  /** One customer alone. */
  readonly customerId?: string;
}

/**
 * Everybody who answered for a delivery that is still open before quotas for its order day came to be known, and may
 * order more by them now: see shared/contract/late-quotas.ts. By cut-off, route and code.
 */
export function lateCustomers(db: ReadableDB, nowMs: number, { teamId, customerId }: LateAsked): LateCustomer[] {
  const settings = companySettings(db);
  const today = businessDateAt(nowMs, settings.timeZone);
  if (lastPublication(db, today) === 0) return [];
  const since = addDays(today, -LOOKED_BACK_DAYS);
  const answered = answeredCustomers(db, { nowMs, today, since, teamId, customerId: customerId ?? null });
  const first = answered.reduce((least, row) => Math.min(least, row.answeredAtMs), Number.MAX_SAFE_INTEGER);
  const published = answered.length === 0 ? [] : publishedSince(db, first, today);
  if (published.length === 0) return [];
  const concerns = byReach(published);
  const products = new Map(quotaProducts(db).map((product) => [product.id, product]));
  const found: LateCustomer[] = [];
  for (const row of answered) {
    const late = concerns(row.customerId).filter((one) => one.publishedAtMs > row.answeredAtMs);
    if (late.length === 0) continue;
    const orderDay = row.orderDay ?? orderDayOf(db, row, settings, nowMs);
    if (orderDay === null) continue;
    const classIds = classIdsOf(db, row.customerId, orderDay);
    const named = late.filter((one) => isFor(one, orderDay, classIds));
    if (named.length === 0) continue;
    const isTotal = named.some((one) => one.productId === null);
    const asked = isTotal ? [...products.keys()] : [...new Set(named.map((one) => one.productId as string))];
    const allowed = latelyAllowed(db, row, orderDay, asked).flatMap((each): LateProduct[] => {
      const product = products.get(each.productId);
      return product ? [{ ...each, code: product.code, name: product.name }] : [];
    });
    if (allowed.length > 0) found.push(asLate(db, row, orderDay, allowed));
  }
  return found;
}

/** Publications that can concern a customer: the general ones and its own. */
function byReach(published: readonly LatePublication[]): (customerId: string) => readonly LatePublication[] {
  const general = published.filter((one) => one.customerId === null);
  const own = Map.groupBy(
    published.filter((one) => one.customerId !== null),
    (one) => one.customerId as string,
  );
  return (customerId) => {
    const mine = own.get(customerId);
    return mine ? [...general, ...mine] : general;
  };
}

function isFor(one: LatePublication, orderDay: string, classIds: ReadonlySet<string>): boolean {
  const holds = one.validFrom <= orderDay && orderDay <= one.validTo;
  return holds && (one.classId === null || classIds.has(one.classId));
}

/** The products of which the customer may order more than by the quotas known when it answered. */
function latelyAllowed(
  db: ReadableDB,
  { customerId, answeredAtMs }: AnsweredRow,
  orderDay: string,
  productIds: readonly string[],
): { productId: string; leftBefore: number | null; left: number }[] {
  const then = quotaStatesKnownAt(db, customerId, orderDay, answeredAtMs);
  const now = quotaStates(db, customerId, orderDay, '');
  return productIds.flatMap((productId) => {
    const before = then.of(productId);
    const { published, left } = now.of(productId);
    if (!published || left <= before.left) return [];
    return [{ productId, leftBefore: before.published ? before.left : null, left }];
  });
}

function orderDayOf(
  db: ReadableDB,
  { customerId, deliveryDate }: AnsweredRow,
  settings: CompanySettings,
  nowMs: number,
): string | null {
  const customer = findCustomer(db, customerId);
  if (!customer) return null;
  const { open } = customerDeliveries(db, customer, null, settings, nowMs);
  return open.find((delivery) => delivery.deliveryDate === deliveryDate)?.orderDate ?? null;
}

function asLate(db: ReadableDB, row: AnsweredRow, orderDay: string, products: LateProduct[]): LateCustomer {
  const held = mainClassOn(db, row.customerId, orderDay);
  return {
    customerId: row.customerId,
    code: row.customerCode,
    name: row.customerName,
    routeCode: row.routeCode,
    classId: held?.id ?? null,
    className: held?.name ?? null,
    orderDay,
    deliveryDate: row.deliveryDate,
    cutoffAtMs: row.cutoffAtMs,
    answeredAtMs: row.answeredAtMs,
    disposition: row.disposition as LateCustomer['disposition'],
    noOrderReason: row.noOrderReason as LateCustomer['noOrderReason'],
    orderNumbers: row.orderNumbers,
    byWeb: row.channel === 'web',
    totalQuantity: row.totalQuantity,
    amountMinor: row.amountMinor,
    products,
  };
}
