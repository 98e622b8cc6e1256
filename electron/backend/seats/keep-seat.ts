import type { WritableDB } from '../../../db/connection.ts';
import { heldByOperator } from '../../../db/queue-leases.ts';
import type { Heartbeat } from '../../../shared/contract/seats.ts';
import { isElsewhere } from '../calls/require-work.ts';
import { renewLease } from '../queue/renew-lease.ts';
import type { CommandContext } from '../services.ts';
import { seatStatus } from './seat-status.ts';

/** The heartbeat of a working window: renews the lease of what it holds. */
export function keepSeat(tx: WritableDB, ctx: CommandContext): Heartbeat {
  const [task] = heldByOperator(tx, ctx.actor.operatorId);
  const { state, sinceMs } = seatStatus(tx, ctx);
  const seat = { state, sinceMs, nowMs: ctx.nowMs };
  if (isElsewhere(task, ctx)) return { attached: false, leaseUntilMs: null, ...seat };
  const leaseUntilMs = task ? renewLease(tx, ctx, { taskId: task.id }).leaseUntilMs : null;
  return { attached: true, leaseUntilMs, ...seat };
}
