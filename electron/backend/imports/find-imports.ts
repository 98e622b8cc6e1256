import { existsSync } from 'node:fs';
import { findJob, type JobRow, listJobs } from '../../../db/jobs.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ImportReport, ImportRun } from '../../../shared/contract/imports.ts';
import type { ActionContext } from '../api/procedure.ts';
import type { JobOutcome } from '../jobs/tracked-jobs.ts';
import type { Services } from '../services.ts';
import { IMPORT_JOB, rejectsFile, type StoredImportInput } from './start-import.ts';

const SHOWN = 30;

/** Everybody's imports, newest first: an import changes what all see. */
export async function listImports({ services }: ActionContext): Promise<ImportRun[]> {
  return listJobs(services.db, IMPORT_JOB, SHOWN).map((job) => importRunOf(services, job));
}

/** One import with its progress or report. Error: `not-found/import-unknown`. */
export async function findImport(ctx: ActionContext, input: { readonly importId: string }): Promise<ImportRun> {
  return importRunOf(ctx.services, importJob(ctx, input.importId));
}

/** Stops an import that runs; nothing of it is written. One that has ended stays as it is. */
export async function cancelImport(ctx: ActionContext, input: { readonly importId: string }): Promise<{ ok: true }> {
  ctx.services.tracked.cancel(importJob(ctx, input.importId).id);
  return { ok: true };
}

/** A one-time address of the refused rows. Errors: `import-unknown`, `import-rejects-gone`. */
export async function issueRejectsTicket(
  ctx: ActionContext,
  input: { readonly importId: string },
): Promise<{ url: string; fileName: string }> {
  const { services } = ctx;
  const job = importJob(ctx, input.importId);
  const path = rejectsFile(services.ports.dataDir, job.id);
  if (!existsSync(path)) throw new AppError('not-found', 'import-rejects-gone');
  const { fileName } = JSON.parse(job.input) as StoredImportInput;
  const name = `${fileName.replace(/\.(csv|txt|tsv|gz)$/i, '').replace(/\.csv$/i, '')}-rejects.csv`;
  return {
    url: services.tickets.issue({ path, fileName: name, contentType: 'text/csv; charset=utf-8' }),
    fileName: name,
  };
}

function importJob({ services }: ActionContext, importId: string): JobRow {
  const job = findJob(services.db, importId);
  if (job?.kind !== IMPORT_JOB) throw new AppError('not-found', 'import-unknown');
  return job;
}

function importRunOf(services: Services, job: JobRow): ImportRun {
  const input = JSON.parse(job.input) as StoredImportInput;
  const outcome = job.result === null ? null : (JSON.parse(job.result) as JobOutcome<ImportReport>);
  const report = outcome && 'report' in outcome ? outcome.report : null;
  const error = outcome && 'error' in outcome ? outcome.error : null;
  const progress = services.tracked.progress(job.id);
  return {
    id: job.id,
    state: job.state,
    ...input,
    startedAtMs: job.startedAtMs,
    endedAtMs: job.endedAtMs,
    share: job.state === 'running' ? (progress?.share ?? 0) : 1,
    rowsRead: Number(progress?.detail.rows ?? report?.rows ?? 0),
    report,
    error: error && { code: error.code, key: error.key, params: { ...error.params } },
    hasRejects: (report?.rejected ?? 0) > 0 && existsSync(rejectsFile(services.ports.dataDir, job.id)),
  };
}
