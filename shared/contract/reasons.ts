import { z } from 'zod';
import { callLogFilter } from './call-log.ts';
import { dispositionCode } from './dispositions.ts';
import { amountMinor, businessDate, id, instantMs, quantity } from './primitives.ts';
import { REFUSED_REASONS } from './refused-demand.ts';
import { tableFile } from './saved-tables.ts';

/**
 * What is looked at: demand that was refused, why customers that were reached did not order, who of a day's due customers
 * has no order, and products that were bought and are not any more.
 */
export const REASON_KINDS = ['refused', 'no-order', 'unordered', 'lapsed'] as const;
export type ReasonKind = (typeof REASON_KINDS)[number];

export const REASON_GROUPS = ['reason', 'product', 'route', 'class', 'seat', 'operator', 'day', 'month'] as const;
export type ReasonGroup = (typeof REASON_GROUPS)[number];

/** By what each kind is compared, the first unless asked. */
export const GROUPS_OF = {
  refused: ['reason', 'product', 'route', 'class', 'operator', 'day', 'month'],
  'no-order': ['reason', 'route', 'class', 'seat', 'operator', 'day', 'month'],
  unordered: ['route', 'class', 'operator'],
  lapsed: ['product', 'route', 'class'],
} as const satisfies Record<ReasonKind, readonly ReasonGroup[]>;

export const LEAST_TIMES = { default: 2, least: 1, most: 99 } as const;

/** Business dates, both included. Lapsed: bought within them and not after; unordered: the last of them. */
export const reasonFilter = callLogFilter.pick({
  from: true,
  to: true,
  seatIds: true,
  operatorIds: true,
  classIds: true,
  routeIds: true,
});
export type ReasonFilter = z.output<typeof reasonFilter>;

const asked = {
  kind: z.enum(REASON_KINDS),
  filter: reasonFilter,
  group: z.enum(REASON_GROUPS),
  /** Lapsed: bought on so many days at least. */
  times: z.number().int().min(LEAST_TIMES.least).max(LEAST_TIMES.most).default(LEAST_TIMES.default),
};
const fits = ({ kind, group }: { kind: ReasonKind; group: ReasonGroup }) =>
  (GROUPS_OF[kind] as readonly ReasonGroup[]).includes(group);

/** Refusals: `invalid/date-range-backwards`, `invalid/figures-period-too-long` {days, most}. */
export const reasonInput = z.object(asked).refine(fits, { path: ['group'] });
export type ReasonInput = z.output<typeof reasonInput>;

/** Counts and sums by name (shared/domain/supervision/reason-figures.ts); what is absent is 0. */
export const reasonFigures = z.record(z.string(), z.number().int());
export type ReasonFigures = z.output<typeof reasonFigures>;

const reasonLine = z.object({
  /** '' for what has none: no seat, no class … */
  id: z.string(),
  name: z.string(),
  now: reasonFigures,
  /** The same of the period before; of a day or month that which stands at its place there. Null: it had none. */
  before: reasonFigures.nullable(),
});
export type ReasonLine = z.output<typeof reasonLine>;

export const reasonOutput = z.object({
  asOfMs: instantMs,
  from: businessDate,
  to: businessDate,
  kind: z.enum(REASON_KINDS),
  group: z.enum(REASON_GROUPS),
  total: reasonFigures,
  /** Null: this kind has no period before. */
  before: z.object({ from: businessDate, to: businessDate, figures: reasonFigures }).nullable(),
  lines: z.array(reasonLine),
});
export type ReasonOutput = z.output<typeof reasonOutput>;

/** More rows than that are for the file. */
export const MOST_REASON_ROWS = 500;

/** The rows behind a line, or all; those without an order by where they stand. No-order reasons have theirs in the call log. */
export const reasonRowsInput = z
  .object({ ...asked, line: z.string().nullable(), standing: z.string().nullable().default(null) })
  .refine(fits, { path: ['group'] });
export type ReasonRowsInput = z.output<typeof reasonRowsInput>;

const customer = { customerId: id, customerCode: z.string(), customerName: z.string() };
const place = { route: z.string().nullable(), class: z.string().nullable() };
const product = { productId: id, productCode: z.string(), productName: z.string(), unit: z.string() };

export const refusedRow = z.object({
  kind: z.literal('refused'),
  ...{ ...customer, ...product, ...place },
  operator: z.string().nullable(),
  callId: id.nullable(),
  askedOn: businessDate,
  orderDay: businessDate,
  reason: z.enum(REFUSED_REASONS),
  wanted: quantity,
  allowed: quantity,
  /** What live orders of that order day hold by now. */
  got: quantity,
  refused: quantity,
  amountMinor,
});

/** Where a due customer stands: an order stands, reached without one, tried and not reached, or not called yet. */
export const UNORDERED_STANDINGS = ['ordered', 'not-ordered', 'not-reached', 'not-called'] as const;
export type UnorderedStanding = (typeof UNORDERED_STANDINGS)[number];

const unorderedRow = z.object({
  kind: z.literal('unordered'),
  ...{ ...customer, ...place },
  operator: z.string().nullable(),
  taskId: id,
  standing: z.enum(UNORDERED_STANDINGS),
  attempts: z.number().int(),
  mostAttempts: z.number().int(),
  lastCallId: id.nullable(),
  lastAtMs: instantMs.nullable(),
  disposition: dispositionCode.nullable(),
  noOrderReason: z.string().nullable(),
  /** What comes next: called, waits until `nextAtMs`, is in hand, has no attempts left, is missed, is at its end. */
  next: z.enum(['free', 'waiting', 'held', 'used-up', 'missed', 'done']),
  nextAtMs: instantMs.nullable(),
  cutoffAtMs: instantMs.nullable(),
});

const lapsedRow = z.object({
  kind: z.literal('lapsed'),
  ...{ ...customer, ...product, ...place },
  operator: z.string().nullable(),
  /** Days on which it was bought, and how much of it in all, within the period. */
  times: z.number().int(),
  quantity,
  lastDate: businessDate,
  lastQuantity: quantity,
  /** The customer's last order of anything. */
  lastOrderDate: businessDate,
});

export const reasonRow = z.discriminatedUnion('kind', [refusedRow, unorderedRow, lapsedRow]);
export type ReasonRow = z.output<typeof reasonRow>;
export type RefusedRow = z.output<typeof refusedRow>;
export type UnorderedRow = z.output<typeof unorderedRow>;
export type LapsedRow = z.output<typeof lapsedRow>;

/** All rows there are, and how many customers they are of. */
export const reasonRowsOutput = z.object({
  total: z.number().int(),
  customers: z.number().int(),
  rows: z.array(reasonRow),
});
export type ReasonRowsOutput = z.output<typeof reasonRowsOutput>;

/** The table of lines as a file. Refusals: those of `reasonInput`, `refused/disk-full`. */
export const saveReasonsInput = z.object({ ...asked, ...tableFile.shape }).refine(fits, { path: ['group'] });
export type SaveReasonsInput = z.output<typeof saveReasonsInput>;
/** All rows as a file, customers by name, so with the right to export. */
export const saveReasonRowsInput = z
  .object({
    ...{ ...asked, line: z.string().nullable(), standing: z.string().nullable().default(null) },
    ...tableFile.shape,
  })
  .refine(fits, { path: ['group'] });
export type SaveReasonRowsInput = z.output<typeof saveReasonRowsInput>;
