export interface PastedLine {
  readonly code: string;
  /** As it stands in its cell; whether it is a quantity is judged with its product's unit. */
  readonly quantityText: string;
}

export interface PastedLines {
  readonly lines: readonly PastedLine[];
  /** Rows that hold no code and one more cell, beside a first row of headings. */
  readonly unfit: number;
}

const CODE = /^(?=.*\d)[0-9A-Za-z][0-9A-Za-z._-]*$/;

/**
 * Rows of product code and quantity out of a text that was copied from a sheet: cells apart by tabs, or by blanks, commas
 * and semicolons where there are none. The code is the first cell that can be one, the quantity the last cell. null: the
 * text is one cell, an ordinary paste.
 */
export function readPastedLines(text: string): PastedLines | null {
  const rows = text
    .normalize('NFKC')
    .split(/[\r\n]+/)
    .map((row) => row.trim())
    .filter((row) => row !== '');
  if (rows.length < 2 && !text.trim().includes('\t')) return null;
  const lines: PastedLine[] = [];
  let unfit = 0;
  for (const [at, row] of rows.entries()) {
    const cells = row.split(row.includes('\t') ? /\t/ : /[\s,;]+/).map((cell) => cell.trim());
    const code = cells.findIndex((cell) => CODE.test(cell));
    const quantityText = cells.findLast((cell) => cell !== '') ?? '';
    const last = cells.lastIndexOf(quantityText);
    if (code >= 0 && last > code) lines.push({ code: cells[code] ?? '', quantityText });
    else if (at > 0 || code >= 0) unfit += 1;
  }
  return { lines, unfit };
}
