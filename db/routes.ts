import type { RouteDay } from '../shared/domain/routes/deliveries.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';

export interface RouteRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly teamId: string | null;
  readonly madeUp: 0 | 1;
}

/** One order weekday of a version of a route, as it is stored. */
export interface RouteDayRow extends RouteDay {
  readonly routeId: string;
}

const ROUTE = 'id, code, name, team_id AS teamId, made_up AS madeUp';
const DAY = `route_id AS routeId, valid_from AS validFrom, order_weekday AS orderWeekday,
  cutoff_day_offset AS cutoffDayOffset, cutoff_minute AS cutoffMinute, delivery_day_offset AS deliveryDayOffset,
  deduction_day_offset AS deductionDayOffset, deduction_minute AS deductionMinute,
  rescue_day_offset AS rescueDayOffset, rescue_minute AS rescueMinute`;

export function insertRoute(tx: WritableDB, route: RouteRow): void {
  sql<RouteRow>(
    tx,
    'INSERT INTO route (id, code, name, team_id, made_up) VALUES (@id, @code, @name, @teamId, @madeUp)',
  ).run(route);
}

/** Writes name and team; code and origin stay. False when there is no such route. */
export function updateRoute(tx: WritableDB, route: Pick<RouteRow, 'id' | 'name' | 'teamId'>): boolean {
  return (
    sql<Pick<RouteRow, 'id' | 'name' | 'teamId'>>(
      tx,
      'UPDATE route SET name = @name, team_id = @teamId WHERE id = @id',
    ).run(route).changes > 0
  );
}

export function findRoute(db: ReadableDB, id: string): RouteRow | undefined {
  return sql<[string], RouteRow>(db, `SELECT ${ROUTE} FROM route WHERE id = ?`).get(id);
}

export function findRouteByCode(db: ReadableDB, code: string): RouteRow | undefined {
  return sql<[string], RouteRow>(db, `SELECT ${ROUTE} FROM route WHERE code = ?`).get(code);
}

export function allRoutes(db: ReadableDB): RouteRow[] {
  return sql<[], RouteRow>(db, `SELECT ${ROUTE} FROM route ORDER BY code`).all();
}

export function insertRouteDay(tx: WritableDB, day: RouteDayRow): void {
  sql<RouteDayRow>(
    tx,
    `INSERT INTO route_day (route_id, valid_from, order_weekday, cutoff_day_offset, cutoff_minute, delivery_day_offset,
       deduction_day_offset, deduction_minute, rescue_day_offset, rescue_minute)
     VALUES (@routeId, @validFrom, @orderWeekday, @cutoffDayOffset, @cutoffMinute, @deliveryDayOffset,
       @deductionDayOffset, @deductionMinute, @rescueDayOffset, @rescueMinute)`,
  ).run(day);
}

/** Replaces the whole version of a route's days that holds from `validFrom`. */
export function replaceRouteDays(
  tx: WritableDB,
  routeId: string,
  validFrom: string,
  days: readonly RouteDayRow[],
): void {
  sql<[string, string]>(tx, 'DELETE FROM route_day WHERE route_id = ? AND valid_from = ?').run(routeId, validFrom);
  for (const day of days) insertRouteDay(tx, day);
}

/** The days of a route as they hold on `date`: its newest version that has begun; empty before the first. */
export function routeDaysAt(db: ReadableDB, routeId: string, date: string): RouteDayRow[] {
  return sql<[string, string, string], RouteDayRow>(
    db,
    `SELECT ${DAY} FROM route_day
      WHERE route_id = ? AND valid_from = (SELECT max(valid_from) FROM route_day WHERE route_id = ? AND valid_from <= ?)
      ORDER BY order_weekday`,
  ).all(routeId, routeId, date);
}

/** Every version of a route's days, oldest first: what held, holds and will hold. */
export function routeDayVersions(db: ReadableDB, routeId: string): RouteDayRow[] {
  return sql<[string], RouteDayRow>(
    db,
    `SELECT ${DAY} FROM route_day WHERE route_id = ? ORDER BY valid_from, order_weekday`,
  ).all(routeId);
}

/** Customers per route id, closed ones included. */
export function customersPerRoute(db: ReadableDB): Map<string, number> {
  const rows = sql<[], { routeId: string; customers: number }>(
    db,
    'SELECT route_id AS routeId, count(*) AS customers FROM customer WHERE route_id IS NOT NULL GROUP BY route_id',
  ).all();
  return new Map(rows.map((row) => [row.routeId, row.customers]));
}

const ORDERING_ON = `FROM customer WHERE route_id = @routeId AND status = 'active' AND order_weekdays IS NOT NULL
  AND EXISTS (SELECT 1 FROM json_each(@codes) j WHERE instr(order_weekdays, j.value) > 0)`;

export interface OrderingCustomer {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** RFC 5545 codes, e.g. 'MO,TH'. */
  readonly orderWeekdays: string;
}

/** Active customers of a route with one of these weekdays (RFC 5545 codes) among their own, by code. */
export function customersOrderingOn(
  db: ReadableDB,
  routeId: string,
  codes: readonly string[],
  limit: number,
): OrderingCustomer[] {
  return sql<object, OrderingCustomer>(
    db,
    `SELECT id, code, name, order_weekdays AS orderWeekdays ${ORDERING_ON} ORDER BY code LIMIT @limit`,
  ).all({ routeId, codes: JSON.stringify(codes), limit });
}

export function countCustomersOrderingOn(db: ReadableDB, routeId: string, codes: readonly string[]): number {
  return (
    sql<object, number>(db, `SELECT count(*) ${ORDERING_ON}`)
      .pluck()
      .get({ routeId, codes: JSON.stringify(codes) }) ?? 0
  );
}
