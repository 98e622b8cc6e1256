import { unsettledCall } from '../../../db/calls.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { heldByOperator } from '../../../db/queue-leases.ts';
import { currentSeatState } from '../../../db/seats.ts';
import { putAside } from '../calls/put-aside.ts';
import { releaseOperatorCalls } from '../queue/release-call.ts';
import type { CommandContext } from '../services.ts';
import { enterSeatState } from './enter-seat-state.ts';

/**
 * The shift ends, at any moment and from any window: what is in hand is put aside, parked calls are anyone's. Nothing
 * happens to a seat that is signed out already.
 */
export function signOutSeat(tx: WritableDB, ctx: CommandContext): { ok: true } {
  const { operatorId } = ctx.actor;
  const seat = currentSeatState(tx, operatorId);
  if (!seat || seat.state === 'signed-out') return { ok: true };
  const [task] = heldByOperator(tx, operatorId);
  const asHolder = task ? { ...ctx, sessionHash: task.leaseSessionHash, windowId: task.leaseWindowId } : ctx;
  putAside(tx, asHolder, { seat, task, call: unsettledCall(tx, operatorId) });
  releaseOperatorCalls(tx, ctx, operatorId);
  enterSeatState(tx, ctx, { state: 'signed-out' });
  return { ok: true };
}
