import { z } from 'zod';
import { businessDate, id, instantMs } from './primitives.ts';
import { boardState, buildCounts, exclusionReason, listedState, taskSource, taskState } from './queue.ts';

/** What a supervisor or lead plans with: previewing, building, listing and explaining a day's queue. */

export const planLine = z.object({
  customerId: id,
  customerCode: z.string(),
  customerName: z.string(),
  routeCode: z.string(),
  strategyName: z.string().nullable(),
});
export type PlanLine = z.infer<typeof planLine>;

/** What of an untouched call a build changes; `cutoff` in UTC ms, the others as people read them. */
export const planChange = z.object({
  field: z.enum([
    'strategy',
    'class',
    'route',
    'owner',
    'delivery',
    'cutoff',
    'nominal',
    'rank',
    'attempts',
    /** The customer's preferred hours, and its strategy's calling windows. */
    'hours',
    'windows',
    /** To `added` or `closed`. */
    'order',
    'other',
  ]),
  from: z.union([z.string(), z.number()]).nullable(),
  to: z.union([z.string(), z.number()]).nullable(),
});
export type PlanChange = z.infer<typeof planChange>;

export const planUpdate = planLine.extend({ changes: z.array(planChange) });
export type PlanUpdate = z.infer<typeof planUpdate>;

/** An open call of an earlier day that the build ends. */
export const planEnd = planLine.extend({
  businessDate,
  state: z.enum(['carried', 'missed', 'dropped']),
});
export type PlanEnd = z.infer<typeof planEnd>;

export const previewInput = z.object({
  date: businessDate,
  /** Part of code, name or route code of the lines that are told. */
  text: z.string().trim().max(60).default(''),
});

export const previewOutput = z.object({
  /** Names these changes: building with it applies exactly them or is refused. */
  fingerprint: z.string(),
  counts: buildCounts,
  /** Whether the day was built before for all who are planned here. */
  built: z.boolean(),
  /** Those of the day's last build. */
  before: buildCounts.nullable(),
  /** The first 300 of each that fit the text, by route and code. */
  adds: z.array(planLine),
  drops: z.array(planLine),
  /** Untouched calls whose delivery, strategy or order changes. */
  updates: z.array(planUpdate),
  ends: z.array(planEnd),
  /** How many fit the text. */
  totals: z.object({
    adds: z.number().int(),
    drops: z.number().int(),
    updates: z.number().int(),
    ends: z.number().int(),
  }),
  /** All changes, whatever the text; 0: the queue fits the plan. */
  changes: z.number().int(),
});
export type PreviewOutput = z.infer<typeof previewOutput>;

export const buildDayInput = z.object({
  date: businessDate,
  /** The fingerprint of the preview that was looked at; null: build whatever there is to build. */
  expected: z.string().max(64).nullable().default(null),
});

export const dayInput = z.object({ date: businessDate });

export const daySummary = z.object({
  date: businessDate,
  isCallDay: z.boolean(),
  /** The name of the holiday or make-up day, or null. */
  dayName: z.string().nullable(),
  build: z
    .object({
      builtAtMs: instantMs,
      builtBy: z.string(),
      counts: buildCounts,
      /** The counts are of more customers than the asker sees: everybody's, where a lead asks for the own team. */
      beyondReach: z.boolean(),
    })
    .nullable(),
  states: z.array(z.object({ state: boardState, count: z.number().int() })),
});
export type DaySummary = z.infer<typeof daySummary>;

/** The build that the program makes by itself: when, and how it went the last time. */
export const nightlyState = z.object({
  on: z.boolean(),
  minute: z.number().int(),
  day: z.enum(['same-day', 'next-call-day']),
  /** When its minute comes next; null: never, it is off. */
  nextAtMs: instantMs.nullable(),
  last: z
    .object({
      date: businessDate,
      startedAtMs: instantMs,
      endedAtMs: instantMs.nullable(),
      outcome: z.enum(['running', 'built', 'skipped', 'failed', 'interrupted']),
      counts: buildCounts.nullable(),
      error: z.object({ key: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }).nullable(),
    })
    .nullable(),
});
export type NightlyState = z.infer<typeof nightlyState>;

export const taskLine = z.object({
  taskId: id,
  customerId: id,
  customerCode: z.string(),
  customerName: z.string(),
  routeCode: z.string(),
  routeName: z.string().nullable(),
  className: z.string().nullable(),
  strategyName: z.string().nullable(),
  source: taskSource,
  state: listedState,
  deliveryDate: businessDate.nullable(),
  cutoffAtMs: instantMs.nullable(),
  attempts: z.number().int(),
  mostAttempts: z.number().int(),
  notBeforeMs: instantMs.nullable(),
  promisedAtMs: instantMs.nullable(),
  disposition: z.string().nullable(),
  /** Who holds it now, or whose it is. */
  operatorName: z.string().nullable(),
});
export type TaskLine = z.infer<typeof taskLine>;

export const listInput = z.object({
  date: businessDate,
  state: listedState.nullable().default(null),
  /** Part of a customer's code or name. */
  text: z.string().trim().max(60).default(''),
  limit: z.number().int().min(1).max(1000).default(200),
  offset: z.number().int().min(0).default(0),
});
export const listOutput = z.object({ total: z.number().int(), tasks: z.array(taskLine) });

export const leftOutInput = z.object({
  date: businessDate,
  reason: exclusionReason,
  /** Part of a customer's code or name. */
  text: z.string().trim().max(60).default(''),
  limit: z.number().int().min(1).max(1000).default(200),
  offset: z.number().int().min(0).default(0),
});
export const leftOutLine = z.object({
  customerId: id,
  customerCode: z.string(),
  customerName: z.string(),
  routeCode: z.string(),
});
export const leftOutOutput = z.object({ total: z.number().int(), customers: z.array(leftOutLine) });

/** Of the asker's customers, also where the build was of everybody's. */
export const leftOutCounts = buildCounts.pick({ excludedByReason: true });
export type LeftOutCounts = z.infer<typeof leftOutCounts>;

export const explainInput = z.object({ customerId: id, date: businessDate });

/** One step of the chain: `queue.explain.<key>` in shared/i18n; see shared/domain/queue/explain-words.ts. */
export const explainStep = z.object({
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** How the step bears on the call. */
  tone: z.enum(['plain', 'for', 'against']),
});
export type ExplainStep = z.infer<typeof explainStep>;

export const explanation = z.object({
  customer: z.object({ id, code: z.string(), name: z.string() }),
  date: businessDate,
  /** Called that day, or would be when the queue is built. */
  due: z.boolean(),
  reason: exclusionReason.nullable(),
  class: z.object({ typeName: z.string(), className: z.string() }).nullable(),
  strategy: z
    .object({
      id,
      name: z.string(),
      validFrom: businessDate,
      validTo: businessDate.nullable(),
      isDefault: z.boolean(),
      /** The customer's own override. */
      isOwn: z.boolean(),
    })
    .nullable(),
  rule: z.string().nullable(),
  weekdays: z.array(z.string()),
  anchor: businessDate,
  /** The rule's own dates whose call is made on the day. */
  nominalDates: z.array(businessDate),
  /** What replaces an order date and so brings the call here, changes its delivery or takes it away. */
  exception: z
    .object({
      id,
      scope: z.enum(['customer', 'class', 'route']),
      orderDate: businessDate,
      newOrderDate: businessDate.nullable(),
      reason: z.string(),
      /** The order calendar that it came with. */
      calendarName: z.string().nullable(),
    })
    .nullable(),
  isCallDay: z.boolean(),
  delivery: z.object({ deliveryDate: businessDate, cutoffAtMs: instantMs }).nullable(),
  ordered: z.boolean(),
  /** Whose call it is; null: any seat's, or there is none. */
  operator: z.object({ id, name: z.string() }).nullable(),
  task: z.object({ id, state: taskState, source: taskSource, attempts: z.number().int() }).nullable(),
  /** The next days on which the rules call this customer. */
  nextDates: z.array(businessDate),
  steps: z.array(explainStep),
});
export type Explanation = z.infer<typeof explanation>;
