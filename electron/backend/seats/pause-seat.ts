import type { WritableDB } from '../../../db/connection.ts';
import { companySettings } from '../../../db/settings.ts';
import type { InHand } from '../../../shared/contract/calls.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { putAside } from '../calls/put-aside.ts';
import { requireWork } from '../calls/require-work.ts';
import { showInHand } from '../calls/show-in-hand.ts';
import type { CommandContext } from '../services.ts';
import { enterSeatState } from './enter-seat-state.ts';

/**
 * A break, at any moment: what is in hand is put aside and found again. In a pause it changes the reason.
 * Error: `invalid/pause-reason-unknown` for one that the company has not, or no longer.
 */
export function pauseSeat(tx: WritableDB, ctx: CommandContext, { reason }: { readonly reason: string }): InHand {
  const known = companySettings(tx).pauseReasons.some(({ code, active }) => active && code === reason);
  if (!known) throw new AppError('invalid', 'pause-reason-unknown');
  putAside(tx, ctx, requireWork(tx, ctx));
  enterSeatState(tx, ctx, { state: 'paused', reason });
  return showInHand(tx, ctx);
}
