import type { ZoneOffset } from '../shared/domain/calendar/zone-offsets.ts';
import { csvTextCell } from '../shared/domain/exports/csv-cell.ts';
import type { RowShape } from '../shared/domain/exports/file-table.ts';
import { XLSX_STYLE } from '../shared/domain/exports/xlsx-cell.ts';
import { csvLineSql, csvPlainSql, csvTextSql, csvTimeSql, csvWordSql } from './csv-sql.ts';
import { xlsxDateSql, xlsxInstantSql, xlsxNumberSql, xlsxRowSql, xlsxTextSql, xlsxWordSql } from './xlsx-sql.ts';

/** One cell of an exported row, whatever the file: an SQL expression of ours and how it is to be shown. NULL is empty. */
export type ExportCell =
  /** What people typed. */
  | { readonly kind: 'text'; readonly sql: string }
  /** A cell that was made beforehand for this shape and column, or the text that takes its place. */
  | {
      readonly kind: 'finished';
      readonly sql: string;
      readonly unless?: { readonly when: string; readonly text: string };
    }
  /** An id or number of ours, without signs that a file would have to escape. */
  | { readonly kind: 'code'; readonly sql: string }
  /** A code that is shown as its word. */
  | { readonly kind: 'word'; readonly sql: string; readonly words: Readonly<Record<string, string>> }
  | { readonly kind: 'number'; readonly sql: string }
  /** Minor units, shown with so many decimal places. */
  | { readonly kind: 'amount'; readonly sql: string; readonly digits: number }
  /** A business date. */
  | { readonly kind: 'date'; readonly sql: string }
  /** UTC ms, shown as wall-clock time. */
  | { readonly kind: 'instant'; readonly sql: string };

/** The cells as one row of the file. `offsets` have to reach over every exported instant. */
export function exportRowSql(shape: RowShape, cells: readonly ExportCell[], offsets: readonly ZoneOffset[]): string {
  const made = cells.map((cell, column) => exportCellSql(shape, cell, column, offsets));
  return shape === 'csv' ? csvLineSql(made) : xlsxRowSql(made);
}

/** One cell; `column` counts from 0. */
export function exportCellSql(
  shape: RowShape,
  cell: ExportCell,
  column: number,
  offsets: readonly ZoneOffset[],
): string {
  if (cell.kind !== 'finished') {
    return shape === 'csv' ? csvCellSql(cell, offsets) : xlsxCellSql(cell, column, offsets);
  }
  const { sql, unless } = cell;
  if (unless === undefined) return csvPlainSql(sql);
  const other = exportCellSql(shape, { kind: 'text', sql: unless.text }, column, offsets);
  return `CASE WHEN ${unless.when} THEN ${other} ELSE ${csvPlainSql(sql)} END`;
}

type MadeHere = Exclude<ExportCell, { readonly kind: 'finished' }>;

function csvCellSql(cell: MadeHere, offsets: readonly ZoneOffset[]): string {
  switch (cell.kind) {
    case 'text':
      return csvTextSql(cell.sql);
    case 'word': {
      const cells = Object.entries(cell.words).map(([code, word]) => [code, csvTextCell(word)]);
      return csvWordSql(cell.sql, Object.fromEntries(cells));
    }
    case 'amount':
      return `CASE WHEN ${cell.sql} IS NULL THEN '' ELSE ${decimalSql(cell.sql, cell.digits)} END`;
    case 'instant':
      return csvTimeSql(cell.sql, offsets);
    case 'code':
    case 'number':
    case 'date':
      return csvPlainSql(cell.sql);
  }
}

function xlsxCellSql(cell: MadeHere, column: number, offsets: readonly ZoneOffset[]): string {
  switch (cell.kind) {
    case 'text':
    case 'code':
      return xlsxTextSql(cell.sql, column);
    case 'word':
      return xlsxWordSql(cell.sql, cell.words, column);
    case 'number':
      return xlsxNumberSql(cell.sql, column);
    case 'amount':
      return xlsxNumberSql(
        `CASE WHEN ${cell.sql} IS NOT NULL THEN ${decimalSql(cell.sql, cell.digits)} END`,
        column,
        XLSX_STYLE.amount,
      );
    case 'date':
      return xlsxDateSql(cell.sql, column);
    case 'instant':
      return xlsxInstantSql(cell.sql, offsets, column);
  }
}

/** Minor units as a decimal number; exact up to 2^53. */
function decimalSql(minor: string, digits: number): string {
  return `format('%.${digits}f', (${minor}) / ${10 ** digits}.0)`;
}
