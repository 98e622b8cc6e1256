import type { WritableDB } from '../../../db/connection.ts';
import type { InHand } from '../../../shared/contract/calls.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { DrySummary } from '../../../shared/contract/queue.ts';
import { takeNextCall } from '../queue/take-next-call.ts';
import { enterSeatState } from '../seats/enter-seat-state.ts';
import type { CommandContext } from '../services.ts';
import { requireWork } from './require-work.ts';
import { settleAbandonedCalls } from './settle-abandoned-calls.ts';
import { settleCall } from './settle-call.ts';
import { showInHand } from './show-in-hand.ts';

export interface NextCall {
  readonly inHand: InHand;
  readonly dry: DrySummary | null;
}

/**
 * Ends the wrap-up and previews the next customer; `dry` when none can be given out now. Asking again while one is
 * previewed shows the same one. Errors: `refused/disposition-missing`, `refused/seat-not-signed-in`.
 */
export function takeNext(tx: WritableDB, ctx: CommandContext): NextCall {
  const work = requireWork(tx, ctx);
  if (work.seat.state === 'preview' && work.task) return { inHand: showInHand(tx, ctx), dry: null };
  if (work.seat.state === 'signed-out') throw new AppError('refused', 'seat-not-signed-in');
  if (work.call) settleCall(tx, ctx, work.call);
  if (work.seat.state !== 'ready') enterSeatState(tx, ctx, { state: 'ready' });
  return previewNext(tx, ctx);
}

const STAYS_READY = { before: { state: 'ready' }, after: { state: 'ready' } } as const;

/** Takes the next call for a seat that is ready. */
export function previewNext(tx: WritableDB, ctx: CommandContext): NextCall {
  settleAbandonedCalls(tx, ctx);
  const { call, dry } = takeNextCall(tx, ctx, {});
  if (call) enterSeatState(tx, ctx, { state: 'preview', taskId: call.taskId });
  // Asking alone moves on what has run out meanwhile: calls whose cut-off has passed, leases, promises.
  else ctx.audit({ entity: 'seat', entityId: ctx.actor.operatorId, ...STAYS_READY, whenAlone: true });
  return { inHand: showInHand(tx, ctx), dry };
}
