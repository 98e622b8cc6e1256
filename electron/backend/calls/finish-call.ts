import type { WritableDB } from '../../../db/connection.ts';
import type { InHand } from '../../../shared/contract/calls.ts';
import { enterSeatState } from '../seats/enter-seat-state.ts';
import type { CommandContext } from '../services.ts';
import { putAside } from './put-aside.ts';
import { requireCall, requireState, requireWork } from './require-work.ts';
import { settleCall } from './settle-call.ts';
import { showInHand } from './show-in-hand.ts';

/** Ends the wrap-up without taking the next call. Error: `refused/disposition-missing`. */
export function finishCall(tx: WritableDB, ctx: CommandContext): InHand {
  const work = requireWork(tx, ctx);
  requireState(work, ['wrap-up'], 'ready');
  settleCall(tx, ctx, requireCall(work));
  enterSeatState(tx, ctx, { state: 'ready' });
  return showInHand(tx, ctx);
}

/** Puts the half-done call aside; it comes back to this operator first. Error: `refused/no-call-in-hand`. */
export function parkCall(tx: WritableDB, ctx: CommandContext): InHand {
  const work = requireWork(tx, ctx);
  requireCall(work);
  putAside(tx, ctx, work);
  enterSeatState(tx, ctx, { state: 'ready' });
  return showInHand(tx, ctx);
}
