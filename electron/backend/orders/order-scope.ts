import { unsettledCall } from '../../../db/calls.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import type { NamedOrderRow } from '../../../db/orders.ts';
import { heldByOperator } from '../../../db/queue-leases.ts';
import type { OrderSummary } from '../../../shared/contract/orders.ts';
import type { Actor, ReadContext } from '../services.ts';

/** An operator's search finds every customer and its orders; a lead sees the orders of the team and those taken by hand. */
export function maySee(actor: Actor, order: NamedOrderRow): boolean {
  if (actor.scope !== 'team' || actor.roles.includes('operator')) return true;
  return (order.teamId !== null && order.teamId === actor.teamId) || order.operatorId === actor.operatorId;
}

/** Own orders, those of the customer in hand, of the team, or all, by the actor's scope. */
export function mayAlter(db: ReadableDB, actor: Actor, order: NamedOrderRow): boolean {
  if (actor.scope === 'all' || order.operatorId === actor.operatorId) return true;
  if (actor.scope === 'team' && order.teamId !== null && order.teamId === actor.teamId) return true;
  return (
    unsettledCall(db, actor.operatorId)?.customerId === order.customerId ||
    heldByOperator(db, actor.operatorId).some((task) => task.customerId === order.customerId)
  );
}

/** Taken by phone, not cancelled, failed or handed over, and its own cut-off still ahead. */
export function isOpen(order: NamedOrderRow, nowMs: number): boolean {
  const byPhone = order.channel === 'phone' || order.channel === 'phone-request';
  return byPhone && order.state === 'submitted' && order.cutoffAtMs !== null && nowMs < order.cutoffAtMs;
}

/** Failed, and its rescue deadline still ahead. */
export function isRescuable(order: NamedOrderRow, nowMs: number): boolean {
  return order.state === 'failed' && order.rescueAtMs !== null && nowMs < order.rescueAtMs;
}

export function orderSummary(db: ReadableDB, ctx: ReadContext, order: NamedOrderRow): OrderSummary {
  return {
    orderId: order.id,
    number: order.number,
    version: order.version,
    kind: order.kind,
    state: order.state,
    channel: order.channel,
    customerId: order.customerId,
    customerCode: order.customerCode,
    customerName: order.customerName,
    orderDate: order.orderDate,
    deliveryDate: order.deliveryDate,
    cutoffAtMs: order.cutoffAtMs,
    placedAtMs: order.placedAtMs,
    operatorId: order.operatorId,
    operatorName: order.operatorName,
    lineCount: order.lineCount,
    totalQuantity: order.totalQuantity,
    amountMinor: order.amountMinor,
    offDayReason: order.offDayReason,
    note: order.note,
    failure: failureOf(order),
    open: (isOpen(order, ctx.nowMs) || isRescuable(order, ctx.nowMs)) && mayAlter(db, ctx.actor, order),
  };
}

function failureOf({
  state,
  failedReason,
  failedNote,
  failedAtMs,
  rescueAtMs,
}: NamedOrderRow): OrderSummary['failure'] {
  if (state !== 'failed' || failedReason === null || failedAtMs === null) return null;
  return { reason: failedReason, note: failedNote, atMs: failedAtMs, rescueAtMs };
}
