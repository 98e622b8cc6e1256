import type { WritableDB } from '../../../db/connection.ts';
import type { CommandContext } from '../services.ts';

export interface OrderItemsInput {
  readonly customerId: string;
  readonly deliveryDate: string;
  /** `ordered-by-phone`, `ordered-by-other-channel`, `cancelled` … kept on the item. */
  readonly reason: string;
}

/**
 * An order for this delivery is there: the order items of the customer's live calls for it are closed. An untouched
 * call with nothing else to do is done; a call in hand stays with its seat. Returns how many items were closed.
 */
export function closeOrderItems(_tx: WritableDB, _ctx: CommandContext, _input: OrderItemsInput): number {
  return 0;
}

/** The last order for this delivery was cancelled: what {@link closeOrderItems} closed is open again while its cut-off is. */
export function reopenOrderItems(_tx: WritableDB, _ctx: CommandContext, _input: OrderItemsInput): number {
  return 0;
}
