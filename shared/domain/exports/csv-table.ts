import { csvTextCell } from './csv-cell.ts';

/** A text, a number that stands as it is, or nothing. */
export type TableCell = string | number | null;

/** A table of figures as a file holds it. Each row has as many cells as there are titles. */
export interface FileTable {
  readonly titles: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
}

/** A byte order mark tells spreadsheets that the file is UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';
const LINE_END = '\r\n';

/** The table as CSV (RFC 4180) in UTF-8 with its mark; texts that a spreadsheet would run as a formula are neutralised. */
export function csvTable({ titles, rows }: FileTable): string {
  return BYTE_ORDER_MARK + [titles, ...rows].map((cells) => cells.map(cellText).join(',') + LINE_END).join('');
}

function cellText(cell: TableCell): string {
  if (cell === null) return '';
  return typeof cell === 'number' ? String(cell) : csvTextCell(cell);
}
