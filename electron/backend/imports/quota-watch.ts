import type { ReadableDB } from '../../../db/connection.ts';
import { type CustomerUseRow, usedByCustomer, usedOfProduct } from '../../../db/order-use.ts';
import { classIdsOf, ownQuotasOn, quotasOn, type StoredQuota } from '../../../db/quotas.ts';
import {
  allottedBy,
  classTotalRows,
  productRows,
  type QuotaUsed,
  quotaStateOf,
} from '../../../shared/domain/quotas/quota-state.ts';

/** An order as quotas see it: its lines of quota products. */
export interface WatchedOrder {
  readonly orderId: string;
  readonly customerId: string;
  readonly orderDay: string;
  /** How many cycles' quota the order day carries. */
  readonly cycles: number;
  readonly lines: readonly { readonly productId: string; readonly quantity: number }[];
}

/** Quotas of one order day by what they bind, so that ten thousand orders need not read thousands of rows each. */
interface DayQuotas {
  readonly byProduct: ReadonlyMap<string, readonly StoredQuota[]>;
  readonly byCustomer: ReadonlyMap<string, readonly StoredQuota[]>;
  readonly totals: readonly StoredQuota[];
}

/** Takes an order that is about to be stored, in the place of `replaced`; true when a phone order would be refused for its quota. */
type QuotaWatch = (order: WatchedOrder, replaced: readonly CustomerUseRow[]) => boolean;

/** Says of orders that are about to be stored, one after another, which go beyond their quota. */
export function quotaWatch(db: ReadableDB): QuotaWatch {
  const days = new Map<string, DayQuotas>();
  const taken = new Map<string, CustomerUseRow[]>();
  const replacedIds = new Set<string>();
  /** By product and order day what the stored sums do not hold yet. */
  const pending = new Map<string, Map<string, number>>();

  function quotasOf(orderDay: string): DayQuotas {
    const known = days.get(orderDay);
    if (known) return known;
    const general = quotasOn(db, orderDay, '');
    const made: DayQuotas = {
      byProduct: Map.groupBy(general, (row) => row.productId ?? ''),
      byCustomer: Map.groupBy(ownQuotasOn(db, orderDay), (row) => row.customerId ?? ''),
      totals: general.filter((row) => row.kind === 'class-total'),
    };
    days.set(orderDay, made);
    return made;
  }

  function supplied(productId: string, from: string, to: string): number {
    let used = usedOfProduct(db, productId, from, to);
    for (const [day, quantity] of pending.get(productId) ?? []) if (day >= from && day <= to) used += quantity;
    return used;
  }

  function wait(productId: string, orderDay: string, quantity: number): void {
    const byDay = pending.get(productId) ?? new Map<string, number>();
    pending.set(productId, byDay.set(orderDay, (byDay.get(orderDay) ?? 0) + quantity));
  }

  function usedBy(customerId: string, { kind, productId, validFrom, validTo }: StoredQuota): number {
    if (kind === 'product-supply' && productId !== null) return supplied(productId, validFrom, validTo);
    const stored = usedByCustomer(db, customerId, validFrom, validTo).filter((row) => !replacedIds.has(row.orderId));
    let used = 0;
    for (const row of [...stored, ...(taken.get(customerId) ?? [])]) {
      if (row.orderDay < validFrom || row.orderDay > validTo) continue;
      if (kind === 'class-total' ? row.isQuota === 1 : row.productId === productId) used += row.quantity;
    }
    return used;
  }

  function isBeyond({ orderDay, customerId, lines, cycles }: WatchedOrder): boolean {
    const quotas = quotasOf(orderDay);
    const match = { orderDay, customerId, classIds: classIdsOf(db, customerId, orderDay) };
    const asUsed = (row: StoredQuota): QuotaUsed => ({
      kind: row.kind,
      allotted: allottedBy(row, cycles),
      used: usedBy(customerId, row),
    });
    const wanted = lines.reduce((sum, line) => sum + line.quantity, 0);
    const totals = classTotalRows(quotas.totals, match).map(asUsed);
    if (totals.some((row) => row.used + wanted > row.allotted)) return true;
    return lines.some(({ productId, quantity }) => {
      const rows = [...(quotas.byProduct.get(productId) ?? []), ...(quotas.byCustomer.get(customerId) ?? [])];
      const state = quotaStateOf(productRows(rows, productId, match).map(asUsed), []);
      return !state.published || quantity > state.left;
    });
  }

  return (order, replaced) => {
    const { orderId, customerId, orderDay, lines } = order;
    replacedIds.add(orderId);
    for (const old of replaced) wait(old.productId, old.orderDay, -old.quantity);
    const beyond = lines.length > 0 && isBeyond(order);
    const own = taken.get(customerId) ?? [];
    taken.set(customerId, own);
    for (const { productId, quantity } of lines) {
      own.push({ orderId, orderDay, productId, quantity, isQuota: 1 });
      wait(productId, orderDay, quantity);
    }
    return beyond;
  };
}
