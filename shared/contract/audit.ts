import { z } from 'zod';
import { businessDate, id, instantMs } from './primitives.ts';

/** Who it was where the program acted by its own clock; the nightly build has a name of its own. */
export const PROGRAM = 'system:program';

/** What of the audit log is looked at; empty means all. */
export const auditFilter = z.object({
  from: businessDate.nullable().default(null),
  to: businessDate.nullable().default(null),
  /** The id of who did it, else a part of a name: who stands in archives alone cannot be chosen before they are opened. */
  actorId: z.string().max(200).nullable().default(null),
  entity: z.string().max(100).nullable().default(null),
  /** The procedure's name, else a part of its name or words. */
  action: z.string().max(100).nullable().default(null),
  /** Code, number, login or id of one thing. */
  thing: z.string().trim().max(100).default(''),
  /** Words of what differs and of the reason; all of them have to be there. */
  words: z.string().trim().max(100).default(''),
  /** Words of the reason alone. */
  reason: z.string().trim().max(100).default(''),
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
/** What people call a thing: code or number, and a name where it has one. */
export const thingName = z.object({ code: z.string(), name: z.string().nullable() });
export type ThingName = z.output<typeof thingName>;

export const auditPage = z.object({
  entries: z.array(auditEntry),
  /** Of the things whose ids stand in the entries, by id. */
  names: z.record(z.string(), thingName),
  nextCursor: z.number().int().nullable(),
  /** Not all could be looked through at once: nothing else fits from here up; the next page goes on. */
  searchedToMs: instantMs.nullable(),
});

/** One row of the log with what is known around it. Error: `not-found/audit-row-unknown`. */
export const auditRowInput = z.object({ seq: z.number().int() });
export const auditRow = auditEntry.extend({
  names: z.record(z.string(), thingName),
  hash: z.string(),
  previousHash: z.string(),
  /** The seat that the person had then. */
  seatCode: z.string().nullable(),
  /** The sign-in before it. */
  signedIn: z.object({ seq: z.number().int(), atMs: instantMs }).nullable(),
});
export type AuditRow = z.output<typeof auditRow>;

export const auditChoices = z.object({
  people: z.array(z.object({ id: z.string(), name: z.string() })),
  entities: z.array(z.string()),
  actions: z.array(z.string()),
  today: businessDate,
  /** Taking rows away as a file. */
  mayExport: z.boolean(),
});
export type AuditChoices = z.output<typeof auditChoices>;

/** Something that is not as it was written, or, as advice, that a person should know. Words: `backup.finding.<key>`. */
export const auditFinding = z.object({
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  advice: z.boolean(),
});

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

export const openArchivesInput = z.object({ filter: auditFilter });
/** The archives that a filter's days reach into: how many are open, and what is in the others; null: none. */
export const archivesReached = z.object({
  opened: z.number().int(),
  left: z.object({ files: z.number().int(), rows: z.number().int(), fromMs: instantMs, untilMs: instantMs }).nullable(),
});
export type ArchivesReached = z.output<typeof archivesReached>;
/** How an opening stands: `share` 0 to 1; ended, what was wrong with archives that are not shown. */
export const archivesOpening = z.object({
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  share: z.number(),
  findings: z.array(auditFinding),
  error: z.object({ key: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }).nullable(),
});
export type ArchivesOpening = z.output<typeof archivesOpening>;

export const startAuditExportInput = z.object({
  filter: auditFilter,
  /** How many opened archives the rows are from that the asker sees. */
  archives: z.number().int().min(0).default(0),
  language: z.enum(['zh-CN', 'en']),
});
export type StartAuditExport = z.output<typeof startAuditExportInput>;
/** How an export stands: `share` 0 to 1; done, where its file is, for one download. */
export const auditExport = z.object({
  state: z.enum(['running', 'done', 'ended']),
  share: z.number(),
  file: z.object({ url: z.string(), fileName: z.string() }).nullable(),
  error: z.object({ key: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }).nullable(),
});
export type AuditExport = z.output<typeof auditExport>;
