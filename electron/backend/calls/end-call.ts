import { updateCall } from '../../../db/calls.ts';
import type { WritableDB } from '../../../db/connection.ts';
import type { InHand } from '../../../shared/contract/calls.ts';
import { enterSeatState } from '../seats/enter-seat-state.ts';
import type { CommandContext } from '../services.ts';
import { ended } from './call-progress.ts';
import { requireCall, requireState, requireWork } from './require-work.ts';
import { showInHand } from './show-in-hand.ts';

/** The call is over, answered or not; wrap-up begins. */
export function endCall(tx: WritableDB, ctx: CommandContext): InHand {
  const work = requireWork(tx, ctx);
  requireState(work, ['dialing', 'talking', 'hold'], 'wrap-up');
  const call = requireCall(work);
  updateCall(tx, ended(call, ctx.nowMs, work.seat.state === 'hold' ? work.seat.atMs : null));
  enterSeatState(tx, ctx, { state: 'wrap-up', taskId: call.taskId });
  ctx.publish('call.changed', [call.id]);
  return showInHand(tx, ctx);
}
