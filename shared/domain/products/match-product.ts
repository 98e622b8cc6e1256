/** What a search text is compared with. */
export interface MatchableProduct {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** Every reading, separated by blanks. */
  readonly initials: string;
  readonly packBarcode: string | null;
  readonly cartonBarcode: string | null;
}

export type MatchedBy = 'code' | 'barcode' | 'initials' | 'name';

/** A typed search text as it is compared: half-width (full-width digits and brackets are typed in Chinese), lower case. */
export function productSearchText(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}

/**
 * How well a product fits a text made by {@link productSearchText}, and by what; lower is better, null: not at all. The
 * whole code comes first, then its beginning, the end of a barcode, the beginning of initials or name, then anywhere.
 */
export function matchProduct(product: MatchableProduct, text: string): { by: MatchedBy; rank: number } | null {
  const whole = matchWhole(product, text);
  const parts = searchParts(text);
  if (whole || parts.length < 2) return whole;
  let worst: { by: MatchedBy; rank: number } | null = null;
  for (const part of parts) {
    const match = matchWhole(product, part);
    if (!match) return null;
    if (!worst || match.rank > worst.rank) worst = match;
  }
  return worst && { by: worst.by, rank: worst.rank + PARTS_RANK };
}

/** Behind everything that holds the text as a whole. */
const PARTS_RANK = 10;

/** A text may say several things of one product at once, such as `zh 软`: each has to fit. */
export function searchParts(text: string): string[] {
  return text.split(/\s+/).filter((part) => part !== '');
}

function matchWhole(product: MatchableProduct, text: string): { by: MatchedBy; rank: number } | null {
  const code = product.code.toLowerCase();
  const name = productSearchText(product.name);
  const readings = product.initials.split(' ');
  if (code === text) return { by: 'code', rank: 0 };
  if (code.startsWith(text)) return { by: 'code', rank: 1 };
  if (
    /^\d{2,}$/.test(text) &&
    [product.packBarcode, product.cartonBarcode].some((barcode) => barcode?.endsWith(text))
  ) {
    return { by: 'barcode', rank: 2 };
  }
  if (name.startsWith(text)) return { by: 'name', rank: 3 };
  if (readings.some((reading) => reading.startsWith(text))) return { by: 'initials', rank: 3 };
  if (name.includes(text)) return { by: 'name', rank: 4 };
  if (readings.some((reading) => reading.includes(text))) return { by: 'initials', rank: 5 };
  if (code.includes(text)) return { by: 'code', rank: 6 };
  return null;
}
