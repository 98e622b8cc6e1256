import type { z } from 'zod';
import { appendAudit } from '../../../db/audit.ts';
import { findJob } from '../../../db/jobs.ts';
import type {
  ArchivesOpening,
  ArchivesReached,
  AuditFilter,
  openArchivesInput,
} from '../../../shared/contract/audit.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ActionContext } from '../api/procedure.ts';
import type { JobOutcome } from '../jobs/tracked-jobs.ts';
import { archivesReached } from './archives-reached.ts';
import type { openArchives } from './open-archives.ts';

const KIND = 'open-archives';
type Asked = z.output<typeof openArchivesInput>;
type Opened = Awaited<ReturnType<typeof openArchives>>;

/** What a filter's days reach into, and what of it nobody has opened. */
export async function readReached(ctx: ActionContext, { filter }: Asked): Promise<ArchivesReached> {
  const left = unopened(ctx, filter);
  const opened = archivesReached(ctx.services.db, filter).length - left.length;
  const [newest, oldest] = [left[0], left.at(-1)];
  if (!newest || !oldest) return { opened, left: null };
  const rows = left.reduce((sum, { firstSeq, lastSeq }) => sum + lastSeq - firstSeq + 1, 0);
  return { opened, left: { files: left.length, rows, fromMs: oldest.fromMs, untilMs: newest.untilMs } };
}

/** Newest first. */
function unopened({ services: { db, archives } }: ActionContext, filter: AuditFilter) {
  return archivesReached(db, filter).filter((archive) => archives.find(archive) === undefined);
}

/**
 * Starts the opening of the archives that a filter's days reach into and that are not open yet. The log is told of each
 * before its rows can be read. Error: `refused/audit-no-archive`.
 */
export async function startOpening(ctx: ActionContext, { filter }: Asked): Promise<{ jobId: string }> {
  const { services, actor } = ctx;
  const { ports, writer, tracked, archives } = services;
  const files = unopened(ctx, filter).map(({ file }) => file);
  if (files.length === 0) throw new AppError('refused', 'audit-no-archive');
  const jobId = ports.newId();
  await tracked.start({ id: jobId, kind: KIND, actor, shown: { files } }, KIND, { files }, async (outcome) => {
    if (!('report' in outcome)) return;
    const by = { atMs: ports.clock.now(), actorId: actor.operatorId, actorName: actor.name, action: ctx.procedure };
    await writer.write((tx) => {
      for (const { file, rows, sha256 } of outcome.report.opened)
        appendAudit(tx, { ...by, entity: 'audit-archive', entityId: file, after: { rows, sha256 } });
    });
    for (const opened of outcome.report.opened) archives.keep(opened);
  });
  return { jobId };
}

/** How an own opening stands. Error: `not-found/job-unknown`. */
export async function openingState(ctx: ActionContext, { jobId }: { jobId: string }): Promise<ArchivesOpening> {
  const job = ownOpening(ctx, jobId);
  const progress = ctx.services.tracked.progress(jobId);
  // Told to the log and opened only when nothing runs any more.
  if (job.state === 'running' || progress) {
    return { state: 'running', share: progress?.share ?? 1, findings: [], error: null };
  }
  const outcome = job.result === null ? null : (JSON.parse(job.result) as JobOutcome<Opened>);
  const findings = outcome && 'report' in outcome ? outcome.report.findings : [];
  const error = outcome && 'error' in outcome ? { key: outcome.error.key, params: { ...outcome.error.params } } : null;
  return { state: job.state, share: 1, findings, error };
}

/** Stops an own opening; no copy is left. */
export async function cancelOpening(ctx: ActionContext, { jobId }: { jobId: string }): Promise<{ ok: true }> {
  ctx.services.tracked.cancel(ownOpening(ctx, jobId).id);
  return { ok: true };
}

function ownOpening({ services, actor }: ActionContext, jobId: string) {
  const job = findJob(services.db, jobId);
  if (job?.kind !== KIND || job.operatorId !== actor.operatorId) throw new AppError('not-found', 'job-unknown');
  return job;
}
