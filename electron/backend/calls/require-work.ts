import { type CallRow, unsettledCall } from '../../../db/calls.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { heldByOperator } from '../../../db/queue-leases.ts';
import type { TaskRow } from '../../../db/queue-tasks.ts';
import { currentSeatState, type SeatStateRow } from '../../../db/seats.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { SeatState } from '../../../shared/contract/seats.ts';
import type { ReadContext } from '../services.ts';

/** What a seat has in hand at the moment of a command. */
export interface SeatWork {
  readonly seat: Pick<SeatStateRow, 'state' | 'atMs'>;
  readonly task: TaskRow | undefined;
  readonly call: CallRow | undefined;
}

/** True when the asking window is not the one that holds the seat's call. */
export function isElsewhere(task: TaskRow | undefined, ctx: ReadContext): boolean {
  return task !== undefined && (task.leaseWindowId !== ctx.windowId || task.leaseSessionHash !== ctx.sessionHash);
}

/**
 * The seat's work, refused to any window but the one that holds it.
 * Error: `conflict/seat-in-other-window`.
 */
export function requireWork(db: ReadableDB, ctx: ReadContext): SeatWork {
  const { operatorId } = ctx.actor;
  const [task] = heldByOperator(db, operatorId);
  if (isElsewhere(task, ctx)) throw new AppError('conflict', 'seat-in-other-window');
  return {
    seat: currentSeatState(db, operatorId) ?? { state: 'signed-out', atMs: ctx.nowMs },
    task,
    call: unsettledCall(db, operatorId),
  };
}

/** Refuses a step that does not fit the seat's state: `conflict/seat-state-changed` {from, to}. */
export function requireState(work: SeatWork, allowed: readonly SeatState[], to: SeatState): void {
  const from = work.seat.state;
  if (!allowed.includes(from)) throw new AppError('conflict', 'seat-state-changed', { from, to });
}

/** The call in hand. Error: `refused/no-call-in-hand`. */
export function requireCall(work: SeatWork): CallRow {
  if (!work.call) throw new AppError('refused', 'no-call-in-hand');
  return work.call;
}
