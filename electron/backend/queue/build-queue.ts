import type { WritableDB } from '../../../db/connection.ts';
import {
  addOrderItem,
  closeOrderedTask,
  dropUntouchedTask,
  endEarlierTask,
  insertBuild,
  insertPlannedTask,
  replaceExclusions,
  setBuildCounts,
  updatePlannedTask,
} from '../../../db/queue-apply.ts';
import { freeExpiredLeases } from '../../../db/queue-leases.ts';
import { companySettings } from '../../../db/settings.ts';
import type { BuildCounts } from '../../../shared/contract/queue.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { DayPlan } from '../../../shared/domain/queue/plan-day.ts';
import type { JobContext } from '../jobs/job.ts';
import { planQueue } from './plan-queue.ts';

export interface BuildQueueInput {
  readonly date: string;
  readonly teamId: string | null;
  /** Who builds, for the record. */
  readonly builtBy: string;
}

/** Makes a day's queue what it should be. A job: planning reads beside the writers, applying is one transaction. */
export async function buildQueue(job: JobContext, input: BuildQueueInput): Promise<BuildCounts> {
  const nowMs = job.nowMs();
  const today = businessDateAt(nowMs, companySettings(job.reader).timeZone);
  job.progress(0.05);
  // What a seat that died still holds belongs to the plan again.
  await job.write((tx) => freeExpiredLeases(tx, nowMs));
  // One snapshot for everything that is read.
  const plan = job.reader.raw.transaction(() => planQueue(job.reader, { ...input, today }))();
  job.throwIfCancelled();
  job.progress(0.5, { created: plan.create.length });
  const counts = await job.write((tx) => applyPlan(tx, plan, input, nowMs, job.newId));
  job.progress(1);
  return counts;
}

/** Writes a plan in one transaction; what a seat touched since it was made is left alone. */
export function applyPlan(
  tx: WritableDB,
  plan: DayPlan,
  input: BuildQueueInput,
  nowMs: number,
  newId: () => string,
): BuildCounts {
  const { date } = plan.counts;
  const buildId = newId();
  insertBuild(tx, {
    id: buildId,
    businessDate: date,
    teamId: input.teamId,
    builtAtMs: nowMs,
    builtBy: input.builtBy,
    counts: plan.counts,
  });
  const ended = { carried: 0, missed: 0, dropped: 0 };
  const taken = new Set<string>();
  for (const { taskId, state } of plan.endEarlier) {
    if (endEarlierTask(tx, taskId, state, nowMs)) ended[state] += 1;
    else taken.add(taskId);
  }
  let dropped = 0;
  for (const task of plan.drop) if (dropUntouchedTask(tx, task.id, nowMs)) dropped += 1;
  for (const { taskId, task } of plan.update) updatePlannedTask(tx, taskId, task);
  for (const { taskId, task } of plan.addOrderItem) addOrderItem(tx, newId(), taskId, task);
  for (const { taskId, isDone } of plan.closeOrdered) closeOrderedTask(tx, taskId, isDone, nowMs);
  let created = 0;
  for (const task of plan.create) {
    // A seat took the earlier call meanwhile, or another build carried it: there is nothing to go on from.
    if (task.carriedFromId !== null && taken.has(task.carriedFromId)) continue;
    if (insertPlannedTask(tx, { taskId: newId(), itemId: newId(), buildId }, date, task, nowMs)) created += 1;
  }
  replaceExclusions(tx, date, input.teamId, plan.excluded);
  // Counted after what really happened: another build or a seat may have been faster than the plan.
  const kept = plan.counts.kept + plan.create.length - created;
  const counts = { ...plan.counts, created, kept, dropped, carriedOver: ended.carried, missed: ended.missed };
  setBuildCounts(tx, buildId, counts);
  return counts;
}
