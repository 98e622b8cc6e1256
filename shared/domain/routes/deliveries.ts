import {
  addDays,
  type BusinessDate,
  businessDateAt,
  fromDayNumber,
  instantOf,
  toDayNumber,
  weekdayOf,
  weekdayOfDay,
} from '../calendar/business-date.ts';
import { type OrderException, quotaCyclesOn } from './order-exceptions.ts';

/**
 * One order weekday of a route, holding from a date. Offsets are days after the order day, minutes are since midnight
 * in the company's zone; 1440 is the midnight that ends the day.
 */
export interface RouteDay {
  readonly validFrom: BusinessDate;
  /** 1 = Monday … 7 = Sunday. */
  readonly orderWeekday: number;
  readonly cutoffDayOffset: number;
  readonly cutoffMinute: number;
  readonly deliveryDayOffset: number;
  readonly deductionDayOffset: number;
  /** null: the route deducts nothing at a set time. */
  readonly deductionMinute: number | null;
  readonly rescueDayOffset: number;
  /** null: a failed order cannot be rescued after the cut-off. */
  readonly rescueMinute: number | null;
}

/** What one order day of a route leads to. */
export interface Delivery {
  readonly orderDate: BusinessDate;
  readonly deliveryDate: BusinessDate;
  /** From this instant on orders, changes and cancellations are refused. */
  readonly cutoffAtMs: number;
  /** When the amount is deducted from the customer's deposit. */
  readonly deductionAtMs: number | null;
  /** Until when an order that failed may be repaired. */
  readonly rescueAtMs: number | null;
  /** How many cycles' quota it carries; 1 but where an exception says otherwise. */
  readonly quotaCycles: number;
}

/** The days on which goods are brought; a subset of `Calendar`. */
export interface DeliveryCalendar {
  isWorking(day: number): boolean;
}

const LONGEST_HOLIDAY_DAYS = 31;
const HORIZON_DAYS = 120;

/**
 * The delivery of one order day, or null when the route takes no orders on that day. The version of the route that
 * holds on the order day decides, all its weekdays together. A delivery that falls on a day without deliveries is
 * brought on the next day that has them; cut-off, deduction and rescue deadline stay with the order day.
 * `exceptions` are those that count, at most one an order date: a date that one replaces is no order day, the new one
 * is, see {@link deliveryOfException}.
 */
export function deliveryOf(
  routeDays: readonly RouteDay[],
  orderDate: BusinessDate,
  zone: string,
  deliveryCalendar: DeliveryCalendar,
  exceptions: readonly OrderException[] = [],
): Delivery | null {
  const brought = broughtTo(orderDate, exceptions);
  if (brought) {
    const delivery = deliveryOfException(routeDays, brought, zone, deliveryCalendar, exceptions);
    return delivery && { ...delivery, quotaCycles: quotaCyclesOn(orderDate, exceptions) };
  }
  if (exceptions.some((one) => one.orderDate === orderDate)) return null;
  const day = rowOn(routeDays, orderDate);
  return day ? ordinaryDelivery(day, orderDate, zone, deliveryCalendar) : null;
}

/**
 * The delivery of the order day that an exception brings: as the exception says, else as the route has it for that day.
 * Where the route takes no orders on the day, the whole route's moved date keeps its distances to cut-off and delivery;
 * a customer's or a class's keeps the delivery it had while its cut-off is open then, else it is the route's next.
 * null: the exception brings no day, or nothing can be said of it.
 */
export function deliveryOfException(
  routeDays: readonly RouteDay[],
  exception: OrderException,
  zone: string,
  deliveryCalendar: DeliveryCalendar,
  exceptions: readonly OrderException[] = [],
): Delivery | null {
  const { newOrderDate: date, deliveryDate, quotaCycles } = exception;
  if (date === null) return null;
  const givenCutoff =
    exception.cutoffDate === null ? null : instantOf(exception.cutoffDate, exception.cutoffMinute ?? 0, zone);
  const own = rowOn(routeDays, date);
  if (!own && exception.scope !== 'route' && deliveryDate === null && givenCutoff === null) {
    const kept = rowOn(routeDays, exception.orderDate);
    const before = kept && ordinaryDelivery(kept, exception.orderDate, zone, deliveryCalendar);
    const dayStartMs = instantOf(date, 0, zone);
    const others = exceptions.filter((one) => one.newOrderDate !== date);
    const stays = before && before.cutoffAtMs > dayStartMs ? before : null;
    const found = stays ?? openDeliveries(routeDays, dayStartMs, zone, deliveryCalendar, 1, others)[0];
    return found ? { ...found, orderDate: date, quotaCycles } : null;
  }
  const row = own ?? rowOn(routeDays, exception.orderDate) ?? newestVersion(routeDays, date)[0];
  if (!row) return null;
  const ordinary = ordinaryDelivery(row, date, zone, deliveryCalendar);
  const cutoffAtMs = givenCutoff ?? ordinary.cutoffAtMs;
  // What follows the cut-off moves with it.
  const moved = (atMs: number | null): number | null =>
    atMs === null ? null : atMs + cutoffAtMs - ordinary.cutoffAtMs;
  return {
    orderDate: date,
    deliveryDate: deliveryDate ?? ordinary.deliveryDate,
    cutoffAtMs,
    deductionAtMs: moved(ordinary.deductionAtMs),
    rescueAtMs: moved(ordinary.rescueAtMs),
    quotaCycles,
  };
}

/**
 * The route's next deliveries whose cut-off is still open at `nowMs`, at most `count`, by delivery date. Where two order
 * days lead to one delivery date (a holiday between them), the first that is open stands for it. Empty: no order day of
 * the route lies within 120 days. `exceptions` as for {@link deliveryOf}.
 */
export function openDeliveries(
  routeDays: readonly RouteDay[],
  nowMs: number,
  zone: string,
  deliveryCalendar: DeliveryCalendar,
  count: number,
  exceptions: readonly OrderException[] = [],
): Delivery[] {
  const today = toDayNumber(businessDateAt(nowMs, zone));
  const weekdays = new Set(routeDays.map((row) => row.orderWeekday));
  const brought = new Set(exceptions.map((one) => one.newOrderDate));
  // A cut-off at 24:00 of yesterday is the first instant of today, and closed: one day more does no harm.
  const latestCutoff =
    Math.max(0, ...routeDays.map((row) => row.cutoffDayOffset), ...exceptions.map(cutoffDistance)) + 1;
  const byDeliveryDate = new Map<BusinessDate, Delivery>();
  for (let day = today - latestCutoff; day <= today + HORIZON_DAYS; day += 1) {
    const orderDate = fromDayNumber(day);
    if (!weekdays.has(weekdayOfDay(day)) && !brought.has(orderDate)) continue;
    const last = sorted(byDeliveryDate)[count - 1];
    if (last && orderDate > last.deliveryDate) break;
    const delivery = deliveryOf(routeDays, orderDate, zone, deliveryCalendar, exceptions);
    if (!delivery || delivery.cutoffAtMs <= nowMs || byDeliveryDate.has(delivery.deliveryDate)) continue;
    byDeliveryDate.set(delivery.deliveryDate, delivery);
  }
  return sorted(byDeliveryDate).slice(0, count);
}

function ordinaryDelivery(day: RouteDay, orderDate: BusinessDate, zone: string, calendar: DeliveryCalendar): Delivery {
  const at = (dayOffset: number, minute: number): number => instantOf(addDays(orderDate, dayOffset), minute, zone);
  return {
    orderDate,
    deliveryDate: nextDeliveryDay(toDayNumber(orderDate) + day.deliveryDayOffset, calendar),
    cutoffAtMs: at(day.cutoffDayOffset, day.cutoffMinute),
    deductionAtMs: day.deductionMinute === null ? null : at(day.deductionDayOffset, day.deductionMinute),
    rescueAtMs: day.rescueMinute === null ? null : at(day.rescueDayOffset, day.rescueMinute),
    quotaCycles: 1,
  };
}

/** The exception that makes a date an order day; of several, the date's own, then the one that replaces the earliest. */
function broughtTo(date: BusinessDate, exceptions: readonly OrderException[]): OrderException | undefined {
  const here = exceptions.filter((one) => one.newOrderDate === date);
  return (
    here.find((one) => one.orderDate === date) ??
    here.reduce<OrderException | undefined>(
      (first, one) => (first === undefined || one.orderDate < first.orderDate ? one : first),
      undefined,
    )
  );
}

/** Days from the new order day to the cut-off that an exception names. */
function cutoffDistance(exception: OrderException): number {
  const { newOrderDate, cutoffDate } = exception;
  return newOrderDate === null || cutoffDate === null ? 0 : toDayNumber(cutoffDate) - toDayNumber(newOrderDate);
}

function rowOn(routeDays: readonly RouteDay[], date: BusinessDate): RouteDay | undefined {
  const weekday = weekdayOf(date);
  return newestVersion(routeDays, date).find((row) => row.orderWeekday === weekday);
}

/** The rows of the route's newest version that has begun on a date; empty before the first. */
export function newestVersion<Day extends RouteDay>(routeDays: readonly Day[], date: BusinessDate): Day[] {
  let newest = '';
  for (const row of routeDays) if (row.validFrom <= date && row.validFrom > newest) newest = row.validFrom;
  return routeDays.filter((row) => row.validFrom === newest);
}

function nextDeliveryDay(from: number, calendar: DeliveryCalendar): BusinessDate {
  for (let day = from; day <= from + LONGEST_HOLIDAY_DAYS; day += 1) {
    if (calendar.isWorking(day)) return fromDayNumber(day);
  }
  return fromDayNumber(from);
}

function sorted(byDeliveryDate: ReadonlyMap<BusinessDate, Delivery>): Delivery[] {
  return [...byDeliveryDate.values()].sort((a, b) => (a.deliveryDate < b.deliveryDate ? -1 : 1));
}
