import { mainClassOf } from '../../../db/class-popularity.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { findCustomer } from '../../../db/customers.ts';
import {
  type AnsweredRow,
  answeredCustomers,
  hasOwnExceptions,
  type LatePublication,
  lastPublication,
  publishedSince,
} from '../../../db/late-quotas.ts';
import { classIdsOf, publishedQuotasOn, quotaProducts } from '../../../db/quotas.ts';
import { companySettings } from '../../../db/settings.ts';
import type { LateCustomer, LateProduct } from '../../../shared/contract/late-quotas.ts';
import type { CompanySettings } from '../../../shared/contract/settings.ts';
import { addDays, businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { MOST_DAYS_APART } from '../../../shared/domain/calendar/check-exception.ts';
import { type PublishedQuota, rowsKnownAt } from '../../../shared/domain/quotas/publication.ts';
import { customerDeliveries } from '../orders/customer-deliveries.ts';
import { statesOf } from '../orders/quota-states.ts';

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
  const orderDayOf = orderDays(db, settings, nowMs, today);
  const general = kept((orderDay) => publishedQuotasOn(db, orderDay, null));
  const found: LateCustomer[] = [];
  for (const row of answered) {
    const late = concerns(row.customerId).filter((one) => one.publishedAtMs > row.answeredAtMs);
    if (late.length === 0) continue;
    const orderDay = row.orderDay ?? orderDayOf(row);
    if (orderDay === null) continue;
    const classIds = classIdsOf(db, row.customerId, orderDay);
    const named = late.filter((one) => isFor(one, orderDay, classIds));
    if (named.length === 0) continue;
    const isTotal = named.some((one) => one.productId === null);
    const asked = isTotal ? [...products.keys()] : [...new Set(named.map((one) => one.productId as string))];
    const rows = [...general(orderDay), ...publishedQuotasOn(db, orderDay, row.customerId)];
    const allowed = latelyAllowed(db, row, orderDay, rows, asked).flatMap((each): LateProduct[] => {
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
  rows: readonly PublishedQuota[],
  productIds: readonly string[],
): { productId: string; leftBefore: number | null; left: number }[] {
  // What is taken by now counts on both sides, so that only the publications make the difference.
  const then = statesOf(db, customerId, orderDay, rowsKnownAt(rows, answeredAtMs), '');
  const now = statesOf(db, customerId, orderDay, rows, '');
  return productIds.flatMap((productId) => {
    const before = then.of(productId);
    const { published, left } = now.of(productId);
    if (!published || left <= before.left) return [];
    return [{ productId, leftBefore: before.published ? before.left : null, left }];
  });
}

/** The order day of an answered delivery. Where no customer and class has exceptions, those of one route share it. */
function orderDays(
  db: ReadableDB,
  settings: CompanySettings,
  nowMs: number,
  today: string,
): (row: AnsweredRow) => string | null {
  const isShared = !hasOwnExceptions(db, addDays(today, -MOST_DAYS_APART));
  const ofRoutes = new Map<string, string | null>();
  return (row) => {
    const key = `${row.routeId} ${row.deliveryDate}`;
    const shared = isShared ? ofRoutes.get(key) : undefined;
    if (shared !== undefined) return shared;
    const customer = findCustomer(db, row.customerId);
    const open = customer ? customerDeliveries(db, customer, null, settings, nowMs).open : [];
    const found = open.find((delivery) => delivery.deliveryDate === row.deliveryDate)?.orderDate ?? null;
    ofRoutes.set(key, found);
    return found;
  };
}

/** Remembers each answer. */
function kept<Answer>(ask: (key: string) => Answer): (key: string) => Answer {
  const answers = new Map<string, Answer>();
  return (key) => {
    const answer = answers.get(key) ?? ask(key);
    answers.set(key, answer);
    return answer;
  };
}

function asLate(db: ReadableDB, row: AnsweredRow, orderDay: string, products: LateProduct[]): LateCustomer {
  const held = mainClassOf(db, row.customerId, orderDay);
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
