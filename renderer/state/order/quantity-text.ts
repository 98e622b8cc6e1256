import { readChineseNumber } from '../../../shared/domain/orders/chinese-number.ts';

/** What a quantity field holds: nothing, a whole number, or something else that stays as it was typed. */
export type TypedQuantity =
  | { readonly kind: 'empty' }
  | { readonly kind: 'number'; readonly quantity: number }
  /** All digits, but more than any number of ours has. */
  | { readonly kind: 'huge' }
  | { readonly kind: 'other' };

/**
 * Reads a typed or pasted quantity: full-width digits are digits, Chinese numerals numbers; blanks, group commas and the
 * line's own order unit (`2条`) don't count. Another unit is no quantity: two cases are not two cartons.
 */
export function readQuantity(text: string, unit = ''): TypedQuantity {
  const plain = text.normalize('NFKC').replaceAll(/[\s,]/g, '');
  if (plain === '') return { kind: 'empty' };
  const bare = unit !== '' && plain.endsWith(unit) ? plain.slice(0, -unit.length) : plain;
  if (/^\d{1,12}$/.test(bare)) return { kind: 'number', quantity: Number(bare) };
  if (/^\d+$/.test(bare)) return { kind: 'huge' };
  const quantity = readChineseNumber(bare);
  return quantity === null ? { kind: 'other' } : { kind: 'number', quantity };
}

/** The quantity of a field, or null for an empty one and for text that is no number. */
export function quantityOf(text: string | undefined, unit = ''): number | null {
  const typed = readQuantity(text ?? '', unit);
  return typed.kind === 'number' ? typed.quantity : null;
}
