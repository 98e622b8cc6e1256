/** What a quantity field holds: nothing, a whole number, or something else that stays as it was typed. */
export type TypedQuantity =
  | { readonly kind: 'empty' }
  | { readonly kind: 'number'; readonly quantity: number }
  | { readonly kind: 'other' };

/** Reads a typed or pasted quantity; full-width digits are digits, blanks and group commas don't count. */
export function readQuantity(text: string): TypedQuantity {
  const plain = text.normalize('NFKC').replaceAll(/[\s,]/g, '');
  if (plain === '') return { kind: 'empty' };
  return /^\d{1,9}$/.test(plain) ? { kind: 'number', quantity: Number(plain) } : { kind: 'other' };
}

/** The quantity of a field, or null for an empty one and for text that is no number. */
export function quantityOf(text: string | undefined): number | null {
  const typed = readQuantity(text ?? '');
  return typed.kind === 'number' ? typed.quantity : null;
}
