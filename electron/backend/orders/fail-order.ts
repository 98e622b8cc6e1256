import { calendarDays } from '../../../db/calendar.ts';
import type { ReadableDB, WritableDB } from '../../../db/connection.ts';
import { findCustomer } from '../../../db/customers.ts';
import { markFailed } from '../../../db/failed-orders.ts';
import { findHandOver } from '../../../db/hand-overs.ts';
import { heldAmong } from '../../../db/order-items.ts';
import { linesOf, type NamedOrderRow } from '../../../db/orders.ts';
import { exceptionsOfCustomer } from '../../../db/queue-exceptions.ts';
import { routeDayVersions } from '../../../db/routes.ts';
import { companySettings } from '../../../db/settings.ts';
import type { FailedReason } from '../../../shared/contract/orders.ts';
import { addDays } from '../../../shared/domain/calendar/business-date.ts';
import { createCalendar } from '../../../shared/domain/calendar/calendar.ts';
import { MOST_DAYS_APART } from '../../../shared/domain/calendar/check-exception.ts';
import { failureText, rescueUntil } from '../../../shared/domain/orders/order-failure.ts';
import { deliveryOf } from '../../../shared/domain/routes/deliveries.ts';
import { winningExceptions } from '../../../shared/domain/routes/order-exceptions.ts';
import { type FailedCalls, failedCalls } from '../queue/call-failed-orders.ts';
import type { AuditEntry } from '../services.ts';
import { noteFallenThrough } from './note-refused.ts';
import { giveBackLines, keepVersion, type VersionMaker } from './write-order.ts';

/** Who says that orders fall through: a person's command, or an import. */
export interface FailContext extends VersionMaker {
  newId(): string;
  audit(entry: AuditEntry): void;
}

export interface Failure {
  readonly reason: FailedReason;
  readonly note: string | null;
  /** The products that ran short; absent: nobody says which. */
  readonly short?: readonly string[];
}

/** What became of an order that fell through; `lost`: nothing can be done about it any more. */
export interface FailedOutcome {
  readonly orderId: string;
  readonly number: string;
  readonly rescueAtMs: number | null;
  readonly lost: boolean;
  /** The call that is to repair it; null: it is lost. */
  readonly taskId: string | null;
}

/**
 * Lets orders fall through, one after another: each gives back quota and stock, keeps its lines and every version, and
 * comes back as a call until its rescue deadline.
 */
export function orderFailer(
  tx: WritableDB,
  ctx: FailContext,
): (order: NamedOrderRow, failure: Failure) => FailedOutcome {
  let calls: FailedCalls | undefined;
  return (order, { reason, note, short }) => {
    const lines = linesOf(tx, order.id);
    if (reason === 'no-stock') noteFallenThrough(tx, ctx.nowMs, order, lines, short ?? null);
    giveBackLines(tx, order, lines);
    const rescueAtMs = rescueDeadline(tx, order, ctx.nowMs);
    const version = order.version + 1;
    markFailed(tx, { id: order.id, version, reason, note, atMs: ctx.nowMs, rescueAtMs });
    keepVersion(tx, ctx, { ...order, state: 'failed', version }, lines, failureText(reason, note));
    ctx.audit({
      entity: 'order',
      entityId: order.id,
      before: { state: order.state, version: order.version },
      after: { state: 'failed', version, rescueAtMs },
      reason: failureText(reason, note),
    });
    const lost = rescueAtMs === null || rescueAtMs <= ctx.nowMs;
    calls ??= failedCalls(tx, ctx);
    const taskId = lost ? null : calls.put({ orderId: order.id, customerId: order.customerId, rescueAtMs });
    return { orderId: order.id, number: order.number, rescueAtMs, lost, taskId };
  };
}

/** The calls that seats hold and that have one of these orders on their agenda now. */
export function heldCallsOf(db: ReadableDB, fallen: readonly FailedOutcome[]): string[] {
  return heldAmong(
    db,
    fallen.flatMap((one) => one.taskId ?? []),
  );
}

/**
 * The rescue deadline of the order's own order day, by the route that handed it over, else the customer's; an order that
 * could still be changed keeps its cut-off where that is later. null: the route has none, and the cut-off has passed.
 */
function rescueDeadline(db: ReadableDB, order: NamedOrderRow, nowMs: number): number | null {
  const { timeZone, deliveryWeekdays } = companySettings(db);
  const orderDay = order.orderDay ?? order.orderDate;
  const handedOver = order.handOverId === null ? undefined : findHandOver(db, order.handOverId);
  const routeId = handedOver?.routeId ?? findCustomer(db, order.customerId)?.routeId ?? null;
  const days = routeId === null ? [] : routeDayVersions(db, routeId);
  const since = addDays(orderDay, -MOST_DAYS_APART);
  const exceptions = [...winningExceptions(exceptionsOfCustomer(db, order.customerId, since)).values()];
  const calendar = createCalendar(deliveryWeekdays, calendarDays(db, 'delivery', since, addDays(orderDay, 90)));
  const delivery = deliveryOf(days, orderDay, timeZone, calendar, exceptions);
  return rescueUntil(delivery?.rescueAtMs ?? null, order.cutoffAtMs, nowMs);
}
