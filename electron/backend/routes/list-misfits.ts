import type { z } from 'zod';
import type { ReadableDB } from '../../../db/connection.ts';
import { countCustomersOrderingOn, customersOrderingOn, routeDaysAt } from '../../../db/routes.ts';
import type { misfitsInput, RouteMisfits } from '../../../shared/contract/routes.ts';
import { WEEKDAY_CODES } from '../../../shared/domain/calendar/business-date.ts';
import type { ReadContext } from '../services.ts';

const SHOWN = 200;
const ISO_WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** The customers whose own order weekdays a change of a route's days would take away. */
export function listMisfits(db: ReadableDB, _ctx: ReadContext, input: z.output<typeof misfitsInput>): RouteMisfits {
  const { routeId, validFrom, weekdays } = input;
  const removed = removedWeekdays(db, routeId, validFrom, weekdays);
  const codes = removed.map(codeOf);
  const customers = customersOrderingOn(db, routeId, codes, SHOWN).map(({ orderWeekdays, ...customer }) => ({
    ...customer,
    orderWeekdays: ISO_WEEKDAYS.filter((weekday) => orderWeekdays.split(',').includes(codeOf(weekday))),
  }));
  return { count: countCustomersOrderingOn(db, routeId, codes), removed, customers };
}

/** ISO weekdays that the route has on `validFrom` and would have no more. */
export function removedWeekdays(
  db: ReadableDB,
  routeId: string,
  validFrom: string,
  weekdays: readonly number[],
): number[] {
  return routeDaysAt(db, routeId, validFrom)
    .map((day) => day.orderWeekday)
    .filter((weekday) => !weekdays.includes(weekday));
}

export function codeOf(weekday: number): string {
  return WEEKDAY_CODES[weekday - 1] as string;
}
