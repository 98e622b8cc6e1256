import type { WritableDB } from '../../../db/connection.ts';
import type { InHand } from '../../../shared/contract/calls.ts';
import { enterSeatState } from '../seats/enter-seat-state.ts';
import type { CommandContext } from '../services.ts';
import { requireState, requireWork } from './require-work.ts';
import { showInHand } from './show-in-hand.ts';
import { startFromPreview } from './start-call.ts';

/** The operator dials the previewed customer: the row of the attempt starts now. */
export function dial(
  tx: WritableDB,
  ctx: CommandContext,
  { phonePosition }: { readonly phonePosition?: number | null | undefined },
): InHand {
  const work = requireWork(tx, ctx);
  requireState(work, ['preview'], 'dialing');
  const call = startFromPreview(tx, ctx, work, { answered: false, phonePosition: phonePosition ?? null });
  enterSeatState(tx, ctx, { state: 'dialing', taskId: call.taskId });
  return showInHand(tx, ctx);
}
