import { calendarDays } from '../../../db/calendar.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { findCustomer } from '../../../db/customers.ts';
import { exceptionsOnto } from '../../../db/order-exceptions.ts';
import { routeDayVersions } from '../../../db/routes.ts';
import { companySettings } from '../../../db/settings.ts';
import type { PlanSubject } from '../../../shared/contract/plan-subject.ts';
import type { CompanySettings } from '../../../shared/contract/settings.ts';
import { addDays, businessDateAt, toDayNumber } from '../../../shared/domain/calendar/business-date.ts';
import { type Calendar, createCalendar } from '../../../shared/domain/calendar/calendar.ts';
import type { ExceptionDates, ExceptionFacts } from '../../../shared/domain/calendar/check-exception.ts';
import { FURTHEST_MOVE_DAYS } from '../../../shared/domain/calendar/place-call.ts';
import { routeDayOn } from '../../../shared/domain/calendar/propose-order-calendar.ts';
import { cycleCalls } from '../../../shared/domain/queue/customer-calls.ts';
import type { RouteDay } from '../../../shared/domain/routes/deliveries.ts';
import { customerCycle } from '../queue/customer-cycle.ts';

/** What exceptions are checked against, read once. */
export interface PlanDays {
  readonly settings: CompanySettings;
  readonly today: string;
  readonly callDays: Calendar;
  readonly deliveryDays: Calendar;
}

export function planDays(db: ReadableDB, nowMs: number): PlanDays {
  const settings = companySettings(db);
  return {
    settings,
    today: businessDateAt(nowMs, settings.timeZone),
    callDays: createCalendar(settings.callWeekdays, calendarDays(db, 'call')),
    deliveryDays: createCalendar(settings.deliveryWeekdays, calendarDays(db, 'delivery')),
  };
}

export function exceptionFacts(
  db: ReadableDB,
  days: PlanDays,
  exceptionId: string | null,
  subject: PlanSubject,
  { orderDate, newOrderDate }: Pick<ExceptionDates, 'orderDate' | 'newOrderDate'>,
): ExceptionFacts {
  const others = newOrderDate === null ? [] : exceptionsOnto(db, subject, newOrderDate);
  return {
    ...days,
    isOrderDate: isOrderDate(db, days, subject, orderDate),
    landingBeside: others.filter((other) => other.id !== exceptionId).map((other) => other.orderDate),
  };
}

function isOrderDate(db: ReadableDB, days: PlanDays, { kind, id }: PlanSubject, date: string): boolean | null {
  // A class is called on the weekdays of its customers' routes: there is no one answer.
  if (kind === 'class') return null;
  if (kind === 'route') return isRouteOrderDate(routeDayVersions(db, id), date, days.callDays);
  const customer = findCustomer(db, id);
  if (!customer) return false;
  const day = toDayNumber(date);
  return cycleCalls(
    customerCycle(db, customer, days.settings, date),
    day - FURTHEST_MOVE_DAYS,
    day + FURTHEST_MOVE_DAYS,
  ).some(({ nominalDay, placed }) => nominalDay === day || ('day' in placed && placed.day === day));
}

/** An order weekday of the route, or a day onto which the holiday rule may move one. */
export function isRouteOrderDate(
  routeDays: readonly RouteDay[],
  date: string,
  callDays: Pick<Calendar, 'isWorking'>,
): boolean {
  if (routeDayOn(routeDays, date)) return true;
  for (let distance = -FURTHEST_MOVE_DAYS; distance <= FURTHEST_MOVE_DAYS; distance += 1) {
    const other = addDays(date, distance);
    if (!callDays.isWorking(toDayNumber(other)) && routeDayOn(routeDays, other)) return true;
  }
  return false;
}
