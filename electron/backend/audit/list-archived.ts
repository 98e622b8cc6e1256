import type { z } from 'zod';
import { firstAuditSeq, listArchives } from '../../../db/audit-archives.ts';
import type { auditPage, auditPageInput, auditRow, auditRowInput } from '../../../shared/contract/audit.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ActionContext } from '../api/procedure.ts';
import { archivesReached } from './archives-reached.ts';
import { pageOf, rowOf } from './list-audit.ts';

type Page = z.input<typeof auditPage>;

/** A page of the rows that are in opened archives, newest first, below the log in the database; see `readAuditPage`. */
export async function readArchivedPage(ctx: ActionContext, input: z.output<typeof auditPageInput>): Promise<Page> {
  const { db, archives } = ctx.services;
  const opened = archivesReached(db, input.filter).flatMap((archive) => archives.find(archive) ?? []);
  const entries: Page['entries'] = [];
  const names: Page['names'] = {};
  // While archived rows are being cleared away, both hold them: they are shown once.
  let cursor = Math.min(input.cursor ?? Number.MAX_SAFE_INTEGER, firstAuditSeq(db) || Number.MAX_SAFE_INTEGER);
  let page: Page = { entries, names, nextCursor: null, searchedToMs: null };
  for (const copy of opened) {
    page = pageOf(db, copy, ctx, { ...input, cursor, limit: input.limit - entries.length });
    entries.push(...page.entries);
    Object.assign(names, page.names);
    if (page.nextCursor !== null) break;
    cursor = Math.min(cursor, page.entries.at(-1)?.seq ?? cursor);
  }
  return { ...page, entries, names };
}

/** One row of an opened archive. Errors: `not-found/audit-row-unknown`, `refused/audit-archive-closed`. */
export async function readArchivedRow(
  { services, ...ctx }: ActionContext,
  { seq }: z.output<typeof auditRowInput>,
): Promise<z.input<typeof auditRow>> {
  const { db, archives } = services;
  if (seq >= firstAuditSeq(db)) return rowOf(db, db, ctx, seq);
  const archive = listArchives(db).find(({ firstSeq, lastSeq }) => firstSeq <= seq && seq <= lastSeq);
  if (!archive) throw new AppError('not-found', 'audit-row-unknown', { row: seq });
  const copy = archives.find(archive);
  if (!copy) throw new AppError('refused', 'audit-archive-closed');
  return rowOf(db, copy, ctx, seq);
}
