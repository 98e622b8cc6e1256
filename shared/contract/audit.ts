import { z } from 'zod';
import { businessDate, id, instantMs } from './primitives.ts';

/** Who it was where the program acted by its own clock; the nightly build has a name of its own. */
export const PROGRAM = 'system:program';

/** What of the audit log is looked at; empty means all. */
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

/** Something that is not as it was written, or, as advice, that a person should know. Words: `backup.finding.<key>`. */
export const auditFinding = z.object({
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  advice: z.boolean(),
});
export type AuditFinding = z.output<typeof auditFinding>;

/** What a walk through the log, its archives and its seals found; null where the log is empty. */
export const auditChain = z.object({
  rows: z.number().int(),
  firstSeq: z.number().int().nullable(),
  lastSeq: z.number().int().nullable(),
  /** Of the last row: told elsewhere, it shows later whether the log still is the one that was checked. */
  lastHash: z.string().nullable(),
  archives: z.number().int(),
  archivedRows: z.number().int(),
  findings: z.array(auditFinding),
  checkedAtMs: instantMs,
});
export type AuditChain = z.output<typeof auditChain>;

export const auditArchive = z.object({
  file: z.string(),
  firstSeq: z.number().int(),
  lastSeq: z.number().int(),
  fromMs: instantMs,
  untilMs: instantMs,
  bytes: z.number().int(),
  sha256: z.string(),
});

/** How the log is kept: the last check, one that runs (`share` 0 to 1), the rule, and the files of what left, newest first. */
export const auditKeeping = z.object({
  last: auditChain.nullable(),
  running: z.object({ id, share: z.number() }).nullable(),
  keepMonths: z.number().int().nullable(),
  archives: z.array(auditArchive),
});
export type AuditKeeping = z.output<typeof auditKeeping>;
export const auditCheck = z.object({ jobId: id });
