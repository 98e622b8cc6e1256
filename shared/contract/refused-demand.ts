/**
 * Why a customer could not have as much of a product as it asked for: the product's quota of its class or its own, the
 * supply over all customers, the class total, no quota published, stock; the product is suspended; its most, least or
 * multiple; or the order that had it fell through for want of stock.
 */
export const REFUSED_REASONS = [
  'quota',
  'supply',
  'class-total',
  'unpublished',
  'stock',
  'suspended',
  'most',
  'least',
  'multiple',
  'fell-through',
] as const;
export type RefusedReason = (typeof REFUSED_REASONS)[number];
