/**
 * Cells of a spreadsheet file (ECMA-376 part 1, 18.3.1.4). Texts are stored as texts, never as formulas, and shown in the
 * format "text", so that they stay texts when somebody edits them: `=1+1`, `000123` and numbers of 20 digits as typed.
 */

/** The rows of a sheet, header included. */
export const MOST_SHEET_ROWS = 1_048_576;

/** Places in the list of cell formats that `xlsxStyles` writes. */
export const XLSX_STYLE = { plain: 0, text: 1, date: 2, instant: 3, amount: 4, head: 5 } as const;

/** Stands for the number of the row until that is known; no text holds it, because `<` is escaped there. */
export const ROW_MARK = '<>';

const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** What XML cannot hold or would change (a carriage return), and an underscore that would be read as such a sign. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the signs to be found
const ODD = /[\0-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}(?:_|[\0-\x08\x0b-\x1f\ufffe\uffff]))/;
const EVERY_ODD = new RegExp(ODD, 'g');

/** Text between tags; signs that XML cannot hold are still to be seen to, see {@link withoutOddSigns}. */
export function xmlText(text: string): string {
  return text.replace(/[&<>]/g, (sign) => MARKUP[sign] as string);
}

/**
 * The XML with every sign that it cannot hold as `_x000D_`. Our own markup has none of them, so that it is done once for a
 * whole row; done twice, it would change what it wrote itself.
 */
export function withoutOddSigns(xml: string): string {
  if (!ODD.test(xml)) return xml;
  return xml.replace(EVERY_ODD, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
}

/** `A`, `B` … `AA`, counted from 0. */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest === 0 ? '' : columnName(rest - 1)) + String.fromCharCode(65 + (column % 26));
}

/** Before and after the text of a text cell. */
export function textCellTags(column: number, style: number = XLSX_STYLE.text): readonly [string, string] {
  return [
    `<c r="${columnName(column)}${ROW_MARK}" s="${style}" t="inlineStr"><is><t xml:space="preserve">`,
    '</t></is></c>',
  ];
}

/** Before and after the number of a number cell; dates are days since 30 December 1899. */
export function numberCellTags(column: number, style: number): readonly [string, string] {
  return [`<c r="${columnName(column)}${ROW_MARK}" s="${style}"><v>`, '</v></c>'];
}

/** The first row of a sheet, in bold. */
export function headRow(titles: readonly string[]): string {
  const cells = titles.map((title, column) => textCellTags(column, XLSX_STYLE.head).join(xmlText(title)));
  return finishedRow(rowXml(cells.join('')), 1);
}

/** The row element as it stands in the file. */
export function finishedRow(xml: string, row: number): string {
  return withoutOddSigns(xml).replaceAll(ROW_MARK, String(row));
}

/** A row of cells; its number is still to be put in place of {@link ROW_MARK}. */
export function rowXml(cells: string): string {
  return `<row r="${ROW_MARK}">${cells}</row>`;
}
