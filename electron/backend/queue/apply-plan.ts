import type { ReadableDB, WritableDB } from '../../../db/connection.ts';
import {
  addOrderItem,
  closeOrderedTask,
  dropUntouchedTask,
  endEarlierTask,
  finishBuild,
  hasCallOn,
  insertPlannedTask,
  newestTask,
  putExclusion,
  removeExclusion,
  reopenOrderedTask,
  startBuild,
  storedExclusions,
  updatePlannedTask,
} from '../../../db/queue-apply.ts';
import { companySettings } from '../../../db/settings.ts';
import { rememberPlanned } from '../../../db/strategies.ts';
import type { BuildCounts, ExclusionReason } from '../../../shared/contract/queue.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { DayPlan } from '../../../shared/domain/queue/plan-day.ts';
import { carryFollowUps, planUnplanned } from '../follow-ups/carry-follow-ups.ts';
import type { JobContext } from '../jobs/job.ts';
import type { BuildQueueInput } from './build-queue.ts';
import { carryFailedOrders } from './call-failed-orders.ts';

/**
 * Milliseconds of writing after which the others get their turn. A short one would write the same pages of the indexes
 * again and again.
 */
const SLICE_MS = 150;
/** The clock is looked at after so many rows. */
const LOOK_EVERY = 64;

/** What is to be written: the plan, and the recorded reasons that differ from it. */
export interface Application {
  readonly plan: DayPlan;
  readonly input: BuildQueueInput;
  readonly nowMs: number;
  readonly excluded: ExclusionChange;
  /** The newest call when the plan was made: {@link newestTask}. */
  readonly newest: number;
}

interface ExclusionChange {
  readonly gone: readonly string[];
  readonly put: readonly (readonly [customerId: string, reason: ExclusionReason])[];
}

/** Which recorded reasons of the day a plan changes, so that building again writes none. */
export function exclusionChange(db: ReadableDB, plan: DayPlan, { date, teamId }: BuildQueueInput): ExclusionChange {
  const gone: string[] = [];
  const same = new Set<string>();
  for (const { customerId, reason } of storedExclusions(db, date, teamId)) {
    const now = plan.excluded.get(customerId);
    if (now === reason) same.add(customerId);
    else if (now === undefined) gone.push(customerId);
  }
  return { gone, put: [...plan.excluded].filter(([customerId]) => !same.has(customerId)) };
}

/**
 * Writes a plan; what a seat touched since it was made is left alone. A small plan is one transaction. A large one is
 * written in slices, each whole in itself, so that nobody waits for long; its build counts once the last one is written,
 * and a build that ended between is completed by the next.
 */
export async function applyPlan(
  job: Pick<JobContext, 'write' | 'newId'>,
  application: Application,
  sliceMs = SLICE_MS,
): Promise<BuildCounts> {
  const slice: Slice = { tx: null, othersMade: false };
  let { newest } = application;
  const steps = applySteps(slice, application, job.newId);
  for (;;) {
    const counts = await job.write((tx) => {
      slice.tx = tx;
      slice.othersMade ||= newestTask(tx) !== newest;
      const untilMs = performance.now() + sliceMs;
      for (let at = 1; ; at += 1) {
        const step = steps.next();
        if (step.done) return step.value;
        if (at % LOOK_EVERY !== 0 || performance.now() <= untilMs) continue;
        newest = newestTask(tx);
        return null;
      }
    });
    if (counts) return counts;
  }
}

interface Slice {
  tx: WritableDB | null;
  /** Somebody made a call since the plan: whoever is to be called is looked for first. */
  othersMade: boolean;
}

/** The plan row by row; where it yields, the transaction may end. */
function* applySteps(
  slice: Readonly<Slice>,
  { plan, input, nowMs, excluded }: Application,
  newId: () => string,
): Generator<undefined, BuildCounts> {
  const tx = (): WritableDB => slice.tx as WritableDB;
  const { date } = plan.counts;
  const buildId = newId();
  startBuild(tx(), {
    id: buildId,
    businessDate: date,
    teamId: input.teamId,
    builtBy: input.builtBy,
    counts: plan.counts,
  });
  rememberPlanned(tx(), date, strategiesOf(plan));
  const ended = { carried: 0, missed: 0, dropped: 0 };
  let created = 0;
  let dropped = 0;
  for (const { taskId, task } of plan.update) {
    updatePlannedTask(tx(), taskId, task);
    yield;
  }
  for (const { taskId, task } of plan.addOrderItem) {
    addOrderItem(tx(), newId(), taskId, task);
    yield;
  }
  for (const { taskId, isDone } of plan.closeOrdered) {
    closeOrderedTask(tx(), taskId, isDone, nowMs);
    yield;
  }
  for (const { taskId, task } of plan.reopenOrdered) {
    reopenOrderedTask(tx(), taskId, task);
    yield;
  }
  const goneOn = new Set<string>();
  for (const task of plan.create) {
    // The earlier call ends with the one that goes on from it. Where a seat took it meanwhile, or another build carried
    // it, there is nothing to go on from.
    if (task.carriedFromId !== null) {
      goneOn.add(task.carriedFromId);
      if (!endEarlierTask(tx(), task.carriedFromId, 'carried', nowMs)) continue;
      ended.carried += 1;
    }
    if (slice.othersMade && hasCallOn(tx(), task.customerId, date)) continue;
    if (insertPlannedTask(tx(), { taskId: newId(), itemId: newId(), buildId }, date, task, nowMs)) created += 1;
    yield;
  }
  for (const { taskId, state } of plan.endEarlier) {
    if (!goneOn.has(taskId) && endEarlierTask(tx(), taskId, state, nowMs)) ended[state] += 1;
    yield;
  }
  // A later day's are left to that day, since they can be called for until then.
  if (date === businessDateAt(nowMs, companySettings(tx()).timeZone)) {
    const carriedTo = { today: date, teamId: input.teamId };
    carryFailedOrders(tx(), { nowMs, newId }, { ...carriedTo, ended: true });
    carryFollowUps(tx(), { nowMs, newId }, carriedTo);
    planUnplanned(tx(), { nowMs, newId }, carriedTo);
  }
  for (const task of plan.drop) {
    if (dropUntouchedTask(tx(), task.id, nowMs)) dropped += 1;
    yield;
  }
  for (const customerId of excluded.gone) {
    removeExclusion(tx(), date, customerId);
    yield;
  }
  for (const [customerId, reason] of excluded.put) {
    putExclusion(tx(), date, customerId, reason);
    yield;
  }
  // Counted after what really happened: another build or a seat may have been faster than the plan.
  const kept = plan.counts.kept + plan.create.length - created;
  const counts = { ...plan.counts, created, kept, dropped, carriedOver: ended.carried, missed: ended.missed };
  finishBuild(tx(), buildId, counts, nowMs);
  return counts;
}

/** The versions that its calls come from, each once. */
function strategiesOf({ create, update, reopenOrdered }: Application['plan']): Set<string | null> {
  const ids = new Set<string | null>();
  for (const task of create) ids.add(task.strategyId);
  for (const { task } of [...update, ...reopenOrdered]) ids.add(task.strategyId);
  return ids;
}
