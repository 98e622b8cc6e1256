import type { WritableDB } from '../../../db/connection.ts';
import { findOrder, linesOf, type OrderLineRow } from '../../../db/orders.ts';
import { setTicketOrder, type TicketProduct } from '../../../db/ticket-orders.ts';
import type { CommandContext } from '../services.ts';
import { tell } from './ticket-timeline.ts';

/** The cases that were about an order while it was being taken are linked to it, and to the line of their product. */
export function linkToOrder(
  tx: WritableDB,
  ctx: CommandContext,
  waiting: readonly TicketProduct[],
  orderId: string,
): void {
  if (waiting.length === 0) return;
  const number = findOrder(tx, orderId)?.number ?? '';
  const lines = linesOf(tx, orderId);
  for (const { ticketId, productId } of waiting) {
    const line = lines.find((one) => one.productId === productId);
    setTicketOrder(tx, ticketId, orderId, line?.lineNumber ?? null);
    tell(tx, ctx, ticketId, { kind: 'order-linked', data: { order: number, product: line?.name ?? null } });
  }
  ctx.publish(
    'ticket.changed',
    waiting.map(({ ticketId }) => ticketId),
  );
}

/** The lines of an order are written anew: its cases stay with their products. One that is gone leaves the order as a whole. */
export function keepTicketLines(
  tx: WritableDB,
  orderId: string,
  about: readonly TicketProduct[],
  after: readonly OrderLineRow[],
): void {
  for (const { ticketId, productId } of about) {
    const line = after.find((one) => one.productId === productId);
    setTicketOrder(tx, ticketId, orderId, line?.lineNumber ?? null);
  }
}
