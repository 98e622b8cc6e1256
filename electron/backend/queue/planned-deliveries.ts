import { calendarDays } from '../../../db/calendar.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { type ExceptionRow, exceptionsOfRoutes } from '../../../db/queue-exceptions.ts';
import { allRoutes, type RouteDayRow, routeDayVersions } from '../../../db/routes.ts';
import type { CompanySettings } from '../../../shared/contract/settings.ts';
import { addDays, instantOf, WEEKDAY_CODES } from '../../../shared/domain/calendar/business-date.ts';
import { createCalendar } from '../../../shared/domain/calendar/calendar.ts';
import {
  deliveryOf,
  deliveryOfException,
  newestVersion,
  openDeliveries,
} from '../../../shared/domain/routes/deliveries.ts';

export interface Deliveries {
  /** Where an order of the rule's date goes when the call is made on the planned day, by an exception or without. */
  of(
    routeId: string,
    nominalDate: string,
    exception: ExceptionRow | null,
  ): { readonly deliveryDate: string; readonly cutoffAtMs: number } | null;
  routesOn(date: string): { routeId: string; weekdays: string | null; hasDays: boolean }[];
}

/** How far from the planned day a replaced order date can bear on its deliveries. */
const EXCEPTIONS_WITHIN_DAYS = 45;

/** Deliveries of every route around a planned day, each asked for once. */
export function createDeliveries(db: ReadableDB, settings: CompanySettings, callDate: string): Deliveries {
  const zone = settings.timeZone;
  const deliveryDays = createCalendar(settings.deliveryWeekdays, calendarDays(db, 'delivery'));
  const dayStartMs = instantOf(callDate, 0, zone);
  const days = new Map<string, RouteDayRow[]>();
  for (const route of allRoutes(db)) days.set(route.id, routeDayVersions(db, route.id));
  const ofRoutes = exceptionsOfRoutes(
    db,
    addDays(callDate, -EXCEPTIONS_WITHIN_DAYS),
    addDays(callDate, EXCEPTIONS_WITHIN_DAYS),
  );
  const memo = new Map<string, { deliveryDate: string; cutoffAtMs: number } | null>();
  return {
    of(routeId, nominalDate, exception) {
      const key = `${routeId} ${nominalDate} ${exception?.id ?? ''}`;
      let found = memo.get(key);
      if (found === undefined) {
        const routeDays = days.get(routeId) ?? [];
        const exceptions = ofRoutes.get(routeId) ?? [];
        const own = exception
          ? deliveryOfException(routeDays, exception, zone, deliveryDays, exceptions)
          : deliveryOf(routeDays, nominalDate, zone, deliveryDays, exceptions);
        // The delivery stays if its cut-off is still open on the day of the call, else it is the route's next.
        const stays = own !== null && own.cutoffAtMs > dayStartMs;
        const next = stays ? own : openDeliveries(routeDays, dayStartMs, zone, deliveryDays, 1, exceptions)[0];
        found = next ? { deliveryDate: next.deliveryDate, cutoffAtMs: next.cutoffAtMs } : null;
        memo.set(key, found);
      }
      return found;
    },
    routesOn: (date) =>
      [...days].map(([routeId, versions]) => {
        const held = newestVersion(versions, date);
        const weekday = held.length === 1 ? held[0]?.orderWeekday : undefined;
        return {
          routeId,
          weekdays: weekday === undefined ? null : (WEEKDAY_CODES[weekday - 1] as string),
          hasDays: versions.length > 0,
        };
      }),
  };
}
