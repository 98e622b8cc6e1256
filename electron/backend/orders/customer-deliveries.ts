import { calendarDays } from '../../../db/calendar.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import type { CustomerRow } from '../../../db/customers.ts';
import { exceptionsOfCustomer } from '../../../db/queue-exceptions.ts';
import { findLiveTask, findTask } from '../../../db/queue-tasks.ts';
import { routeDayVersions } from '../../../db/routes.ts';
import type { CompanySettings } from '../../../shared/contract/settings.ts';
import { addDays, businessDateAt, WEEKDAY_CODES, weekdayOf } from '../../../shared/domain/calendar/business-date.ts';
import { createCalendar } from '../../../shared/domain/calendar/calendar.ts';
import {
  type Delivery,
  type DeliveryCalendar,
  deliveryOf,
  openDeliveries,
  type RouteDay,
} from '../../../shared/domain/routes/deliveries.ts';
import { type OrderException, winningExceptions } from '../../../shared/domain/routes/order-exceptions.ts';

/** The first open delivery and the next four. */
const OFFERED = 5;
export const LONGEST_DELIVERY_OFFSET_DAYS = 45;
/** Days of the calendar that the open deliveries, and the past ones of drafts and orders, can touch. */
const LOOKED_BACK_DAYS = 90;
const LOOKED_AHEAD_DAYS = 180;

export interface CustomerDeliveries {
  readonly today: string;
  /** Open ones, nearest first. */
  readonly open: readonly Delivery[];
  /** Today is none of the customer's order days and no call of today asks for an order. */
  readonly offDay: boolean;
  /** Delivery of the call in hand, when its cut-off is still open. */
  readonly ofTask: Delivery | null;
  /** One of `open`, or a past one that led to this delivery date; null: none, or too far ahead to be ordered for yet. */
  on(deliveryDate: string): Delivery | null;
}

/**
 * Where an order of this customer can go: as its route delivers, and as the exceptions say that count for the customer.
 * Without a route nothing is open.
 */
export function customerDeliveries(
  db: ReadableDB,
  customer: CustomerRow,
  taskId: string | null,
  settings: CompanySettings,
  nowMs: number,
): CustomerDeliveries {
  const zone = settings.timeZone;
  const today = businessDateAt(nowMs, zone);
  const days: RouteDay[] = customer.routeId === null ? [] : routeDayVersions(db, customer.routeId);
  const calendar = deliveryCalendar(db, settings, today);
  const since = addDays(today, -LOOKED_BACK_DAYS);
  const exceptions = [...winningExceptions(exceptionsOfCustomer(db, customer.id, since)).values()];
  const open = openDeliveries(days, nowMs, zone, calendar, OFFERED, exceptions);
  const task = taskId === null ? undefined : findTask(db, taskId);
  const ownTask = task?.customerId === customer.id ? task : undefined;
  const called = ownTask !== undefined || findLiveTask(db, customer.id, today) !== undefined;
  return {
    today,
    open,
    offDay: !called && !isOrderDay(customer, days, today, zone, calendar, exceptions),
    ofTask: open.find((delivery) => delivery.deliveryDate === ownTask?.deliveryDate) ?? null,
    on: (deliveryDate) =>
      open.find((delivery) => delivery.deliveryDate === deliveryDate) ??
      past(leadingTo(days, deliveryDate, zone, calendar, exceptions), nowMs),
  };
}

/** A day that an exception brings; else the customer's own order weekdays or those of its route, but what one replaces. */
function isOrderDay(
  customer: CustomerRow,
  days: readonly RouteDay[],
  today: string,
  zone: string,
  calendar: DeliveryCalendar,
  exceptions: readonly OrderException[],
): boolean {
  if (exceptions.some((one) => one.newOrderDate === today)) return true;
  if (exceptions.some((one) => one.orderDate === today)) return false;
  if (customer.orderWeekdays === null) return deliveryOf(days, today, zone, calendar) !== null;
  return customer.orderWeekdays.split(',').includes(WEEKDAY_CODES[weekdayOf(today) - 1] as string);
}

function past(delivery: Delivery | null, nowMs: number): Delivery | null {
  return delivery && delivery.cutoffAtMs <= nowMs ? delivery : null;
}

function leadingTo(
  days: readonly RouteDay[],
  deliveryDate: string,
  zone: string,
  calendar: DeliveryCalendar,
  exceptions: readonly OrderException[],
): Delivery | null {
  if (days.length === 0) return null;
  for (let back = 0; back <= LONGEST_DELIVERY_OFFSET_DAYS; back += 1) {
    const delivery = deliveryOf(days, addDays(deliveryDate, -back), zone, calendar, exceptions);
    if (delivery?.deliveryDate === deliveryDate) return delivery;
  }
  return null;
}

/** The days on which goods are brought, around a date. */
export function deliveryCalendar(db: ReadableDB, settings: CompanySettings, today: string): DeliveryCalendar {
  const days = calendarDays(db, 'delivery', addDays(today, -LOOKED_BACK_DAYS), addDays(today, LOOKED_AHEAD_DAYS));
  return createCalendar(settings.deliveryWeekdays, days);
}
