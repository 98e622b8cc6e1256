import type { ReadableDB } from '../../../db/connection.ts';
import type { ForecastCustomer } from '../../../db/forecast.ts';
import { type ExceptionRow, exceptionsOfDate, replacedDates } from '../../../db/queue-exceptions.ts';
import { addDays, fromDayNumber, toDayNumber } from '../../../shared/domain/calendar/business-date.ts';
import { REACH_DAYS } from '../../../shared/domain/queue/due-verdict.ts';
import { exceptionOfCall } from '../../../shared/domain/routes/order-exceptions.ts';
import type { Call, ForecastInput } from './forecast-calls.ts';

/** What replaces the order dates of some customers, by order date. */
export type Replaced = ReadonlyMap<string, ExceptionRow>;

export interface Exceptions {
  /** The first and last day (day numbers) of the rules' dates that bear on the forecast. */
  readonly firstDay: number;
  readonly lastDay: number;
  /** null: nothing is replaced. Customers of whom the same is replaced mostly get the same object. */
  of(customer: ForecastCustomer): Replaced | null;
}

/** The exceptions that bear on the days of a forecast: each date read once, each route's put together once. */
export function createExceptions(db: ReadableDB, { from, days }: ForecastInput): Exceptions {
  const to = addDays(from, days - 1);
  const window = { from, to, near: addDays(from, -REACH_DAYS), far: addDays(to, REACH_DAYS) };
  const dates = replacedDates(db, window).map((date) => ({ date, ...exceptionsOfDate(db, date) }));
  const personal = new Set(dates.flatMap(({ byCustomer, byMember }) => [...byCustomer.keys(), ...byMember.keys()]));
  const byRoute = new Map<string, Replaced>();
  for (const { date, byRoute: routes } of dates) {
    for (const [routeId, exception] of routes) {
      byRoute.set(routeId, new Map([...(byRoute.get(routeId) ?? []), [date, exception]]));
    }
  }
  return {
    firstDay: toDayNumber(dates[0]?.date ?? from),
    lastDay: toDayNumber(dates.at(-1)?.date ?? to),
    of({ id, routeId }) {
      if (!personal.has(id)) return routeId === null ? null : (byRoute.get(routeId) ?? null);
      const own = new Map<string, ExceptionRow>();
      for (const date of dates) {
        const route = routeId === null ? undefined : date.byRoute.get(routeId);
        const winner = date.byCustomer.get(id) ?? date.byMember.get(id) ?? route;
        if (winner) own.set(date.date, winner);
      }
      return own;
    },
  };
}

/** The day on which the call of a rule's date is made in the end; null: none. */
export function dayOfCall([nominalDay, landedDay]: Call, replaced: Replaced): number | null {
  const landed = landedDay === null ? null : fromDayNumber(landedDay);
  const exception = exceptionOfCall(fromDayNumber(nominalDay), landed, (date) => replaced.get(date));
  if (!exception) return landedDay;
  return exception.newOrderDate === null ? null : toDayNumber(exception.newOrderDate);
}
