import type { WritableDB } from '../../../db/connection.ts';
import { handedOverAtMs } from '../../../db/hand-overs.ts';
import { type OrderProductRow, orderProducts } from '../../../db/order-products.ts';
import { addUse } from '../../../db/order-use.ts';
import { insertOrderVersion } from '../../../db/order-versions.ts';
import { deleteOrderLines, insertOrderLine, type OrderLineRow, type OrderRow } from '../../../db/orders.ts';
import { ticketsOfLines } from '../../../db/ticket-orders.ts';
import { keepTicketLines } from '../tickets/link-orders.ts';
import type { Judgement } from './judge-order.ts';

/** Lines of an accepted order with the prices that it was judged by; a suggestion is kept where one was known. */
export function orderLines(
  orderId: string,
  judgement: Judgement,
  suggested: (productId: string) => number | null,
): OrderLineRow[] {
  return judgement.lines.map(({ productId, quantity, note }, at) => {
    const priceMinor = judgement.facts.products.get(productId)?.priceMinor ?? 0;
    return {
      orderId,
      lineNumber: at + 1,
      productId,
      quantity,
      priceMinor,
      amountMinor: quantity * priceMinor,
      suggestedQuantity: suggested(productId),
      note: note || null,
    };
  });
}

/**
 * Writes the lines of an order anew, with the cases that are about them, and moves the sums of quota and stock from the
 * old lines to the new ones; a failed order has given back those of the old ones already.
 */
export function writeLines(
  tx: WritableDB,
  order: Pick<OrderRow, 'id' | 'orderDay' | 'channel' | 'placedAtMs' | 'state'>,
  before: readonly { readonly productId: string; readonly quantity: number }[],
  after: readonly OrderLineRow[],
  products: ReadonlyMap<string, OrderProductRow>,
): void {
  const cases = ticketsOfLines(tx, order.id);
  deleteOrderLines(tx, order.id);
  for (const line of after) insertOrderLine(tx, line);
  keepTicketLines(tx, order.id, cases, after);
  if (order.state !== 'failed') useLines(tx, order, before, -1, products);
  useLines(tx, order, after, 1, products);
}

/**
 * Takes (1) or gives back (-1) quota and stock of the lines of an order as it is stored. A phone order counts for a stock
 * unless it was handed over at the stock's instant, others when they were placed since.
 */
export function useLines(
  tx: WritableDB,
  order: Pick<OrderRow, 'id' | 'orderDay' | 'channel' | 'placedAtMs'>,
  lines: readonly { readonly productId: string; readonly quantity: number }[],
  sign: 1 | -1,
  products: ReadonlyMap<string, OrderProductRow>,
): void {
  if (order.orderDay === null) return;
  const byPhone = order.channel === 'phone' || order.channel === 'phone-request';
  const unknownSinceMs = byPhone ? (handedOverAtMs(tx, order.id) ?? Number.POSITIVE_INFINITY) : order.placedAtMs;
  addUse(tx, order.orderDay, lines, sign, (productId) => {
    return unknownSinceMs > (products.get(productId)?.stockAsOfMs ?? 0);
  });
}

/** Gives back quota and stock of an order that falls away, as it is stored. */
export function giveBackLines(tx: WritableDB, order: OrderRow, lines: readonly OrderLineRow[]): void {
  const ids = lines.map((line) => line.productId);
  useLines(tx, order, lines, -1, new Map(orderProducts(tx, ids).map((row) => [row.id, row])));
}

/** Keeps what the order looks like now, by whom and why. */
export function keepVersion(
  tx: WritableDB,
  ctx: VersionMaker,
  order: Pick<OrderRow, 'id' | 'state' | 'version' | 'lineCount' | 'totalQuantity' | 'amountMinor'>,
  lines: readonly OrderLineRow[],
  reason: string | null,
): void {
  insertOrderVersion(tx, {
    orderId: order.id,
    version: order.version,
    state: order.state,
    atMs: ctx.nowMs,
    operatorId: ctx.actor.operatorId,
    operatorName: ctx.actor.name,
    reason,
    lines: JSON.stringify(
      lines.map(({ productId, quantity, priceMinor, note }) => ({ productId, quantity, priceMinor, ...noted(note) })),
    ),
    lineCount: order.lineCount,
    totalQuantity: order.totalQuantity,
    amountMinor: order.amountMinor,
  });
}

/** Who makes a version, and when: a person's command, or an import. */
export interface VersionMaker {
  readonly nowMs: number;
  readonly actor: { readonly operatorId: string; readonly name: string };
}

/** The note of a line where there is one. */
export function noted(note: string | null): { note?: string } {
  return note === null ? {} : { note };
}
