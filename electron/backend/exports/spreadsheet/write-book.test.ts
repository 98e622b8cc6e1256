import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  numberCellTags,
  rowXml,
  textCellTags,
  XLSX_STYLE,
  xmlText,
} from '../../../../shared/domain/exports/xlsx-cell.ts';
import { type BookSheet, openBook } from '../../imports/spreadsheet/open-book.ts';
import { readSheet } from '../../imports/spreadsheet/read-sheet.ts';
import { openPartFile } from '../part-file.ts';
import { writeBook } from './write-book.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orderline-book-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TITLE = '呼叫/记录';
const textRow = (text: string) => rowXml(textCellTags(0).join(xmlText(text)));

/** Writes and reads back: the rows of each sheet by its name. */
async function written(rows: readonly string[], more: { sheetRows?: number; onRows?: (rows: number) => void } = {}) {
  const file = join(folder, `${crypto.randomUUID()}.xlsx`);
  const part = openPartFile(file, 'utf-8');
  try {
    const columns = [
      { title: '<名>', width: 10 },
      { title: 'N', width: 10 },
    ];
    const book = { title: TITLE, columns, rowCount: rows.length, rows: rows.values(), amountDigits: 2, atMs: 0 };
    await writeBook(part, { ...book, onRows: more.onRows ?? (() => {}) }, more.sheetRows);
    await part.finish(false);
  } finally {
    part.abandon();
  }
  const book = await openBook(file);
  const sheets: Record<string, string[][]> = {};
  for (const sheet of book.sheets as BookSheet[]) {
    const found: string[][] = [];
    await readSheet(book, sheet, (cells) => found.push(cells) > 0);
    sheets[sheet.name] = found;
  }
  book.parts.close();
  return sheets;
}

describe('a spreadsheet file', () => {
  it('gives every text back as it was', async () => {
    const texts = [
      '=1+1',
      '+8613800138000',
      '-5折',
      '@阳光',
      '\t制表符',
      '\n换行',
      '两行\r\n文字\r',
      '\u0000\u0001\u000b\u001f\ufffe\uffff',
      '_x0041_ _x0041_x0042_ _x005F_ _x0041\u0001',
      '𠮷野家 😀',
      '12345678901234567890',
      '000123',
      '  空格  ',
      'a<b>&amp;"\'<>]]>',
    ];
    const sheets = await written(texts.map(textRow));
    expect(sheets).toEqual({ '呼叫 记录': [['<名>', 'N'], ...texts.map((text) => [text])] });
  });

  it('keeps numbers and dates what they are', async () => {
    const cell = (style: number, value: string) => rowXml(numberCellTags(1, style).join(value));
    const rows = [
      cell(XLSX_STYLE.plain, '54'),
      cell(XLSX_STYLE.amount, '20.90'),
      cell(XLSX_STYLE.date, '46350'),
      cell(XLSX_STYLE.instant, '46350.0416666667'),
    ];
    const [, ...read] = (await written(rows))['呼叫 记录'] as string[][];
    expect(read.map(([, value]) => value)).toEqual(['54', '20.9', '2026-11-24', '2026-11-24 01:00:00']);
  });

  it('goes on in a further sheet, each with the header', async () => {
    const rows = Array.from({ length: 25 }, (_, at) => `第 ${at}`);
    const sheets = await written(rows.map(textRow), { sheetRows: 10 });
    expect(Object.keys(sheets)).toEqual(['呼叫 记录', '呼叫 记录 2', '呼叫 记录 3']);
    expect(Object.values(sheets).flatMap(([head, ...body]) => [head, ...body.map(([text]) => text)])).toEqual([
      ...[0, 10, 20].flatMap((from) => [['<名>', 'N'], ...rows.slice(from, from + 10)]),
    ]);
    expect(Object.keys(await written(rows.slice(0, 10).map(textRow), { sheetRows: 10 }))).toHaveLength(1);
    expect(await written([])).toEqual({ '呼叫 记录': [['<名>', 'N']] });
  });

  it('ends with what it is told on its way, closes the rows and leaves nothing', async () => {
    const before = readdirSync(folder);
    let closed = false;
    function* endless() {
      try {
        for (;;) yield textRow('呼'.repeat(100));
      } finally {
        closed = true;
      }
    }
    const part = openPartFile(join(folder, 'none.xlsx'), 'utf-8');
    const stop = () => {
      throw new Error('enough');
    };
    const book = { title: TITLE, columns: [], rowCount: 1, rows: endless(), amountDigits: 2, atMs: 0, onRows: stop };
    await expect(writeBook(part, book)).rejects.toThrow('enough');
    part.abandon();
    expect(closed).toBe(true);
    expect(readdirSync(folder)).toEqual(before);
  });
});
