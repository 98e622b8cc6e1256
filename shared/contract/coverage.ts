import { z } from 'zod';
import { COVERAGE_STATES } from '../domain/coverage/coverage-of.ts';
import { businessDate, id, instantMs, page } from './primitives.ts';
import { EXCLUSION_REASONS } from './queue.ts';

/** Whether customers are called and order as often as they should: by their cycle, and by their own rhythm. */

export const coverageState = z.enum(COVERAGE_STATES);
/** Why a customer is excluded: as in planning, or its rule names no day within a year. */
export const COVERAGE_REASONS = [...EXCLUSION_REASONS, 'no-date'] as const;
export const coverageReason = z.enum(COVERAGE_REASONS);
export type CoverageReason = z.infer<typeof coverageReason>;

/** Narrows what is counted and listed. `''`: customers without route, class or operator. */
export const coverageFilter = z.object({
  routeId: z.string().max(64).nullable().default(null),
  classId: z.string().max(64).nullable().default(null),
  operatorId: z.string().max(64).nullable().default(null),
});
export type CoverageFilter = z.output<typeof coverageFilter>;

/** `changedAtMs`: what is older than the asker's own last change is worked out anew. */
const fresh = { changedAtMs: instantMs.default(0) };

export const COVERAGE_GROUPS = ['route', 'class', 'operator'] as const;
export const coverageGroup = z.enum(COVERAGE_GROUPS);
export type CoverageGroup = z.infer<typeof coverageGroup>;

export const coverageCounts = z.object({
  customers: z.number().int(),
  states: z.record(coverageState, z.number().int()),
  /** Should have ordered by now, by their own rhythm; whatever their state but excluded. */
  late: z.number().int(),
});
export type CoverageCounts = z.infer<typeof coverageCounts>;

export const coverageSummaryInput = coverageFilter.extend(fresh);
export const coverageSummary = z.object({
  date: businessDate,
  asOfMs: instantMs,
  counts: coverageCounts,
  excluded: z.partialRecord(coverageReason, z.number().int()),
  /** Customers whose next call nobody could be given, by the skills that they need; `holders`: who has them, at work or not. */
  unskilled: z.array(z.object({ skills: z.string(), customers: z.number().int(), holders: z.string().nullable() })),
  groups: z.record(coverageGroup, z.array(coverageCounts.extend({ id: z.string(), name: z.string() }))),
});
export type CoverageSummary = z.infer<typeof coverageSummary>;

export const coverageListInput = coverageFilter.extend({
  ...fresh,
  ...page.shape,
  state: coverageState.nullable().default(null),
  reason: coverageReason.nullable().default(null),
  lateOnly: z.boolean().default(false),
  unskilledOnly: z.boolean().default(false),
});
export type CoverageListInput = z.output<typeof coverageListInput>;

export const coverageRow = z.object({
  customerId: id,
  code: z.string(),
  name: z.string(),
  routeName: z.string().nullable(),
  className: z.string().nullable(),
  operatorName: z.string().nullable(),
  state: coverageState,
  reason: coverageReason.nullable(),
  /** Order dates in a row without order and result, and days since the first of them. */
  cyclesMissed: z.number().int(),
  daysOverdue: z.number().int(),
  lastDate: businessDate.nullable(),
  nextDate: businessDate.nullable(),
  lastOrderDate: businessDate.nullable(),
  lastResultDate: businessDate.nullable(),
  /** null: fewer than four orders. */
  /** The skills that its next call needs and nobody who is at work that day holds; null: somebody does. */
  unskilled: z.string().nullable(),
  rhythm: z.object({ usualGapDays: z.number(), byDate: businessDate, daysLate: z.number().int() }).nullable(),
});
export type CoverageRow = z.infer<typeof coverageRow>;
export const coverageListOutput = z.object({ total: z.number().int(), rows: z.array(coverageRow), more: z.boolean() });

export const QUEUE_MOST = 500;
export const queueCustomersInput = z.object({
  customerIds: z.array(id).min(1).max(QUEUE_MOST),
  reason: z.string().trim().max(200).default(''),
});
export type QueueCustomersInput = z.output<typeof queueCustomersInput>;
/** Why a customer cannot be put into today's queue by hand. */
export const QUEUE_REFUSALS = [
  'unknown',
  'closed',
  'paused',
  'do-not-call',
  'no-callable-phone',
  'no-route',
  'no-delivery',
  'already-ordered',
  'called-today',
  'cut-off-passed',
] as const;
export const queueRefusal = z.enum(QUEUE_REFUSALS);
export type QueueRefusal = z.infer<typeof queueRefusal>;
export const queueCustomersOutput = z.object({
  /** New calls of today. */
  queued: z.number().int(),
  /** Customers whose call of today stood already. */
  joined: z.number().int(),
  refused: z.array(z.object({ customerId: id, code: z.string(), name: z.string(), refusal: queueRefusal })),
});
export type QueueCustomersOutput = z.output<typeof queueCustomersOutput>;
