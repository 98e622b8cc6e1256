import type { ZoneOffset } from '../shared/domain/calendar/zone-offsets.ts';
import { CONTROL_STARTERS, FORMULA_STARTERS, LEADING_BLANKS } from '../shared/domain/exports/csv-cell.ts';

/**
 * Cells of a CSV line as SQL expressions. Building the whole line in SQL makes writing a million rows as fast as the
 * sqlite3 shell; the same work on row objects took twice as long. Columns, words and offsets are our own text, never data.
 */

/** A text cell: what `csvTextCell` of shared/domain/exports does; empty for NULL. A property test holds the two together. */
export function csvTextSql(column: string): string {
  const starts = (characters: string) => characters.replace('-', '');
  const quoted = `replace(${column}, '"', '""') || '"'`;
  // Most texts begin with a Chinese character, a letter or a digit: plain comparisons tell, only the others are looked at.
  return `CASE WHEN ${column} BETWEEN '一' AND '鿿' OR ${column} BETWEEN 'A' AND '{' OR ${column} BETWEEN '0' AND ':'
      THEN '"' || ${quoted}
    WHEN ${column} IS NULL THEN ''
    WHEN ${column} GLOB ${literal(`[${CONTROL_STARTERS}]*`)}
      OR ltrim(${column}, ${literal(LEADING_BLANKS)}) GLOB ${literal(`[${starts(FORMULA_STARTERS)}-]*`)}
      THEN '"''' || ${quoted}
    ELSE '"' || ${quoted} END`;
}

/** A code as its word in the file's language; a code without a word as itself. `words` hold finished CSV cells. */
export function csvWordSql(column: string, words: Readonly<Record<string, string>>): string {
  const cases = Object.entries(words).map(([code, cell]) => `WHEN ${literal(code)} THEN ${literal(cell)}`);
  const other = `coalesce(${column}, '')`;
  return cases.length === 0 ? other : `CASE ${column} ${cases.join(' ')} ELSE ${other} END`;
}

/** An instant (UTC ms) as `YYYY-MM-DD HH:MM:SS` wall-clock time; empty for NULL. */
export function csvTimeSql(column: string, offsets: readonly ZoneOffset[]): string {
  return `coalesce(datetime(${zonedMsSql(column, offsets)} / 1000, 'unixepoch'), '')`;
}

/** An instant (UTC ms) as the ms of its wall-clock time. */
export function zonedMsSql(column: string, offsets: readonly ZoneOffset[]): string {
  const last = offsets.at(-1)?.offsetMs ?? 0;
  const cases = offsets.slice(0, -1).map((offset) => `WHEN ${column} < ${offset.untilMs} THEN ${offset.offsetMs}`);
  const offset = cases.length === 0 ? String(last) : `CASE ${cases.join(' ')} ELSE ${last} END`;
  return `(${column} + (${offset}))`;
}

/** A value that needs no quoting (a number, an id of ours) as it is; empty for NULL. */
export function csvPlainSql(column: string): string {
  return `coalesce(${column}, '')`;
}

/** The cells as one line. One function call: a chain of `||` copies the growing line at every cell. */
export function csvLineSql(cells: readonly string[]): string {
  return `concat_ws(',', ${cells.join(', ')})`;
}

/** A text of our own as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
