import { listJobs } from '../../../db/jobs.ts';
import { isEmptyCenter } from '../../../db/sample.ts';
import { AppError, type ErrorData } from '../../../shared/contract/errors.ts';
import type { LoadSampleInput, SampleResult, SampleState } from '../../../shared/contract/sample.ts';
import type { ActionContext } from '../api/procedure.ts';
import type { JobOutcome } from '../jobs/tracked-jobs.ts';

/** The kind of job row that loading a sample is. */
const SAMPLE_KIND = 'load-sample';

/**
 * Starts loading the sample and returns at once; progress comes by `job.progress`.
 * Errors: `refused/sample-center-not-empty`, `refused/sample-running`.
 */
export async function startSample(ctx: ActionContext, input: LoadSampleInput): Promise<{ jobId: string }> {
  const { services, actor } = ctx;
  if (!isEmptyCenter(services.db)) throw new AppError('refused', 'sample-center-not-empty');
  if (listJobs(services.db, SAMPLE_KIND, 1)[0]?.state === 'running') throw new AppError('refused', 'sample-running');
  const jobId = services.ports.newId();
  await services.tracked.start(
    { id: jobId, kind: SAMPLE_KIND, actor, shown: input },
    'load-sample',
    { ...input, actorId: actor.operatorId, actorName: actor.name },
    (outcome) => {
      if ('report' in outcome) services.events.publish('external.changed', []);
    },
  );
  return { jobId };
}

/** Whether a sample may be loaded, and how the newest load goes. */
export async function sampleState(ctx: ActionContext): Promise<SampleState> {
  const { db, tracked } = ctx.services;
  const job = listJobs(db, SAMPLE_KIND, 1)[0];
  const outcome = job?.result ? (JSON.parse(job.result) as JobOutcome<SampleResult>) : null;
  const error: ErrorData | null = outcome && 'error' in outcome ? outcome.error : null;
  return {
    possible: isEmptyCenter(db) && job?.state !== 'running',
    job: job
      ? {
          id: job.id,
          state: job.state,
          share: job.state === 'done' ? 1 : (tracked.progress(job.id)?.share ?? 0),
          result: outcome && 'report' in outcome ? outcome.report : null,
          error: error && { key: error.key, params: { ...error.params } },
        }
      : null,
  };
}

/** Stops a load that runs; nothing of it is left. */
export async function cancelSample(ctx: ActionContext, input: { readonly jobId: string }): Promise<{ ok: true }> {
  const job = listJobs(ctx.services.db, SAMPLE_KIND, 1)[0];
  if (job?.id !== input.jobId) throw new AppError('not-found', 'job-unknown');
  ctx.services.tracked.cancel(job.id);
  return { ok: true };
}
