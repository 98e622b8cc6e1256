import type { WritableDB } from '../../../db/connection.ts';
import { waitingUse } from '../../../db/failed-orders.ts';
import { setStockUse } from '../../../db/order-use.ts';
import { findProduct, type ProductChange, type ProductRow, updateProduct } from '../../../db/products.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { EditProductInput, EditProductOutput } from '../../../shared/contract/products.ts';
import { heldCallsOf } from '../orders/fail-order.ts';
import { failShortOrders } from '../orders/fail-short-orders.ts';
import type { CommandContext } from '../services.ts';

/**
 * Changes a product. Stock given here is true from this instant on, and phone orders that it leaves nothing for fall
 * through, the latest placed first.
 * Errors: `product-unknown`, `product-quantities` {least, most, multiple}.
 */
export function editProduct(tx: WritableDB, ctx: CommandContext, input: EditProductInput): EditProductOutput {
  const stored = findProduct(tx, input.productId);
  if (!stored) throw new AppError('not-found', 'product-unknown');
  const { productId, isQuota, active, stock, ...rest } = input;
  const plain = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const change: Omit<ProductChange, 'updatedAtMs'> = {
    ...plain,
    ...(isQuota === undefined ? {} : { isQuota: isQuota ? 1 : 0 }),
    ...(active === undefined ? {} : { active: active ? 1 : 0 }),
    ...(stock === undefined || stock === stored.stock ? {} : { stock, stockAsOfMs: stock === null ? null : ctx.nowMs }),
  };
  const next: ProductRow = { ...stored, ...change };
  const { leastQuantity: least, mostQuantity: most, orderMultiple: multiple } = next;
  if (least % multiple !== 0 || (most !== null && (most % multiple !== 0 || most < least))) {
    throw new AppError('invalid', 'product-quantities', { least, most: most ?? '–', multiple });
  }
  updateProduct(tx, productId, { ...change, updatedAtMs: ctx.nowMs });
  ctx.audit({
    entity: 'product',
    entityId: productId,
    before: differing(stored, next),
    after: differing(next, stored),
  });
  ctx.publish('product.changed', [productId]);
  if (change.stockAsOfMs === undefined) return { ok: true, failedOrders: 0 };
  const waiting = waitingUse(tx, [productId]).reduce((sum, line) => sum + line.quantity, 0);
  setStockUse(tx, productId, waiting);
  const fallen = failShortOrders(tx, ctx, [productId]);
  if (fallen.length > 0) {
    ctx.publish(
      'order.changed',
      fallen.map((order) => order.orderId),
    );
    ctx.publish('queue.changed', heldCallsOf(tx, fallen));
  }
  return { ok: true, failedOrders: fallen.length };
}

function differing(row: ProductRow, other: ProductRow): Partial<ProductRow> {
  const keys = (Object.keys(row) as (keyof ProductRow)[]).filter((key) => row[key] !== other[key]);
  return Object.fromEntries(keys.map((key) => [key, row[key]]));
}
