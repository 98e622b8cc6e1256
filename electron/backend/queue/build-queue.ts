import { newestTask } from '../../../db/queue-apply.ts';
import { freeExpiredLeases } from '../../../db/queue-leases.ts';
import { companySettings } from '../../../db/settings.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { BuildCounts } from '../../../shared/contract/queue.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { writeTaken } from '../imports/write-taken.ts';
import type { JobContext } from '../jobs/job.ts';
import { applyPlan, exclusionChange } from './apply-plan.ts';
import { planFingerprint } from './plan-fingerprint.ts';
import { planQueue } from './plan-queue.ts';

export interface BuildQueueInput {
  readonly date: string;
  readonly teamId: string | null;
  /** Who builds, for the record. */
  readonly builtBy: string;
  /** The changes that a person looked at, by their fingerprint; undefined: whatever there is to change. */
  readonly expected?: string | undefined;
}

/**
 * Makes a day's queue what it should be. A job: planning reads beside the writers, applying takes turns with them.
 * Error: `conflict/queue-plan-changed`.
 */
export async function buildQueue(job: JobContext, input: BuildQueueInput): Promise<BuildCounts> {
  const nowMs = job.nowMs();
  const today = businessDateAt(nowMs, companySettings(job.reader).timeZone);
  job.progress(0.05);
  // Of customers as a file has them, not of some as they were before it. One that can't be written, of which `doctor`
  // tells, leaves no seat without a queue.
  await writeTaken(job).catch(() => undefined);
  // What a seat that died still holds belongs to the plan again.
  await job.write((tx) => freeExpiredLeases(tx, nowMs));
  // One snapshot for everything that is read.
  const { plan, excluded, newest } = job.reader.raw.transaction(() => {
    const made = planQueue(job.reader, { ...input, today });
    return { plan: made, excluded: exclusionChange(job.reader, made, input), newest: newestTask(job.reader) };
  })();
  if (input.expected !== undefined && planFingerprint(plan) !== input.expected) {
    throw new AppError('conflict', 'queue-plan-changed', { date: input.date });
  }
  job.throwIfCancelled();
  job.progress(0.5, { created: plan.create.length });
  const counts = await applyPlan(job, { plan, input, nowMs, excluded, newest });
  job.progress(1);
  return counts;
}
