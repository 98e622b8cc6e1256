import type { ReadableDB } from '../../../db/connection.ts';
import { type OrderProductRow, orderProducts } from '../../../db/order-products.ts';
import { popularityOf } from '../../../db/product-popularity.ts';
import type { OrderFormLine } from '../../../shared/contract/order-form.ts';
import { rankProducts } from '../../../shared/domain/suggestions/rank-products.ts';
import { suggestQuantity } from '../../../shared/domain/suggestions/suggest-quantity.ts';
import type { CustomerHistory } from './order-setting.ts';
import type { QuotaStates } from './quota-states.ts';

/** Lines of the order grid for these products, in the order given; unknown ids are left out. */
export function formLines(
  db: ReadableDB,
  productIds: readonly string[],
  orderDay: string,
  history: CustomerHistory,
  quotas: QuotaStates,
): OrderFormLine[] {
  const byId = new Map(orderProducts(db, productIds).map((product) => [product.id, product]));
  const lines: OrderFormLine[] = [];
  for (const id of productIds) {
    const product = byId.get(id);
    if (product) lines.push(formLine(product, orderDay, history, quotas));
  }
  return lines;
}

/** Products that the customer bought in the last weeks, ranked by what it takes again. */
export function usualProducts(db: ReadableDB, history: CustomerHistory): string[] {
  const ids: string[] = [];
  for (const [id, purchases] of history.byProduct) {
    const last = purchases.at(-1);
    if (last && last.date >= history.usualFrom) ids.push(id);
  }
  const known = popularityOf(db, ids).map((row) => ({ ...row, ordersSince: history.ordersSince(row.productId) }));
  return rankProducts(known).map((row) => row.productId);
}

/** One line of the grid; also tells what was suggested at the moment of submitting. */
export function formLine(
  product: OrderProductRow,
  orderDay: string,
  history: CustomerHistory,
  quotas: QuotaStates,
): OrderFormLine {
  const purchases = history.byProduct.get(product.id) ?? [];
  const last = purchases.at(-1);
  const quota = product.isQuota === 1 ? quotas.of(product.id) : null;
  const { orderMultiple, leastQuantity, mostQuantity, stockLeft } = product;
  const suggestion = suggestQuantity(purchases, history.rhythm, orderDay, {
    orderMultiple,
    leastQuantity,
    mostQuantity,
    quotaLeft: quota?.left ?? null,
    stockLeft,
  });
  return {
    productId: product.id,
    code: product.code,
    name: product.name,
    unit: product.unit,
    priceMinor: product.priceMinor,
    active: product.active === 1,
    orderMultiple,
    leastQuantity,
    mostQuantity,
    lastQuantity: last?.quantity ?? null,
    lastDate: last?.date ?? null,
    suggestedQuantity: product.active === 1 ? suggestion.quantity : 0,
    suggestionReason: suggestion.reason,
    quota,
    stockLeft,
    usual: last !== undefined && last.date >= history.usualFrom,
  };
}
