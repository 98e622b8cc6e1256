import type { WritableDB } from '../../../db/connection.ts';
import { isFurtherShop } from '../../../db/conversations.ts';
import { moveFollowUps } from '../../../db/follow-ups.ts';
import { moveFailedItems } from '../../../db/queue-failed.ts';
import {
  countResults,
  endItems,
  markPhoneDead,
  numberOfCall,
  promiseTask,
  type Settled,
  settleTaskRow,
} from '../../../db/queue-settling.ts';
import { findLiveTask, findTask, itemsOfTask, phonesOf, type TaskRow } from '../../../db/queue-tasks.ts';
import { companySettings } from '../../../db/settings.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { SettleInput, SettleOutput } from '../../../shared/contract/queue.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { planRetry, type Retry } from '../../../shared/domain/queue/retry.ts';
import { keepAsking } from '../follow-ups/keep-asking.ts';
import type { CommandContext } from '../services.ts';
import { checkPromise } from './check-promise.ts';
import { isHeldBy, phoneToDial } from './held-call.ts';

/**
 * What the result of a call does to its task: ends it, or lets it come again by the retry table; frees the lease.
 * Call it inside the transaction that writes the result into the call log. When the lease ran out and another seat
 * holds the task by now, that seat keeps it: only a final result takes it away.
 * Errors: `not-found/task-unknown`, `conflict/task-settled`, `invalid/no-order-reason-missing`,
 * `invalid/promise-missing`, `refused/promise-after-cut-off` {latest}, `refused/promise-past`.
 */
export function settleTask(tx: WritableDB, ctx: CommandContext, input: SettleInput): SettleOutput {
  const task = findTask(tx, input.taskId);
  if (!task) throw new AppError('not-found', 'task-unknown');
  if (task.state !== 'open' && task.state !== 'held') throw new AppError('conflict', 'task-settled');
  if (input.disposition === 'no-order' && input.noOrderReason === null) {
    throw new AppError('invalid', 'no-order-reason-missing');
  }
  const { retryRules, timeZone } = companySettings(tx);
  if (input.disposition === 'callback') checkPromise(tx, ctx.nowMs, task, input.promisedAtMs);

  // Further shops of a conversation were not dialed for.
  const isAttempt = input.disposition !== 'parked' && !(input.callId !== null && isFurtherShop(tx, input.callId));
  const attempts = task.attempts + (isAttempt ? 1 : 0);
  const dialed = dialedPosition(tx, task, input.callId);
  if (input.disposition === 'invalid-number') dropNumber(tx, ctx, task, dialed);
  const next = nextLiving(tx, task.customerId, dialed);
  const retry = planRetry({
    disposition: input.disposition,
    rules: retryRules,
    attempts,
    attemptsWithResult:
      countResults(tx, task.id, businessDateAt(ctx.nowMs, timeZone), input.disposition, input.callId) + 1,
    mostAttempts: task.mostAttempts,
    leastMinutesBetween: task.leastMinutesBetween,
    promisedAtMs: input.promisedAtMs,
    hasOtherPhone: next !== null && next !== dialed,
    nowMs: ctx.nowMs,
  });
  const isOther = input.disposition === 'invalid-number' || (retry.kind === 'again' && retry.nextPhone);
  const phonePosition = isOther ? next : task.phonePosition;

  const base: Settled = {
    taskId: task.id,
    state: 'open',
    place: 'pool',
    businessDate: task.businessDate,
    attempts,
    notBeforeMs: null,
    promisedAtMs: null,
    parkedAtMs: null,
    forOperatorId: null,
    phonePosition,
    disposition: input.disposition,
    noOrderReason: input.noOrderReason,
    finishedAtMs: null,
  };
  const takenOver = task.state === 'held' && !isHeldBy(task, ctx) && (task.leaseUntilMs ?? 0) > ctx.nowMs;
  if (takenOver && retry.kind !== 'final') {
    return { state: task.state, attempts: task.attempts, notBeforeMs: null, phonePosition };
  }
  const settled = { ...base, ...after(tx, ctx, input, task, retry, phonePosition, timeZone) };
  if (settled.state === 'done') {
    keepAsking(tx, ctx, task);
    endAgenda(tx, task.id, input);
  }
  if (settled.state === 'carried') endItems(tx, task.id, null, 'closed', 'joined-another-call');
  settleTaskRow(tx, settled);
  ctx.publish('queue.changed', [task.id]);
  return {
    state: settled.state,
    attempts,
    notBeforeMs: settled.notBeforeMs ?? settled.promisedAtMs ?? settled.parkedAtMs,
    phonePosition,
  };
}

function after(
  tx: WritableDB,
  ctx: CommandContext,
  input: SettleInput,
  task: TaskRow,
  retry: Retry,
  phonePosition: number | null,
  zone: string,
): Partial<Settled> {
  switch (retry.kind) {
    case 'final':
      return { state: 'done', finishedAtMs: ctx.nowMs };
    case 'used-up':
      return { place: 'used-up' };
    case 'parked':
      return { place: 'parked', parkedAtMs: ctx.nowMs, forOperatorId: ctx.actor.operatorId };
    case 'again':
      // The last number has died: nobody can be dialed until there is another one.
      if (input.disposition === 'invalid-number' && phonePosition === null) return { place: 'pool' };
      return { place: 'waiting', notBeforeMs: retry.atMs };
    case 'promised': {
      const forOperatorId = input.forWhom === 'me' ? ctx.actor.operatorId : null;
      const businessDate = businessDateAt(retry.atMs, zone);
      const there = businessDate === task.businessDate ? undefined : findLiveTask(tx, task.customerId, businessDate);
      // That day's own call of the customer stands already: the promise is its business now.
      if (there) {
        promiseTask(tx, { taskId: there.id, promisedAtMs: retry.atMs, forOperatorId });
        moveFailedItems(tx, task.id, there.id);
        moveFollowUps(tx, task.id, there.id);
        return { state: 'carried', finishedAtMs: ctx.nowMs };
      }
      const promised = { place: 'promised', promisedAtMs: retry.atMs, forOperatorId, businessDate } as const;
      // Attempts are counted by the day: another day begins anew.
      return businessDate === task.businessDate ? promised : { ...promised, attempts: 0 };
    }
  }
}

/** Position of the number that was dialed, else of the one that would be; null when none lives. */
function dialedPosition(tx: WritableDB, task: TaskRow, callId: string | null): number | null {
  const number = callId === null ? null : (numberOfCall(tx, callId) ?? null);
  const dialed = phonesOf(tx, task.customerId).find((phone) => phone.number === number);
  return dialed?.position ?? phoneToDial(tx, task);
}

/** The next living number after a position, from the front again behind the last; null when none lives. */
function nextLiving(tx: WritableDB, customerId: string, after: number | null): number | null {
  const living = phonesOf(tx, customerId).filter((phone) => phone.dead === 0);
  return (living.find((phone) => phone.position > (after ?? 0)) ?? living[0])?.position ?? null;
}

/** Nobody dials this number of the customer again, until somebody says on the customer's form that it lives. */
function dropNumber(tx: WritableDB, ctx: CommandContext, task: TaskRow, position: number | null): void {
  if (position === null) return;
  markPhoneDead(tx, task.customerId, position);
  ctx.audit({
    entity: 'customer',
    entityId: task.customerId,
    before: { phone: position, dead: false },
    after: { phone: position, dead: true },
    reason: 'invalid-number',
  });
  ctx.publish('customer.changed', [task.customerId]);
}

function endAgenda(tx: WritableDB, taskId: string, input: SettleInput): void {
  if (input.disposition === 'ordered') endItems(tx, taskId, 'order', 'done', null);
  else endItems(tx, taskId, 'order', 'closed', input.disposition);
  endItems(tx, taskId, 'failed-order', 'closed', input.disposition);
  endItems(tx, taskId, 'message', 'closed', 'not-conveyed');
  if (itemsOfTask(tx, taskId).some((item) => item.state === 'open')) endItems(tx, taskId, null, 'closed', 'call-ended');
}
