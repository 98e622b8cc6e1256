import { AppError } from '../../../../shared/contract/errors.ts';
import { type Book, type BookSheet, openBook } from './open-book.ts';
import { readSheet } from './read-sheet.ts';

export interface BookChoices {
  /** Name of a sheet; absent: the first that fits. */
  readonly sheet?: string | undefined;
  /** Row of the header, counted from 1; absent: found by itself. */
  readonly headerRow?: number | undefined;
  /** Headers that a fitting sheet has. */
  readonly columns?: readonly string[] | undefined;
}

export interface SheetHead {
  readonly name: string;
  /** Row of the header; 0: the sheet is empty. */
  readonly headerRow: number;
  readonly columns: readonly string[];
}

/** Which sheet of a spreadsheet is the table, and where it begins. */
export interface DetectedBook {
  readonly format: 'book';
  readonly sheet: string;
  readonly headerRow: number;
  /** All sheets to choose from: the visible ones, and the chosen one. */
  readonly sheets: readonly SheetHead[];
}

/** Rows among which the header is looked for. */
const LOOKED_AT_ROWS = 20;
/** More sheets are not offered. */
const MOST_SHEETS = 50;

/**
 * Finds the table of a spreadsheet. Errors, all `invalid`: those of `openBook` and `readSheet`, `import-sheet-missing`
 * {sheet, sheets}, `import-header-row` {row, sheet}, `import-file-empty`.
 */
export async function detectBook(file: string, { sheet, headerRow, columns = [] }: BookChoices): Promise<DetectedBook> {
  const book = await openBook(file);
  try {
    const visible = book.sheets.filter((one) => !one.hidden);
    const offered = (visible.length > 0 ? visible : book.sheets).slice(0, MOST_SHEETS);
    const chosen = sheet === undefined ? undefined : book.sheets.find((one) => one.name === sheet);
    if (sheet !== undefined && !chosen) {
      const sheets = offered.map((one) => one.name).join(', ');
      throw new AppError('invalid', 'import-sheet-missing', { sheet, sheets });
    }
    const asked = chosen && !offered.includes(chosen) ? [...offered, chosen] : offered;
    const heads: SheetHead[] = [];
    for (const one of asked) heads.push(await headOf(book, one, one === chosen ? headerRow : undefined));
    const fits = (head: SheetHead) => head.headerRow > 0 && columns.every((name) => head.columns.includes(name));
    const head = chosen
      ? heads.find((one) => one.name === chosen.name)
      : (heads.find(fits) ?? heads.find((one) => one.headerRow > 0));
    if (!head || head.headerRow === 0) throw new AppError('invalid', 'import-file-empty');
    const own = sheet === undefined && headerRow !== undefined ? await headNamed(book, head.name, headerRow) : head;
    return { format: 'book', sheet: own.name, headerRow: own.headerRow, sheets: heads };
  } finally {
    book.parts.close();
  }
}

async function headNamed(book: Book, name: string, headerRow: number): Promise<SheetHead> {
  return headOf(book, book.sheets.find((one) => one.name === name) as BookSheet, headerRow);
}

/** A title, a date of printing and the like stand above many tables: the header is the first row that is filled as a table's is. */
async function headOf(book: Book, sheet: BookSheet, headerRow: number | undefined): Promise<SheetHead> {
  const rows: { row: number; cells: string[]; filled: number }[] = [];
  await readSheet(book, sheet, (cells, row) => {
    if (headerRow !== undefined && row < headerRow) return true;
    rows.push({ row, cells, filled: cells.filter((cell) => cell.trim() !== '').length });
    return headerRow === undefined && rows.length < LOOKED_AT_ROWS;
  });
  const most = rows.reduce((widest, { filled }) => Math.max(widest, filled), 0);
  const found = headerRow === undefined ? rows.find(({ filled }) => filled * 2 >= most) : rows[0];
  if (headerRow !== undefined && found?.row !== headerRow) {
    throw new AppError('invalid', 'import-header-row', { row: headerRow, sheet: sheet.name });
  }
  return { name: sheet.name, headerRow: found?.row ?? 0, columns: found?.cells.map((cell) => cell.trim()) ?? [] };
}
