import { calendarDays } from '../../../db/calendar.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { allRoutes, type RouteDayRow, routeDayVersions } from '../../../db/routes.ts';
import type { CompanySettings } from '../../../shared/contract/settings.ts';
import { instantOf, WEEKDAY_CODES } from '../../../shared/domain/calendar/business-date.ts';
import { createCalendar } from '../../../shared/domain/calendar/calendar.ts';
import { deliveryOf, openDeliveries } from '../../../shared/domain/routes/deliveries.ts';

export interface Deliveries {
  /** Where an order of the rule's date goes when the call is made on the planned day. */
  of(routeId: string, nominalDate: string): { readonly deliveryDate: string; readonly cutoffAtMs: number } | null;
  routesOn(date: string): { routeId: string; weekdays: string | null; hasDays: boolean }[];
}

/** Deliveries of every route around a planned day, each asked for once. */
export function createDeliveries(db: ReadableDB, settings: CompanySettings, callDate: string): Deliveries {
  const zone = settings.timeZone;
  const deliveryDays = createCalendar(settings.deliveryWeekdays, calendarDays(db, 'delivery'));
  const dayStartMs = instantOf(callDate, 0, zone);
  const days = new Map<string, RouteDayRow[]>();
  for (const route of allRoutes(db)) days.set(route.id, routeDayVersions(db, route.id));
  const memo = new Map<string, { deliveryDate: string; cutoffAtMs: number } | null>();
  return {
    of(routeId, nominalDate) {
      const key = `${routeId} ${nominalDate}`;
      let found = memo.get(key);
      if (found === undefined) {
        const routeDays = days.get(routeId) ?? [];
        const own = deliveryOf(routeDays, nominalDate, zone, deliveryDays);
        // The delivery stays if its cut-off is still open on the day of the call, else it is the route's next.
        const stays = own !== null && own.cutoffAtMs > dayStartMs;
        const next = stays ? own : openDeliveries(routeDays, dayStartMs, zone, deliveryDays, 1)[0];
        found = next ? { deliveryDate: next.deliveryDate, cutoffAtMs: next.cutoffAtMs } : null;
        memo.set(key, found);
      }
      return found;
    },
    routesOn: (date) =>
      [...days].map(([routeId, versions]) => {
        const begun = versions.filter((day) => day.validFrom <= date);
        const newest = begun.reduce((last, day) => (day.validFrom > last ? day.validFrom : last), '');
        const held = begun.filter((day) => day.validFrom === newest);
        const weekday = held.length === 1 ? held[0]?.orderWeekday : undefined;
        return {
          routeId,
          weekdays: weekday === undefined ? null : (WEEKDAY_CODES[weekday - 1] as string),
          hasDays: versions.length > 0,
        };
      }),
  };
}
