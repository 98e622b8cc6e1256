import type { ReadableDB } from '../../../db/connection.ts';
import { type CustomerUseRow, usedByCustomer, usedOfProduct } from '../../../db/order-use.ts';
import { exceptionsOfCustomer } from '../../../db/queue-exceptions.ts';
import { classIdsOf, quotasOn } from '../../../db/quotas.ts';
import type { QuotaState } from '../../../shared/contract/order-form.ts';
import { addDays } from '../../../shared/domain/calendar/business-date.ts';
import { MOST_DAYS_APART } from '../../../shared/domain/calendar/check-exception.ts';
import {
  allottedBy,
  classTotalRows,
  productRows,
  type QuotaRow,
  type QuotaUsed,
  quotaStateOf,
} from '../../../shared/domain/quotas/quota-state.ts';
import { quotaCyclesOn, winningExceptions } from '../../../shared/domain/routes/order-exceptions.ts';

export interface QuotaStates {
  /** How many cycles' quota the order day carries; 1 unless an exception says so. */
  readonly cycles: number;
  of(productId: string): QuotaState;
  /** The tightest class total; null: none binds this customer. */
  readonly classTotal: { readonly allotted: number; readonly used: number; readonly left: number } | null;
}

/**
 * What a customer may still order of quota products on an order day. The order `exceptOrderId` counts as not taken: it
 * is about to be replaced.
 */
export function quotaStates(db: ReadableDB, customerId: string, orderDay: string, exceptOrderId: string): QuotaStates {
  return statesOf(db, customerId, orderDay, quotasOn(db, orderDay, customerId), exceptOrderId);
}

/** The same by given rows, all that could bind the customer on this day. */
export function statesOf(
  db: ReadableDB,
  customerId: string,
  orderDay: string,
  rows: readonly QuotaRow[],
  exceptOrderId: string,
): QuotaStates {
  const match = { orderDay, customerId, classIds: classIdsOf(db, customerId, orderDay) };
  const own = ownUse(db, customerId, rows);
  // An exception of its own may leave out the date that its route's brings here: both are looked at.
  const since = addDays(orderDay, -MOST_DAYS_APART);
  const exceptions = winningExceptions(exceptionsOfCustomer(db, customerId, since));
  const cycles = quotaCyclesOn(orderDay, exceptions.values());
  const used = (row: QuotaRow): QuotaUsed => ({
    kind: row.kind,
    allotted: allottedBy(row, cycles),
    used: usedOf(db, row, own, exceptOrderId),
  });
  const totals = classTotalRows(rows, match).map(used);
  let tightest: QuotaUsed | undefined;
  for (const row of totals) {
    if (!tightest || row.allotted - row.used < tightest.allotted - tightest.used) tightest = row;
  }
  return {
    cycles,
    of: (productId) => quotaStateOf(productRows(rows, productId, match).map(used), totals),
    classTotal: tightest
      ? { allotted: tightest.allotted, used: tightest.used, left: Math.max(0, tightest.allotted - tightest.used) }
      : null,
  };
}

function ownUse(db: ReadableDB, customerId: string, rows: readonly QuotaRow[]): CustomerUseRow[] {
  let from = '9999-12-31';
  let to = '';
  for (const row of rows) {
    if (row.validFrom < from) from = row.validFrom;
    if (row.validTo > to) to = row.validTo;
  }
  return rows.length === 0 ? [] : usedByCustomer(db, customerId, from, to);
}

function usedOf(db: ReadableDB, quota: QuotaRow, own: readonly CustomerUseRow[], exceptOrderId: string): number {
  const { kind, productId, validFrom, validTo } = quota;
  let mine = 0;
  let excepted = 0;
  for (const row of own) {
    if (row.orderDay < validFrom || row.orderDay > validTo) continue;
    if (kind === 'class-total' ? row.isQuota === 0 : row.productId !== productId) continue;
    if (row.orderId === exceptOrderId) excepted += row.quantity;
    else mine += row.quantity;
  }
  if (kind !== 'product-supply' || productId === null) return mine;
  return usedOfProduct(db, productId, validFrom, validTo) - excepted;
}
