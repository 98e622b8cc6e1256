import type { WritableDB } from '../../../db/connection.ts';
import { currentSeatState } from '../../../db/seats.ts';
import type { InHand } from '../../../shared/contract/calls.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { showInHand } from '../calls/show-in-hand.ts';
import type { CommandContext } from '../services.ts';
import { enterSeatState } from './enter-seat-state.ts';

/**
 * The working day at the seat begins, or goes on after a pause. From a call nothing but its result leads back to ready.
 * Error: `conflict/seat-state-changed` {from, to}.
 */
export function becomeReady(tx: WritableDB, ctx: CommandContext): InHand {
  const from = currentSeatState(tx, ctx.actor.operatorId)?.state ?? 'signed-out';
  if (from !== 'signed-out' && from !== 'paused') {
    throw new AppError('conflict', 'seat-state-changed', { from, to: 'ready' });
  }
  enterSeatState(tx, ctx, { state: 'ready' });
  return showInHand(tx, ctx);
}
