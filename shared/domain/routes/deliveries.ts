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
}

/** The days on which goods are brought; a subset of `Calendar`. */
export interface DeliveryCalendar {
  isWorking(day: number): boolean;
}

const LONGEST_HOLIDAY_DAYS = 31;
const HORIZON_DAYS = 120;

/**
 * The delivery of one order day, or null when the route takes no orders on that weekday. The version of the route that
 * holds on the order day decides, all its weekdays together. A delivery that falls on a day without deliveries is
 * brought on the next day that has them; cut-off, deduction and rescue deadline stay with the order day.
 */
export function deliveryOf(
  routeDays: readonly RouteDay[],
  orderDate: BusinessDate,
  zone: string,
  deliveryCalendar: DeliveryCalendar,
): Delivery | null {
  const weekday = weekdayOf(orderDate);
  const day = versionOn(routeDays, orderDate).find((row) => row.orderWeekday === weekday);
  if (!day) return null;
  const at = (dayOffset: number, minute: number): number => instantOf(addDays(orderDate, dayOffset), minute, zone);
  return {
    orderDate,
    deliveryDate: nextDeliveryDay(toDayNumber(orderDate) + day.deliveryDayOffset, deliveryCalendar),
    cutoffAtMs: at(day.cutoffDayOffset, day.cutoffMinute),
    deductionAtMs: day.deductionMinute === null ? null : at(day.deductionDayOffset, day.deductionMinute),
    rescueAtMs: day.rescueMinute === null ? null : at(day.rescueDayOffset, day.rescueMinute),
  };
}

/**
 * The route's next deliveries whose cut-off is still open at `nowMs`, at most `count`, by delivery date. Where two order
 * days lead to one delivery date (a holiday between them), the first that is open stands for it. Empty: no order day of
 * the route lies within 120 days.
 */
export function openDeliveries(
  routeDays: readonly RouteDay[],
  nowMs: number,
  zone: string,
  deliveryCalendar: DeliveryCalendar,
  count: number,
): Delivery[] {
  const today = toDayNumber(businessDateAt(nowMs, zone));
  const weekdays = new Set(routeDays.map((row) => row.orderWeekday));
  // A cut-off at 24:00 of yesterday is the first instant of today, and closed: one day more does no harm.
  const latestCutoff = Math.max(0, ...routeDays.map((row) => row.cutoffDayOffset)) + 1;
  const byDeliveryDate = new Map<BusinessDate, Delivery>();
  for (let day = today - latestCutoff; day <= today + HORIZON_DAYS; day += 1) {
    if (!weekdays.has(weekdayOfDay(day))) continue;
    const orderDate = fromDayNumber(day);
    const last = sorted(byDeliveryDate)[count - 1];
    if (last && orderDate > last.deliveryDate) break;
    const delivery = deliveryOf(routeDays, orderDate, zone, deliveryCalendar);
    if (!delivery || delivery.cutoffAtMs <= nowMs || byDeliveryDate.has(delivery.deliveryDate)) continue;
    byDeliveryDate.set(delivery.deliveryDate, delivery);
  }
  return sorted(byDeliveryDate).slice(0, count);
}

function versionOn(routeDays: readonly RouteDay[], date: BusinessDate): RouteDay[] {
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
