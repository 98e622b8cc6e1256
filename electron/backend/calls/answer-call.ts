import { updateCall } from '../../../db/calls.ts';
import type { WritableDB } from '../../../db/connection.ts';
import type { InHand } from '../../../shared/contract/calls.ts';
import { enterSeatState } from '../seats/enter-seat-state.ts';
import type { CommandContext } from '../services.ts';
import { requireCall, requireState, requireWork } from './require-work.ts';
import { showInHand } from './show-in-hand.ts';

/** Somebody picked up. */
export function answerCall(tx: WritableDB, ctx: CommandContext): InHand {
  const work = requireWork(tx, ctx);
  requireState(work, ['dialing'], 'talking');
  const call = requireCall(work);
  updateCall(tx, { ...call, answeredAtMs: ctx.nowMs });
  enterSeatState(tx, ctx, { state: 'talking', taskId: call.taskId });
  ctx.publish('call.changed', [call.id]);
  return showInHand(tx, ctx);
}
