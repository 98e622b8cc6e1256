/** What a key does in the product search, whose list below chooses by digit. */
export type PickerStep =
  | { readonly kind: 'choose'; readonly index: number }
  | { readonly kind: 'move'; readonly by: 1 | -1 }
  | { readonly kind: 'text' };

/**
 * As in an input method: letters search, a digit chooses from the list. A text that begins with a digit, or holds one
 * already, is a code or a barcode, and its digits are text.
 */
export function pickerStep(key: string, text: string): PickerStep {
  if (key === 'ArrowDown') return { kind: 'move', by: 1 };
  if (key === 'ArrowUp') return { kind: 'move', by: -1 };
  const digit = key.normalize('NFKC');
  const typed = text.normalize('NFKC').trim();
  if (/^[1-9]$/.test(digit) && typed !== '' && !/\d/.test(typed)) return { kind: 'choose', index: Number(digit) - 1 };
  return { kind: 'text' };
}
