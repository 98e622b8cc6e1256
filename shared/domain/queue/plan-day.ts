import type { BuildCounts, ExclusionReason } from '../../contract/queue.ts';
import type { PlannedTask, StandingTask } from './planned-task.ts';

/** A customer whom the rule calls on the day and whom nothing keeps from being called. */
export interface DueCustomer {
  readonly task: PlannedTask;
  /** Causes beyond the first that became part of this one call (two dates of the rule that land on one day). */
  readonly merged: number;
}

export interface DayFacts {
  readonly date: string;
  /** Start of the day (UTC ms): what "still open" is asked for, so that building again later changes nothing. */
  readonly dayStartMs: number;
  readonly customers: number;
  readonly due: readonly DueCustomer[];
  /** Recorded reasons by customer, those of `closed` and `not-due` only as numbers in `counted`. */
  readonly excluded: ReadonlyMap<string, ExclusionReason>;
  readonly counted: Readonly<Partial<Record<ExclusionReason, number>>>;
  readonly standing: readonly StandingTask[];
  /** Open calls of earlier days that may be ended now; empty while those days still run. */
  readonly earlier: readonly StandingTask[];
  /** Customers whose earlier call an earlier build of this day could not carry to it. */
  readonly refusedCarries: readonly string[];
  /** Why a customer with an open earlier call may not be called, or null. */
  readonly refusalOf: (customerId: string) => ExclusionReason | null;
  readonly isCallDay: boolean;
  /** True when a live order for this delivery is there, by any channel. */
  readonly isOrdered: (customerId: string, deliveryDate: string) => boolean;
  /** Whose each call is (null: anyone's), by customer. */
  readonly ownersOf: (questions: readonly OwnerQuestion[]) => ReadonlyMap<string, string | null>;
}

/** Whose is this call? */
export interface OwnerQuestion {
  readonly customerId: string;
  readonly routeId: string | null;
  /** As the customer or the call of the day before has it. */
  readonly ownerId: string | null;
  /** Whose the call is that stands, if one does. */
  readonly standingOwnerId: string | null;
}

export interface DayPlan {
  readonly create: readonly PlannedTask[];
  readonly update: readonly { readonly taskId: string; readonly task: PlannedTask }[];
  /** Calls that stand for another reason and get the order onto their agenda. */
  readonly addOrderItem: readonly { readonly taskId: string; readonly task: PlannedTask }[];
  readonly closeOrdered: readonly { readonly taskId: string; readonly isDone: boolean }[];
  /** Untouched calls whose order fell away again: they are to be made after all. */
  readonly reopenOrdered: readonly { readonly taskId: string; readonly task: PlannedTask }[];
  readonly drop: readonly StandingTask[];
  readonly endEarlier: readonly { readonly taskId: string; readonly state: 'carried' | 'missed' | 'dropped' }[];
  readonly excluded: ReadonlyMap<string, ExclusionReason>;
  readonly counts: BuildCounts;
}

/**
 * Compares what a day should hold with what stands, and says what to change. One call a customer with everything on
 * its agenda; calls that were started, rescheduled or given by hand are never changed, dropped or made twice. Planning
 * again after applying changes nothing. Source: product.md section 2, building the queue.
 */
export function planDay(facts: DayFacts): DayPlan {
  const standing = new Map<string, StandingTask>();
  const asked = new Set<string>();
  for (const task of facts.standing) {
    if (isMoreLive(task, standing.get(task.customerId))) standing.set(task.customerId, task);
    // Whoever was asked for the order that day is not asked again by a further call, which is for something else.
    if (task.orderItem === 'done' || task.orderItem === 'closed') asked.add(task.customerId);
  }
  const excluded = new Map(facts.excluded);
  const create: PlannedTask[] = [];
  const update: { taskId: string; task: PlannedTask }[] = [];
  const addOrderItem: { taskId: string; task: PlannedTask }[] = [];
  const closeOrdered: { taskId: string; isDone: boolean }[] = [];
  const reopenOrdered: { taskId: string; task: PlannedTask }[] = [];
  const drop: StandingTask[] = [];
  const endEarlier: { taskId: string; state: 'carried' | 'missed' | 'dropped' }[] = [];
  const wanted = new Map<string, PlannedTask>();
  const counts = { due: 0, created: 0, kept: 0, merged: 0, alreadyOrdered: 0, carriedOver: 0, missed: 0 };

  for (const { task, merged } of facts.due) {
    wanted.set(task.customerId, task);
    counts.merged += merged;
  }
  let leftCounted = 0;
  // A reason of the day's own call says nothing of one that is carried: the customer may be paused besides.
  const refusalOf = (customerId: string): ExclusionReason | null => {
    const recorded = excluded.get(customerId);
    return recorded !== undefined && !isDayReason(recorded) ? recorded : facts.refusalOf(customerId);
  };
  const leaveOut = (customerId: string, reason: ExclusionReason): void => {
    if (reason === 'closed' || excluded.has(customerId) || wanted.has(customerId)) return;
    excluded.set(customerId, reason);
    leftCounted += 1;
  };
  for (const task of facts.earlier) {
    const end = endOf(task, facts);
    if (end === null) continue;
    if (end !== 'carried') {
      endEarlier.push({ taskId: task.id, state: end });
      if (end === 'missed') counts.missed += 1;
      continue;
    }
    const refusal = refusalOf(task.customerId);
    if (refusal !== null) {
      leaveOut(task.customerId, refusal);
      endEarlier.push({ taskId: task.id, state: 'dropped' });
      continue;
    }
    endEarlier.push({ taskId: task.id, state: 'carried' });
    counts.carriedOver += 1;
    if (wanted.has(task.customerId)) {
      counts.merged += 1;
      continue;
    }
    if (!excluded.delete(task.customerId)) leftCounted += 1;
    wanted.set(task.customerId, {
      ...plannedAs(task),
      source: 'carry-over',
      nominalDate: task.nominalDate ?? task.businessDate,
      carriedFromId: task.id,
    });
  }

  for (const customerId of facts.refusedCarries) {
    const refusal = refusalOf(customerId);
    if (refusal !== null) leaveOut(customerId, refusal);
  }

  // What an earlier build carried here is still due, though the day's rule does not name it.
  for (const there of standing.values()) {
    if (there.source !== 'carry-over' || wanted.has(there.customerId)) continue;
    const refusal = refusalOf(there.customerId);
    if (refusal !== null) {
      leaveOut(there.customerId, refusal);
      continue;
    }
    if (!excluded.delete(there.customerId)) leftCounted += 1;
    wanted.set(there.customerId, { ...plannedAs(there), carriedFromId: null });
  }

  counts.due = wanted.size;
  const owners = facts.ownersOf(
    [...wanted.values()].map(({ customerId, routeId, ownerOperatorId: ownerId }) => ({
      customerId,
      routeId,
      ownerId,
      standingOwnerId: standing.get(customerId)?.ownerOperatorId ?? null,
    })),
  );
  for (const [customerId, planned] of wanted) {
    const there = standing.get(customerId);
    const ownerOperatorId = owners.get(customerId) ?? null;
    const task = planned.ownerOperatorId === ownerOperatorId ? planned : { ...planned, ownerOperatorId };
    const ordered = task.deliveryDate !== null && facts.isOrdered(customerId, task.deliveryDate);
    if (ordered) counts.alreadyOrdered += 1;
    if (!there) {
      if (!ordered) create.push(task);
      continue;
    }
    counts.kept += 1;
    if (!ordered && isClosedByOrder(there)) {
      reopenOrdered.push({ taskId: there.id, task });
      continue;
    }
    if (there.state !== 'open' && there.state !== 'held') continue;
    if (ordered) {
      if (there.orderItem === 'open' && there.touched === 0 && there.state === 'open') {
        closeOrdered.push({ taskId: there.id, isDone: there.otherItems === 0 });
      }
    } else if (there.orderItem === null) {
      if (asked.has(customerId)) continue;
      addOrderItem.push({ taskId: there.id, task });
      counts.merged += 1;
    } else if (isPlain(there) && differs(there, task)) update.push({ taskId: there.id, task });
  }
  for (const task of standing.values()) {
    if (!wanted.has(task.customerId) && isPlain(task) && isFromPlan(task)) drop.push(task);
  }
  counts.created = create.length;

  return {
    create,
    update,
    addOrderItem,
    closeOrdered,
    reopenOrdered,
    drop,
    endEarlier,
    excluded,
    counts: {
      date: facts.date,
      customers: facts.customers,
      ...counts,
      dropped: drop.length,
      excludedByReason: countReasons(excluded, facts.counted, leftCounted),
    },
  };
}

/** Untouched and free: a build may change it. */
function isPlain(task: StandingTask): boolean {
  return task.state === 'open' && task.touched === 0;
}

/** Untouched, and closed because of an order alone: nobody called. */
function isClosedByOrder(task: StandingTask): boolean {
  return task.orderItem === 'ordered' && task.touched === 0 && (task.state === 'open' || task.state === 'done');
}

function isFromPlan(task: StandingTask): boolean {
  return (task.source === 'strategy' || task.source === 'carry-over') && task.otherItems === 0;
}

/** The live task stands for a customer's day; else the one that ended. */
function isMoreLive(task: StandingTask, than: StandingTask | undefined): boolean {
  const weight = (one: StandingTask): number =>
    one.state === 'open' || one.state === 'held' ? 2 : one.state === 'done' ? 1 : 0;
  return than === undefined || weight(task) > weight(than) || (weight(task) === weight(than) && task.id > than.id);
}

/**
 * What becomes of an open call of an earlier day. Carried only while its cut-off is open and its strategy says so; null:
 * it waits for the next call day, or is there for a failed order or a follow-up, which go on by themselves.
 */
function endOf(task: StandingTask, facts: DayFacts): 'carried' | 'missed' | 'dropped' | null {
  if (task.orderItem !== 'open') return task.rescueAtMs === null && task.followsUp === 0 ? 'dropped' : null;
  if (task.cutoffAtMs !== null && task.cutoffAtMs <= facts.dayStartMs) return 'missed';
  if (task.notReached === 'drop') return task.cutoffAtMs === null ? 'dropped' : 'missed';
  if (task.deliveryDate !== null && facts.isOrdered(task.customerId, task.deliveryDate)) return 'dropped';
  return facts.isCallDay ? 'carried' : null;
}

const DAY_REASONS: ReadonlySet<ExclusionReason> = new Set([
  'holiday-moved',
  'holiday-skipped',
  'holiday-unplaced',
  'exception-moved',
  'exception-skipped',
]);

/** Reasons that keep the day's own call away, but not one that is carried to the day. */
function isDayReason(reason: ExclusionReason): boolean {
  return DAY_REASONS.has(reason);
}

function plannedAs(task: StandingTask): Omit<PlannedTask, 'carriedFromId'> {
  const { id: _id, businessDate: _date, state: _state, touched: _touched, ...rest } = task;
  const { notReached: _not, orderItem: _order, otherItems: _others, followsUp: _asks, ...others } = rest;
  const { rescueAtMs: _rescue, ...planned } = others;
  return planned;
}

const COMPARED = [
  'strategyId',
  'classId',
  'routeId',
  'rank',
  'callingWindows',
  'weekdays',
  'nominalDate',
  'exceptionId',
  'deliveryDate',
  'cutoffAtMs',
  'ownerOperatorId',
  'mostAttempts',
  'routeCode',
  'customerCode',
  'preferredFromMinute',
  'preferredToMinute',
] as const satisfies readonly (keyof PlannedTask & keyof StandingTask)[];

function differs(there: StandingTask, task: PlannedTask): boolean {
  return COMPARED.some((column) => there[column] !== task[column]);
}

/** Recorded and counted reasons together; carried customers that were merely not due are due now. */
function countReasons(
  excluded: ReadonlyMap<string, ExclusionReason>,
  counted: Readonly<Partial<Record<ExclusionReason, number>>>,
  leftCounted: number,
): Partial<Record<ExclusionReason, number>> {
  const counts: Partial<Record<ExclusionReason, number>> = {};
  const add = (reason: ExclusionReason, n: number): void => {
    if (n !== 0) counts[reason] = (counts[reason] ?? 0) + n;
  };
  for (const [reason, n] of Object.entries(counted) as [ExclusionReason, number][]) add(reason, n);
  for (const reason of excluded.values()) add(reason, 1);
  add('not-due', -leftCounted);
  if (counts['not-due'] === 0) delete counts['not-due'];
  return counts;
}
