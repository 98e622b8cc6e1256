import { existsSync } from 'node:fs';
import type { CallLogView } from '../../../db/call-log-filter.ts';
import { findJob, type JobRow, listJobsOf } from '../../../db/jobs.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { EXPORT_KEPT_HOURS, type ExportEntry } from '../../../shared/contract/exports.ts';
import type { ActionContext } from '../api/procedure.ts';
import { callLogViewOf } from '../call-log/call-log-view.ts';
import type { JobOutcome } from '../jobs/tracked-jobs.ts';
import type { Services } from '../services.ts';
import { FILE_OF_FORMAT } from './export-files.ts';
import { storedExport } from './start-call-export.ts';
import { fileOf, LISTED_EXPORTS } from './start-export.ts';
import type { WrittenRows } from './write-rows.ts';

const SHOWN = 20;
/** Of a job whose program ended, or whose end could not be stored (a full disk). */
const INTERRUPTED = { key: 'export-interrupted', params: {} };

/** The asker's own exports, newest first. */
export async function listExports(ctx: ActionContext): Promise<ExportEntry[]> {
  const { services, actor } = ctx;
  return listJobsOf(services.db, LISTED_EXPORTS, actor.operatorId, SHOWN).map((job) => entryOf(services, job));
}

/**
 * A one-time address of a finished file. Errors: `export-unknown`, `export-not-done`, `export-file-gone`,
 * `export-beyond-view` (the file holds what the asker may not see any more).
 */
export async function issueExportTicket(
  ctx: ActionContext,
  input: { readonly exportId: string },
): Promise<{ url: string; fileName: string }> {
  const { services } = ctx;
  const job = ownExport(ctx, input.exportId);
  if (job.state !== 'done') throw new AppError('refused', 'export-not-done');
  const { fileName, format, view } = storedExport(job);
  if (view !== null && isBeyond(view, callLogViewOf(ctx.actor))) throw new AppError('refused', 'export-beyond-view');
  const path = fileOf(services.ports.dataDir, job.id, format);
  if (!existsSync(path)) throw new AppError('refused', 'export-file-gone', { hours: EXPORT_KEPT_HOURS });
  const url = services.tickets.issue({
    path,
    fileName,
    contentType: FILE_OF_FORMAT[format].contentType,
  });
  return { url, fileName };
}

/** Stops an export that runs; nothing of it is left. One that has ended already stays as it is. */
export async function cancelExport(ctx: ActionContext, input: { readonly exportId: string }): Promise<{ ok: true }> {
  ctx.services.tracked.cancel(ownExport(ctx, input.exportId).id);
  return { ok: true };
}

function ownExport(ctx: ActionContext, exportId: string): JobRow {
  const job = findJob(ctx.services.db, exportId);
  if (!job || !LISTED_EXPORTS.some((kind) => kind === job.kind) || job.operatorId !== ctx.actor.operatorId) {
    throw new AppError('not-found', 'export-unknown');
  }
  return job;
}

/** Whether the one view shows what the other does not. */
function isBeyond(view: CallLogView, other: CallLogView): boolean {
  if (view.fullNumbers && !other.fullNumbers) return true;
  if (other.scope === 'all') return false;
  return view.scope !== other.scope || view.teamId !== other.teamId;
}

function entryOf(services: Services, job: JobRow): ExportEntry {
  const { fileName, format, filter, columns, view } = storedExport(job);
  const running = services.tracked.progress(job.id);
  const state = job.state === 'running' && !running ? 'failed' : job.state;
  const outcome = job.result === null ? null : (JSON.parse(job.result) as JobOutcome<WrittenRows>);
  const report = outcome && 'report' in outcome ? outcome.report : null;
  const error = outcome && 'error' in outcome ? outcome.error : null;
  return {
    id: job.id,
    state,
    startedAtMs: job.startedAtMs,
    share: state === 'done' ? 1 : (running?.share ?? 0),
    fileName,
    format,
    filter,
    columns: [...columns],
    masked: view !== null && !view.fullNumbers,
    rows: report?.rows ?? null,
    bytes: report?.bytes ?? null,
    sha256: report?.sha256 ?? null,
    error: error ? { key: error.key, params: { ...error.params } } : state === 'failed' ? INTERRUPTED : null,
    available: state === 'done' && existsSync(fileOf(services.ports.dataDir, job.id, format)),
  };
}
