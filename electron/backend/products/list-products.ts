import type { ReadableDB } from '../../../db/connection.ts';
import { allProducts, type ProductRow } from '../../../db/products.ts';
import type { ProductItem } from '../../../shared/contract/products.ts';
import { matchProduct, productSearchText } from '../../../shared/domain/products/match-product.ts';
import type { ReadContext } from '../services.ts';

/** One page of the products that fit a text, by code. All are looked at: there are thousands, not millions. */
export function listProducts(
  db: ReadableDB,
  _ctx: ReadContext,
  input: { text: string; active: 'active' | 'inactive' | 'all'; limit: number; offset: number },
): { total: number; rows: ProductItem[] } {
  const text = productSearchText(input.text);
  const fitting = allProducts(db).filter(
    (product) =>
      (input.active === 'all' || (product.active === 1) === (input.active === 'active')) &&
      (text === '' || matchProduct(product, text) !== null),
  );
  return {
    total: fitting.length,
    rows: fitting.slice(input.offset, input.offset + input.limit).map(productItemOf),
  };
}

export function productItemOf(product: ProductRow): ProductItem {
  const { initials: _, createdAtMs: __, updatedAtMs: ___, ...item } = product;
  return { ...item, isQuota: product.isQuota === 1, active: product.active === 1 };
}
