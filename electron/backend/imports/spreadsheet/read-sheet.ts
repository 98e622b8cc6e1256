import { AppError } from '../../../../shared/contract/errors.ts';
import { columnOf, numberText, unescapedText } from '../../../../shared/domain/imports/spreadsheet-cells.ts';
import type { Book, BookSheet } from './open-book.ts';
import { parsePart } from './parse-part.ts';

/** What a person should know of a sheet that was read as a table; titles above the header do not count. */
export interface SheetFacts {
  /** Rows that are hidden in the sheet (a filter hides rows); they are read like the others. */
  readonly hiddenRows: number;
  /** Areas of merged cells below the header: only their first cell holds the value. */
  readonly mergedAreas: number;
}

/** `row`: its number in the sheet. False: no more rows are wanted. */
export type OnRow = (cells: string[], row: number, share: number) => boolean;

/** What a sheet can hold at most. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
/** Characters of a row. */
const MOST_ROW_TEXT = 4 * 1024 ** 2;

/**
 * Hands over every row of a sheet that holds something, as a person reads it, up to its last filled cell. Formulas give
 * the value that was stored with them. Errors, all `invalid`: `import-file-damaged`, `import-file-bomb`.
 */
export async function readSheet(book: Book, sheet: BookSheet, onRow: OnRow, headerRow = 0): Promise<SheetFacts> {
  let row = 0;
  let column = 0;
  let cells: string[] = [];
  let length = 0;
  let type = 'n';
  let style = 0;
  let value = '';
  let isIn = false;
  let phonetic = 0;
  let share = 0;
  let isEnough = false;
  let hiddenRows = 0;
  let mergedAreas = 0;
  const tooMuch = () => new AppError('invalid', 'import-file-bomb', { part: sheet.part });

  function endCell(): void {
    if (value === '') return;
    const text = cellText(book, type, style, value);
    if (text === '') return;
    length += text.length;
    if (length > MOST_ROW_TEXT) throw tooMuch();
    while (cells.length < column) cells.push('');
    cells[column] = text;
  }

  function endRow(isHidden: boolean): void {
    if (cells.length === 0 || isEnough) return;
    if (isHidden && row >= headerRow) hiddenRows += 1;
    isEnough = !onRow(cells, row, share);
  }

  let isHidden = false;
  await parsePart(
    book.parts,
    sheet.part,
    {
      onOpen(tag, attributes) {
        switch (tag) {
          case 'row':
            row = attributes.r === undefined ? row + 1 : Number(attributes.r);
            if (!(row >= 1 && row <= MOST_ROWS)) throw tooMuch();
            column = -1;
            cells = [];
            length = 0;
            isHidden = attributes.hidden === '1' || attributes.hidden === 'true';
            return;
          case 'c':
            column = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
            if (!(column >= 0 && column < MOST_COLUMNS)) throw tooMuch();
            type = attributes.t ?? 'n';
            style = attributes.s === undefined ? 0 : Number(attributes.s);
            value = '';
            return;
          case 'rPh':
            phonetic += 1;
            return;
          case 'v':
          case 't':
            isIn = phonetic === 0;
            return;
          case 'mergeCell':
            if (lastRowOf(attributes.ref) > headerRow) mergedAreas += 1;
        }
      },
      onClose(tag) {
        if (tag === 'v' || tag === 't') isIn = false;
        else if (tag === 'c') endCell();
        else if (tag === 'row') endRow(isHidden);
        else if (tag === 'rPh') phonetic -= 1;
      },
      onText(text) {
        if (isIn) value += text;
      },
      isEnough: () => isEnough,
    },
    (done) => {
      share = done;
    },
  );
  return { hiddenRows, mergedAreas };
}

/** The last row of an area: `D1:E4` 4. */
function lastRowOf(area = ''): number {
  return Number(/\d+$/.exec(area)?.[0] ?? 0);
}

function cellText(book: Book, type: string, style: number, value: string): string {
  switch (type) {
    case 's':
      return book.texts.at(Number(value)) ?? '';
    case 'inlineStr':
    case 'str':
      return unescapedText(value);
    case 'b':
      return value === '1' || value === 'true' ? 'TRUE' : 'FALSE';
    case 'e':
      return value;
    case 'd':
      return isoText(value);
    default:
      return numberText(value, book.format(style), book.is1904) ?? value;
  }
}

/** Dates that are stored as such: `2026-11-24T09:30:00Z`, of which midnight is the date alone. */
function isoText(value: string): string {
  const match = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)(?:\.\d+)?Z?)?$/.exec(value);
  if (!match) return value;
  return match[2] === undefined || match[2] === '00:00:00' ? (match[1] as string) : `${match[1]} ${match[2]}`;
}
