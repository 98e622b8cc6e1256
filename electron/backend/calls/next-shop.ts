import type { WritableDB } from '../../../db/connection.ts';
import { findTask } from '../../../db/queue-tasks.ts';
import { companySettings } from '../../../db/settings.ts';
import type { InHand } from '../../../shared/contract/calls.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { windowOf } from '../queue/held-call.ts';
import { leaseCall } from '../queue/lease-call.ts';
import { enterSeatState } from '../seats/enter-seat-state.ts';
import type { CommandContext } from '../services.ts';
import { ended } from './call-progress.ts';
import { conversationOf } from './conversation.ts';
import { requireCall, requireState, requireWork } from './require-work.ts';
import { settleCall } from './settle-call.ts';
import { showInHand } from './show-in-hand.ts';
import { startCall } from './start-call.ts';

/**
 * The customer stays on the line: settles the shop that has its result and goes on with the owner's next one that is due
 * today, without dialing. Each shop is a call row of its own, answered as it starts, so that the rows share the talk
 * between them; together they are one attempt. Errors: `refused/disposition-missing`, `refused/no-next-shop`.
 */
export function nextShop(tx: WritableDB, ctx: CommandContext): InHand {
  const window = windowOf(ctx);
  const work = requireWork(tx, ctx);
  requireState(work, ['talking', 'hold'], 'talking');
  const call = requireCall(work);
  if (call.disposition === null) throw new AppError('refused', 'disposition-missing');
  const shop = conversationOf(tx, ctx, { customerId: call.customerId, call })?.next ?? null;
  if (!shop) throw new AppError('refused', 'no-next-shop');

  settleCall(tx, ctx, ended(call, ctx.nowMs, work.seat.state === 'hold' ? work.seat.atMs : null));
  const untilMs = ctx.nowMs + companySettings(tx).leaseSeconds * 1000;
  const { operatorId } = ctx.actor;
  leaseCall(tx, ctx, {
    taskId: shop.taskId,
    customerId: shop.customerId,
    operatorId,
    ...window,
    untilMs,
    chosenBy: 'same-owner',
  });
  startCall(tx, ctx, {
    customerId: shop.customerId,
    taskId: shop.taskId,
    direction: call.direction,
    source: findTask(tx, shop.taskId)?.source ?? 'manual',
    number: call.number,
    answered: true,
    conversationId: call.conversationId,
  });
  enterSeatState(tx, ctx, { state: 'talking', taskId: shop.taskId });
  ctx.publish('queue.changed', [shop.taskId]);
  return showInHand(tx, ctx);
}
