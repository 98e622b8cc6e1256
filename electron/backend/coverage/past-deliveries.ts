import { calendarDays } from '../../../db/calendar.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { exceptionsOfRoutes } from '../../../db/queue-exceptions.ts';
import { allRoutes, type RouteDayRow, routeDayVersions } from '../../../db/routes.ts';
import type { CompanySettings } from '../../../shared/contract/settings.ts';
import { addDays, fromDayNumber, instantOf, toDayNumber } from '../../../shared/domain/calendar/business-date.ts';
import { createCalendar } from '../../../shared/domain/calendar/calendar.ts';
import type { CoveredDelivery } from '../../../shared/domain/coverage/coverage-of.ts';
import { deliveryOf, deliveryOfException, openDeliveries } from '../../../shared/domain/routes/deliveries.ts';
import type { PastCall } from './customer-cycles.ts';

const EXCEPTIONS_BACK_DAYS = 400;

/** Deliveries that the calls of the past were for, each asked for once a route. */
export function createPastDeliveries(
  db: ReadableDB,
  { timeZone, deliveryWeekdays }: CompanySettings,
  today: string,
): { of(routeId: string | null, call: PastCall | undefined): CoveredDelivery | null } {
  const calendar = createCalendar(deliveryWeekdays, calendarDays(db, 'delivery'));
  const days = new Map<string, RouteDayRow[]>();
  for (const route of allRoutes(db)) days.set(route.id, routeDayVersions(db, route.id));
  const ofRoutes = exceptionsOfRoutes(db, addDays(today, -EXCEPTIONS_BACK_DAYS), addDays(today, 45));
  const memo = new Map<string, CoveredDelivery | null>();
  return {
    of(routeId, call) {
      if (routeId === null || call === undefined) return null;
      const name = `${routeId} ${call.nominalDay} ${call.callDay} ${call.exception?.id ?? ''}`;
      let found = memo.get(name);
      if (found === undefined) {
        const routeDays = days.get(routeId) ?? [];
        const exceptions = ofRoutes.get(routeId) ?? [];
        const own = call.exception
          ? deliveryOfException(routeDays, call.exception, timeZone, calendar, exceptions)
          : deliveryOf(routeDays, fromDayNumber(call.nominalDay), timeZone, calendar, exceptions);
        // As in planning: the delivery stays if its cut-off was still open on the day of the call.
        const dayStartMs = instantOf(fromDayNumber(call.callDay), 0, timeZone);
        const stays = own !== null && own.cutoffAtMs > dayStartMs;
        const taken = stays ? own : openDeliveries(routeDays, dayStartMs, timeZone, calendar, 1, exceptions)[0];
        found = taken ? { deliveryDay: toDayNumber(taken.deliveryDate), cutoffAtMs: taken.cutoffAtMs } : null;
        memo.set(name, found);
      }
      return found;
    },
  };
}
