import { z } from 'zod';
import { amountMinor, done, id, instantMs, page, quantity } from './primitives.ts';

export const productItem = z.object({
  id,
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  packBarcode: z.string().nullable(),
  cartonBarcode: z.string().nullable(),
  priceMinor: amountMinor,
  orderMultiple: quantity,
  leastQuantity: quantity,
  mostQuantity: quantity.nullable(),
  isQuota: z.boolean(),
  stock: quantity.nullable(),
  stockAsOfMs: instantMs.nullable(),
  active: z.boolean(),
});
export type ProductItem = z.infer<typeof productItem>;

export const productListInput = page.extend({
  /** Code, name, pinyin initials or last digits of a barcode; empty lists all. */
  text: z.string().max(100).default(''),
  active: z.enum(['active', 'inactive', 'all']).default('active'),
});
export type ProductListInput = z.input<typeof productListInput>;
export const productList = z.object({ total: z.number().int(), rows: z.array(productItem) });
export type ProductList = z.infer<typeof productList>;

export const editProductInput = z.object({
  productId: id,
  name: z.string().trim().min(1).max(120).optional(),
  unit: z.string().trim().max(20).optional(),
  priceMinor: amountMinor.min(0).max(1_000_000_000).optional(),
  orderMultiple: quantity.min(1).max(100_000).optional(),
  leastQuantity: quantity.min(1).max(1_000_000).optional(),
  mostQuantity: quantity.min(1).max(1_000_000).nullable().optional(),
  isQuota: z.boolean().optional(),
  /** null: stock is not tracked for this product. */
  stock: quantity.min(0).max(1_000_000_000).nullable().optional(),
  active: z.boolean().optional(),
});
export type EditProductInput = z.infer<typeof editProductInput>;
/** `failedOrders`: phone orders that the new stock leaves nothing for; they fell through. */
export const editProductOutput = done.extend({ failedOrders: z.number().int() });
export type EditProductOutput = z.infer<typeof editProductOutput>;
