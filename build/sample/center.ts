import { addDays, instantOf } from '../../shared/domain/calendar/business-date.ts';
import { type SampleCustomer, sampleCustomer } from './customers.ts';
import { SAMPLE_TIME_ZONE, type SampleOptions } from './options.ts';
import { orderDays, type SampleDueDate, type SampleOrder, sampleDueDates, sampleOrders } from './orders.ts';
import { type SamplePeople, samplePeople } from './people.ts';
import {
  publishedDays,
  type SampleClassType,
  type SampleDay,
  type SampleQuota,
  type SampleStrategy,
  sampleClassTypes,
  sampleQuotas,
  sampleStrategies,
} from './plan.ts';
import { type SampleProduct, sampleProducts } from './products.ts';
import { randomFrom } from './random.ts';
import { type SampleRoute, sampleRoutes } from './routes.ts';

/** Everything of the sample but its customers, who are made one by one. */
export interface SampleCenter {
  /** When everything was set up: a year before the center's date. */
  readonly createdAtMs: number;
  /** From which date routes, classes and strategies hold. */
  readonly validFrom: string;
  readonly people: SamplePeople;
  readonly routes: readonly SampleRoute[];
  readonly grade: SampleClassType;
  readonly format: SampleClassType;
  readonly strategies: readonly SampleStrategy[];
  readonly days: readonly SampleDay[];
  readonly products: readonly SampleProduct[];
  readonly quotas: readonly SampleQuota[];
  /** Stock at the start of the center's date by product id; null: not tracked. */
  readonly stock: ReadonlyMap<string, number | null>;
  readonly stockAsOfMs: number;
  customer(index: number): SampleCustomer;
  orders(customer: SampleCustomer, index: number): Iterable<SampleOrder>;
  /** On which days of the order history the customer was to be called. */
  dueDates(customer: SampleCustomer): Iterable<SampleDueDate>;
}

/** Pure: the same options give the same center, on every machine and in every time zone. */
export function sampleCenter(options: SampleOptions): SampleCenter {
  const { customers, seed, today } = options;
  const random = randomFrom(`${seed}/center/${customers}`);
  const validFrom = addDays(today, -371);
  const createdAtMs = instantOf(validFrom, 540, SAMPLE_TIME_ZONE);
  const people = samplePeople(random, customers, createdAtMs);
  const routes = sampleRoutes(random, customers, people.teams, createdAtMs);
  const { grade, format } = sampleClassTypes(random, createdAtMs);
  const products = sampleProducts(random, createdAtMs);
  const days = publishedDays();
  const calendar = orderDays(options, days);
  const popularity = products.reduce((sum, product) => sum + product.popularity, 0);
  const stock = products.map(({ id, stockWeeks, popularity: own, level }): [string, number | null] => [
    id,
    // A customer takes about ten units a week over all products; cheap ones more.
    stockWeeks === null ? null : Math.round((customers * 10 * own * stockWeeks * (7 - level)) / (popularity * 3)),
  ]);
  return {
    createdAtMs,
    validFrom,
    people,
    routes,
    grade,
    format,
    strategies: sampleStrategies(random, grade, today),
    days,
    products,
    quotas: sampleQuotas(random, products, grade, customers, today, Math.max(1, options.pastWeeks ?? 0)),
    stock: new Map(stock),
    stockAsOfMs: instantOf(today, 0, SAMPLE_TIME_ZONE),
    customer: (index) => sampleCustomer(index, options, routes, createdAtMs),
    orders: (customer, index) => sampleOrders(customer, index, options, products, calendar),
    dueDates: (customer) => sampleDueDates(customer, calendar),
  };
}
