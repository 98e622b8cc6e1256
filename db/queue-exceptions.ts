import type { OrderException } from '../shared/domain/routes/order-exceptions.ts';
import { type ReadableDB, sql } from './connection.ts';

/** Order dates that are replaced by others, as planning and the order form read them. */
export interface ExceptionRow extends OrderException {
  readonly reason: string;
  /** The order calendar it came with. */
  readonly calendarName: string | null;
}

const COLUMNS = `e.id, CASE WHEN e.customer_id IS NOT NULL THEN 'customer' WHEN e.class_id IS NOT NULL THEN 'class' ELSE 'route' END
    AS scope, e.order_date AS orderDate, e.new_order_date AS newOrderDate, e.delivery_date AS deliveryDate,
  e.cutoff_date AS cutoffDate, e.cutoff_minute AS cutoffMinute, e.quota_cycles AS quotaCycles, e.reason,
  a.name AS calendarName`;
const FROM = 'FROM order_exception e LEFT JOIN order_calendar a ON a.id = e.order_calendar_id';
const HELD_THEN = `m.valid_from <= e.order_date AND (m.valid_to IS NULL OR m.valid_to >= e.order_date)`;

/** True when an order date within from-to is replaced, or one comes to `date`. */
export function hasExceptionsAround(db: ReadableDB, from: string, to: string, date: string): boolean {
  return (
    sql<object, { one: 1 }>(
      db,
      `SELECT 1 AS one FROM order_exception WHERE order_date BETWEEN @from AND @to
       UNION ALL SELECT 1 FROM order_exception WHERE new_order_date = @date LIMIT 1`,
    ).get({ from, to, date }) !== undefined
  );
}

/** The order dates that exceptions bring to a day, ascending. */
export function orderDatesBroughtTo(db: ReadableDB, date: string): string[] {
  return sql<[string], { orderDate: string }>(
    db,
    'SELECT DISTINCT order_date AS orderDate FROM order_exception WHERE new_order_date = ? ORDER BY 1',
  )
    .all(date)
    .map((row) => row.orderDate);
}

/** Order dates within near-far that are replaced, and others that an exception brings into from-to; ascending. */
export function replacedDates(
  db: ReadableDB,
  window: { readonly near: string; readonly far: string; readonly from: string; readonly to: string },
): string[] {
  return sql<object, { orderDate: string }>(
    db,
    `SELECT order_date AS orderDate FROM order_exception WHERE order_date BETWEEN @near AND @far
     UNION SELECT order_date FROM order_exception WHERE new_order_date BETWEEN @from AND @to ORDER BY 1`,
  )
    .all(window)
    .map((row) => row.orderDate);
}

/** What replaces one order date: by customer and by route; those of classes by the customers that held them then. */
export interface ExceptionsOfDate {
  readonly byCustomer: ReadonlyMap<string, ExceptionRow>;
  readonly byMember: ReadonlyMap<string, ExceptionRow>;
  readonly byRoute: ReadonlyMap<string, ExceptionRow>;
}

export function exceptionsOfDate(db: ReadableDB, orderDate: string): ExceptionsOfDate {
  const rows = sql<[string], ExceptionRow & { owner: string }>(
    db,
    `SELECT ${COLUMNS}, coalesce(e.customer_id, e.class_id, e.route_id) AS owner ${FROM} WHERE e.order_date = ?`,
  ).all(orderDate);
  const byOwner = (scope: ExceptionRow['scope']): Map<string, ExceptionRow> =>
    new Map(rows.filter((row) => row.scope === scope).map(({ owner, ...row }) => [owner, row]));
  const byClass = byOwner('class');
  const byMember = new Map<string, ExceptionRow>();
  // The class of the highest-ranked group goes first, so it is the one that stays.
  for (const { customerId, classId } of byClass.size === 0 ? [] : membersOfExceptions(db, orderDate)) {
    const row = byClass.get(classId);
    if (row && !byMember.has(customerId)) byMember.set(customerId, row);
  }
  return { byCustomer: byOwner('customer'), byMember, byRoute: byOwner('route') };
}

function membersOfExceptions(db: ReadableDB, orderDate: string): { customerId: string; classId: string }[] {
  return sql<[string], { customerId: string; classId: string }>(
    db,
    `SELECT m.customer_id AS customerId, m.class_id AS classId
       FROM order_exception e JOIN class_membership m ON m.class_id = e.class_id AND ${HELD_THEN}
         JOIN class_type y ON y.id = m.class_type_id
      WHERE e.order_date = ? ORDER BY y.group_rank IS NULL, y.group_rank, m.class_id`,
  ).all(orderDate);
}

/**
 * Everything that may replace an order date of one customer from a date on, in the order of precedence: its own, its
 * classes' by group rank, its route's.
 */
export function exceptionsOfCustomer(db: ReadableDB, customerId: string, from: string): ExceptionRow[] {
  const since = '(e.order_date >= @from OR e.new_order_date >= @from)';
  return sql<object, ExceptionRow>(
    db,
    `SELECT ${COLUMNS}, 0 AS place, 0 AS groupRank, '' AS classId ${FROM} WHERE e.customer_id = @customerId AND ${since}
     UNION ALL
     SELECT ${COLUMNS}, 1, coalesce(y.group_rank, 9999), m.class_id
       FROM class_membership m CROSS JOIN order_exception e ON e.class_id = m.class_id AND ${HELD_THEN}
         JOIN class_type y ON y.id = m.class_type_id LEFT JOIN order_calendar a ON a.id = e.order_calendar_id
      WHERE m.customer_id = @customerId AND ${since}
     UNION ALL
     SELECT ${COLUMNS}, 2, 0, '' FROM customer c CROSS JOIN order_exception e ON e.route_id = c.route_id
         LEFT JOIN order_calendar a ON a.id = e.order_calendar_id
      WHERE c.id = @customerId AND ${since}
     ORDER BY place, groupRank, classId, orderDate`,
  ).all({ customerId, from });
}

/** The exceptions of routes that replace an order date within from-to or bring one there, by route. */
export function exceptionsOfRoutes(db: ReadableDB, from: string, to: string): Map<string, ExceptionRow[]> {
  const rows = sql<object, ExceptionRow & { routeId: string }>(
    db,
    `SELECT ${COLUMNS}, e.route_id AS routeId ${FROM} WHERE e.route_id IS NOT NULL
        AND (e.order_date BETWEEN @from AND @to OR e.new_order_date BETWEEN @from AND @to) ORDER BY e.order_date`,
  ).all({ from, to });
  const byRoute = new Map<string, ExceptionRow[]>();
  for (const { routeId, ...row } of rows) byRoute.set(routeId, [...(byRoute.get(routeId) ?? []), row]);
  return byRoute;
}
