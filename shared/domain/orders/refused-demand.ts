import type { RefusedReason } from '../../contract/refused-demand.ts';
import { ABSURD_QUANTITY, type CheckedLine, type OrderFacts, type ProductFacts } from './check-order.ts';

/** A quantity that cannot be had. `allowed`: the most that can, below `wanted`; of a minimum nothing. */
export interface RefusedLine {
  readonly productId: string;
  readonly wanted: number;
  readonly allowed: number;
  readonly reason: RefusedReason;
}

/**
 * Which quantities of a draft are refused, by the rule that leaves least. Judges as `checkOrder` does; slips of the finger
 * and products that are named twice or are not known ask for nothing.
 */
export function refusedLines(
  lines: readonly Pick<CheckedLine, 'productId' | 'quantity'>[],
  facts: Pick<OrderFacts, 'products' | 'classTotalLeft'>,
): RefusedLine[] {
  const refused: RefusedLine[] = [];
  const seen = new Set<string>();
  let classTotalLeft = facts.classTotalLeft;
  for (const { productId, quantity } of lines) {
    const product = facts.products.get(productId);
    if (!product || seen.has(productId)) continue;
    seen.add(productId);
    if (!Number.isSafeInteger(quantity) || quantity <= 0 || quantity > ABSURD_QUANTITY) continue;
    const found = refusalOf(quantity, product, null) ?? refusalOf(quantity, product, classTotalLeft);
    if (found) refused.push({ productId, wanted: quantity, ...found });
    // A line of the first kind takes nothing from the class total, as in checkOrder.
    if (product.quota && classTotalLeft !== null && !refusalOf(quantity, product, null)) classTotalLeft -= quantity;
  }
  return refused;
}

function refusalOf(
  quantity: number,
  product: ProductFacts,
  classTotalLeft: number | null,
): Pick<RefusedLine, 'allowed' | 'reason'> | null {
  const ceilings = ceilingsOf(product, classTotalLeft);
  const { most, reason } = ceilings.reduce((least, one) => (one.most < least.most ? one : least));
  const { orderMultiple, leastQuantity } = product;
  const fitting = Math.floor(Math.min(quantity, most) / orderMultiple) * orderMultiple;
  const allowed = fitting < leastQuantity ? 0 : fitting;
  if (quantity > most) return { allowed, reason };
  if (quantity % orderMultiple !== 0) return { allowed, reason: 'multiple' };
  return quantity < leastQuantity ? { allowed: 0, reason: 'least' } : null;
}

/** What bounds a quantity from above, in the order in which equal ones are named. */
function ceilingsOf(
  { active, quota, stockLeft, mostQuantity }: ProductFacts,
  classTotalLeft: number | null,
): { most: number; reason: RefusedReason }[] {
  const ceilings: { most: number; reason: RefusedReason }[] = [{ most: Number.POSITIVE_INFINITY, reason: 'most' }];
  if (!active) ceilings.push({ most: 0, reason: 'suspended' });
  if (quota && !quota.published) ceilings.push({ most: 0, reason: 'unpublished' });
  if (quota?.published) ceilings.push({ most: quota.left, reason: QUOTA_REASONS[quota.boundBy ?? 'product-class'] });
  if (quota && classTotalLeft !== null) ceilings.push({ most: Math.max(0, classTotalLeft), reason: 'class-total' });
  if (stockLeft !== null) ceilings.push({ most: Math.max(0, stockLeft), reason: 'stock' });
  if (mostQuantity !== null) ceilings.push({ most: mostQuantity, reason: 'most' });
  return ceilings;
}

const QUOTA_REASONS = {
  'product-class': 'quota',
  'product-customer': 'quota',
  'product-supply': 'supply',
  'class-total': 'class-total',
} as const satisfies Record<string, RefusedReason>;

/** Quantities of one order day; `had` and `got`: what its orders held when it was asked, and hold now. */
export interface AskedQuantity {
  readonly wanted: number;
  readonly allowed: number;
  readonly had: number;
  readonly got: number;
  /** What of it was taken and fell through, which is counted by itself. */
  readonly fellThrough: number;
}

/**
 * How much of what was asked for stays refused, once orders of that day hold `got` of it: wanted - the largest of allowed,
 * got and fellThrough. Whoever then took some, but less than could be had, had mistyped or thought better of it: nothing;
 * but who left the orders as they were stays refused, and so does whose order fell through.
 */
export function refusedQuantity({ wanted, allowed, had, got, fellThrough }: AskedQuantity): number {
  const tookLess = got > 0 && got !== had && got < allowed && fellThrough === 0;
  return tookLess ? 0 : Math.max(0, wanted - Math.max(allowed, got, fellThrough));
}

/**
 * The quantities of a draft that the next save of it takes back: lowered, emptied or left out. One that only grows is still
 * being typed.
 */
export function givenUp<Line extends { readonly productId: string; readonly quantity: number | null }>(
  before: readonly Line[],
  after: readonly { readonly productId: string; readonly quantity: number | null }[],
): (Line & { readonly quantity: number })[] {
  const now = new Map(after.map(({ productId, quantity }) => [productId, quantity ?? 0]));
  return before.filter(
    (line): line is Line & { readonly quantity: number } =>
      line.quantity !== null && line.quantity > (now.get(line.productId) ?? 0),
  );
}
