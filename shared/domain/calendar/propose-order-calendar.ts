import type { RouteDay } from '../routes/deliveries.ts';
import { fromDayNumber, toDayNumber, weekdayOf } from './business-date.ts';
import type { ExceptionDates } from './check-exception.ts';
import type { HolidayRule } from './place-call.ts';

interface Days {
  isWorking(day: number): boolean;
}

export interface ProposalFacts {
  readonly callDays: Days;
  readonly deliveryDays: Days;
  /** Where an order day that is no call day goes; `keep`: it stays, `skip`: it is left out. */
  readonly move: HolidayRule;
  /** No order day is moved before it. */
  readonly today: string;
  readonly mostCycles: number;
}

/** A table is made by hand and looked at, so it reaches farther than the holiday rule of a strategy: over a golden week. */
const FURTHEST_DAYS = 15;
const FURTHEST_DELIVERY_DAYS = 31;

/**
 * What the calendars touch of one route's order days from-to: those that are no call days, and those whose delivery would
 * fall on a day without deliveries. A moved day takes the cut-off and the days to the delivery that the route has on its
 * new weekday, else those of the day it replaces. Order days that land on one day carry their cycles together.
 */
export function proposeOrderCalendar(
  routeDays: readonly RouteDay[],
  from: string,
  to: string,
  facts: ProposalFacts,
): ExceptionDates[] {
  const dates: { day: number; own: RouteDay; placed: number | null }[] = [];
  for (let day = toDayNumber(from); day <= toDayNumber(to); day += 1) {
    const own = routeDayOn(routeDays, fromDayNumber(day));
    if (own) dates.push({ day, own, placed: place(day, facts) });
  }
  const landing = new Map<number, number>();
  for (const { placed } of dates) if (placed !== null) landing.set(placed, (landing.get(placed) ?? 0) + 1);
  // Days outside of from-to that the route has anyway keep their own cycle.
  for (const [day] of landing) {
    const isAsked = dates.some((date) => date.day === day);
    if (!isAsked && routeDayOn(routeDays, fromDayNumber(day)) && facts.callDays.isWorking(day)) {
      landing.set(day, (landing.get(day) ?? 0) + 1);
    }
  }
  return dates.flatMap(({ day, own, placed }): ExceptionDates[] => {
    const orderDate = fromDayNumber(day);
    if (placed === null) {
      return [
        { orderDate, newOrderDate: null, deliveryDate: null, cutoffDate: null, cutoffMinute: null, quotaCycles: 1 },
      ];
    }
    const cycles = Math.min(facts.mostCycles, landing.get(placed) ?? 1);
    const ordinary = day + own.deliveryDayOffset;
    const isTouched = placed !== day || !facts.deliveryDays.isWorking(ordinary) || cycles > 1;
    if (!isTouched) return [];
    const there = routeDayOn(routeDays, fromDayNumber(placed)) ?? own;
    const delivery = nextWorking(placed + there.deliveryDayOffset, facts.deliveryDays);
    return [
      {
        orderDate,
        newOrderDate: fromDayNumber(placed),
        deliveryDate: fromDayNumber(delivery),
        cutoffDate: fromDayNumber(placed + there.cutoffDayOffset),
        cutoffMinute: there.cutoffMinute,
        quotaCycles: cycles,
      },
    ];
  });
}

/** The day on which the orders are taken instead, or null for none. */
function place(day: number, { callDays, move, today }: ProposalFacts): number | null {
  if (move === 'keep' || callDays.isWorking(day)) return day;
  if (move === 'skip') return null;
  const step = move === 'earlier' ? -1 : 1;
  for (let distance = 1; distance <= FURTHEST_DAYS; distance += 1) {
    const other = day + step * distance;
    if (other < toDayNumber(today)) return null;
    if (callDays.isWorking(other)) return other;
  }
  return null;
}

function nextWorking(from: number, days: Days): number {
  for (let day = from; day <= from + FURTHEST_DELIVERY_DAYS; day += 1) if (days.isWorking(day)) return day;
  return from;
}

/** The route's day for an order date, by the version that holds on it. */
export function routeDayOn<Day extends RouteDay>(routeDays: readonly Day[], date: string): Day | undefined {
  let newest = '';
  for (const { validFrom } of routeDays) if (validFrom <= date && validFrom > newest) newest = validFrom;
  const weekday = weekdayOf(date);
  return routeDays.find((day) => day.validFrom === newest && day.orderWeekday === weekday);
}
