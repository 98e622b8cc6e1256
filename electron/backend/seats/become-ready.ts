import type { WritableDB } from '../../../db/connection.ts';
import type { InHand } from '../../../shared/contract/calls.ts';
import { showInHand } from '../calls/show-in-hand.ts';
import type { CommandContext } from '../services.ts';
import { enterSeatState } from './enter-seat-state.ts';

/** The working day at the seat begins, or goes on after a pause. */
export function becomeReady(tx: WritableDB, ctx: CommandContext): InHand {
  enterSeatState(tx, ctx, { state: 'ready' });
  return showInHand(tx, ctx);
}
