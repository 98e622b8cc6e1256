import {
  addDays,
  type BusinessDate,
  fromDayNumber,
  instantOf,
  toDayNumber,
  weekdayOfDay,
} from '../../shared/domain/calendar/business-date.ts';
import type { SampleCustomer } from './customers.ts';
import { SAMPLE_TIME_ZONE, type SampleOptions } from './options.ts';
import { GRADE_FACTS, type Grade, type SampleDay } from './plan.ts';
import type { SampleProduct } from './products.ts';
import { type Random, randomFrom } from './random.ts';

export interface SampleLine {
  readonly productId: string;
  readonly quantity: number;
  readonly priceMinor: number;
}
export interface SampleOrder {
  /** Sorts in the order in which a center is written, so that writing a large one appends. */
  readonly id: string;
  readonly number: string;
  readonly orderDate: BusinessDate;
  readonly deliveryDate: BusinessDate;
  readonly placedAtMs: number;
  readonly lines: readonly SampleLine[];
}

/** One day of the history, or of the ten days before it that a holiday may move an order to. */
interface OrderDay {
  readonly date: BusinessDate;
  readonly midnightMs: number;
  /** A public holiday without work. */
  readonly off: boolean;
  /** One of the ten days before Spring Festival or National Day: shops stock up. */
  readonly busy: boolean;
}

/** What the days of the history have in common, worked out once. Days are counted from `first`, the history's first. */
export interface OrderDays {
  /** Day number of the first date. */
  readonly first: number;
  readonly count: number;
  /** From `-DAYS_BEFORE` to `count - 1`, shifted by DAYS_BEFORE. */
  readonly days: readonly OrderDay[];
  readonly firstIdMs: number;
}

const DAYS_BEFORE = 14;
const DAY_MINUTES = 1440;

export function orderDays({ today, ordersWeeks }: SampleOptions, published: readonly SampleDay[]): OrderDays {
  const off = new Set(published.filter((day) => !day.working).map((day) => day.date));
  const busy = new Set<BusinessDate>();
  for (const { date, name, working } of published) {
    if (working || !/春节|国庆/.test(name) || off.has(addDays(date, -1))) continue;
    for (let before = 1; before <= 10; before += 1) busy.add(addDays(date, -before));
  }
  const count = 7 * ordersWeeks;
  const first = toDayNumber(today) - count;
  const days = Array.from({ length: count + DAYS_BEFORE }, (_, at): OrderDay => {
    const date = fromDayNumber(first + at - DAYS_BEFORE);
    return { date, midnightMs: instantOf(date, 0, SAMPLE_TIME_ZONE), off: off.has(date), busy: busy.has(date) };
  });
  return { first, count, days, firstIdMs: (first + count) * 86_400_000 };
}

/** More than anybody orders in the longest history: room in the ids. */
const ORDERS_A_CUSTOMER = 512;

interface Habit {
  readonly product: SampleProduct;
  /** How often the product is in the basket. */
  readonly chance: number;
  readonly quantity: number;
}

/**
 * What one customer ordered, oldest first: every so many weeks on its weekdays, from a basket of its own, with its own
 * quantities, now and then none, more before the great holidays, on holidays the working day before. Some began lately,
 * some stopped.
 */
export function* sampleOrders(
  customer: SampleCustomer,
  index: number,
  options: SampleOptions,
  products: readonly SampleProduct[],
  days: OrderDays,
): Generator<SampleOrder> {
  const random = randomFrom(`${options.seed}/orders/${index}`);
  const grade = customer.grade ?? 'N';
  const habits = habitsOf(random, grade, products);
  const skips = 0.03 + random.next() * 0.22;
  const growth = random.normal() * 0.1;
  const span = Math.max(1, days.count);
  const begins = random.chance(0.08) ? random.between(0, span) : -DAYS_BEFORE;
  const stops = customer.status === 'closed' || random.chance(0.05) ? random.between(0, span) : days.count;
  let last = Number.NEGATIVE_INFINITY;
  let made = 0;
  for (const { due, weekday } of dueDays(customer, grade, days)) {
    const at = beforeHoliday(due, days);
    if (at <= last || at < begins || at >= stops || random.chance(skips)) continue;
    last = at;
    const day = days.days[at + DAYS_BEFORE] as OrderDay;
    const level = (day.busy ? 1.5 : 1) * (1 + growth * (at / span));
    const lines = habits
      .filter((habit) => random.chance(habit.chance))
      .map((habit) => line(random, habit, level))
      .filter(({ quantity }) => quantity > 0);
    if (lines.length === 0) continue;
    const offset = customer.route.days.find((each) => each.orderWeekday === weekday)?.deliveryDayOffset ?? 1;
    yield {
      id: random.uuid(days.firstIdMs + index * ORDERS_A_CUSTOMER + made),
      number: `H${day.date.replaceAll('-', '')}-${customer.code.slice(1)}`,
      orderDate: day.date,
      deliveryDate: fromDayNumber(days.first + at + offset),
      placedAtMs: day.midnightMs + random.between(510 * 60, 680 * 60) * 1000,
      lines,
    };
    made += 1;
  }
}

/** A day on which a customer's cycle has its order, and what it would be for. */
export interface SampleDueDate {
  readonly date: BusinessDate;
  readonly deliveryDate: BusinessDate;
  /** UTC ms. */
  readonly cutoffAtMs: number;
}

/** The days of the history on which a customer is to be called, oldest first; none without a grade. */
export function* sampleDueDates(customer: SampleCustomer, days: OrderDays): Generator<SampleDueDate> {
  if (customer.grade === null) return;
  let last = Number.NEGATIVE_INFINITY;
  for (const { due, weekday } of dueDays(customer, customer.grade, days)) {
    const at = beforeHoliday(due, days);
    if (at <= last) continue;
    last = at;
    const { date, midnightMs } = days.days[at + DAYS_BEFORE] as OrderDay;
    const routeDay = customer.route.days.find((each) => each.orderWeekday === weekday);
    yield {
      date,
      deliveryDate: fromDayNumber(days.first + at + (routeDay?.deliveryDayOffset ?? 1)),
      cutoffAtMs:
        midnightMs +
        ((routeDay?.cutoffDayOffset ?? 0) * DAY_MINUTES + (routeDay?.cutoffMinute ?? DAY_MINUTES)) * 60_000,
    };
  }
}

/** The customer's cycle over the history, oldest first; days counted from its first. */
function* dueDays(
  customer: SampleCustomer,
  grade: Grade,
  days: OrderDays,
): Generator<{ readonly due: number; readonly weekday: number }> {
  const cycleDays = GRADE_FACTS[grade].weeks * 7;
  const anchor = toDayNumber(customer.cycleAnchor);
  const anchorMonday = anchor + 1 - weekdayOfDay(anchor) - days.first;
  const begin = (anchorMonday % cycleDays) - cycleDays;
  for (let week = begin; week < days.count; week += cycleDays) {
    for (const weekday of customer.weekdays) {
      const due = week + weekday - 1;
      if (due >= 0 && due < days.count) yield { due, weekday };
    }
  }
}

function beforeHoliday(due: number, { days }: OrderDays): number {
  let at = due;
  while (at > -DAYS_BEFORE && days[at + DAYS_BEFORE]?.off) at -= 1;
  return at;
}

/** A basket drawn without replacement by popularity (Efraimidis and Spirakis 2006), cheaper goods for small shops. */
function habitsOf(random: Random, grade: Grade, products: readonly SampleProduct[]): Habit[] {
  const { lines, size } = GRADE_FACTS[grade];
  const wanted = random.between(lines[0], lines[1]);
  const taste = grade === 'KA' ? 3.4 : grade === 'A' ? 3 : grade === 'B' ? 2.4 : 2;
  return products
    .filter((product) => product.active)
    .map((product) => {
      const weight = product.popularity * Math.exp(-Math.abs(product.level - taste) / 1.6);
      return { product, key: -Math.log(random.next() || Number.MIN_VALUE) / weight };
    })
    .sort((a, b) => a.key - b.key)
    .slice(0, wanted)
    .map(({ product }) => ({
      product,
      chance: 0.45 + random.next() * 0.52,
      quantity: Math.max(1, Math.exp(random.normal() * 0.6) * size * (7 - product.level) * 0.7),
    }));
}

function line(random: Random, { product, quantity }: Habit, level: number): SampleLine {
  const { orderMultiple, leastQuantity, mostQuantity, id, priceMinor } = product;
  const exact = quantity * level * (0.75 + random.next() * 0.5);
  const rounded = Math.max(leastQuantity, Math.round(exact / orderMultiple) * orderMultiple);
  return { productId: id, quantity: mostQuantity === null ? rounded : Math.min(rounded, mostQuantity), priceMinor };
}
