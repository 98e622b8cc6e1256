import type { z } from 'zod';
import { nextNumber } from '../../../db/commands.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { deleteDraft, draftFor } from '../../../db/order-drafts.ts';
import { insertOrder, type OrderRow } from '../../../db/orders.ts';
import { findTask } from '../../../db/queue-tasks.ts';
import { type TicketProduct, ticketsOfDraft } from '../../../db/ticket-orders.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { OrderDelivery } from '../../../shared/contract/order-form.ts';
import type { SubmitOrderOutput, submitOrderInput } from '../../../shared/contract/order-placing.ts';
import { callForOrder } from '../calls/call-for-order.ts';
import { closeOrderItems } from '../queue/close-order-items.ts';
import type { CommandContext, UseCase } from '../services.ts';
import { linkToOrder } from '../tickets/link-orders.ts';
import { changeLines, keptDelivery } from './change-order.ts';
import { formLine } from './form-lines.ts';
import type { GatheredFacts } from './gather-facts.ts';
import { addedTo, judgeOrder, refuseProblems } from './judge-order.ts';
import { orderChannel } from './order-channel.ts';
import { customerHistory, type OrderSetting, orderSetting, requireDelivery } from './order-setting.ts';
import { keepVersion, orderLines, writeLines } from './write-order.ts';

type Input = z.output<typeof submitOrderInput>;

/**
 * Takes an order. Everything is judged again from stored rows; the prices are those of now. Writes order, lines and
 * first version, uses up quota and stock, removes the draft and closes the order item of the customer's call. Errors:
 * those of `checkOrder` by line, `requireDelivery`, `requireOpenOrder`, `conflict/draft-of-other` {operator},
 * `conflict/draft-changed` {operator, revision}, `conflict/draft-gone`.
 */
export const submitOrder: UseCase<Input, SubmitOrderOutput> = (tx, ctx, input) => {
  const setting = orderSetting(tx, ctx.nowMs, input);
  const delivery = input.addToOrderId == null ? requireDelivery(setting, input.deliveryDate) : null;
  const cases = endDraft(tx, ctx, input);
  const { customerId, deliveryDate } = input;
  const orderId = input.addToOrderId ?? ctx.newId();
  const callId = callForOrder(tx, ctx, { customerId, orderId });
  const output =
    delivery === null
      ? addToOrder(tx, ctx, input, orderId, setting)
      : takeNew(tx, ctx, input, setting, delivery, { orderId, callId });
  linkToOrder(tx, ctx, cases, output.orderId);
  closeOrderItems(tx, ctx, { customerId, deliveryDate, reason: 'ordered-by-phone' });
  ctx.publish('order.changed', [output.orderId]);
  return output;
};

function takeNew(
  tx: WritableDB,
  ctx: CommandContext,
  input: Input,
  setting: OrderSetting,
  delivery: OrderDelivery,
  { orderId, callId }: { readonly orderId: string; readonly callId: string | null },
): SubmitOrderOutput {
  const channel = orderChannel(tx, ctx.actor, input.customerId);
  const judgement = judgeOrder(tx, setting, delivery, input, null, channel);
  refuseProblems(judgement.problems, input.lines);
  const { readBack, warnings } = judgement;
  const { today } = setting.deliveries;
  const series = today.replaceAll('-', '');
  const order: OrderRow = {
    id: orderId,
    number: `${series}-${String(nextNumber(tx, `order-${series}`)).padStart(6, '0')}`,
    customerId: input.customerId,
    kind: 'order',
    channel,
    state: 'submitted',
    orderDate: today,
    orderDay: delivery.orderDate,
    deliveryDate: delivery.deliveryDate,
    cutoffAtMs: delivery.cutoffAtMs,
    placedAtMs: ctx.nowMs,
    operatorId: ctx.actor.operatorId,
    seatId: ctx.actor.seatId,
    callId,
    taskId: taskOf(tx, input),
    lineCount: readBack.lineCount,
    totalQuantity: readBack.totalQuantity,
    amountMinor: readBack.amountMinor,
    offDayReason: delivery.offDay ? (input.offDayReason ?? null) : null,
    note: input.note === '' ? null : input.note,
    version: 1,
  };
  const lines = orderLines(order.id, judgement, suggestedNow(tx, setting, delivery, judgement.facts));
  insertOrder(tx, order);
  writeLines(tx, order, [], lines, judgement.facts.rows);
  keepVersion(tx, ctx, order, lines, order.offDayReason);
  ctx.audit({ entity: 'order', entityId: order.id, after: { ...order, lines: lines.length } });
  return { orderId, number: order.number, version: 1, placedAtMs: ctx.nowMs, readBack, warnings: [...warnings] };
}

function addToOrder(
  tx: WritableDB,
  ctx: CommandContext,
  input: Input,
  orderId: string,
  setting: OrderSetting,
): SubmitOrderOutput {
  const target = addedTo(tx, ctx.actor, { ...input, orderId }, input.lines, ctx.nowMs);
  // The day's reason was given when the order was taken; adding to it is no new order.
  const delivery = keptDelivery(setting, target.order);
  const judgement = judgeOrder(tx, setting, delivery, target, target.replaced);
  refuseProblems(judgement.problems, input.lines);
  return changeLines(tx, ctx, target.order, target.replaced.lines, judgement, null);
}

/**
 * The draft becomes the order; one that somebody else has taken over, or finished, must not become a second one, and what
 * another window typed into it since must not go with it. Returns the cases that are about it.
 */
function endDraft(tx: WritableDB, ctx: CommandContext, input: Input): TicketProduct[] {
  const draft = draftFor(tx, input.customerId, input.deliveryDate);
  if (draft && draft.operatorId !== ctx.actor.operatorId) {
    throw new AppError('conflict', 'draft-of-other', { operator: draft.operatorName });
  }
  if (!draft && input.draftRevision !== null) throw new AppError('conflict', 'draft-gone');
  if (draft && draft.revision !== (input.draftRevision ?? 0)) {
    throw new AppError('conflict', 'draft-changed', { operator: draft.operatorName, revision: draft.revision });
  }
  if (!draft) return [];
  const cases = ticketsOfDraft(tx, draft.id);
  deleteDraft(tx, draft.id);
  return cases;
}

function suggestedNow(
  tx: WritableDB,
  setting: OrderSetting,
  { orderDate }: OrderDelivery,
  { rows, quotas }: GatheredFacts,
): (productId: string) => number | null {
  const history = customerHistory(tx, setting, [...rows.keys()]);
  return (productId) => {
    const row = rows.get(productId);
    return row ? formLine(row, orderDate, history, quotas).suggestedQuantity : null;
  };
}

function taskOf(tx: WritableDB, input: Input): string | null {
  const task = input.taskId == null ? undefined : findTask(tx, input.taskId);
  return task?.customerId === input.customerId ? task.id : null;
}
