import type { WritableDB } from '../../../db/connection.ts';
import { moveSeatLease } from '../../../db/seats.ts';
import { companySettings } from '../../../db/settings.ts';
import type { InHand } from '../../../shared/contract/calls.ts';
import { showInHand } from '../calls/show-in-hand.ts';
import type { CommandContext } from '../services.ts';
import { tellOtherWindows } from './enter-seat-state.ts';

/** This window works the seat from now on: after a reload, a restart, or when the operator moved to another screen. */
export function attachSeat(tx: WritableDB, ctx: CommandContext): InHand {
  moveSeatLease(tx, {
    operatorId: ctx.actor.operatorId,
    sessionHash: ctx.sessionHash,
    windowId: ctx.windowId,
    leaseUntilMs: ctx.nowMs + companySettings(tx).leaseSeconds * 1000,
  });
  tellOtherWindows(ctx);
  return showInHand(tx, ctx);
}
