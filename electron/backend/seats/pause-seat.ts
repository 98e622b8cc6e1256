import type { WritableDB } from '../../../db/connection.ts';
import type { InHand } from '../../../shared/contract/calls.ts';
import type { PauseReason } from '../../../shared/contract/seats.ts';
import { putAside } from '../calls/put-aside.ts';
import { requireWork } from '../calls/require-work.ts';
import { showInHand } from '../calls/show-in-hand.ts';
import type { CommandContext } from '../services.ts';
import { enterSeatState } from './enter-seat-state.ts';

/** A break, at any moment: what is in hand is put aside and found again. */
export function pauseSeat(tx: WritableDB, ctx: CommandContext, { reason }: { readonly reason: PauseReason }): InHand {
  putAside(tx, ctx, requireWork(tx, ctx));
  enterSeatState(tx, ctx, { state: 'paused', reason });
  return showInHand(tx, ctx);
}
