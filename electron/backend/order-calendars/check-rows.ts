import type { ReadableDB } from '../../../db/connection.ts';
import { routeDayVersions } from '../../../db/routes.ts';
import type { CalendarRow } from '../../../shared/contract/order-calendars.ts';
import { checkException, type ExceptionFinding, isOver } from '../../../shared/domain/calendar/check-exception.ts';
import type { RouteDay } from '../../../shared/domain/routes/deliveries.ts';
import { isRouteOrderDate, type PlanDays } from '../exceptions/exception-facts.ts';

/** What is wrong with each row of a table, and what its maker should know. Days that are over are no fault here. */
export function checkRows(
  db: ReadableDB,
  days: PlanDays,
  rows: readonly CalendarRow[],
  stood: (row: CalendarRow) => boolean,
): ExceptionFinding[][] {
  const routeDays = new Map<string, RouteDay[]>();
  const daysOf = (routeId: string): RouteDay[] => {
    const known = routeDays.get(routeId) ?? routeDayVersions(db, routeId);
    routeDays.set(routeId, known);
    return known;
  };
  const landing = new Map<string, CalendarRow[]>();
  for (const row of rows) {
    if (row.newOrderDate === null) continue;
    const key = `${row.routeId} ${row.newOrderDate}`;
    landing.set(key, [...(landing.get(key) ?? []), row]);
  }
  return rows.map((row) =>
    checkException(row, {
      ...days,
      isOrderDate: isRouteOrderDate(daysOf(row.routeId), row.orderDate, days.callDays),
      landingBeside: besideOf(row, landing.get(`${row.routeId} ${row.newOrderDate}`) ?? []),
      stoodBefore: isOver(row, days.today) && stood(row),
    }),
  );
}

/** The other rows that land on the same day, unless all of them say together how many cycles it carries. */
function besideOf(row: CalendarRow, together: readonly CalendarRow[]): string[] {
  if (together.length > 1 && row.quotaCycles > 1 && together.every((other) => other.quotaCycles === row.quotaCycles)) {
    return [];
  }
  return together.filter((other) => other !== row).map((other) => other.orderDate);
}
