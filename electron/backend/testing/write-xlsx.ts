import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { columnName } from '../../../shared/domain/exports/xlsx-cell.ts';

/** A cell as a spreadsheet program stores it; `xml` is the whole element without its reference. */
export type TestCell =
  | string
  | number
  | boolean
  | null
  | { readonly error: string }
  | { readonly number: number | string; readonly format: number | string }
  | { readonly inline: string }
  | { readonly rich: readonly string[] }
  | { readonly formula: string; readonly value: string };

export interface TestSheet {
  readonly name: string;
  readonly rows: readonly (readonly TestCell[])[];
  readonly state?: 'hidden' | 'veryHidden';
  readonly hiddenRows?: readonly number[];
  readonly merges?: readonly string[];
  /** XML of the whole sheet, in place of the rows. */
  readonly xml?: string | Iterable<string>;
}

export interface TestBook {
  readonly sheets: readonly TestSheet[];
  readonly date1904?: boolean;
  /** Tags with a prefix, as some programs write them. */
  readonly prefix?: string;
  /** Further or other parts by name. */
  readonly parts?: Readonly<Record<string, string | Iterable<string>>>;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATED = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Writes a small .xlsx file for tests, its parts one after the other: a sheet of any length needs no memory. */
export async function writeXlsx(file: string, book: TestBook): Promise<string> {
  const zip = new ZipFile();
  const texts: string[] = [];
  const formats: (number | string)[] = [0];
  const p = book.prefix ?? '';
  const parts: Record<string, string | Iterable<string>> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relations([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<${p}workbook xmlns${p ? `:${p.slice(0, -1)}` : ''}="${MAIN}" xmlns:r="${RELATED}"><${p}workbookPr${
      book.date1904 ? ' date1904="1"' : ''
    }/><${p}sheets>${book.sheets
      .map(
        ({ name, state }, at) =>
          `<${p}sheet name="${escaped(name)}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
      )
      .join('')}</${p}sheets></${p}workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...book.sheets.map((_, at) => [`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`] as const),
      ['rIdS', 'styles', 'styles.xml'],
      ['rIdT', 'sharedStrings', '/xl/sharedStrings.xml'],
    ]),
  };
  for (const [at, sheet] of book.sheets.entries()) {
    parts[`xl/worksheets/sheet${at + 1}.xml`] = sheet.xml ?? sheetXml(sheet, p, texts, formats);
  }
  parts['xl/styles.xml'] = stylesXml(formats);
  parts['xl/sharedStrings.xml'] = `<${p}sst xmlns${p ? `:${p.slice(0, -1)}` : ''}="${MAIN}">${texts
    .map((text) => `<${p}si>${text.startsWith('<') ? text : `<${p}t xml:space="preserve">${text}</${p}t>`}</${p}si>`)
    .join('')}</${p}sst>`;
  for (const [name, content] of Object.entries({ ...parts, ...book.parts })) {
    if (typeof content === 'string') zip.addBuffer(Buffer.from(HEAD + content), name);
    else zip.addReadStream(Readable.from(content), name);
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file));
  return file;
}

function relations(list: readonly (readonly [string, string, string])[]): string {
  const rows = list.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${RELATED}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows.join('')}</Relationships>`;
}

function sheetXml(sheet: TestSheet, p: string, texts: string[], formats: (number | string)[]): string {
  const rows = sheet.rows.map((cells, at) => {
    const row = at + 1;
    const inside = cells
      .map((cell, column) => cellXml(cell, `${columnName(column)}${row}`, p, texts, formats))
      .join('');
    const hidden = sheet.hiddenRows?.includes(row) ? ' hidden="1"' : '';
    return `<${p}row r="${row}"${hidden}>${inside}</${p}row>`;
  });
  const merges = (sheet.merges ?? []).map((area) => `<${p}mergeCell ref="${area}"/>`).join('');
  const xmlns = `xmlns${p ? `:${p.slice(0, -1)}` : ''}="${MAIN}"`;
  return `<${p}worksheet ${xmlns}><${p}sheetData>${rows.join('')}</${p}sheetData><${p}mergeCells>${merges}</${p}mergeCells></${p}worksheet>`;
}

function cellXml(cell: TestCell, reference: string, p: string, texts: string[], formats: (number | string)[]): string {
  const tag = (attributes: string, inside: string) => `<${p}c r="${reference}"${attributes}>${inside}</${p}c>`;
  const shared = (text: string) => tag(' t="s"', `<${p}v>${texts.push(text) - 1}</${p}v>`);
  if (cell === null) return `<${p}c r="${reference}" s="0"/>`;
  if (typeof cell === 'string') return shared(escaped(cell));
  if (typeof cell === 'number') return tag('', `<${p}v>${cell}</${p}v>`);
  if (typeof cell === 'boolean') return tag(' t="b"', `<${p}v>${cell ? 1 : 0}</${p}v>`);
  if ('error' in cell) return tag(' t="e"', `<${p}v>${cell.error}</${p}v>`);
  if ('inline' in cell) return tag(' t="inlineStr"', `<${p}is><${p}t>${escaped(cell.inline)}</${p}t></${p}is>`);
  if ('rich' in cell) {
    const runs = cell.rich.map((text) => `<${p}r><${p}rPr><${p}b/></${p}rPr><${p}t>${escaped(text)}</${p}t></${p}r>`);
    return shared(`${runs.join('')}<${p}rPh sb="0" eb="1"><${p}t>yomi</${p}t></${p}rPh>`);
  }
  if ('formula' in cell)
    return tag(' t="str"', `<${p}f>${escaped(cell.formula)}</${p}f><${p}v>${escaped(cell.value)}</${p}v>`);
  return tag(` s="${formats.push(cell.format) - 1}"`, `<${p}v>${cell.number}</${p}v>`);
}

/** Formats by number are built in; others are written with their code. */
function stylesXml(formats: readonly (number | string)[]): string {
  const own = formats.flatMap((format, at) =>
    typeof format === 'string' ? [`<numFmt numFmtId="${200 + at}" formatCode="${escaped(format)}"/>`] : [],
  );
  const styles = formats.map((format, at) => `<xf numFmtId="${typeof format === 'string' ? 200 + at : format}"/>`);
  return `<styleSheet xmlns="${MAIN}"><numFmts>${own.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles.join('')}</cellXfs></styleSheet>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replace(/_x([0-9A-Fa-f]{4})_/g, '_x005F_x$1_')
    .replace(/./gsu, (sign) => (isXml(sign.codePointAt(0) as number) ? sign : `_x${hexOf(sign)}_`));
}

/** Signs that XML 1.0 can hold, but the carriage return that a reader would make a line feed of. */
function isXml(code: number): boolean {
  return code === 9 || code === 10 || (code >= 32 && code !== 0xfffe && code !== 0xffff);
}

function hexOf(sign: string): string {
  return sign.charCodeAt(0).toString(16).padStart(4, '0');
}
