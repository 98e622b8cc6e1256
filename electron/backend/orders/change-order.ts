import type { z } from 'zod';
import type { WritableDB } from '../../../db/connection.ts';
import { clearFailure } from '../../../db/failed-orders.ts';
import { linesOf, type NamedLineRow, type NamedOrderRow, type OrderLineRow, updateOrder } from '../../../db/orders.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { OrderDelivery } from '../../../shared/contract/order-form.ts';
import type { changeOrderInput, SubmitOrderOutput } from '../../../shared/contract/order-placing.ts';
import type { CommandContext, UseCase } from '../services.ts';
import { type Judgement, judgeOrder, refuseProblems, requireAlterable } from './judge-order.ts';
import { keepEach, refusedOfChange } from './note-refused.ts';
import { type OrderSetting, orderSetting } from './order-setting.ts';
import { settleFailedOrder } from './settle-failed-order.ts';
import { keepVersion, noted, orderLines, writeLines } from './write-order.ts';

/**
 * Gives an order other lines, until its own cut-off, with a reason. A product that was in it keeps its price, and its note
 * where none is given. A failed order is repaired by it until its rescue deadline, also with the lines it had: it is
 * judged again, stands again, and its call is settled. Quantities that it refuses are kept as refused demand. Errors:
 * those of `checkOrder` by line, `requireAlterable`, `conflict/order-changed` {number, version}.
 */
export const changeOrder: UseCase<z.output<typeof changeOrderInput>, SubmitOrderOutput> = (tx, ctx, input) => {
  const order = requireAlterable(tx, ctx.actor, input.orderId, ctx.nowMs);
  requireVersion(order, input.version);
  const setting = orderSetting(tx, ctx.nowMs, order);
  const before = linesOf(tx, order.id);
  const notes = new Map(before.map((line) => [line.productId, line.note]));
  const lines = input.lines.map((line) => ({ ...line, note: line.note ?? notes.get(line.productId) }));
  const failed = order.state === 'failed';
  const judgement = judgeOrder(
    tx,
    setting,
    keptDelivery(setting, order),
    { lines },
    { id: order.id, lines: before, failed },
  );
  if (judgement.problems.length > 0) {
    const refused = refusedOfChange(tx, ctx, order, judgement);
    ctx.noteIfRefused?.((later) => keepEach(later, refused));
  }
  refuseProblems(judgement.problems, input.lines);
  const output = changeLines(tx, ctx, order, before, judgement, input.reason);
  if (failed) settleFailedOrder(tx, ctx, order, 'repaired');
  ctx.publish('order.changed', [order.id]);
  return output;
};

/**
 * The route may have changed since: an order keeps the delivery and the cut-off that it was taken with. That of a failed
 * order is its rescue deadline.
 */
export function keptDelivery({ deliveries }: OrderSetting, order: NamedOrderRow): OrderDelivery {
  const deliveryDate = order.deliveryDate ?? order.orderDate;
  const ofRoute = deliveries.on(deliveryDate);
  return {
    orderDate: order.orderDay ?? order.orderDate,
    deliveryDate,
    cutoffAtMs: (order.state === 'failed' ? order.rescueAtMs : order.cutoffAtMs) ?? 0,
    deductionAtMs: ofRoute?.deductionAtMs ?? null,
    rescueAtMs: ofRoute?.rescueAtMs ?? null,
    offDay: false,
  };
}

/** Error: `conflict/order-changed` {number, version}. */
export function requireVersion(order: NamedOrderRow, version: number): void {
  if (order.version === version) return;
  throw new AppError('conflict', 'order-changed', { number: order.number, version: order.version });
}

/** Writes accepted lines over those of an order as its next version. */
export function changeLines(
  tx: WritableDB,
  ctx: CommandContext,
  order: NamedOrderRow,
  before: readonly NamedLineRow[],
  judgement: Judgement,
  reason: string | null,
): SubmitOrderOutput {
  const { readBack, warnings } = judgement;
  const suggested = new Map(before.map((line) => [line.productId, line.suggestedQuantity]));
  const lines = orderLines(order.id, judgement, (productId) => suggested.get(productId) ?? null);
  const { lineCount, totalQuantity, amountMinor } = readBack;
  const state = order.state === 'failed' ? 'submitted' : order.state;
  const next = { id: order.id, state, lineCount, totalQuantity, amountMinor, version: order.version + 1 };
  writeLines(tx, order, before, lines, judgement.facts.rows);
  updateOrder(tx, next);
  if (order.state === 'failed') clearFailure(tx, order.id);
  keepVersion(tx, ctx, next, lines, reason);
  ctx.audit({
    entity: 'order',
    entityId: order.id,
    before: { ...toldTotals(order), lines: before.map(toldLine) },
    after: { ...toldTotals(next), lines: lines.map(toldLine) },
    ...(reason === null ? {} : { reason }),
  });
  return {
    orderId: order.id,
    number: order.number,
    version: next.version,
    placedAtMs: order.placedAtMs,
    readBack,
    warnings: [...warnings],
  };
}

/** What the audit keeps of an order as a whole. */
function toldTotals({ state, version, totalQuantity, amountMinor }: Parameters<typeof updateOrder>[1]) {
  return { state, version, totalQuantity, amountMinor };
}

/** What the audit keeps of a line. */
function toldLine({ productId, quantity, note }: OrderLineRow) {
  return { productId, quantity, ...noted(note) };
}
