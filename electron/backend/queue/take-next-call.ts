import type { ReadableDB, WritableDB } from '../../../db/connection.ts';
import { freeExpiredLeases, heldByWindow } from '../../../db/queue-leases.ts';
import {
  type CandidateRow,
  callableOf,
  endWaiting,
  heldPeople,
  type PoolPart,
  partsOfPool,
  personalCandidates,
  poolCandidates,
  preferredCandidates,
} from '../../../db/queue-next.ts';
import { setsBeyond } from '../../../db/queue-skills.ts';
import { companySettings } from '../../../db/settings.ts';
import type { ChoiceStep, TakeNextOutput } from '../../../shared/contract/queue.ts';
import { businessDateAt, minuteOfDayAt } from '../../../shared/domain/calendar/business-date.ts';
import { isInsideWindows, parseWindows } from '../../../shared/domain/queue/calling-windows.ts';
import { compareCalls, decidingStep, isPreferred } from '../../../shared/domain/queue/next-order.ts';
import { PERSONAL_MS } from '../../../shared/domain/queue/retry.ts';
import { carryFollowUps } from '../follow-ups/carry-follow-ups.ts';
import type { CommandContext } from '../services.ts';
import { carryFailedOrders } from './call-failed-orders.ts';
import { expireCutoffs } from './expire-cutoffs.ts';
import { describeHeldCall, heldCallOf, windowOf } from './held-call.ts';
import { leaseCall } from './lease-call.ts';
import { whyDry } from './why-dry.ts';

/**
 * Gives the asking window its next call in the order of product.md section 2 and leases it, or says why there is none.
 * A window that holds a call already gets that one again.
 */
export function takeNextCall(tx: WritableDB, ctx: CommandContext, _input: object): TakeNextOutput {
  const window = windowOf(ctx);
  const { timeZone, leaseSeconds } = companySettings(tx);
  const businessDate = businessDateAt(ctx.nowMs, timeZone);
  const freed = freeExpiredLeases(tx, ctx.nowMs);
  const held = heldByWindow(tx, window.sessionHash, window.windowId);
  if (held) return { call: describeHeldCall(tx, held), dry: null };

  const everybody = { today: businessDate, teamId: null };
  const failed = carryFailedOrders(tx, ctx, { ...everybody, ended: false });
  const carried = [...failed, ...carryFollowUps(tx, ctx, everybody)];
  endWaiting(tx, ctx.nowMs);
  const expired = expireCutoffs(tx, businessDate, ctx.nowMs);
  const chosen = chooseNextCall(tx, {
    businessDate,
    operatorId: ctx.actor.operatorId,
    nowMs: ctx.nowMs,
    minute: minuteOfDayAt(ctx.nowMs, timeZone),
  });
  if (!chosen) {
    if (freed.length + carried.length + expired.length > 0) ctx.publish('queue.changed');
    return { call: null, dry: whyDry(tx, ctx) };
  }
  const untilMs = ctx.nowMs + leaseSeconds * 1000;
  const { taskId, customerId, step: chosenBy } = chosen;
  leaseCall(tx, ctx, { taskId, customerId, operatorId: ctx.actor.operatorId, ...window, untilMs, chosenBy });
  ctx.publish('queue.changed', [chosen.taskId, ...freed, ...carried, ...expired]);
  return { call: heldCallOf(tx, chosen.taskId), dry: null };
}

interface Asking {
  readonly businessDate: string;
  readonly operatorId: string;
  readonly nowMs: number;
  readonly minute: number;
}

interface Chosen {
  readonly taskId: string;
  readonly customerId: string;
  readonly step: ChoiceStep;
}

/** Which call an operator would get now. Looks only at the head of each part of the pool. */
export function chooseNextCall(db: ReadableDB, asking: Asking): Chosen | null {
  const { businessDate, operatorId, nowMs, minute } = asking;
  const people = heldPeople(db);
  const freeOf: FreeOf = (calls) => {
    const alone = calls.filter(({ ownerId }) => ownerId === null || !people.owners.has(ownerId));
    if (alone.length === 0) return alone;
    const ids = alone.map((call) => call.customerId);
    const callable = callableOf(db, ids, businessDate, people.numbers);
    return alone.filter((call) => callable.has(call.customerId));
  };

  const beyond = setsBeyond(db, businessDate, operatorId);
  const waiting = personalCandidates(db, businessDate, operatorId, nowMs, PERSONAL_MS, beyond);
  const [personal] = firstFree(waiting, freeOf, 1);
  if (personal)
    return {
      taskId: personal.id,
      customerId: personal.customerId,
      step: personal.place === 'parked' ? 'parked' : 'promised-due',
    };

  const parts: Part[] = [];
  for (const owner of [operatorId, null]) {
    for (const part of partsOfPool(db, businessDate, owner)) {
      // What is somebody's own is theirs, whatever it asks for; anybody's calls go to who holds it.
      if (owner === null && beyond.includes(part.needed)) continue;
      if (!isInsideWindows(parseWindows(part.windows), minute)) continue;
      parts.push({ ...part, owner, heads: headsOf(db, asking, owner, part, (calls) => calls) });
    }
  }
  // Only the call at the very front is looked at closely; a part whose front is not free is asked again for one that is.
  for (;;) {
    const heads = parts.flatMap((part) => part.heads.map((call) => ({ call, part })));
    heads.sort((a, b) => compareCalls(a.call, b.call, minute));
    const best = heads[0];
    if (!best) return null;
    if (freeOf([best.call]).length > 0) {
      const other = heads.find(({ call }) => call.id !== best.call.id);
      return {
        taskId: best.call.id,
        customerId: best.call.customerId,
        step: decidingStep(best.call, other?.call, minute),
      };
    }
    best.part.heads = headsOf(db, asking, best.part.owner, best.part, freeOf);
  }
}

/** The calls of one owner that ask for the same in the same calling windows: the pool is looked at part by part. */
interface Part extends PoolPart {
  readonly owner: string | null;
  heads: readonly CandidateRow[];
}

/** The first two calls of a part and, where they are not preferred now, the first of their level that is. */
function headsOf(
  db: ReadableDB,
  { businessDate, nowMs, minute }: Asking,
  owner: string | null,
  part: PoolPart,
  freeOf: FreeOf,
): CandidateRow[] {
  const first = firstFree(poolCandidates(db, businessDate, owner, part, nowMs), freeOf, 2);
  const head = first[0];
  if (!head || isPreferred(head, minute)) return first;
  const preferred = preferredCandidates(db, businessDate, owner, part, head, minute);
  return [...first, ...firstFree(preferred, freeOf, 1)];
}

/** Those of some calls that may be given out now, in their order. */
type FreeOf = <Call extends CandidateRow>(calls: readonly Call[]) => readonly Call[];

/** Calls looked at closely with one question, at most: the first few, and then as many more as it takes. */
const MOST_AT_ONCE = 512;

/**
 * The first free calls, at most `most`. Asked in batches that grow eightfold, so that the usual case looks at a few and
 * a whole paused route is passed over with a handful of questions instead of one for each of its calls.
 */
function firstFree<Call extends CandidateRow>(calls: Iterable<Call>, freeOf: FreeOf, most: number): Call[] {
  const free: Call[] = [];
  let batch: Call[] = [];
  let size = most;
  for (const call of calls) {
    batch.push(call);
    if (batch.length < size) continue;
    free.push(...freeOf(batch));
    if (free.length >= most) return free.slice(0, most);
    batch = [];
    size = Math.min(size * 8, MOST_AT_ONCE);
  }
  free.push(...freeOf(batch));
  return free.slice(0, most);
}
