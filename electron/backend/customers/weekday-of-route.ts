import type { ReadableDB } from '../../../db/connection.ts';
import { type RouteRow, routeDaysAt } from '../../../db/routes.ts';
import { WEEKDAY_CODES, type WeekdayCode } from '../../../shared/domain/calendar/business-date.ts';

/** A weekday on which a route takes no orders, and those on which it does (ISO numbers, joined by commas). */
export interface WeekdayOutsideRoute {
  readonly route: string;
  readonly weekday: number;
  readonly days: string;
}

/**
 * The first of a customer's own order weekdays (RFC 5545 codes, joined by commas) on which its route takes no orders on
 * `date`: the customer would never be called on it. null: all fit.
 */
export function weekdayOutsideRoute(
  db: ReadableDB,
  route: Pick<RouteRow, 'id' | 'name'>,
  orderWeekdays: string,
  date: string,
): WeekdayOutsideRoute | null {
  const days = routeDaysAt(db, route.id, date).map((day) => day.orderWeekday);
  const own = orderWeekdays.split(',').map((code) => WEEKDAY_CODES.indexOf(code as WeekdayCode) + 1);
  const weekday = own.find((one) => !days.includes(one));
  return weekday === undefined ? null : { route: route.name, weekday, days: days.join(',') };
}
