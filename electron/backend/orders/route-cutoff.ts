import type { ReadableDB } from '../../../db/connection.ts';
import { type ExceptionRow, exceptionsOfRoutes } from '../../../db/queue-exceptions.ts';
import { routeDayVersions } from '../../../db/routes.ts';
import type { CompanySettings } from '../../../shared/contract/settings.ts';
import { addDays } from '../../../shared/domain/calendar/business-date.ts';
import { deliveryOf } from '../../../shared/domain/routes/deliveries.ts';
import { deliveryCalendar, LONGEST_DELIVERY_OFFSET_DAYS } from './customer-deliveries.ts';

/**
 * When a route closes for a delivery, in UTC ms: the latest cut-off of the order days that lead to it (a holiday may let
 * several). null: none does. The answer reads calendar and exceptions once for any number of routes.
 */
export function routeCutoffs(
  db: ReadableDB,
  deliveryDate: string,
  settings: CompanySettings,
): (routeId: string) => number | null {
  const first = addDays(deliveryDate, -LONGEST_DELIVERY_OFFSET_DAYS);
  const calendar = deliveryCalendar(db, settings, deliveryDate);
  const exceptions: ReadonlyMap<string, ExceptionRow[]> = exceptionsOfRoutes(db, first, deliveryDate);
  return (routeId) => {
    const days = routeDayVersions(db, routeId);
    const own = exceptions.get(routeId) ?? [];
    let latest: number | null = null;
    for (let orderDate = first; orderDate <= deliveryDate; orderDate = addDays(orderDate, 1)) {
      const delivery = deliveryOf(days, orderDate, settings.timeZone, calendar, own);
      if (delivery?.deliveryDate !== deliveryDate) continue;
      latest = Math.max(latest ?? delivery.cutoffAtMs, delivery.cutoffAtMs);
    }
    return latest;
  };
}
