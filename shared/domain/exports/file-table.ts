import { csvTextCell } from './csv-cell.ts';
import { numberCellTags, rowXml, textCellTags, XLSX_STYLE, xmlText } from './xlsx-cell.ts';

/** A line of CSV without its end, or a row element of a sheet without its number. */
export type RowShape = 'csv' | 'xlsx';

/** An instant as the clock on the company's wall shows it, in ms since 1970 there; files tell it to the second. */
export interface WallClock {
  readonly wallMs: number;
}
/** A text, a number that stands as it is, an instant, or nothing. */
export type TableCell = string | number | WallClock | null;

/** A table as a file holds it. Each row has as many cells as there are titles. */
export interface FileTable {
  readonly titles: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
}

const DAY_MS = 86_400_000;
/** 1 January 1970 in the days of spreadsheets. */
const FIRST_DAY = 25_569;

/** A row of cells that are at hand, in the shape of a file; texts that a spreadsheet would run as a formula are made harmless. */
export function tableRow(shape: RowShape, cells: readonly TableCell[]): string {
  return shape === 'csv' ? cells.map(csvCell).join(',') : rowXml(cells.map(xlsxCell).join(''));
}

function csvCell(cell: TableCell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return csvTextCell(cell);
  return typeof cell === 'number' ? String(cell) : wallText(cell.wallMs);
}

function xlsxCell(cell: TableCell, column: number): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return textCellTags(column).join(xmlText(cell));
  if (typeof cell === 'number') return numberCellTags(column, XLSX_STYLE.plain).join(String(cell));
  return numberCellTags(column, XLSX_STYLE.instant).join(String(cell.wallMs / DAY_MS + FIRST_DAY));
}

function wallText(wallMs: number): string {
  return new Date(wallMs).toISOString().slice(0, 19).replace('T', ' ');
}
