import type { z } from 'zod';
import type { ReadableDB } from '../../../db/connection.ts';
import { findCustomer } from '../../../db/customers.ts';
import {
  countFailed,
  type FailedReach,
  failedOrdersOf,
  listFailed as listRows,
  shortLines,
} from '../../../db/failed-orders.ts';
import { committedMinor } from '../../../db/orders.ts';
import { companySettings } from '../../../db/settings.ts';
import {
  type FailedCounts,
  type FailedInHand,
  type FailedOrder,
  LOST_DAYS,
  type listFailedInput,
  type listFailedOutput,
} from '../../../shared/contract/failed-orders.ts';
import { addDays, businessDateAt, instantOf } from '../../../shared/domain/calendar/business-date.ts';
import type { Actor, Query, ReadContext } from '../services.ts';
import { orderSummary } from './order-scope.ts';

/** Orders that fell through, by the asker's reach: taken by oneself, of the team, or all. */
export const listFailed: Query<z.output<typeof listFailedInput>, z.input<typeof listFailedOutput>> = (
  db,
  ctx,
  { lost, limit, offset },
) => {
  const asked = { lost, nowMs: ctx.nowMs, sinceMs: lostSinceMs(db, ctx.nowMs), limit: limit + 1, offset };
  const rows = listRows(db, asked, reachOf(ctx.actor));
  return {
    rows: rows.slice(0, limit).map((row): FailedOrder => {
      const { routeCode, taskState, place, disposition, seat, nextAtMs } = row;
      const call =
        taskState === null || place === null ? null : { state: taskState, place, disposition, seat, nextAtMs };
      return { ...orderSummary(db, ctx, row), routeCode, call };
    }),
    more: rows.length > limit,
  };
};

/** How many both lists hold for the asker. */
export const showFailedCounts: Query<unknown, FailedCounts> = (db, ctx) => {
  return countFailed(db, ctx.nowMs, lostSinceMs(db, ctx.nowMs), reachOf(ctx.actor));
};

/** Failed orders of a customer that can still be repaired, with what they lack as things stand now. */
export function failedInHand(db: ReadableDB, ctx: ReadContext, customerId: string | null): FailedInHand[] {
  if (customerId === null) return [];
  const orders = failedOrdersOf(db, customerId, ctx.nowMs);
  if (orders.length === 0) return [];
  const depositMinor = findCustomer(db, customerId)?.depositMinor ?? null;
  const today = businessDateAt(ctx.nowMs, companySettings(db).timeZone);
  const committed = committedMinor(db, customerId, today, '');
  return orders.map((order) => ({
    orderId: order.id,
    number: order.number,
    reason: order.failedReason ?? 'other',
    note: order.failedNote,
    deliveryDate: order.deliveryDate,
    rescueAtMs: order.rescueAtMs ?? ctx.nowMs,
    amountMinor: order.amountMinor,
    missingMinor: depositMinor === null ? null : Math.max(0, committed + order.amountMinor - depositMinor),
    short: shortLines(db, order.id),
  }));
}

/** Start of the first day whose lost orders are shown. */
function lostSinceMs(db: ReadableDB, nowMs: number): number {
  const { timeZone } = companySettings(db);
  return instantOf(addDays(businessDateAt(nowMs, timeZone), 1 - LOST_DAYS), 0, timeZone);
}

function reachOf({ scope, teamId, operatorId }: Actor): FailedReach {
  return { all: scope === 'all' ? 1 : 0, teamId: scope === 'team' ? teamId : null, operatorId };
}
