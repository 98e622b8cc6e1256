import {
  columnName,
  headRow,
  MOST_SHEET_ROWS,
  XLSX_STYLE,
  xmlText,
} from '../../../../shared/domain/exports/xlsx-cell.ts';

/** The small parts of an .xlsx file (ECMA-376 part 1, 12.3): everything but the rows. */

export interface BookColumn {
  readonly title: string;
  /** In characters. */
  readonly width: number;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATED = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const SIGNS_OF_A_NAME = 31;

export function sheetPart(sheet: number): string {
  return `xl/worksheets/sheet${sheet + 1}.xml`;
}

/** By name, in the order in which they stand in the file. */
export function bookParts(title: string, sheets: number, amountDigits: number): Readonly<Record<string, string>> {
  const each = <T>(make: (sheet: number) => T) => Array.from({ length: sheets }, (_, sheet) => make(sheet));
  const names = each((sheet) => xmlText(sheetName(title, sheet)));
  return {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${each((sheet) => `<Override PartName="/${sheetPart(sheet)}" ContentType="${TYPE}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATED}"><sheets>${names.map((name, sheet) => `<sheet name="${name.replaceAll('"', '&quot;')}" sheetId="${sheet + 1}" r:id="rId${sheet + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...each((sheet) => ['worksheet', `worksheets/sheet${sheet + 1}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': stylesXml(amountDigits),
  };
}

/** What stands before the rows of a sheet: the widths, and a header that stays in sight. */
export function sheetHead(columns: readonly BookColumn[]): string {
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  return `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${headRow(columns.map(({ title }) => title))}`;
}

/** What stands after them: the filter arrows, and no mark on every code that looks like a number. */
export function sheetTail(columns: number, rows: number): string {
  const last = columnName(columns - 1);
  return `</sheetData><autoFilter ref="A1:${last}${rows}"/><ignoredErrors><ignoredError sqref="A1:${last}${MOST_SHEET_ROWS}" numberStoredAsText="1"/></ignoredErrors></worksheet>`;
}

/** The title, without the signs that a sheet's name may not hold; further sheets are numbered. */
function sheetName(title: string, sheet: number): string {
  const end = sheet === 0 ? '' : ` ${sheet + 1}`;
  return title.replace(/[\\/?*[\]:]/g, ' ').slice(0, SIGNS_OF_A_NAME - end.length) + end;
}

function relations(targets: readonly (readonly [string, string])[]): string {
  const rows = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${RELATED}/${type}" Target="${target}"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${rows.join('')}</Relationships>`;
}

const TEXT_FORMAT = 49;
const OWN_FORMAT = 164;

function stylesXml(amountDigits: number): string {
  const amount = amountDigits === 0 ? '0' : `0.${'0'.repeat(amountDigits)}`;
  const codes = ['yyyy-mm-dd', 'yyyy-mm-dd hh:mm:ss', amount];
  const formats = codes.map((code, at) => `<numFmt numFmtId="${OWN_FORMAT + at}" formatCode="${code}"/>`);
  const styles: Readonly<Record<number, string>> = {
    [XLSX_STYLE.plain]: xf(0, 0),
    [XLSX_STYLE.text]: xf(TEXT_FORMAT, 0),
    [XLSX_STYLE.date]: xf(OWN_FORMAT, 0),
    [XLSX_STYLE.instant]: xf(OWN_FORMAT + 1, 0),
    [XLSX_STYLE.amount]: xf(OWN_FORMAT + 2, 0),
    [XLSX_STYLE.head]: xf(TEXT_FORMAT, 1),
  };
  const list = Object.values(styles);
  const font = (weight: string) => `<font>${weight}<sz val="11"/><name val="Calibri"/><family val="2"/></font>`;
  return `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">${formats.join('')}</numFmts><fonts count="2">${font('')}${font('<b/>')}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${list.length}">${list.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}

function xf(format: number, font: number): string {
  return `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`;
}
