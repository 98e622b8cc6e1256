import { z } from 'zod';
import { customerFilter } from './customers.ts';
import { businessDate, id } from './primitives.ts';

/** What changed a customer's class: one by one, a selection, a filter, bands by value, or an import. */
export const CLASS_CHANGE_SOURCES = ['customer', 'selection', 'filter', 'bands', 'file'] as const;
export type ClassChangeSource = (typeof CLASS_CHANGE_SOURCES)[number];

const reason = z.string().trim().min(1).max(200);
/** What becomes of memberships that begin after the change: they stay and end it, or they go. */
const planned = z.enum(['keep', 'replace']);

export const membershipHistoryInput = z.object({ customerId: id });
export const membershipView = z.object({
  classTypeId: id,
  classTypeName: z.string(),
  classId: id,
  className: z.string(),
  validFrom: businessDate,
  validTo: businessDate.nullable(),
  state: z.enum(['past', 'current', 'planned']),
  reason: z.string().nullable(),
  source: z.enum(CLASS_CHANGE_SOURCES).nullable(),
  changedBy: z.string().nullable(),
  changedAtMs: z.number().nullable(),
  /** Who ended it before it would have ended by itself, when and why. */
  endReason: z.string().nullable(),
  endedBy: z.string().nullable(),
  endedAtMs: z.number().nullable(),
});
export type MembershipView = z.output<typeof membershipView>;
export const membershipHistory = z.object({
  today: businessDate,
  /** The last day before today that has a queue: changes begin after it. null: no queue was built before today. */
  lastBuilt: businessDate.nullable(),
  /** The highest-ranked class type first, newest first. */
  memberships: z.array(membershipView),
});
export type MembershipHistory = z.output<typeof membershipHistory>;

/** From a day on, or for some days, a customer holds a class of a type, or (`classId` null) none of it. */
export const changeMembershipInput = z.object({
  customerId: id,
  classTypeId: id,
  classId: id.nullable(),
  validFrom: businessDate,
  /** The last day; null: until something else begins. */
  validTo: businessDate.nullable(),
  planned,
  reason,
});
export type ChangeMembershipInput = z.output<typeof changeMembershipInput>;
export const changeMembershipOutput = z.object({ validTo: businessDate.nullable() });

export const withdrawMembershipInput = z.object({ customerId: id, classTypeId: id, validFrom: businessDate, reason });

/** More at once are a filter. */
export const MOST_SELECTED = 5000;

/** Which customers a change of many is about. */
export const classChangeTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('selection'), customerIds: z.array(id).min(1).max(MOST_SELECTED) }),
  z.object({ kind: z.literal('filter'), filter: customerFilter }),
]);
export type ClassChangeTarget = z.output<typeof classChangeTarget>;

export const startClassChangeInput = z.object({
  target: classChangeTarget,
  classTypeId: id,
  classId: id.nullable(),
  validFrom: businessDate,
  planned,
  reason,
  /** null: only count. Else how many the preview said would change; another number by now is refused. */
  expected: z.number().int().min(0).nullable(),
});
export type StartClassChangeInput = z.output<typeof startClassChangeInput>;

const count = z.number().int().min(0);
export const classChangeReport = z.object({
  /** changed + kept. */
  customers: count,
  changed: count,
  /** They hold the class on all those days already. */
  kept: count,
  /** Of the changed ones, those with a membership of the type that begins later. */
  withPlanned: count,
  /** Of the changed ones, by the class on the first day; the most first. */
  moves: z.array(z.object({ before: z.string().nullable(), after: z.string().nullable(), customers: count })),
  applied: z.boolean(),
});
export type ClassChangeReport = z.output<typeof classChangeReport>;

export const classChangeRunInput = z.object({ runId: id });
export const classChangeRun = z.object({
  id,
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  /** 0 to 1 while it runs. */
  share: z.number(),
  report: classChangeReport.nullable(),
  /** Why it failed, as an error's data. */
  error: z
    .object({ code: z.string(), key: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })
    .nullable(),
});
export type ClassChangeRun = z.output<typeof classChangeRun>;
