import { existsSync } from 'node:fs';
import { appendAudit } from '../../../db/audit.ts';
import { storageError } from '../../../db/connection.ts';
import { findJob } from '../../../db/jobs.ts';
import type { AuditExport, StartAuditExport } from '../../../shared/contract/audit.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { createTranslator } from '../../../shared/i18n/index.ts';
import type { ActionContext } from '../api/procedure.ts';
import { exportFile, FILE_OF_FORMAT, tidyExports } from '../exports/export-files.ts';
import type { JobOutcome } from '../jobs/tracked-jobs.ts';
import { archivesReached } from './archives-reached.ts';
import { auditSearchOf } from './audit-search.ts';
import type { ExportedAudit } from './export-audit.ts';

const KIND = 'export-audit';

/**
 * Starts the export of what the filter finds. It needs the right to export beside the right to read the log: what it
 * says of customers leaves the program. The audit row with filter, rows and SHA-256 is written before the file can be
 * taken away. Errors: `forbidden/right-missing` {right}, `refused/audit-archive-closed`, those of {@link auditSearchOf}.
 */
export async function startAuditExport(ctx: ActionContext, asked: StartAuditExport): Promise<{ exportId: string }> {
  const { services, actor } = ctx;
  const { ports, writer, tracked, db } = services;
  requireReading(ctx);
  const fullNumbers = actor.rights.has('phone.full');
  auditSearchOf(db, asked.filter, fullNumbers);
  const copies = copiesOf(ctx, asked);
  const exportId = ports.newId();
  const file = exportFile(ports.dataDir, exportId);
  try {
    tidyExports(ports.dataDir, Date.now());
  } catch (error) {
    throw storageError(error, ports.dataDir) ?? error;
  }
  await tracked.start(
    { id: exportId, kind: KIND, actor, shown: asked },
    KIND,
    { ...asked, fullNumbers, file, copies },
    async (outcome) => {
      if (!('report' in outcome)) return;
      const { filter, archives } = asked;
      const after = { filter, format: 'csv', archives, fullNumbers, ...outcome.report };
      const by = { atMs: ports.clock.now(), actorId: actor.operatorId, actorName: actor.name, action: ctx.procedure };
      await writer.write((tx) => appendAudit(tx, { ...by, entity: 'export', entityId: exportId, after }));
    },
  );
  return { exportId };
}

/** How an own export stands; done, with a one-time address of its file. Error: `not-found/export-unknown`. */
export async function auditExportState(ctx: ActionContext, { exportId }: { exportId: string }): Promise<AuditExport> {
  const { services } = ctx;
  const job = ownExport(ctx, exportId);
  const share = services.tracked.progress(exportId)?.share ?? 1;
  // Its audit row is written when nothing runs any more.
  if (job.state === 'running' || services.tracked.progress(exportId))
    return { state: 'running', share, file: null, error: null };
  const outcome = job.result === null ? null : (JSON.parse(job.result) as JobOutcome<ExportedAudit>);
  const error = outcome && 'error' in outcome ? { key: outcome.error.key, params: { ...outcome.error.params } } : null;
  const path = exportFile(services.ports.dataDir, exportId);
  if (job.state !== 'done' || !existsSync(path)) return { state: 'ended', share, file: null, error };
  const { language } = JSON.parse(job.input) as StartAuditExport;
  const fileName = `${createTranslator(language).t('audit.title')}.csv`;
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
