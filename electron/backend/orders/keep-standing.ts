import type { z } from 'zod';
import {
  deleteStandingOrder,
  putStandingOrder,
  type StandingOrderRow,
  standingOrderOf,
} from '../../../db/customer-standing-orders.ts';
import { findCustomer } from '../../../db/customers.ts';
import { orderProducts } from '../../../db/order-products.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type {
  keepStandingInput,
  removeStandingInput,
  StandingOrder,
  showStandingInput,
} from '../../../shared/contract/standing-orders.ts';
import type { Query, UseCase } from '../services.ts';

/**
 * Keeps these lines as what the customer takes every time. Quantities are kept as they are: what may be ordered is judged
 * on the day. Errors: `not-found/customer-unknown`, `conflict/standing-changed` {operator}, `refused/standing-product`
 * {count} for lines of products that are not sold or stand there twice.
 */
export const keepStanding: UseCase<z.output<typeof keepStandingInput>, StandingOrder> = (tx, ctx, input) => {
  if (!findCustomer(tx, input.customerId)) throw new AppError('not-found', 'customer-unknown');
  const before = standingOrderOf(tx, input.customerId);
  requireRevision(before, input.baseRevision);
  const ids = input.lines.map((line) => line.productId);
  const sold = new Set(orderProducts(tx, ids).flatMap((product) => (product.active === 1 ? [product.id] : [])));
  const count = ids.filter((id, at) => !sold.has(id) || ids.indexOf(id) < at).length;
  if (count > 0) throw new AppError('refused', 'standing-product', { count });
  const row: StandingOrderRow = {
    customerId: input.customerId,
    lines: JSON.stringify(input.lines),
    revision: (before?.revision ?? 0) + 1,
    changedAtMs: ctx.nowMs,
    changedBy: ctx.actor.operatorId,
    changedByName: ctx.actor.name,
  };
  putStandingOrder(tx, row);
  ctx.audit({
    entity: 'standing-order',
    entityId: input.customerId,
    ...(before && { before: { lines: JSON.parse(before.lines) } }),
    after: { lines: input.lines },
  });
  ctx.publish('customer.changed', [input.customerId]);
  return asStandingOrder(row);
};

/** Error: `conflict/standing-changed` {operator}. */
export const removeStanding: UseCase<z.output<typeof removeStandingInput>, { ok: true }> = (tx, ctx, input) => {
  const before = standingOrderOf(tx, input.customerId);
  if (!before) return { ok: true };
  requireRevision(before, input.revision);
  deleteStandingOrder(tx, input.customerId);
  ctx.audit({
    entity: 'standing-order',
    entityId: input.customerId,
    before: { lines: JSON.parse(before.lines) },
  });
  ctx.publish('customer.changed', [input.customerId]);
  return { ok: true };
};

/** null: the customer has none. */
export const showStanding: Query<z.output<typeof showStandingInput>, StandingOrder | null> = (db, _ctx, input) => {
  const row = standingOrderOf(db, input.customerId);
  return row ? asStandingOrder(row) : null;
};

export function asStandingOrder({ revision, changedAtMs, changedByName, lines }: StandingOrderRow): StandingOrder {
  return { revision, changedAtMs, changedByName, lines: JSON.parse(lines) as StandingOrder['lines'] };
}

function requireRevision(stored: StandingOrderRow | undefined, revision: number): void {
  if ((stored?.revision ?? 0) === revision) return;
  throw new AppError('conflict', 'standing-changed', { operator: stored?.changedByName ?? '–' });
}
