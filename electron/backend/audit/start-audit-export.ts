import { existsSync } from 'node:fs';
import { findJob } from '../../../db/jobs.ts';
import type { AuditExport, StartAuditExport } from '../../../shared/contract/audit.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { createTranslator } from '../../../shared/i18n/index.ts';
import type { ActionContext } from '../api/procedure.ts';
import { callLogViewOf } from '../call-log/call-log-view.ts';
import { exportFile, FILE_OF_FORMAT } from '../exports/export-files.ts';
import { type StoredExport, startExport } from '../exports/start-export.ts';
import type { WrittenRows } from '../exports/write-rows.ts';
import type { JobOutcome } from '../jobs/tracked-jobs.ts';
import { archivesReached } from './archives-reached.ts';
import { auditSearchOf } from './audit-search.ts';

const KIND = 'export-audit' as const;

/**
 * Starts the export of what the filter finds. It needs the right to export beside the right to read the log: what it
 * says of customers leaves the program. The audit row with filter, rows and SHA-256 is written before the file can be
 * taken away. Errors: `forbidden/right-missing` {right}, `refused/audit-archive-closed`, those of {@link auditSearchOf}.
 */
export async function startAuditExport(ctx: ActionContext, asked: StartAuditExport): Promise<{ exportId: string }> {
  const { services, actor } = ctx;
  requireReading(ctx);
  const { filter, archives, language } = asked;
  const view = callLogViewOf(actor);
  const { fullNumbers } = view;
  auditSearchOf(services.db, filter, fullNumbers);
  return startExport(ctx, {
    ...{ kind: KIND, format: 'csv', view, asked },
    name: createTranslator(language).t('audit.title'),
    input: { filter, fullNumbers, language, copies: copiesOf(ctx, asked) },
    audited: { filter, format: 'csv', archives, fullNumbers },
  });
}

/** How an own export stands; done, with a one-time address of its file. Error: `not-found/export-unknown`. */
export async function auditExportState(ctx: ActionContext, { exportId }: { exportId: string }): Promise<AuditExport> {
  const { services } = ctx;
  const job = ownExport(ctx, exportId);
  const share = services.tracked.progress(exportId)?.share ?? 1;
  // Its audit row is written when nothing runs any more.
  if (job.state === 'running' || services.tracked.progress(exportId))
    return { state: 'running', share, file: null, error: null };
  const outcome = job.result === null ? null : (JSON.parse(job.result) as JobOutcome<WrittenRows>);
  const error = outcome && 'error' in outcome ? { key: outcome.error.key, params: { ...outcome.error.params } } : null;
  const path = exportFile(services.ports.dataDir, exportId);
  if (job.state !== 'done' || !existsSync(path)) return { state: 'ended', share, file: null, error };
  const { fileName } = JSON.parse(job.input) as StoredExport;
  const url = services.tickets.issue({ path, fileName, contentType: FILE_OF_FORMAT.csv.contentType });
  return { state: 'done', share: 1, file: { url, fileName }, error: null };
}

/** Stops an own export that runs; nothing of it is left. */
export async function cancelAuditExport(ctx: ActionContext, { exportId }: { exportId: string }): Promise<{ ok: true }> {
  ctx.services.tracked.cancel(ownExport(ctx, exportId).id);
  return { ok: true };
}

/** Files of the copies to write from, newest first. */
function copiesOf({ services: { db, archives } }: ActionContext, asked: StartAuditExport): string[] {
  const copies = archivesReached(db, asked.filter).flatMap((archive) => archives.find(archive)?.raw.name ?? []);
  if (copies.length !== asked.archives) throw new AppError('refused', 'audit-archive-closed');
  return copies;
}

function ownExport(ctx: ActionContext, exportId: string) {
  requireReading(ctx);
  const job = findJob(ctx.services.db, exportId);
  if (job?.kind !== KIND || job.operatorId !== ctx.actor.operatorId) throw new AppError('not-found', 'export-unknown');
  return job;
}

function requireReading({ actor }: ActionContext): void {
  if (!actor.rights.has('audit.read')) throw new AppError('forbidden', 'right-missing', { right: 'audit.read' });
}
