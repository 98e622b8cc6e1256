import type { ReadableDB } from '../../../db/connection.ts';
import { latestBuild, planLines } from '../../../db/queue-lists.ts';
import { type ChangeableTask, changeableTasks, customersMatching, nameOf } from '../../../db/queue-preview.ts';
import { companySettings } from '../../../db/settings.ts';
import type { PlanChange, PlanLine, PreviewOutput } from '../../../shared/contract/queue-plan.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { DayPlan } from '../../../shared/domain/queue/plan-day.ts';
import type { PlannedTask } from '../../../shared/domain/queue/planned-task.ts';
import { formatMinuteOfDay } from '../../../shared/i18n/format.ts';
import type { JobContext } from '../jobs/job.ts';
import { planFingerprint } from './plan-fingerprint.ts';
import { planQueue } from './plan-queue.ts';

/** So many lines of each kind are told; a search finds the others. */
const SHOWN = 300;

export interface PreviewQueueInput {
  readonly date: string;
  readonly teamId: string | null;
  /** Part of code, name or route code of the lines that are told; empty: all. */
  readonly text: string;
}

/** What building a day would change, without changing it. A job: it plans everything, and only the last step is left out. */
export function previewQueue(job: JobContext, input: PreviewQueueInput): PreviewOutput {
  const { reader } = job;
  const today = businessDateAt(job.nowMs(), companySettings(reader).timeZone);
  return reader.raw.transaction(() => {
    const plan = planQueue(reader, { date: input.date, teamId: input.teamId, today });
    const found = input.text === '' ? null : customersMatching(reader, input.text);
    const isAsked = ({ customerId }: { customerId: string }): boolean => found === null || found.has(customerId);
    const adds = plan.create.filter(isAsked);
    const drops = plan.drop.filter(isAsked);
    const allUpdates = updatesOf(reader, plan);
    const updates = allUpdates.filter(isAsked);
    const ends = endsOf(reader, plan).filter(isAsked);
    const before = latestBuild(reader, input.date, input);
    return {
      fingerprint: planFingerprint(plan),
      counts: plan.counts,
      built: before !== null,
      // A build of everybody is nothing that a team's can be compared with.
      before: before?.teamId === input.teamId ? before.counts : null,
      adds: planLines(reader, first(adds)),
      drops: planLines(reader, first(drops)),
      updates: withLines(reader, first(updates), (update) => ({ changes: changesOf(reader, update) })),
      ends: withLines(reader, first(ends), ({ businessDate, state }) => ({ businessDate, state })),
      totals: { adds: adds.length, drops: drops.length, updates: updates.length, ends: ends.length },
      changes: plan.create.length + plan.drop.length + allUpdates.length + plan.endEarlier.length,
    };
  })();
}

interface Routed {
  readonly routeCode: string;
  readonly customerCode: string;
}

/** The first lines, by route and code. */
function first<Task extends Routed>(tasks: readonly Task[]): Task[] {
  const keyOf = (task: Routed): string => `${task.routeCode} ${task.customerCode}`;
  return [...tasks].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)).slice(0, SHOWN);
}

interface Update extends Routed {
  readonly taskId: string;
  readonly customerId: string;
  readonly strategyId: string | null;
  /** What the call becomes; null: only its order item changes. */
  readonly task: PlannedTask | null;
  readonly order: 'added' | 'closed' | 'reopened' | null;
}

function updatesOf(db: ReadableDB, plan: DayPlan): Update[] {
  const changed = [
    ...plan.update.map(({ taskId, task }) => ({ ...task, taskId, task, order: null })),
    ...plan.reopenOrdered.map(({ taskId, task }) => ({ ...task, taskId, task: null, order: 'reopened' as const })),
    ...plan.addOrderItem.map(({ taskId, task }) => ({ ...task, taskId, task: null, order: 'added' as const })),
  ];
  const closed = changeableTasks(
    db,
    plan.closeOrdered.map(({ taskId }) => taskId),
  ).map((there) => ({ ...there, taskId: there.id, task: null, order: 'closed' as const }));
  return [...changed, ...closed];
}

interface Ended extends Routed {
  readonly customerId: string;
  readonly strategyId: string | null;
  readonly businessDate: string;
  readonly state: 'carried' | 'missed' | 'dropped';
}

/** Open calls of earlier days that the build ends, and how. */
function endsOf(db: ReadableDB, plan: DayPlan): Ended[] {
  const states = new Map(plan.endEarlier.map(({ taskId, state }) => [taskId, state]));
  return changeableTasks(db, [...states.keys()]).map((there) => ({
    ...there,
    state: states.get(there.id) as Ended['state'],
  }));
}

function withLines<Task extends { customerId: string; strategyId: string | null }, More>(
  db: ReadableDB,
  tasks: readonly Task[],
  more: (task: Task) => More,
): (PlanLine & More)[] {
  return tasks.flatMap((task) => planLines(db, [task]).map((line) => ({ ...line, ...more(task) })));
}

/** What of an untouched call changes, in names that people read. */
function changesOf(db: ReadableDB, { taskId, task, order }: Update): PlanChange[] {
  if (order !== null) return [{ field: 'order', from: null, to: order }];
  const [there] = changeableTasks(db, [taskId]);
  if (!task || !there) return [];
  const named = (
    kind: 'strategy' | 'class' | 'route' | 'operator',
    of: (one: ChangeableTask | PlannedTask) => string | null,
  ) => [nameOf(db, kind, of(there)), nameOf(db, kind, of(task))] as const;
  const hours = ({ preferredFromMinute: from, preferredToMinute: to }: ChangeableTask | PlannedTask): string | null =>
    from === null || to === null ? null : `${formatMinuteOfDay(from)}–${formatMinuteOfDay(to)}`;
  const pairs: Readonly<Record<Exclude<PlanChange['field'], 'order' | 'other'>, readonly [Told, Told]>> = {
    strategy: named('strategy', (one) => one.strategyId),
    class: named('class', (one) => one.classId),
    route: named('route', (one) => one.routeId),
    owner: named('operator', (one) => one.ownerOperatorId),
    delivery: [there.deliveryDate, task.deliveryDate],
    cutoff: [there.cutoffAtMs, task.cutoffAtMs],
    nominal: [there.nominalDate, task.nominalDate],
    rank: [there.rank, task.rank],
    attempts: [there.mostAttempts, task.mostAttempts],
    hours: [hours(there), hours(task)],
    windows: [windowsOf(there), windowsOf(task)],
  };
  const changes = Object.entries(pairs)
    .filter(([, [from, to]]) => from !== to)
    .map(([field, [from, to]]) => ({ field: field as PlanChange['field'], from, to }));
  return changes.length > 0 ? changes : [{ field: 'other', from: null, to: null }];
}

/** `08:00–11:30, 14:00–17:00`; null: all day. */
function windowsOf({ callingWindows }: { readonly callingWindows: string }): string | null {
  const windows = JSON.parse(callingWindows) as { fromMinute: number; toMinute: number }[];
  const words = windows.map((one) => `${formatMinuteOfDay(one.fromMinute)}–${formatMinuteOfDay(one.toMinute)}`);
  return words.length === 0 ? null : words.join(', ');
}

type Told = string | number | null;
