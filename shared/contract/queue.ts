import { z } from 'zod';
import { dispositionCode, noOrderReason } from './dispositions.ts';
import { businessDate, id, instantMs } from './primitives.ts';

/**
 * State of a call task. `open` may be given out (or waits), `held` is leased to a window, `done` has a final result or
 * nothing left on its agenda, `missed` was not reached before its cut-off, `carried` goes on as a task of a later day,
 * `dropped` fell out of the plan untouched.
 */
export const TASK_STATES = ['open', 'held', 'done', 'missed', 'carried', 'dropped'] as const;
export const taskState = z.enum(TASK_STATES);
export type TaskState = z.infer<typeof taskState>;

/**
 * Where a call of the day stands, as a lead asks: free to be given out, waiting (after an attempt, for a promise, parked),
 * without attempts left, held by a seat, done, or missed.
 */
export const BOARD_STATES = ['free', 'waiting', 'used-up', 'held', 'done', 'missed'] as const;
export const boardState = z.enum(BOARD_STATES);
export type BoardState = z.infer<typeof boardState>;
/** The same, and what was a call of the day once. */
export const LISTED_STATES = [...BOARD_STATES, 'carried', 'dropped'] as const;
export const listedState = z.enum(LISTED_STATES);
export type ListedState = z.infer<typeof listedState>;

export const TASK_SOURCES = [
  'strategy',
  'carry-over',
  'callback',
  'follow-up',
  'campaign',
  'incoming',
  'failed-order',
  'manual',
] as const;
export const taskSource = z.enum(TASK_SOURCES);
export type TaskSource = z.infer<typeof taskSource>;

export const ITEM_KINDS = ['order', 'failed-order', 'message', 'follow-up', 'question'] as const;

/** Why a customer gets no call on a day. Every customer is either due or has exactly one of these. */
export const EXCLUSION_REASONS = [
  'not-due',
  'closed',
  'no-strategy',
  'no-route',
  'no-weekday',
  'rule-invalid',
  'holiday-moved',
  'holiday-skipped',
  'holiday-unplaced',
  'exception-moved',
  'exception-skipped',
  'paused',
  'do-not-call',
  'no-callable-phone',
] as const;
export const exclusionReason = z.enum(EXCLUSION_REASONS);
export type ExclusionReason = z.infer<typeof exclusionReason>;

/** Why a call of the day cannot be given out now: the first reason that holds it back. */
export const DRY_REASONS = [
  'cut-off-passed',
  'attempts-used-up',
  'cooling-down',
  'promised-later',
  'outside-window',
  'held-by-seat',
  'same-owner-held',
  'other-operator',
  'needs-skill',
  'paused',
  'closed',
  'do-not-call',
  'no-phone',
  'ordered-elsewhere',
] as const;
export const dryReason = z.enum(DRY_REASONS);
export type DryReason = z.infer<typeof dryReason>;

export const SKIP_REASONS = ['customer-asked-later', 'shop-closed-now', 'wrong-time', 'needs-lead', 'other'] as const;
export const skipReason = z.enum(SKIP_REASONS);
export type SkipReason = z.infer<typeof skipReason>;

/** Refers a question to quotas that came after an earlier call for its delivery; its text names the products. */
export const LATE_QUOTA = 'late-quota';

export const callItem = z.object({
  id,
  kind: z.enum(ITEM_KINDS),
  state: z.enum(['open', 'done', 'closed']),
  closedReason: z.string().nullable(),
  /** Of a failed order the order. */
  referenceId: z.string().nullable(),
  text: z.string().nullable(),
  /** Until when it can be done, where that is not the call's cut-off. */
  cutoffAtMs: instantMs.nullable(),
});
export type CallItem = z.infer<typeof callItem>;

/** The steps of "next call", in their order of weight (product.md section 2, giving out). */
export const CHOICE_STEPS = [
  'promised-due',
  'parked',
  'nearest-cut-off',
  'strategy-rank',
  'fewer-attempts',
  'preferred-hour',
  'route-and-code',
  'by-hand',
  'same-owner',
] as const;
export const choiceStep = z.enum(CHOICE_STEPS);
export type ChoiceStep = z.infer<typeof choiceStep>;

/** A call that this window holds by a lease. */
export const heldCall = z.object({
  taskId: id,
  customerId: id,
  customerCode: z.string(),
  customerName: z.string(),
  businessDate,
  source: taskSource,
  /** The next delivery this call is for and its cut-off; null for a call without an order item. */
  deliveryDate: businessDate.nullable(),
  cutoffAtMs: instantMs.nullable(),
  attempts: z.number().int(),
  mostAttempts: z.number().int(),
  /** Which of the customer's phones to dial: their `position`; null when none is callable. */
  phonePosition: z.number().int().nullable(),
  promisedAtMs: instantMs.nullable(),
  /** True for a half-done call that was put aside; its draft waits. */
  parked: z.boolean(),
  leaseUntilMs: instantMs,
  items: z.array(callItem),
  /** Why this customer is called today, as data; words by `ruleInWords` and `queue.explain.*`. */
  why: z.object({
    className: z.string().nullable(),
    strategyName: z.string().nullable(),
    rule: z.string().nullable(),
    /** The customer's own order weekdays, RFC 5545 codes, where the rule takes them. */
    weekdays: z.string().nullable(),
    /** The rule's own date when the holiday rule moved the call. */
    nominalDate: businessDate.nullable(),
    /** Which step of "next call" decided. */
    chosenBy: choiceStep,
  }),
});
export type HeldCall = z.infer<typeof heldCall>;

export const dryCount = z.object({ reason: dryReason, count: z.number().int() });

/** Absent: what the asker could be given; a person's id: what that person could; null: the whole team or center. */
export const dryInput = z.object({ operatorId: id.nullable().optional() });
export type DryInput = z.output<typeof dryInput>;

/** What is left of a day, and what holds it back. */
export const drySummary = z.object({
  businessDate,
  /** Live calls of the day: open and held. */
  left: z.number().int(),
  /** Of them, those that nothing holds back. */
  free: z.number().int(),
  /** The first instant at which a call may become free by itself; null when nothing waits. */
  nextAtMs: instantMs.nullable(),
  counts: z.array(dryCount),
  /** What those ask for that need a skill: names joined by +, most calls first. */
  needs: z.array(z.object({ skills: z.string(), count: z.number().int() })),
  /** False when no queue was built for the day. */
  built: z.boolean(),
});
export type DrySummary = z.infer<typeof drySummary>;

export const dryCustomersInput = dryInput.extend({
  reason: dryReason,
  limit: z.number().int().min(1).max(500).default(200),
  offset: z.number().int().min(0).default(0),
});
export type DryCustomersInput = z.output<typeof dryCustomersInput>;

/** A customer whose call is held back; what each field says depends on the reason (shared/domain/queue/dry-words.ts). */
export const dryCustomer = z.object({
  taskId: id,
  customerId: id,
  customerCode: z.string(),
  customerName: z.string(),
  routeCode: z.string(),
  /** Until when it waits, from when a window is open, for when it was promised, when the cut-off was. */
  untilMs: instantMs.nullable(),
  /** The seat that holds it or its owner's other shop, the operator whose it is, or who holds its skills. */
  who: z.string().nullable(),
  attempts: z.number().int(),
  mostAttempts: z.number().int(),
  lastDisposition: dispositionCode.nullable(),
  /** Why it is paused, the number of the order, or the skills that it needs. */
  note: z.string().nullable(),
});
export type DryCustomer = z.output<typeof dryCustomer>;
export const dryCustomers = z.object({ customers: z.array(dryCustomer), more: z.boolean() });
export type DryCustomers = z.output<typeof dryCustomers>;

export const takeNextOutput = z.object({ call: heldCall.nullable(), dry: drySummary.nullable() });
export type TakeNextOutput = z.infer<typeof takeNextOutput>;

export const releaseInput = z.object({
  taskId: id,
  reason: z.string().max(200).default(''),
  /** Who held it when a lead decided; a call that somebody else holds by now is not taken from them. */
  heldBy: id.optional(),
});
export type ReleaseInput = z.output<typeof releaseInput>;

/** How a call ended. CALLS passes it on inside its own transaction; see electron/backend/queue/settle-task.ts. */
export const settleInput = z.object({
  taskId: id,
  /** The row of the call log that this attempt is. */
  callId: id.nullable(),
  disposition: dispositionCode,
  noOrderReason: noOrderReason.nullable().default(null),
  /** Needed with `callback`. */
  promisedAtMs: instantMs.nullable().default(null),
  /** Whose the callback is. */
  forWhom: z.enum(['me', 'anyone']).default('me'),
});
export type SettleInput = z.output<typeof settleInput>;

export const settleOutput = z.object({
  state: taskState,
  attempts: z.number().int(),
  /** When the call comes again; null when it does not (final, or the day's attempts are used up). */
  notBeforeMs: instantMs.nullable(),
  /** `position` of the phone that the next attempt dials. */
  phonePosition: z.number().int().nullable(),
});
export type SettleOutput = z.infer<typeof settleOutput>;

export const buildCounts = z.object({
  date: businessDate,
  /** All customers of the build's scope: customers = due + the sum of excludedByReason. */
  customers: z.number().int(),
  /** Due by strategy or carry-over, with those who ordered by another channel already. */
  due: z.number().int(),
  created: z.number().int(),
  /** Calls that stood already and fit the plan. */
  kept: z.number().int(),
  /** Causes that became part of another call of the same customer instead of one of their own. */
  merged: z.number().int(),
  /** Untouched calls that no longer fit the plan. */
  dropped: z.number().int(),
  /** Due customers whose order for that delivery is there already: no order item. */
  alreadyOrdered: z.number().int(),
  carriedOver: z.number().int(),
  missed: z.number().int(),
  excludedByReason: z.partialRecord(exclusionReason, z.number().int()),
});
export type BuildCounts = z.infer<typeof buildCounts>;
