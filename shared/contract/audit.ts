import { z } from 'zod';
import { businessDate, instantMs } from './primitives.ts';

/** What of the audit log is looked at; empty means all. */
/** Who it was where the program acted by its own clock; the nightly build has a name of its own. */
export const PROGRAM = 'system:program';

export const auditFilter = z.object({
  from: businessDate.nullable().default(null),
  to: businessDate.nullable().default(null),
  actorId: z.string().max(200).nullable().default(null),
  entity: z.string().max(100).nullable().default(null),
  /** Id of one thing, or part of an action's name. */
  text: z.string().trim().max(100).default(''),
});
export type AuditFilter = z.output<typeof auditFilter>;

/** One value that differs: `path` into the stored JSON, values as text; null where there was none. */
export const auditChange = z.object({ path: z.string(), before: z.string().nullable(), after: z.string().nullable() });
export type AuditChange = z.output<typeof auditChange>;

export const auditEntry = z.object({
  seq: z.number().int(),
  atMs: instantMs,
  actorId: z.string(),
  actorName: z.string(),
  action: z.string(),
  entity: z.string().nullable(),
  entityId: z.string().nullable(),
  reason: z.string().nullable(),
  changes: z.array(auditChange),
});
export type AuditEntry = z.output<typeof auditEntry>;

export const auditPageInput = z.object({
  filter: auditFilter,
  /** The `seq` where the page before ended. */
  cursor: z.number().int().nullable().default(null),
  limit: z.number().int().min(1).max(500).default(100),
});
export const auditPage = z.object({ entries: z.array(auditEntry), nextCursor: z.number().int().nullable() });

export const auditChoices = z.object({
  people: z.array(z.object({ id: z.string(), name: z.string() })),
  entities: z.array(z.string()),
  today: businessDate,
});
export type AuditChoices = z.output<typeof auditChoices>;

/** Whether every row is as it was written: the first row that was changed, added or removed from outside, or null. */
export const auditChain = z.object({
  rows: z.number().int(),
  brokenSeq: z.number().int().nullable(),
  checkedAtMs: instantMs,
});
export type AuditChain = z.output<typeof auditChain>;
