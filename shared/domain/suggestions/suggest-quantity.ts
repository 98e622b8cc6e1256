import type { OrderMessage } from '../../contract/order-placing.ts';
import { type BusinessDate, toDayNumber } from '../calendar/business-date.ts';

/** What a customer bought of one product on one order date; returns and cancelled orders left out. Oldest first. */
export interface Purchase {
  readonly date: BusinessDate;
  readonly quantity: number;
}

export interface SuggestionLimits {
  readonly orderMultiple: number;
  readonly leastQuantity: number;
  readonly mostQuantity: number | null;
  /** null: no quota product. */
  readonly quotaLeft: number | null;
  /** null: stock is not tracked. */
  readonly stockLeft: number | null;
}

export interface Suggestion {
  /** A multiple within all limits; 0: nothing is suggested. */
  readonly quantity: number;
  /** Key below `orders.suggestion`. */
  readonly reason: OrderMessage;
}

/** The usual days between two orders of a customer; its own last order date. */
export interface OrderRhythm {
  readonly cycleDays: number;
  readonly lastOrderDate: BusinessDate | null;
  readonly orderCount: number;
}

/** How much less each older order weighs. */
const DECAY = 0.8;
const NEVER_MORE_THAN_TIMES = 1.5;
const DROPPED_AFTER_INTERVALS = 3;
/** Whoever stayed away so long has filled the shelf elsewhere: no more than usual. */
const AWAY_AFTER_CYCLES = 4;
const UNKNOWN_CYCLE_DAYS = 7;

/**
 * The rhythm of all orders of one customer (distinct dates, oldest first): the mean of the days between them, recent
 * ones weighing more (factor 0.8 an order). One order or none: a week.
 */
export function orderRhythm(orderDates: readonly BusinessDate[]): OrderRhythm {
  return {
    cycleDays: weightedGap(orderDates) ?? UNKNOWN_CYCLE_DAYS,
    lastOrderDate: orderDates.at(-1) ?? null,
    orderCount: orderDates.length,
  };
}

/**
 * The suggested quantity of one product on an order day.
 *
 * Due: the product's own mean interval I (recent ones weigh more) is nearer to the days elapsed since it was bought than
 * to those at the customer's next order, i.e. elapsed + cycle / 2 >= I. Not due, or left out of the customer's orders for
 * three intervals: nothing. Due: the weighted mean quantity, stretched by elapsed / I when the gap is longer than usual
 * (never below 1, at most 1.5 times; not at all for a customer who stayed away for four cycles). Then rounded to the nearest order multiple, raised to the least quantity, cut to
 * quota, stock and most. Bought once only: the same again if it was in the customer's only order.
 */
export function suggestQuantity(
  purchases: readonly Purchase[],
  rhythm: OrderRhythm,
  orderDay: BusinessDate,
  limits: SuggestionLimits,
): Suggestion {
  const last = purchases.at(-1);
  if (!last) return none('never');
  const elapsed = Math.max(0, daysBetween(last.date, orderDay));
  if (purchases.length === 1) {
    if (rhythm.orderCount > 1) return none('once', { date: last.date });
    return within(last.quantity, limits, { key: 'again', params: { last: last.quantity, date: last.date } });
  }
  const interval = weightedGap(purchases.map((purchase) => purchase.date)) ?? rhythm.cycleDays;
  const usual = weightedMean(purchases.map((purchase) => purchase.quantity));
  const days = Math.round(interval);
  if (daysBetween(last.date, rhythm.lastOrderDate ?? last.date) > DROPPED_AFTER_INTERVALS * interval) {
    return none('dropped', { days, date: last.date });
  }
  if (elapsed + rhythm.cycleDays / 2 < interval) {
    if (elapsed === 0) return none('had-already', { days, date: last.date });
    return none('not-due', { days, elapsed, date: last.date });
  }
  const away = daysBetween(rhythm.lastOrderDate ?? last.date, orderDay);
  const longest = away > AWAY_AFTER_CYCLES * rhythm.cycleDays ? 1 : NEVER_MORE_THAN_TIMES;
  const stretch = Math.min(longest, Math.max(1, elapsed / interval));
  return within(usual * stretch, limits, {
    key: 'usual',
    params: { days, quantity: Math.round(usual), last: last.quantity, date: last.date, elapsed },
  });
}

function within(wanted: number, limits: SuggestionLimits, reason: OrderMessage): Suggestion {
  const { orderMultiple: multiple, leastQuantity, mostQuantity, quotaLeft, stockLeft } = limits;
  const down = (quantity: number): number => Math.floor(quantity / multiple) * multiple;
  const least = Math.ceil(Math.max(1, leastQuantity) / multiple) * multiple;
  const rounded = Math.max(least, Math.round(wanted / multiple) * multiple);
  const most = down(Math.min(mostQuantity ?? rounded, rounded));
  const cap = Math.min(most, down(quotaLeft ?? most), down(stockLeft ?? most));
  const quantity = cap < least ? 0 : cap;
  if (quantity === most) return { quantity, reason };
  const byQuota = quotaLeft !== null && (stockLeft === null || quotaLeft <= stockLeft);
  const params = { ...reason.params, wanted: most, left: (byQuota ? quotaLeft : stockLeft) ?? 0 };
  return { quantity, reason: { key: byQuota ? 'capped-by-quota' : 'capped-by-stock', params } };
}

function none(key: string, params: OrderMessage['params'] = {}): Suggestion {
  return { quantity: 0, reason: { key, params } };
}

function daysBetween(from: BusinessDate, to: BusinessDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

/** Mean days between dates (oldest first), recent gaps weighing more; null for fewer than two dates. */
function weightedGap(dates: readonly BusinessDate[]): number | null {
  const gaps: number[] = [];
  for (let at = 1; at < dates.length; at += 1) {
    gaps.push(daysBetween(dates[at - 1] as BusinessDate, dates[at] as BusinessDate));
  }
  return gaps.length === 0 ? null : Math.max(1, weightedMean(gaps));
}

/** Mean of values, oldest first, each weighing 0.8 of the next. */
function weightedMean(values: readonly number[]): number {
  let sum = 0;
  let weights = 0;
  for (const value of values) {
    sum = sum * DECAY + value;
    weights = weights * DECAY + 1;
  }
  return sum / weights;
}
