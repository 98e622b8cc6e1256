import { type RowShape, type TableCell, tableRow } from '../../../shared/domain/exports/file-table.ts';
import type { BookColumn } from './spreadsheet/book-parts.ts';

const [LEAST, MOST] = [12, 40];

/** Columns of a workbook that are as wide as their titles; Chinese signs take the room of two. */
export function tableColumns(titles: readonly string[]): BookColumn[] {
  return titles.map((title) => {
    const signs = [...title].reduce((sum, sign) => sum + (sign > '\u2e80' ? 2 : 1), 0);
    return { title, width: Math.min(MOST, Math.max(LEAST, signs + 2)) };
  });
}

/** Rows in the shape of a file, one at a time. */
export function* tableRows<Row>(
  shape: RowShape,
  rows: Iterable<Row>,
  cells: (row: Row) => readonly TableCell[],
): Generator<string> {
  for (const row of rows) yield tableRow(shape, cells(row));
}
