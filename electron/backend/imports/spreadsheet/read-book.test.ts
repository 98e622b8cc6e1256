import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../../../shared/contract/errors.ts';
import { type TestBook, type TestCell, writeXlsx } from '../../testing/write-xlsx.ts';
import { detectFile } from '../detect-file.ts';
import { readRecords } from '../read-records.ts';
import type { BookChoices } from './detect-book.ts';

let folder: string;
let files = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orderline-xlsx-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const AUTO = { encoding: 'auto', delimiter: 'auto' } as const;
function nextFile(): string {
  files += 1;
  return join(folder, `${files}.xlsx`);
}

async function read(book: TestBook | string, choices: BookChoices = {}) {
  const file = typeof book === 'string' ? book : await writeXlsx(nextFile(), book);
  const detected = await detectFile(file, { ...AUTO, ...choices });
  const records: { line: number; cells: readonly string[] }[] = [];
  const facts = await readRecords(file, detected, (cells, line) => records.push({ line, cells }));
  return { detected, records, facts };
}
const sheet = (...rows: TestCell[][]): TestBook => ({ sheets: [{ name: 'Sheet1', rows }] });
const cellsOf = async (book: TestBook, choices: BookChoices = {}) =>
  (await read(book, choices)).records.map(({ cells }) => cells);
const key = (book: TestBook | string, choices: BookChoices = {}) =>
  read(book, choices).then(
    () => 'read',
    (error: unknown) => (error instanceof AppError ? error.key : String(error)),
  );

describe('cells as a person sees them', () => {
  it('keeps texts whole: leading zeros, line ends, blanks, signs that XML cannot hold, rich and inline text', async () => {
    const texts: TestCell[] = ['000123', 'a\nb', ' x ', 'tab\u0001', '_x0041_', '<&">', { inline: '行内' }];
    expect(
      await cellsOf(
        sheet(
          texts.map((_, at) => `h${at}`),
          texts,
        ),
      ),
    ).toEqual([texts.map((_, at) => `h${at}`), ['000123', 'a\nb', ' x ', 'tab\u0001', '_x0041_', '<&">', '行内']]);
    expect((await cellsOf(sheet(['a'], [{ rich: ['中华', '（硬）'] }])))[1]).toEqual(['中华（硬）']);
  });

  it('writes numbers without exponents and float tails', async () => {
    const numbers = [
      '0.30000000000000004',
      '1.23E+08',
      '1e-7',
      '6901028000017',
      '-0',
      '12.50',
      '1E+21',
      '19.989999999999998',
    ];
    const row = numbers.map((number): TestCell => ({ number, format: 0 }));
    expect((await cellsOf(sheet(numbers, row)))[1]).toEqual([
      ...['0.3', '123000000', '0.0000001', '6901028000017', '0', '12.5', '1000000000000000000000', '19.99'],
    ]);
  });

  it('reads dates by their number format, in both systems, and refuses what is no day', async () => {
    const row: TestCell[] = [
      { number: 46350, format: 14 },
      { number: 46350.395833333336, format: 22 },
      { number: 46350, format: 'yyyy/m/d h:mm' },
      { number: 0.7083333333333334, format: 20 },
      { number: 46350.9, format: 'yyyy"年"m"月"d"日";@' },
      { number: 1.0625, format: '[h]:mm' },
      { number: 46350, format: '#,##0.00' },
      { number: 46350, format: '[$-804]d "of" mmmm' },
      { number: 60, format: 14 },
      { number: 59, format: 14 },
      { number: -1, format: 14 },
      { number: 2_958_466, format: 14 },
    ];
    const names = row.map((_, at) => `h${at}`);
    expect((await cellsOf(sheet(names, row)))[1]).toEqual([
      ...['2026-11-24', '2026-11-24 09:30:00', '2026-11-24 00:00:00', '17:00', '2026-11-24', '25:30', '46350'],
      ...['2026-11-24', '#####', '1900-02-28', '#####', '#####'],
    ]);
    const of1904 = { ...sheet(['a'], [{ number: 44_888, format: 14 }], [{ number: 0, format: 14 }]), date1904: true };
    expect(await cellsOf(of1904)).toEqual([['a'], ['2026-11-24'], ['1904-01-01']]);
  });

  it('reads booleans, errors, percents, zeros of a format and the stored value of a formula', async () => {
    const row: TestCell[] = [
      ...[true, false, { error: '#N/A' }, { number: 0.05, format: 9 }, { number: 42, format: '000000' }],
      { formula: 'A1&"x"', value: '07' },
    ];
    const names = row.map((_, at) => `h${at}`);
    expect((await cellsOf(sheet(names, row)))[1]).toEqual(['TRUE', 'FALSE', '#N/A', '5%', '000042', '07']);
  });

  it('reads tags with a prefix, and cells and rows without a reference', async () => {
    expect(await cellsOf({ ...sheet(['a', 'b'], ['1', 2]), prefix: 'x:' })).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    const xml =
      '<worksheet><sheetData><row><c><v>1</v></c><c/><c t="inlineStr"><is><t>z</t></is></c></row><row><c t="d"><v>2026-11-24T00:00:00Z</v></c></row></sheetData></worksheet>';
    expect(await cellsOf({ sheets: [{ name: 'S', rows: [], xml }] })).toEqual([
      ['1', '', 'z'],
      ['2026-11-24', '', ''],
    ]);
  });
});

describe('rows and columns', () => {
  it('gives the sheet’s row numbers, leaves out empty rows and columns, and counts what is hidden or merged', async () => {
    const { records, facts } = await read({
      sheets: [
        {
          name: 'S',
          rows: [['a', 'b', null], [], ['1', null, null], ['2', '3', null, null], [null, null], [], ['4']],
          hiddenRows: [4],
          merges: ['A1:B1', 'A3:A4'],
        },
      ],
    });
    expect(records).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 3, cells: ['1', ''] },
      { line: 4, cells: ['2', '3'] },
      { line: 7, cells: ['4', ''] },
    ]);
    // The merged area in the header row itself hides no value of a row.
    expect(facts).toEqual({ hiddenRows: 1, mergedAreas: 1 });
  });

  it('keeps a row that is filled beyond the header as wide as it is', async () => {
    expect(await cellsOf(sheet(['a'], ['1', 'x'], ['2', ' ']))).toEqual([['a'], ['1', 'x'], ['2']]);
  });

  it('finds the header below titles, or takes the row that is asked for', async () => {
    const book = sheet(['十一月客户表'], ['打印：2026-11-24'], [], ['编码', '名称', '线路'], ['1', 'A', 'R1']);
    expect((await read(book)).detected).toMatchObject({ headerRow: 4 });
    expect(await cellsOf(book)).toEqual([
      ['编码', '名称', '线路'],
      ['1', 'A', 'R1'],
    ]);
    expect((await cellsOf(book, { headerRow: 5 })).length).toBe(1);
    expect(await key(book, { headerRow: 3 })).toBe('import-header-row');
  });
});

describe('sheets', () => {
  const book: TestBook = {
    sheets: [
      { name: '说明', rows: [] },
      { name: 'Old', rows: [['x']], state: 'hidden' },
      {
        name: 'One',
        rows: [
          ['a', 'b'],
          ['1', '2'],
        ],
      },
      {
        name: 'Two',
        rows: [
          ['c', 'd'],
          ['3', '4'],
        ],
      },
    ],
  };

  it('takes the first that is filled, the one with the columns, or the one that is named', async () => {
    expect((await read(book)).detected).toMatchObject({
      sheet: 'One',
      sheets: [{ name: '说明' }, { name: 'One' }, { name: 'Two' }],
    });
    expect(await cellsOf(book, { columns: ['d'] })).toEqual([
      ['c', 'd'],
      ['3', '4'],
    ]);
    expect(await cellsOf(book, { sheet: 'Old' })).toEqual([['x']]);
    expect(await key(book, { sheet: 'Three' })).toBe('import-sheet-missing');
    expect(await key(book, { sheet: '说明' })).toBe('import-file-empty');
  });
});

describe('files that are no table', () => {
  it('refuses other zip files, damaged ones, and what was packed to fill a memory', async () => {
    const whole = await writeXlsx(nextFile(), sheet(['a', 'b'], ['1', '2']));
    const { readFileSync } = await import('node:fs');
    const bytes = readFileSync(whole);
    const write = (content: Buffer) => {
      const file = nextFile();
      writeFileSync(file, content);
      return file;
    };
    expect(await key(write(bytes.subarray(0, bytes.length - 100)))).toBe('import-file-damaged');
    expect(await key(write(Buffer.concat([bytes.subarray(0, 60), Buffer.alloc(200), bytes.subarray(260)])))).toBe(
      'import-file-damaged',
    );
    expect(await key({ ...sheet(['a']), parts: { '_rels/.rels': '<Relationships/>' } })).toBe('import-file-zip');
    expect(await key({ sheets: [] })).toBe('import-book-without-sheets');
    expect(await key({ sheets: [{ name: 'S', rows: [], xml: '<worksheet><sheetData><row>' }] })).toBe(
      'import-file-damaged',
    );
    expect(
      await key({ sheets: [{ name: 'S', rows: [], xml: '<!DOCTYPE a [<!ENTITY b "x">]><worksheet>&b;</worksheet>' }] }),
    ).toBe('import-file-damaged');
    const blank = ' '.repeat(1024 ** 2);
    const bomb = function* () {
      yield '<worksheet><sheetData><row><c t="str"><v>';
      for (let at = 0; at < 66; at += 1) yield blank;
    };
    expect(await key({ sheets: [{ name: 'S', rows: [], xml: { [Symbol.iterator]: bomb } }] })).toBe('import-file-bomb');
    const far = '<worksheet><sheetData><row r="2000000"><c r="A1"><v>1</v></c></row></sheetData></worksheet>';
    expect(await key({ sheets: [{ name: 'S', rows: [], xml: far }] })).toBe('import-file-bomb');
    const wide = '<worksheet><sheetData><row r="1"><c r="ZZZZ1"><v>1</v></c></row></sheetData></worksheet>';
    expect(await key({ sheets: [{ name: 'S', rows: [], xml: wide }] })).toBe('import-file-bomb');
  });
});

it('reads back what was written, whatever the table', async () => {
  const text = fc
    .string({ unit: 'grapheme', maxLength: 12 })
    .filter((one) => one.trim() !== '' && !/[\ud800-\udfff]/.test(one.replace(/[\ud800-\udbff][\udc00-\udfff]/g, '')));
  const cell = fc.oneof(
    text,
    fc.integer().map((value): TestCell => value),
    fc.constant<TestCell>(null),
    fc.boolean(),
    text.map((inline): TestCell => ({ inline })),
  );
  const shown = (one: TestCell): string =>
    one === null
      ? ''
      : typeof one === 'object' && 'inline' in one
        ? one.inline
        : typeof one === 'boolean'
          ? String(one).toUpperCase()
          : String(one);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 8 }), async (rows) => {
      const table = [['a', 'b', 'c'], ...rows];
      const { records } = await read({ sheets: [{ name: 'S', rows: table }] }, { headerRow: 1 });
      const expected = table
        .map((cells, at) => ({ line: at + 1, cells: cells.map(shown) }))
        .filter(({ cells }) => cells.some((one) => one !== ''));
      expect(records).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});
