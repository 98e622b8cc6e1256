import type { WritableDB } from '../../../db/connection.ts';
import { leaseTask, type NewLease } from '../../../db/queue-leases.ts';
import { putMessagesOnAgenda } from '../messages/agenda-messages.ts';
import type { CommandContext } from '../services.ts';

/**
 * Gives an open call to a window, and puts what the customer has to be told on its agenda: the one way in which a seat
 * gets a call. False when the call is no longer open.
 */
export function leaseCall(
  tx: WritableDB,
  ctx: CommandContext,
  lease: NewLease & { readonly customerId: string },
): boolean {
  const { customerId, ...row } = lease;
  if (!leaseTask(tx, row)) return false;
  putMessagesOnAgenda(tx, ctx, { id: lease.taskId, customerId });
  return true;
}
