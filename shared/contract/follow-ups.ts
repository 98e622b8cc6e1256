import { z } from 'zod';
import { businessDate, id, page } from './primitives.ts';

/** Why a case's customer gets no follow-up call; the answer is recorded by hand then. */
export const NO_CALL_REASONS = ['no-customer', 'closed', 'do-not-call', 'no-callable-phone', 'paused'] as const;
export type NoCall = (typeof NO_CALL_REASONS)[number];

/** How the follow-up of a complaint stands. */
export const followUpView = z.object({
  /** Day of the call that asks; null: there is none. */
  plannedDate: businessDate.nullable(),
  /** Why no call can be made as things stand; null: one can. */
  noCall: z.enum(NO_CALL_REASONS).nullable(),
  /** The next day on which the customer can be called; null: none within the reach of planning. */
  nextDate: businessDate.nullable(),
  /** Business dates on which calls reached nobody since the case was resolved. */
  unreachedDays: z.number().int(),
});
export type FollowUpView = z.infer<typeof followUpView>;

/** A case that asks the customer in hand whether it was settled. */
export const followUpInHand = z.object({
  ticketId: id,
  number: z.string(),
  version: z.number().int(),
  categoryName: z.string(),
  description: z.string(),
  result: z.string().nullable(),
  reply: z.string().nullable(),
});
export type FollowUpInHand = z.infer<typeof followUpInHand>;

export const SATISFACTION = [1, 2, 3, 4, 5] as const;
const satisfaction = z.number().int().min(1).max(5);

/**
 * What the customer says of a case in follow-up: settled, with the satisfaction, or not, with the reason, which reopens it.
 * Refusals: `not-found/ticket-unknown`, `conflict/ticket-changed`, `refused/follow-up-not-asked`
 * {number, state}, `invalid/follow-up-without-score`, `invalid/follow-up-without-reason`.
 */
export const answerFollowUpInput = z.object({
  ticketId: id,
  /** The version that was seen. */
  version: z.number().int(),
  settled: z.boolean(),
  /** 1 to 5; needed when settled, else as the customer likes. */
  satisfaction: satisfaction.nullable().default(null),
  /** Why it is not settled, or whatever else the customer says. */
  remark: z.string().trim().max(2000).default(''),
});
export type AnswerFollowUpInput = z.output<typeof answerFollowUpInput>;

/**
 * Another day for the follow-up call; null: the next one that can be. Refusals: those of `answerFollowUpInput` for a case
 * that is unknown, was changed or does not ask, and of a day: `refused/follow-up-date-past`, `refused/follow-up-date-no-call-day`,
 * `refused/follow-up-date-paused`, `refused/follow-up-date-held`, `refused/follow-up-date-far`, each {date}.
 */
export const planFollowUpInput = z.object({
  ticketId: id,
  version: z.number().int(),
  date: businessDate.nullable().default(null),
});
export type PlanFollowUpInput = z.output<typeof planFollowUpInput>;

/** `answered`: to be closed; `unreached`: to be closed as not reached; `planned`: still to be asked, by a call or by hand. */
export const FOLLOW_UP_LISTS = ['answered', 'unreached', 'planned'] as const;
export const followUpFilter = page.extend({ list: z.enum(FOLLOW_UP_LISTS) });
export type FollowUpFilter = z.output<typeof followUpFilter>;

const followUpLine = z.object({
  id,
  number: z.string(),
  version: z.number().int(),
  categoryName: z.string(),
  customerId: id.nullable(),
  customerCode: z.string().nullable(),
  /** Of the customer, else of the person; '' for a mere number. */
  name: z.string(),
  satisfaction: satisfaction.nullable(),
  unreachedDays: z.number().int(),
  plannedDate: businessDate.nullable(),
  /** Points of the checklist that are still to be ticked before closing. */
  openChecks: z.number().int(),
});
export type FollowUpLine = z.output<typeof followUpLine>;
export const followUpList = z.object({
  rows: z.array(followUpLine),
  more: z.boolean(),
  counts: z.record(z.enum(FOLLOW_UP_LISTS), z.number().int()),
});
export type FollowUpList = z.output<typeof followUpList>;
