import {
  addDays,
  type BusinessDate,
  instantOf,
  toDayNumber,
  weekdayOf,
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

/** What the days of the history have in common, worked out once. */
export interface OrderDays {
  readonly today: BusinessDate;
  readonly first: BusinessDate;
  /** Public holidays without work. */
  readonly off: ReadonlySet<BusinessDate>;
  /** Ten days before Spring Festival and National Day: shops stock up. */
  readonly busy: ReadonlySet<BusinessDate>;
  readonly firstIdMs: number;
  /** Order date -> instant of its midnight. */
  readonly midnightMs: Map<BusinessDate, number>;
}

export function orderDays(options: SampleOptions, days: readonly SampleDay[]): OrderDays {
  const off = new Set(days.filter((day) => !day.working).map((day) => day.date));
  const busy = new Set<BusinessDate>();
  for (const { date, name, working } of days) {
    if (working || !/春节|国庆/.test(name) || off.has(addDays(date, -1))) continue;
    for (let before = 1; before <= 10; before += 1) busy.add(addDays(date, -before));
  }
  return {
    today: options.today,
    first: addDays(options.today, -7 * options.ordersWeeks),
    off,
    busy,
    firstIdMs: instantOf(options.today, 0, SAMPLE_TIME_ZONE) - 7 * 86_400_000 * options.ordersWeeks,
    midnightMs: new Map(),
  };
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
  const firstDay = toDayNumber(days.first);
  const span = Math.max(1, toDayNumber(days.today) - firstDay);
  const begins = random.chance(0.08) ? addDays(days.first, random.between(0, span)) : days.first;
  const stops =
    customer.status === 'closed' || random.chance(0.05) ? addDays(days.first, random.between(0, span)) : days.today;
  let last = '';
  let made = 0;
  for (const due of dueDates(customer, grade, days)) {
    const orderDate = beforeHoliday(due, days.off);
    if (orderDate <= last || orderDate < begins || orderDate >= stops || random.chance(skips)) continue;
    last = orderDate;
    const season = days.busy.has(orderDate) ? 1.5 : 1;
    const level = season * (1 + growth * ((toDayNumber(orderDate) - firstDay) / span));
    const lines = habits
      .filter((habit) => random.chance(habit.chance))
      .map((habit) => line(random, habit, level))
      .filter(({ quantity }) => quantity > 0);
    if (lines.length === 0) continue;
    const placedAtMs = midnightOf(orderDate, days) + random.between(510 * 60, 680 * 60) * 1000;
    const offset = customer.route.days.find((day) => day.orderWeekday === weekdayOf(due))?.deliveryDayOffset ?? 1;
    made += 1;
    yield {
      id: random.uuid(days.firstIdMs + index * ORDERS_A_CUSTOMER + made),
      number: `H${orderDate.replaceAll('-', '')}-${customer.code.slice(1)}`,
      orderDate,
      deliveryDate: addDays(orderDate, offset),
      placedAtMs,
      lines,
    };
  }
}

function* dueDates(customer: SampleCustomer, grade: Grade, days: OrderDays): Generator<BusinessDate> {
  const { weeks } = GRADE_FACTS[grade];
  const anchorMonday = addDays(customer.cycleAnchor, 1 - weekdayOf(customer.cycleAnchor));
  const cycleDays = weeks * 7;
  const gone = Math.floor((toDayNumber(days.first) - toDayNumber(anchorMonday)) / cycleDays);
  for (let week = addDays(anchorMonday, gone * cycleDays); week < days.today; week = addDays(week, cycleDays)) {
    for (const weekday of customer.weekdays) {
      const date = addDays(week, weekday - 1);
      if (date >= days.first && date < days.today) yield date;
    }
  }
}

function beforeHoliday(date: BusinessDate, off: ReadonlySet<BusinessDate>): BusinessDate {
  let day = date;
  for (let back = 0; back < 10 && off.has(day); back += 1) day = addDays(day, -1);
  return day;
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

function midnightOf(date: BusinessDate, days: OrderDays): number {
  let midnight = days.midnightMs.get(date);
  if (midnight === undefined) {
    midnight = instantOf(date, 0, SAMPLE_TIME_ZONE);
    days.midnightMs.set(date, midnight);
  }
  return midnight;
}
