import type { z } from 'zod';
import { type AuditListRow, auditPlace, findAuditRow, listAudit } from '../../../db/audit-list.ts';
import { thingNames } from '../../../db/audit-things.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import type {
  AuditEntry,
  auditPage,
  auditPageInput,
  auditRow,
  auditRowInput,
  ThingName,
} from '../../../shared/contract/audit.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { changesBetween, withoutPhones } from '../../../shared/domain/audit/changes.ts';
import { maskNumbersIn } from '../../../shared/domain/customers/mask-number.ts';
import type { Query, ReadContext } from '../services.ts';
import { auditSearchOf } from './audit-search.ts';

/** Ids beyond these stay ids: a page shows a few changes of each row. */
const MOST_NAMED = 1_000;
const IDS = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g;

/** A page of the audit log, newest first, with what each row changed. Errors: those of {@link auditSearchOf}. */
export const readAuditPage: Query<PageInput, Page> = (db, ctx, input) => pageOf(db, db, ctx, input);

type PageInput = z.output<typeof auditPageInput>;
type Page = z.input<typeof auditPage>;

/** The same of `log`: the database itself, or the copy of an archive. */
export function pageOf(db: ReadableDB, log: ReadableDB, ctx: ReadContext, input: PageInput): Page {
  const search = auditSearchOf(db, input.filter, seesNumbers(ctx), log);
  const { rows, nextSeq, searchedSeq } = listAudit(log, search, input.cursor, input.limit);
  const entries = rows.map((row) => entryOf(row, search.fullNumbers));
  return {
    entries,
    names: namesIn(db, entries),
    nextCursor: nextSeq,
    searchedToMs: searchedSeq === null ? null : (findAuditRow(log, searchedSeq)?.atMs ?? null),
  };
}

/** One row of the log. Error: `not-found/audit-row-unknown`. */
export const readAuditRow: Query<z.output<typeof auditRowInput>, z.input<typeof auditRow>> = (db, ctx, { seq }) =>
  rowOf(db, db, ctx, seq);

/** The same of `log`. */
export function rowOf(db: ReadableDB, log: ReadableDB, ctx: ReadContext, seq: number): z.input<typeof auditRow> {
  const found = findAuditRow(log, seq);
  if (!found) throw new AppError('not-found', 'audit-row-unknown', { row: seq });
  const { previousHash, ...row } = found;
  const entry = entryOf(row, seesNumbers(ctx));
  return { ...entry, hash: row.hash, previousHash, ...auditPlace(db, log, row), names: namesIn(db, [entry]) };
}

/** A row as it is shown, with numbers masked unless somebody may see them. */
export function entryOf(
  { before, after, reason, hash: _hash, ...row }: AuditListRow,
  fullNumbers: boolean,
): AuditEntry {
  // What the row is about stands beside its changes already.
  const changes = changesBetween(parsed(before), parsed(after)).filter(
    ({ path, before: was, after: now }) => path !== 'id' || (now ?? was) !== row.entityId,
  );
  if (fullNumbers) return { ...row, reason, changes };
  return { ...row, reason: reason && maskNumbersIn(reason), changes: withoutPhones(changes) };
}

/** Names of the things whose ids stand in rows. */
export function namesIn(db: ReadableDB, entries: readonly AuditEntry[]): Record<string, ThingName> {
  const ids = new Set<string>();
  const add = (text: string | null) => {
    for (const [id] of text?.matchAll(IDS) ?? []) if (ids.size < MOST_NAMED) ids.add(id);
  };
  for (const { entityId, changes } of entries) {
    if (entityId !== null) ids.add(entityId);
    for (const { before, after } of changes) {
      add(before);
      add(after);
    }
  }
  return Object.fromEntries(thingNames(db, [...ids]));
}

function seesNumbers({ actor }: ReadContext): boolean {
  return actor.rights.has('phone.full');
}

function parsed(json: string | null): unknown {
  return json === null ? undefined : JSON.parse(json);
}
