import { z } from 'zod';
import { id, instantMs } from './primitives.ts';
import { clockKind, ticketKind, ticketPriority } from './tickets.ts';

/** Working minutes; about a working year. */
export const MOST_POLICY_MINUTES = 120_000;

const text = (most: number) => z.string().trim().max(most);
const minutes = z.number().int().min(1).max(MOST_POLICY_MINUTES).nullable();

const policyTimes = z.object({
  firstResponseMinutes: minutes,
  handOverMinutes: minutes,
  solutionMinutes: minutes,
});

/**
 * How long the clocks of cases may run, in working minutes, and for which cases; null fits everything. Refusals:
 * `not-found/policy-unknown`, `invalid/policy-without-clock`, `invalid/policy-response-late`, `invalid/policy-hand-over-late`:
 * after the solution, `conflict/policy-choice-taken` {name}, `conflict/policy-name-taken` {name}, `not-found/category-unknown`,
 * `not-found/class-unknown`.
 */
export const savePolicyInput = policyTimes.extend({
  id: id.nullable(),
  name: text(60).min(1),
  kind: ticketKind,
  categoryId: id.nullable(),
  priority: ticketPriority.nullable(),
  classId: id.nullable(),
  /** The warning comes when so much of the time is used up. */
  warnPercent: z.number().int().min(1).max(99),
});
export type SavePolicyInput = z.output<typeof savePolicyInput>;
export const savePolicyOutput = z.object({ id });
/** Refusals: `not-found/policy-unknown`, `conflict/policy-choice-taken` {name}. */
export const setPolicyActiveInput = z.object({ id, active: z.boolean() });

/** The usual times, for kinds without a policy in force. Error: `refused/policies-there`. */
export const starterPoliciesInput = z.object({ language: z.enum(['zh-CN', 'en']) });
export const starterPoliciesOutput = z.object({ created: z.number().int() });

export const policyLine = savePolicyInput.extend({
  id,
  categoryName: z.string().nullable(),
  className: z.string().nullable(),
  active: z.boolean(),
});
export type PolicyLine = z.output<typeof policyLine>;
export const policyLines = z.object({
  policies: z.array(policyLine),
  classes: z.array(z.object({ id, name: z.string() })),
  /** Whether a kind is without a policy in force, so that the usual ones can be created. */
  starterOffered: z.boolean(),
});
export type PolicyLines = z.output<typeof policyLines>;

/** When a case registered now would run out; null: no such clock, or no working time comes. */
export const policyPreviewInput = policyTimes;
export type PolicyPreviewInput = z.output<typeof policyPreviewInput>;
export const policyPreviewOutput = z.object({
  firstResponseAtMs: instantMs.nullable(),
  handOverAtMs: instantMs.nullable(),
  solutionAtMs: instantMs.nullable(),
});
export type PolicyPreview = z.output<typeof policyPreviewOutput>;

/** What decided between two policies that both fit; `older`: only their age. */
export const POLICY_PARTS = ['category', 'priority', 'class', 'older'] as const;

/** Why a case has the times that it has, as policies are now. Error: `not-found/ticket-unknown`. */
export const explainPolicyInput = z.object({ ticketId: id });
export const explainPolicyOutput = z.object({
  policy: policyLine.nullable(),
  /** Others that fit the case too, the next best first, and by what each came after. */
  others: z.array(z.object({ name: z.string(), by: z.enum(POLICY_PARTS) })),
  pausedMs: z.number(),
  clocks: z.array(z.object({ kind: clockKind, allowedMinutes: z.number().int().nullable() })),
});
