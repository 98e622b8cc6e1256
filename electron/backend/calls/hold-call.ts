import { updateCall } from '../../../db/calls.ts';
import type { WritableDB } from '../../../db/connection.ts';
import type { InHand } from '../../../shared/contract/calls.ts';
import { enterSeatState } from '../seats/enter-seat-state.ts';
import type { CommandContext } from '../services.ts';
import { resumed } from './call-progress.ts';
import { requireCall, requireState, requireWork } from './require-work.ts';
import { showInHand } from './show-in-hand.ts';

/** The customer waits on the line. */
export function holdCall(tx: WritableDB, ctx: CommandContext): InHand {
  const work = requireWork(tx, ctx);
  requireState(work, ['talking'], 'hold');
  enterSeatState(tx, ctx, { state: 'hold', taskId: requireCall(work).taskId });
  return showInHand(tx, ctx);
}

/** Back to the customer; the time on hold counts apart from the talk. */
export function resumeCall(tx: WritableDB, ctx: CommandContext): InHand {
  const work = requireWork(tx, ctx);
  requireState(work, ['hold'], 'talking');
  const call = requireCall(work);
  updateCall(tx, resumed(call, ctx.nowMs, work.seat.atMs));
  enterSeatState(tx, ctx, { state: 'talking', taskId: call.taskId });
  return showInHand(tx, ctx);
}
