import type { WritableDB } from '../../../db/connection.ts';
import { findCustomer } from '../../../db/customers.ts';
import { findLiveTask, operatorLabel, type TaskRow } from '../../../db/queue-tasks.ts';
import { currentSeatState, insertSeatStateChange } from '../../../db/seats.ts';
import { companySettings } from '../../../db/settings.ts';
import type { InHand } from '../../../shared/contract/calls.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { YIELDED } from '../../../shared/contract/seats.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { callerNumbers } from '../../../shared/domain/calls/caller-number.ts';
import { releaseCall } from '../queue/release-call.ts';
import { takeCall } from '../queue/take-call.ts';
import { enterSeatState } from '../seats/enter-seat-state.ts';
import type { CommandContext } from '../services.ts';
import { putAside } from './put-aside.ts';
import { requireWork } from './require-work.ts';
import { settleAbandonedCalls } from './settle-abandoned-calls.ts';
import { showInHand } from './show-in-hand.ts';
import { startCall } from './start-call.ts';

/**
 * Takes an incoming call in every state but talking; what was in hand is put aside. When the customer is due today, the
 * day's call comes along, so that the order taken settles it. Errors: `refused/incoming-while-talking`,
 * `refused/customer-in-call` {seat}, `not-found/customer-unknown`, `invalid/number-without-digits`.
 */
export function takeIncoming(
  tx: WritableDB,
  ctx: CommandContext,
  input: { readonly number: string; readonly customerId: string | null },
): InHand {
  const work = requireWork(tx, ctx);
  if (work.seat.state === 'talking' || work.seat.state === 'hold')
    throw new AppError('refused', 'incoming-while-talking');
  const number = callerNumbers(input.number)[0];
  if (number === undefined) throw new AppError('invalid', 'number-without-digits');
  if (input.customerId !== null && !findCustomer(tx, input.customerId))
    throw new AppError('not-found', 'customer-unknown');

  settleAbandonedCalls(tx, ctx);
  putAside(tx, ctx, work);
  if (work.seat.state === 'dialing') enterSeatState(tx, ctx, { state: 'ready' });
  const task = input.customerId === null ? null : todaysCall(tx, ctx, input.customerId);
  startCall(tx, ctx, {
    customerId: input.customerId,
    taskId: task?.id ?? null,
    direction: 'in',
    source: task?.source ?? 'incoming',
    number,
    answered: true,
  });
  enterSeatState(tx, ctx, { state: 'talking', taskId: task?.id ?? null });
  return showInHand(tx, ctx);
}

/** Leases the customer's call of today, if there is one that can be had. */
function todaysCall(tx: WritableDB, ctx: CommandContext, customerId: string): TaskRow | null {
  const today = businessDateAt(ctx.nowMs, companySettings(tx).timeZone);
  const task = findLiveTask(tx, customerId, today);
  if (!task || (task.cutoffAtMs !== null && task.cutoffAtMs <= ctx.nowMs)) return null;
  if (task.state === 'held' && (task.leaseUntilMs ?? 0) > ctx.nowMs) yieldPreview(tx, ctx, task);
  takeCall(tx, ctx, { taskId: task.id });
  return task;
}

/** A seat that only previews the caller gives them up and is told by the event; one that talks to them is named. */
function yieldPreview(tx: WritableDB, ctx: CommandContext, task: TaskRow): void {
  const holderId = task.leaseOperatorId ?? '';
  const holder = currentSeatState(tx, holderId);
  if (holder?.state !== 'preview')
    throw new AppError('refused', 'customer-in-call', { seat: operatorLabel(tx, holderId) });
  releaseCall(
    tx,
    {
      ...ctx,
      actor: { ...ctx.actor, operatorId: holderId },
      sessionHash: task.leaseSessionHash,
      windowId: task.leaseWindowId,
    },
    { taskId: task.id, reason: '' },
  );
  insertSeatStateChange(tx, {
    ...holder,
    id: ctx.newId(),
    state: 'ready',
    reason: YIELDED,
    taskId: task.id,
    atMs: ctx.nowMs,
  });
  ctx.publish('seat.changed', [holderId]);
}
