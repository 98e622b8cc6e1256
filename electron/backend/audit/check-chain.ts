import { listArchives } from '../../../db/audit-archives.ts';
import { listJobs } from '../../../db/jobs.ts';
import { companySettings } from '../../../db/settings.ts';
import { type AuditKeeping, auditChain } from '../../../shared/contract/audit.ts';
import type { ActionContext } from '../api/procedure.ts';
import type { JobOutcome } from '../jobs/tracked-jobs.ts';
import type { Actor, Services } from '../services.ts';

export const CHECK_KIND = 'verify-audit';
/** Checks that were cancelled or failed are looked past. */
const LOOKED_AT = 20;

/** When the log was checked last and what was found, the check that runs, and where older rows are. */
export async function readKeeping({ services }: Pick<ActionContext, 'services'>): Promise<AuditKeeping> {
  const { db, tracked } = services;
  const jobs = listJobs(db, CHECK_KIND, LOOKED_AT);
  const running = jobs.find(({ id, state }) => state === 'running' && tracked.progress(id) !== undefined);
  const done = jobs.find(({ state }) => state === 'done');
  const outcome = done?.result ? (JSON.parse(done.result) as JobOutcome) : null;
  const last = outcome && 'report' in outcome ? auditChain.safeParse(outcome.report) : null;
  return {
    last: last?.success ? last.data : null,
    running: running ? { id: running.id, share: tracked.progress(running.id)?.share ?? 0 } : null,
    keepMonths: companySettings(db).auditKeepMonths,
    archives: listArchives(db)
      .map(({ file, firstSeq, lastSeq, fromMs, untilMs, bytes, sha256 }) => ({
        ...{ file, firstSeq, lastSeq, fromMs, untilMs, bytes, sha256 },
      }))
      .reverse(),
  };
}

/** Starts a check that goes on by itself; while one runs, that one is meant. */
export async function startCheck(services: Services, actor: Actor): Promise<{ jobId: string }> {
  const running = listJobs(services.db, CHECK_KIND, 1)[0];
  if (running && services.tracked.progress(running.id) !== undefined) return { jobId: running.id };
  const jobId = services.ports.newId();
  await services.tracked.start({ id: jobId, kind: CHECK_KIND, actor, shown: {} }, CHECK_KIND, {});
  return { jobId };
}
