import type { WritableDB } from '../../../db/connection.ts';
import { releaseCall } from '../queue/release-call.ts';
import type { CommandContext } from '../services.ts';
import { ended, withDisposition } from './call-progress.ts';
import type { SeatWork } from './require-work.ts';
import { settleCall } from './settle-call.ts';

/**
 * Clears the seat for a break, a shift end or an incoming call: a half-done call is parked and found again, one with a
 * result is settled, a customer who was only previewed goes back to the queue.
 */
export function putAside(tx: WritableDB, ctx: CommandContext, work: SeatWork): void {
  const { call, task, seat } = work;
  if (call) {
    const holdSinceMs = seat.state === 'hold' ? seat.atMs : null;
    const over = ended(call, ctx.nowMs, holdSinceMs);
    settleCall(tx, ctx, over.disposition === null ? withDisposition(over, 'parked') : over);
  } else if (task) {
    releaseCall(tx, ctx, { taskId: task.id, reason: '' });
  }
}
