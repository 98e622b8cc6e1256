import type { StandingLine } from '../../contract/standing-orders.ts';
import type { ProductFacts } from './check-order.ts';

/** What of a line's product decides how much of it may be ordered. */
export type FillFacts = Omit<ProductFacts, 'priceMinor'>;

/** Why less than the standing quantity was filled in. */
export type ShortBy = 'withdrawn' | 'unpublished' | 'quota' | 'class-total' | 'stock' | 'multiple' | 'least' | 'most';

export interface ShortLine {
  readonly productId: string;
  readonly wanted: number;
  /** 0: the line stays empty. */
  readonly filled: number;
  readonly by: ShortBy;
}

export interface StandingPlan {
  readonly fill: readonly StandingLine[];
  readonly short: readonly ShortLine[];
}

export interface StandingFacts {
  /** By product id; a product without facts is no longer sold. */
  readonly products: ReadonlyMap<string, FillFacts>;
  /** What stands in the fields already, readable or not: these lines are left as they are. */
  readonly typed: ReadonlySet<string>;
  /** Over all quota products and what is typed so far taken off; null: not limited. */
  readonly classTotalLeft: number | null;
}

/**
 * What a standing order fills into a form: empty lines only, each with its quantity or with as much of it as may be
 * ordered, rounded down to the order multiple. The total over all quota products is used up in the order of the lines.
 */
export function planStanding(lines: readonly StandingLine[], facts: StandingFacts): StandingPlan {
  const fill: StandingLine[] = [];
  const short: ShortLine[] = [];
  let totalLeft = facts.classTotalLeft;
  for (const { productId, quantity: wanted } of lines) {
    if (facts.typed.has(productId)) continue;
    const product = facts.products.get(productId);
    const { quantity, by } = mayOrder(wanted, product, totalLeft);
    if (quantity > 0) fill.push({ productId, quantity });
    if (by !== null) short.push({ productId, wanted, filled: quantity, by });
    if (product?.quota && totalLeft !== null) totalLeft -= quantity;
  }
  return { fill, short };
}

function mayOrder(
  wanted: number,
  product: FillFacts | undefined,
  totalLeft: number | null,
): { readonly quantity: number; readonly by: ShortBy | null } {
  if (!product?.active) return { quantity: 0, by: 'withdrawn' };
  const { orderMultiple, leastQuantity, mostQuantity, quota, stockLeft } = product;
  if (quota && !quota.published) return { quantity: 0, by: 'unpublished' };
  let quantity = wanted;
  let by: ShortBy | null = null;
  const bound = (most: number | null, reason: ShortBy) => {
    if (most === null || most >= quantity) return;
    quantity = Math.max(0, most);
    by = reason;
  };
  bound(mostQuantity, 'most');
  bound(quota?.left ?? null, 'quota');
  bound(quota ? totalLeft : null, 'class-total');
  bound(stockLeft, 'stock');
  bound(Math.floor(quantity / orderMultiple) * orderMultiple, by ?? 'multiple');
  if (quantity < leastQuantity) bound(0, by ?? 'least');
  return { quantity, by };
}
