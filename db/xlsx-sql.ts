import type { ZoneOffset } from '../shared/domain/calendar/zone-offsets.ts';
import { numberCellTags, rowXml, textCellTags, XLSX_STYLE, xmlText } from '../shared/domain/exports/xlsx-cell.ts';
import { literal, zonedMsSql } from './csv-sql.ts';

/**
 * Cells of a spreadsheet row as SQL expressions, empty for NULL, for the reason of csv-sql.ts: rows built in SQL leave
 * the program little to do. What XML cannot hold is left to `withoutOddSigns`, which looks at the whole row at once.
 */

export function xlsxTextSql(value: string, column: number): string {
  const escaped = `replace(replace(replace(${value}, '&', '&amp;'), '<', '&lt;'), '>', '&gt;')`;
  return between(escaped, textCellTags(column));
}

/** A code as its word; a code without a word as itself. */
export function xlsxWordSql(value: string, words: Readonly<Record<string, string>>, column: number): string {
  const cases = Object.entries(words).map(([code, word]) => `WHEN ${literal(code)} THEN ${literal(xmlText(word))}`);
  return between(
    cases.length === 0 ? value : `CASE ${value} ${cases.join(' ')} ELSE ${value} END`,
    textCellTags(column),
  );
}

export function xlsxNumberSql(value: string, column: number, style: number = XLSX_STYLE.plain): string {
  return between(value, numberCellTags(column, style));
}

/** A business date. */
export function xlsxDateSql(value: string, column: number): string {
  return xlsxNumberSql(`CAST(julianday(${value}) - 2415018.5 AS INTEGER)`, column, XLSX_STYLE.date);
}

/** An instant (UTC ms) as wall-clock time, to the second. */
export function xlsxInstantSql(value: string, offsets: readonly ZoneOffset[], column: number): string {
  const days = `${zonedMsSql(value, offsets)} / 1000 / 86400.0 + 25569`;
  return xlsxNumberSql(days, column, XLSX_STYLE.instant);
}

/** The cells as one row, still with {@link ROW_MARK} for its number. */
export function xlsxRowSql(cells: readonly string[]): string {
  const [before, after] = rowXml('\t').split('\t') as [string, string];
  return `concat(${[literal(before), ...cells, literal(after)].join(', ')})`;
}

/** NULL takes its tags along: `||` with NULL is NULL. */
function between(value: string, [before, after]: readonly [string, string]): string {
  return `${literal(before)} || (${value}) || ${literal(after)}`;
}
