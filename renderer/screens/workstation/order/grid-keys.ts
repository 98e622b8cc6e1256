/** What of a key press in a quantity field the grid looks at. */
export interface GridPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
}

export type GridStep =
  /** Focus the quantity of this row. */
  | { readonly kind: 'row'; readonly index: number }
  /** Past the last row: the product search. */
  | { readonly kind: 'after-last' }
  /** The grid has nothing to say: the field, the browser or the key map takes it. */
  | { readonly kind: 'none' };

/** Rows that PageUp and PageDown go: one screenful less one. */
const PAGE_ROWS = 10;
const NONE: GridStep = { kind: 'none' };

/**
 * Where a key goes from row `index` of `count`. Arrows move and never change a number; Enter goes to the next line and
 * past the last one to the product search. What an input method composes is its own.
 */
export function gridStep(press: GridPress, index: number, count: number): GridStep {
  if (press.isComposing || press.altKey || press.ctrlKey) return NONE;
  const row = (to: number): GridStep => ({ kind: 'row', index: Math.max(0, Math.min(count - 1, to)) });
  switch (press.key) {
    case 'ArrowUp':
      return row(index - 1);
    case 'ArrowDown':
      return row(index + 1);
    case 'Enter':
      if (press.shiftKey) return row(index - 1);
      return index + 1 < count ? row(index + 1) : { kind: 'after-last' };
    case 'PageUp':
      return row(index - PAGE_ROWS);
    case 'PageDown':
      return row(index + PAGE_ROWS);
    default:
      return NONE;
  }
}
