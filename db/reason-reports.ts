import { callLogFilter } from '../shared/contract/call-log.ts';
import type { Disposition, NoOrderReason } from '../shared/contract/dispositions.ts';
import { isReached } from '../shared/contract/dispositions.ts';
import type { ReasonFilter, ReasonGroup, UnorderedStanding } from '../shared/contract/reasons.ts';
import type { RefusedReason } from '../shared/contract/refused-demand.ts';
import { type CallLogView, callLogCondition, dispositionList } from './call-log-filter.ts';
import { type ReadableDB, sql } from './connection.ts';
import { STANDING_ORDER } from './standing-orders.ts';

/** What the reports of reasons and lapses read; all of it for a worker. */

type Params = Record<string, string | number | null>;

/** Conditions by the chosen seats, people, classes and routes, and by how far the view reaches. Columns are SQL. */
function reach(
  filter: ReasonFilter,
  view: CallLogView,
  of: Readonly<Record<'seat' | 'operator' | 'class' | 'route', string | null>>,
): { where: string; params: Params } {
  const terms = ['1'];
  const params: Params = { viewer: view.operatorId, viewerTeam: view.teamId };
  const lists = { seat: filter.seatIds, operator: filter.operatorIds, class: filter.classIds, route: filter.routeIds };
  for (const [name, ids] of Object.entries(lists) as [keyof typeof of, readonly string[]][]) {
    const column = of[name];
    if (ids.length === 0 || column === null) continue;
    terms.push(`${column} IN (SELECT value FROM json_each(@${name}))`);
    params[name] = JSON.stringify(ids);
  }
  if (view.scope === 'own') terms.push(`${of.operator} = @viewer`);
  if (view.scope === 'team') {
    terms.push(`(${of.route} IN (SELECT id FROM route WHERE team_id IS @viewerTeam)
      OR ${of.operator} IN (SELECT id FROM operator WHERE team_id IS @viewerTeam))`);
  }
  return { where: terms.join(' AND '), params };
}

export interface RefusedFacts {
  readonly customerId: string;
  readonly productId: string;
  readonly orderDay: string;
  readonly reason: RefusedReason;
  readonly wanted: number;
  readonly allowed: number;
  /** What live orders of the order day held of the product when it was asked, and hold now. */
  readonly had: number;
  readonly got: number;
  /** What of it was taken and fell through: a row of its own. */
  readonly fellThrough: number;
  readonly priceMinor: number;
  readonly askedOn: string;
  readonly askedAtMs: number;
  readonly operatorId: string | null;
  readonly seatId: string | null;
  readonly routeId: string | null;
  readonly classId: string | null;
  readonly callId: string | null;
}

/**
 * Refused demand by the day on which it was asked, with what came of it, newest first. Asking in vain for no more than what
 * fell through before, as a repair does, is that once more and no row.
 */
export function refusedDemand(db: ReadableDB, filter: ReasonFilter, view: CallLogView): IterableIterator<RefusedFacts> {
  const { where, params } = reach(filter, view, {
    ...{ seat: 'r.seat_id', operator: 'r.operator_id', class: 'r.class_id', route: 'r.route_id' },
  });
  return sql<object, RefusedFacts>(
    db,
    `SELECT r.customer_id AS customerId, r.product_id AS productId, r.order_day AS orderDay, r.reason, r.wanted, r.allowed,
        coalesce((SELECT sum(l.quantity) FROM sales_order o JOIN order_line l ON l.order_id = o.id
          WHERE o.customer_id = r.customer_id AND o.order_day = r.order_day AND o.state NOT IN ('cancelled', 'failed')
            AND l.product_id = r.product_id), 0) AS got,
        r.had, coalesce(f.wanted, 0) AS fellThrough, r.price_minor AS priceMinor, r.asked_on AS askedOn, r.asked_at_ms AS askedAtMs, r.operator_id AS operatorId, r.seat_id AS seatId,
        r.route_id AS routeId, r.class_id AS classId, r.call_id AS callId
       FROM refused_demand r LEFT JOIN refused_demand f ON r.stage = 'asked' AND f.customer_id = r.customer_id
         AND f.order_day = r.order_day AND f.product_id = r.product_id AND f.stage = 'taken'
      WHERE r.asked_on BETWEEN @from AND @to AND r.wanted > coalesce(f.wanted, 0) AND ${where}
      ORDER BY r.asked_on DESC, r.asked_at_ms DESC`,
  ).iterate({ ...params, from: filter.from, to: filter.to });
}

const CALL_GROUPS: Readonly<Partial<Record<ReasonGroup, string>>> = {
  reason: "''",
  seat: 'c.seat_id',
  operator: 'c.operator_id',
  class: 'c.class_id',
  route: 'c.route_id',
  day: 'c.business_date',
  month: 'substr(c.business_date, 1, 7)',
};
const REACHED = dispositionList(isReached);

/** Calls that reached their customer, by group and no-order reason; reason null: with another result. */
export function reachedByReason(
  db: ReadableDB,
  filter: ReasonFilter,
  view: CallLogView,
  group: ReasonGroup,
): { id: string; reason: NoOrderReason | '' | null; calls: number }[] {
  const { where, params } = callLogCondition(db, callLogFilter.parse(filter), view);
  return sql<object, { id: string; reason: NoOrderReason | '' | null; calls: number }>(
    db,
    `SELECT coalesce(${CALL_GROUPS[group]}, '') AS id, iif(c.disposition = 'no-order', coalesce(c.no_order_reason, ''), NULL) AS reason,
        count(*) AS calls FROM call c WHERE ${where} AND +c.disposition IN ${REACHED} GROUP BY 1, 2`,
  ).all(params);
}

export interface UnorderedFacts {
  readonly taskId: string;
  readonly customerId: string;
  readonly routeId: string | null;
  readonly classId: string | null;
  readonly operatorId: string | null;
  readonly standing: UnorderedStanding;
  readonly next: 'free' | 'waiting' | 'held' | 'used-up' | 'missed' | 'done';
  readonly attempts: number;
  readonly mostAttempts: number;
  readonly lastCallId: string | null;
  readonly lastAtMs: number | null;
  readonly disposition: Disposition | null;
  readonly noOrderReason: NoOrderReason | null;
  readonly nextAtMs: number | null;
  readonly cutoffAtMs: number | null;
}

/**
 * The customers due on a day by strategy or carry-over, and where each stands: with an order that stands for its delivery, by
 * the result of the last call of its task, or not called. Nearest cut-off first.
 */
export function dueOfDay(
  db: ReadableDB,
  filter: ReasonFilter,
  view: CallLogView,
  nowMs: number,
): IterableIterator<UnorderedFacts> {
  const operator = 'coalesce(t.lease_operator_id, t.for_operator_id, t.owner_operator_id)';
  const { where, params } = reach(filter, view, {
    ...{ seat: null, operator, class: 't.class_id', route: 't.route_id' },
  });
  return sql<object, UnorderedFacts>(
    db,
    `SELECT t.id AS taskId, t.customer_id AS customerId, t.route_id AS routeId, t.class_id AS classId,
        ${operator} AS operatorId, t.attempts, t.most_attempts AS mostAttempts, c.id AS lastCallId,
        c.started_at_ms AS lastAtMs, c.disposition, c.no_order_reason AS noOrderReason,
        iif(t.state = 'open', coalesce(t.promised_at_ms, t.not_before_ms), NULL) AS nextAtMs,
        t.cutoff_at_ms AS cutoffAtMs,
        CASE WHEN EXISTS (SELECT 1 FROM sales_order o WHERE o.customer_id = t.customer_id
              AND o.delivery_date = t.delivery_date AND ${STANDING_ORDER}) THEN 'ordered'
          WHEN c.disposition IS NULL THEN 'not-called'
          WHEN c.disposition IN ${REACHED} THEN 'not-ordered' ELSE 'not-reached' END AS standing,
        CASE WHEN t.state = 'open' AND t.cutoff_at_ms <= @nowMs THEN 'missed'
          WHEN t.state <> 'open' THEN t.state WHEN t.place = 'used-up' THEN 'used-up'
          WHEN t.place = 'pool' OR t.place = 'waiting' AND t.not_before_ms <= @nowMs THEN 'free'
          ELSE 'waiting' END AS next
       FROM call_task t LEFT JOIN call c ON c.rowid = (SELECT rowid FROM call WHERE task_id = t.id AND disposition IS NOT NULL
         ORDER BY started_at_ms DESC LIMIT 1)
      WHERE t.business_date = @date AND t.state NOT IN ('dropped', 'carried') AND t.source IN ('strategy', 'carry-over')
        AND ${where}
      ORDER BY t.cutoff_sort, t.route_code, t.customer_code`,
  ).iterate({ ...params, date: filter.to, nowMs });
}

/** Customer, order date, product and quantity of a line. */
export type BoughtLine = [string, string, string, number];

/**
 * Every line of an order that stands, from a day on, oldest first. Put together by whoever asks: the database took fifteen
 * times as long to group a year of them by customer and product.
 */
export function boughtSince(db: ReadableDB, from: string): IterableIterator<BoughtLine> {
  return sql<[string], BoughtLine>(
    db,
    `SELECT o.customer_id, o.order_date, l.product_id, l.quantity
       FROM sales_order o CROSS JOIN order_line l ON l.order_id = o.id
      WHERE o.order_date >= ? AND ${STANDING_ORDER} AND l.quantity > 0 ORDER BY o.order_date`,
  )
    .raw()
    .iterate(from);
}

export interface PlacedCustomer {
  readonly id: string;
  readonly routeId: string | null;
  /** Of the main type on that day. */
  readonly classId: string | null;
  readonly operatorId: string | null;
}

/** The customers within reach that are not closed, with where they belong `today`. */
export function customersWithin(
  db: ReadableDB,
  filter: ReasonFilter,
  view: CallLogView,
  today: string,
): Map<string, PlacedCustomer> {
  const { where, params } = reach(filter, view, {
    ...{ seat: null, operator: 'k.owner_operator_id', class: 'm.class_id', route: 'k.route_id' },
  });
  const rows = sql<object, PlacedCustomer>(
    db,
    `SELECT k.id, k.route_id AS routeId, m.class_id AS classId, k.owner_operator_id AS operatorId
       FROM customer k LEFT JOIN class_type y ON y.is_main = 1
       LEFT JOIN class_membership m ON m.customer_id = k.id AND m.class_type_id = y.id AND m.valid_from <= @today
         AND (m.valid_to IS NULL OR m.valid_to >= @today)
      WHERE k.status <> 'closed' AND ${where}`,
  ).all({ ...params, today });
  return new Map(rows.map((row) => [row.id, row]));
}

export interface NamedCustomer {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** Of its last order that stands. */
  readonly lastOrderDate: string | null;
}
export interface NamedProduct {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
}

/** The customers of these ids. */
export function namedCustomers(db: ReadableDB, ids: readonly string[]): Map<string, NamedCustomer> {
  const rows = sql<[string], NamedCustomer>(
    db,
    `SELECT k.id, k.code, k.name, (SELECT max(o.order_date) FROM sales_order o WHERE o.customer_id = k.id AND ${STANDING_ORDER})
        AS lastOrderDate FROM json_each(?) j JOIN customer k ON k.id = j.value`,
  ).all(JSON.stringify(ids));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Every product, by code; or those of these ids. */
export function namedProducts(db: ReadableDB, ids?: readonly string[]): Map<string, NamedProduct> {
  const all = 'SELECT p.id, p.code, p.name, p.unit FROM product p ORDER BY p.code';
  const some = 'SELECT p.id, p.code, p.name, p.unit FROM json_each(?) j JOIN product p ON p.id = j.value';
  const rows = ids
    ? sql<[string], NamedProduct>(db, some).all(JSON.stringify(ids))
    : sql<[], NamedProduct>(db, all).all();
  return new Map(rows.map((row) => [row.id, row]));
}
