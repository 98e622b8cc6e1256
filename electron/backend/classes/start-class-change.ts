import { findJob } from '../../../db/jobs.ts';
import type {
  ClassChangeReport,
  ClassChangeRun,
  StartClassChangeInput,
} from '../../../shared/contract/class-changes.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ActionContext } from '../api/procedure.ts';
import { MOST_BY_TEXT, requestOf } from '../customers/find-customers.ts';
import type { JobOutcome } from '../jobs/tracked-jobs.ts';
import { namedClass } from './change-membership.ts';
import { checkOpenDay } from './open-days.ts';

const CLASS_CHANGE_JOB = 'class-change';

/**
 * Starts counting or making a change of many customers' classes and returns at once; followed by its id. Asking again
 * with the same command id starts nothing.
 * Errors: those of `namedClass` and `checkOpenDay`; `refused/class-change-text-cut` {most}.
 */
export async function startClassChange(ctx: ActionContext, asked: StartClassChangeInput): Promise<{ runId: string }> {
  const { services, actor } = ctx;
  const { db, tracked, events, ports } = services;
  const runId = ctx.commandId ?? ports.newId();
  if (findJob(db, runId)) return { runId };
  const { type } = namedClass(db, asked.classTypeId, asked.classId);
  checkOpenDay(db, ctx.nowMs, asked.validFrom);
  const request = asked.target.kind === 'filter' ? requestOf(db, ctx, asked.target.filter) : null;
  if (request?.found && request.found.length >= MOST_BY_TEXT) {
    throw new AppError('refused', 'class-change-text-cut', { most: MOST_BY_TEXT });
  }
  const isApplied = asked.expected !== null;
  await tracked.start(
    { id: runId, kind: CLASS_CHANGE_JOB, actor, shown: { classType: type.code, apply: isApplied } },
    'change-classes',
    { changeId: runId, asked, request, actor: { id: actor.operatorId, name: actor.name } },
    (outcome) => {
      if (!isApplied || 'error' in outcome) return;
      events.publish('customer.changed');
      events.publish('plan.changed');
    },
  );
  return { runId };
}

/** The person's own change with its progress or report. Error: `not-found/class-change-unknown`. */
export async function findClassChange(
  ctx: ActionContext,
  { runId }: { readonly runId: string },
): Promise<ClassChangeRun> {
  const { services, actor } = ctx;
  const job = findJob(services.db, runId);
  if (job?.kind !== CLASS_CHANGE_JOB || job.operatorId !== actor.operatorId) {
    throw new AppError('not-found', 'class-change-unknown');
  }
  const outcome = job.result === null ? null : (JSON.parse(job.result) as JobOutcome<ClassChangeReport>);
  const error = outcome && 'error' in outcome ? outcome.error : null;
  return {
    id: runId,
    state: job.state,
    share: job.state === 'running' ? (services.tracked.progress(runId)?.share ?? 0) : 1,
    report: outcome && 'report' in outcome ? outcome.report : null,
    error: error && { code: error.code, key: error.key, params: { ...error.params } },
  };
}

/** Stops it; nothing is changed. One that has ended stays as it is. */
export async function cancelClassChange(ctx: ActionContext, asked: { readonly runId: string }): Promise<{ ok: true }> {
  const { id } = await findClassChange(ctx, asked);
  ctx.services.tracked.cancel(id);
  return { ok: true };
}
