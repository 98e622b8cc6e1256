import type { WritableDB } from '../../../db/connection.ts';
import { currentSeatState, insertSeatStateChange } from '../../../db/seats.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { SeatState } from '../../../shared/contract/seats.ts';
import { mayChangeSeatState } from '../../../shared/domain/seats/seat-transitions.ts';
import type { CommandContext } from '../services.ts';

export interface SeatStateChange {
  readonly state: SeatState;
  readonly reason?: string | null;
  readonly taskId?: string | null;
}

/**
 * Writes the asking operator's new seat state with its time. Errors: `refused/seat-not-signed-in`,
 * `conflict/seat-state-changed` {from, to} for a step that the table of transitions does not know.
 */
export function enterSeatState(tx: WritableDB, ctx: CommandContext, change: SeatStateChange): void {
  const from = currentSeatState(tx, ctx.actor.operatorId)?.state ?? 'signed-out';
  if (!mayChangeSeatState(from, change.state)) {
    if (from === 'signed-out') throw new AppError('refused', 'seat-not-signed-in');
    throw new AppError('conflict', 'seat-state-changed', { from, to: change.state });
  }
  insertSeatStateChange(tx, {
    id: ctx.newId(),
    seatId: ctx.actor.seatId,
    operatorId: ctx.actor.operatorId,
    state: change.state,
    reason: change.reason ?? null,
    taskId: change.taskId ?? null,
    atMs: ctx.nowMs,
  });
  const { state, reason, taskId } = change;
  const after = { state, ...(reason ? { reason } : {}), ...(taskId ? { taskId } : {}) };
  ctx.audit({ entity: 'seat', entityId: ctx.actor.operatorId, before: { state: from }, after, whenAlone: true });
  ctx.publish('seat.changed', [ctx.actor.operatorId]);
  tellOtherWindows(ctx);
}

/** The person's other windows know at once what this one did at the seat, not with their next heartbeat. */
export function tellOtherWindows({ publish, windowId, actor }: CommandContext): void {
  if (windowId !== null) publish('seat.moved', [windowId], { operatorId: actor.operatorId });
}
