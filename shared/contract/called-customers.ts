import { z } from 'zod';
import { callLogFilter } from './call-log.ts';
import { amountMinor, id, instantMs, page, quantity } from './primitives.ts';

/** Which customers of a set of calls a figure counts: called, spoken to, with an order taken in one of them that still stands. */
export const CUSTOMER_COUNTS = ['customers', 'reached', 'ordered'] as const;
export type CustomerCount = (typeof CUSTOMER_COUNTS)[number];

/** By code, or the most calls, the highest amount, the last called on top. */
export const CALLED_SORTS = ['code', 'calls', 'amount', 'last'] as const;
export type CalledSort = (typeof CALLED_SORTS)[number];

/** The customers behind a figure. Refusals: `invalid/date-range-backwards`, `invalid/figures-period-too-long` {days, most}. */
export const calledCustomersInput = page.extend({
  filter: callLogFilter,
  of: z.enum(CUSTOMER_COUNTS).default('customers'),
  sort: z.enum(CALLED_SORTS).default('code'),
});
export type CalledCustomersInput = z.output<typeof calledCustomersInput>;

const count = z.number().int();
const calledCustomer = z.object({
  customerId: id,
  code: z.string(),
  name: z.string(),
  /** Route and class as at the last of the calls. */
  route: z.string().nullable(),
  class: z.string().nullable(),
  /** Rows of the log, and those of them in which the customer was spoken to. */
  calls: count,
  reachedCalls: count,
  /** Taken in these calls and still standing. */
  orders: count,
  quantity,
  amountMinor,
  lastAtMs: instantMs.nullable(),
});
export type CalledCustomer = z.output<typeof calledCustomer>;

export const calledCustomers = z.object({
  rows: z.array(calledCustomer),
  more: z.boolean(),
  /** How many customers each count has: what the report shows of the same filter. */
  counts: z.object({ customers: count, reached: count, ordered: count }),
});
export type CalledCustomers = z.output<typeof calledCustomers>;
