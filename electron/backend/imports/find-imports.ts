import { existsSync } from 'node:fs';
import { isTaken } from '../../../db/imports/taken-rows.ts';
import { findJob, type JobRow, listJobs } from '../../../db/jobs.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ImportReport } from '../../../shared/contract/import-report.ts';
import type { ImportRun } from '../../../shared/contract/imports.ts';
import type { ActionContext } from '../api/procedure.ts';
import type { JobOutcome } from '../jobs/tracked-jobs.ts';
import { RESOLVED_SHARE } from './kind-import.ts';
import { IMPORT_JOB, refuseKind, rejectsFile, type StoredImportInput } from './start-import.ts';

const SHOWN = 30;

/** Everybody's imports, newest first: an import changes what all see. */
export async function listImports(ctx: ActionContext): Promise<ImportRun[]> {
  return listJobs(ctx.services.db, IMPORT_JOB, SHOWN).map((job) => importRunOf(ctx, job));
}

/** One import with its progress or report. Error: `not-found/import-unknown`. */
export async function findImport(ctx: ActionContext, input: { readonly importId: string }): Promise<ImportRun> {
  return importRunOf(ctx, importJob(ctx, input.importId));
}

/**
 * Stops an import that runs; nothing of it is written. One that has ended stays as it is.
 * Error: `refused/import-taken-over` once the file is taken over as a whole and being written.
 */
export async function cancelImport(ctx: ActionContext, input: { readonly importId: string }): Promise<{ ok: true }> {
  if (isTaken(ctx.services.db, input.importId)) throw new AppError('refused', 'import-taken-over');
  ctx.services.tracked.cancel(importJob(ctx, input.importId).id);
  return { ok: true };
}

/**
 * A one-time address of the refused rows.
 * Errors: `import-unknown`, `import-rejects-gone`, `forbidden/right-missing` (see {@link maySeeRows}).
 */
export async function issueRejectsTicket(
  ctx: ActionContext,
  input: { readonly importId: string },
): Promise<{ url: string; fileName: string }> {
  const { services } = ctx;
  const job = importJob(ctx, input.importId);
  refuseKind(ctx, (JSON.parse(job.input) as StoredImportInput).kind);
  if (!maySeeRows(ctx, job)) throw new AppError('forbidden', 'right-missing', { right: 'phone.full' });
  const path = rejectsFile(services.ports.dataDir, job.id);
  if (!existsSync(path)) throw new AppError('not-found', 'import-rejects-gone');
  const { fileName } = JSON.parse(job.input) as StoredImportInput;
  const name = `${fileName.replace(/\.(csv|txt|tsv|gz)$/i, '').replace(/\.csv$/i, '')}-rejects.csv`;
  return {
    url: services.tickets.issue({ path, fileName: name, contentType: 'text/csv; charset=utf-8' }),
    fileName: name,
  };
}

/**
 * Refused rows stand as they came, numbers whole: for whoever brought the file, and those who see whole numbers; of people,
 * for those who make people.
 */
function maySeeRows({ actor }: ActionContext, job: JobRow): boolean {
  const { kind } = JSON.parse(job.input) as StoredImportInput;
  if (kind === 'operators') return actor.rights.has('operators.manage');
  return job.operatorId === actor.operatorId || (actor.rights.has('phone.full') && actor.scope === 'all');
}

function importJob({ services }: ActionContext, importId: string): JobRow {
  const job = findJob(services.db, importId);
  if (job?.kind !== IMPORT_JOB) throw new AppError('not-found', 'import-unknown');
  return job;
}

function importRunOf(ctx: ActionContext, job: JobRow): ImportRun {
  const { services } = ctx;
  const input = JSON.parse(job.input) as StoredImportInput;
  const outcome = job.result === null ? null : (JSON.parse(job.result) as JobOutcome<ImportReport>);
  const report = outcome && 'report' in outcome ? outcome.report : null;
  const error = outcome && 'error' in outcome ? outcome.error : null;
  const progress = services.tracked.progress(job.id);
  const isWriting = isTaken(services.db, job.id);
  // Whatever became of the job that began it: it goes on.
  const state = isWriting ? 'running' : job.state;
  return {
    id: job.id,
    state,
    ...input,
    startedAtMs: job.startedAtMs,
    endedAtMs: job.endedAtMs,
    share: state === 'running' ? (progress?.share ?? (isWriting ? RESOLVED_SHARE : 0)) : 1,
    isWriting,
    rowsRead: Number(progress?.detail.rows ?? report?.rows ?? 0),
    report,
    error: error && { code: error.code, key: error.key, params: { ...error.params } },
    hasRejects:
      (report?.rejected ?? 0) > 0 && maySeeRows(ctx, job) && existsSync(rejectsFile(services.ports.dataDir, job.id)),
  };
}
