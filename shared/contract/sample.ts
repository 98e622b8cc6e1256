import { z } from 'zod';
import { businessDate, id } from './primitives.ts';

/** Of every person of the sample center; the first start says so. */
export const SAMPLE_PASSWORD = 'orderline-demo';
export const SAMPLE_DEFAULT_CUSTOMERS = 2000;
export const SAMPLE_MOST_CUSTOMERS = 1_000_000;
export const SAMPLE_MOST_WEEKS = 104;
export const SAMPLE_DEFAULT_PAST_WEEKS = 8;
export const SAMPLE_MOST_PAST_WEEKS = 26;

export const loadSampleInput = z.object({
  /** How many retailers. */
  customers: z.number().int().min(1).max(SAMPLE_MOST_CUSTOMERS).default(SAMPLE_DEFAULT_CUSTOMERS),
  /** The same seed, size and date make the same center. */
  seed: z.number().int().min(0).max(2_147_483_647).default(1),
  /** The date the center lives on; null: the clock's. */
  today: businessDate.nullable().default(null),
  /** Weeks of order history; null: 26, for more than 100,000 customers 4. */
  ordersWeeks: z.number().int().min(0).max(SAMPLE_MOST_WEEKS).nullable().default(null),
  /** Weeks of calls, shifts and seats up to yesterday, as far as there are orders; 0: none; null: 8, for more than 100,000 customers none. */
  pastWeeks: z.number().int().min(0).max(SAMPLE_MOST_PAST_WEEKS).nullable().default(null),
});
export type LoadSampleInput = z.output<typeof loadSampleInput>;

export const sampleResult = z.object({
  today: businessDate,
  seed: z.number().int(),
  customers: z.number().int(),
  phones: z.number().int(),
  products: z.number().int(),
  routes: z.number().int(),
  operators: z.number().int(),
  orders: z.number().int(),
  lines: z.number().int(),
  /** 0 in what was kept of loads before there were any. */
  calls: z.number().int().default(0),
});
export type SampleResult = z.infer<typeof sampleResult>;

export const startedSample = z.object({ jobId: id });

export const sampleState = z.object({
  /** Whether a sample could be loaded now: nothing is stored yet that it could mix with. */
  possible: z.boolean(),
  /** The newest load, if there was one. */
  job: z
    .object({
      id,
      state: z.enum(['running', 'done', 'failed', 'cancelled']),
      share: z.number(),
      result: sampleResult.nullable(),
      error: z.object({ key: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }).nullable(),
    })
    .nullable(),
});
export type SampleState = z.infer<typeof sampleState>;
