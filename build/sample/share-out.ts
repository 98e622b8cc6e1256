import type { Disposition, NoOrderReason } from '../../shared/contract/dispositions.ts';
import type { ShiftSpan } from '../../shared/domain/operators/shifts.ts';
import type { Random } from './random.ts';
import type { DayFacts, WorkDue, Worker, WorkMove, WorkTask } from './work-facts.ts';
import { attemptsBefore, noOrderReason, resultWithoutOrder, type WorkResult } from './work-results.ts';

/** One call that somebody has to make, and how it is to go. */
export interface Errand {
  readonly task: WorkTask;
  readonly due: WorkDue;
  /** Attempts to come before the one that counts. */
  readonly before: Disposition[];
  readonly result: WorkResult;
  readonly reason: NoOrderReason | null;
  /** The customer calls before it is called. */
  readonly comesIn: boolean;
  atMs: number;
  promised: boolean;
  untilMs: number;
  isOpen: boolean;
}

/** Somebody at work on the day. */
export interface Present {
  readonly worker: Worker;
  readonly spans: readonly ShiftSpan[];
  errands: Errand[];
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Of the mornings on which one of a team has more left, and the fewest calls that are worth giving away. */
const MOVE_SHARE = 0.7;
const LEAST_MOVED = 3;
const WEB_SHARE = 0.07;
/** Of those who can still be called the next day, how many are reached only then. */
const LATER_SHARE = 0.16;
/** How often an attempt reaches nobody, by team in turn. */
const VAIN_SHARES = [0.2, 0.28, 0.24] as const;

/** Everybody's own customers, those of absent people by their deputy, else by whoever of the team has least to do. */
export function shareOut(random: Random, facts: DayFacts, present: readonly Present[]): WorkTask[] {
  const { dues, midnightMs } = facts;
  const byOwner = new Map<string, Present>();
  return dues.flatMap((due) => {
    const { customer, cutoffAtMs } = due;
    const inTime = present.filter(
      ({ spans }) => midnightMs + ((spans[0]?.fromMinute ?? 0) + 60) * MINUTE_MS < cutoffAtMs,
    );
    const least = (of: readonly Present[]) => of.toSorted((a, b) => a.errands.length - b.errands.length)[0];
    const who =
      (customer.ownerId === null ? undefined : byOwner.get(customer.ownerId)) ??
      inTime.find(({ worker }) => worker.id === customer.ownerOperatorId) ??
      inTime.find(({ worker }) => worker.id === customer.deputyOperatorId) ??
      least(inTime.filter(({ worker }) => worker.teamId === customer.teamId)) ??
      least(inTime) ??
      least(present);
    if (!who) return [];
    if (customer.ownerId !== null) byOwner.set(customer.ownerId, who);
    const { task, errand } = errandOf(random, due, who, facts);
    if (errand) who.errands.push(errand);
    return [task];
  });
}

function errandOf(random: Random, due: WorkDue, { worker, spans }: Present, facts: DayFacts) {
  const { midnightMs } = facts;
  const { order, customer, cutoffAtMs } = due;
  const { strategy } = customer;
  const task: WorkTask = {
    ...{ id: random.uuid(midnightMs + 6 * 3_600_000), due, operatorId: worker.id, attempts: 0, disposition: null },
    ...{ noOrderReason: null, finishedAtMs: order?.placedAtMs ?? cutoffAtMs, state: 'done', ordered: null },
  };
  if (order !== null && random.chance(WEB_SHARE)) return { task: { ...task, ordered: 'web' as const }, errand: null };
  const isLater = goesOn(due, facts) && random.chance(LATER_SHARE);
  const result = isLater ? 'unreached' : order === null ? resultWithoutOrder(random) : 'ordered';
  const fromMs = midnightMs + (spans[0]?.fromMinute ?? 0) * MINUTE_MS;
  const toMs = midnightMs + (spans.at(-1)?.toMinute ?? 0) * MINUTE_MS;
  const untilMs = Math.min(cutoffAtMs, toMs) - 8 * MINUTE_MS;
  const comesIn = result !== 'unreached' && random.chance(0.045);
  // The morning is the busy time.
  const spread = 0.78 * Math.max(0, untilMs - fromMs) * random.next() ** 1.35;
  const errand: Errand = {
    ...{ task, due, result, comesIn, untilMs, promised: false, isOpen: true },
    reason: result === 'no-order' ? noOrderReason(random) : null,
    before: comesIn ? [] : attemptsBefore(random, result, strategy.mostAttemptsADay, vainShareOf(facts, worker)),
    atMs: fromMs + Math.floor(spread / 1000) * 1000,
  };
  return { task, errand };
}

/** Where one of a team has much more left in the morning than another, a lead mostly evens it out. */
export function moveCalls(random: Random, { midnightMs, workers }: DayFacts, present: readonly Present[]): WorkMove[] {
  return [...new Set(workers.map(({ teamId }) => teamId))].flatMap((teamId): WorkMove[] => {
    const team = present.filter(({ worker }) => worker.teamId === teamId);
    const [most, least] = [-1, 1].map((way) => team.toSorted((a, b) => way * (a.errands.length - b.errands.length))[0]);
    if (!most || !least || !random.chance(MOVE_SHARE)) return [];
    const atMs = midnightMs + random.between(620, 705) * MINUTE_MS + random.between(0, 59) * 1000;
    const endMs = midnightMs + ((least.spans.at(-1)?.toMinute ?? 0) - 8) * MINUTE_MS;
    const wanted = Math.floor((most.errands.length - least.errands.length) / 2);
    const moved = most.errands
      .filter(
        ({ due, atMs: dueMs, untilMs }) => due.customer.ownerId === null && dueMs > atMs && untilMs > atMs + HOUR_MS,
      )
      .slice(0, Math.max(0, wanted));
    if (moved.length < LEAST_MOVED || endMs < atMs + HOUR_MS) return [];
    most.errands = most.errands.filter((errand) => !moved.includes(errand));
    for (const errand of moved) {
      errand.untilMs = Math.min(errand.due.cutoffAtMs - 8 * MINUTE_MS, endMs);
      errand.task.operatorId = least.worker.id;
      least.errands.push(errand);
    }
    return [{ atMs, from: most.worker, to: least.worker, tasks: moved.map(({ task }) => task) }];
  });
}

/** True while a call that reached nobody can go on the next day. On the center's own day no order is known yet. */
export function goesOn({ cutoffAtMs, customer, order }: WorkDue, { next, midnightMs }: DayFacts): boolean {
  if (next === 'none' || customer.strategy.notReached === 'drop' || cutoffAtMs <= midnightMs + DAY_MS) return false;
  return next === 'past' || order === null;
}

/** Some teams' shops are harder to reach than others'. */
function vainShareOf({ workers }: DayFacts, { teamId }: Worker): number {
  const teams = [...new Set(workers.map((worker) => worker.teamId))];
  return VAIN_SHARES[teams.indexOf(teamId) % VAIN_SHARES.length] as number;
}
