import type { OrderFormLine } from '../../../shared/contract/order-form.ts';
import type { OrderEditing } from './order-editing.ts';

/** Price in minor units by product. */
export type ShownPrices = Readonly<Record<string, number>>;

/** The prices that stood beside the quantities as they were typed: kept while a quantity stands, forgotten with it. */
export function pricesShown(
  known: ShownPrices,
  { texts }: Pick<OrderEditing, 'texts'>,
  rows: readonly OrderFormLine[],
): ShownPrices {
  const next: Record<string, number> = {};
  for (const { productId, priceMinor } of rows) {
    if ((texts[productId] ?? '') !== '') next[productId] = known[productId] ?? priceMinor;
  }
  return next;
}

/** The price of a line before it changed under its quantity; null: it is what it was. */
export function priceBefore(
  shown: ShownPrices,
  { productId, priceMinor }: Pick<OrderFormLine, 'productId' | 'priceMinor'>,
): number | null {
  const before = shown[productId];
  return before === undefined || before === priceMinor ? null : before;
}
