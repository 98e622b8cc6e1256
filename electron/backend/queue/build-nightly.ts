import type { BuildCounts } from '../../../shared/contract/queue.ts';
import { NIGHTLY_BUILDER } from '../../../shared/domain/queue/nightly-build.ts';
import type { JobContext } from '../jobs/job.ts';
import { buildQueue } from './build-queue.ts';
import { previewQueue } from './preview-queue.ts';

export interface NightlyBuildInput {
  readonly date: string;
  /** For a day that is no call day: build it only when a call falls on it (a rule that keeps its day, an exception). */
  readonly onlyIfDue: boolean;
}

/** The program's own build of everybody's queue; null when nothing was due and nothing was written. A job. */
export async function buildNightly(
  job: JobContext,
  { date, onlyIfDue }: NightlyBuildInput,
): Promise<BuildCounts | null> {
  const input = { date, teamId: null };
  if (onlyIfDue && previewQueue(job, { ...input, text: '' }).counts.due === 0) return null;
  return buildQueue(job, { ...input, builtBy: NIGHTLY_BUILDER });
}
