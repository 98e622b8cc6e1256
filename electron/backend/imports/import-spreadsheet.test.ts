import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ImportMappingInput } from '../../../shared/contract/import-mapping.ts';
import { importMapping } from '../../../shared/contract/import-mapping.ts';
import type { ImportReport } from '../../../shared/contract/import-report.ts';
import { suggestMapping } from '../../../shared/domain/imports/suggest-mapping.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { runImport } from '../testing/run-import.ts';
import { type TestBook, type TestCell, writeXlsx } from '../testing/write-xlsx.ts';

let center: OrderCenter;
let files = 0;
beforeEach(async () => {
  center = await createOrderCenter({ weeks: 0 });
});
afterEach(() => center.close());

/** Imports a spreadsheet by the mapping that its header suggests. */
async function take(book: TestBook, kind: 'quotas' | 'customers', more: object = {}, choices: object = {}) {
  files += 1;
  const file = await writeXlsx(join(center.dataDir, `${files}.xlsx`), book);
  const header = book.sheets.at(-1)?.rows[0]?.map(String) ?? [];
  const mapping: ImportMappingInput = { ...suggestMapping(kind, header, []), ...choices };
  return runImport(center, readFileSync(file), mapping, more);
}
const sheet = (rows: readonly (readonly TestCell[])[]): TestBook => ({ sheets: [{ name: '限量', rows }] });
const figures = ({ encoding: _e, sheet: _s, seconds: _t, ...rest }: ImportReport) => rest;

const HEADER = ['限量种类', '商品编码', '分类', '开始日期', '结束日期', '数量', '浮动%'];
const WEEK = ['2026-11-30', '2026-12-06'];

it('gives the same report and the same rejects file as the same table as CSV, whatever is in it', async () => {
  const cell = (...words: string[]) => fc.constantFrom(...words);
  const row = fc.tuple(
    cell('商品×分类', '商品总投放', '每户', ''),
    cell('100102', '100103', '999', ''),
    cell('A', 'B', 'Z', ''),
    cell('2026-11-30', '2026-12-01', 'x'),
    cell('2026-12-06', '2026-12-05', ''),
    cell('1', '12', '-1', 'many', '#N/A', '"7"', ' 8 '),
    cell('', '5', '101'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
      const filled = rows.filter((cells) => cells.some((one) => one.trim() !== ''));
      if (filled.length === 0) return;
      const csv = [HEADER, ...filled]
        .map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
        .join('\n');
      const [asCsv, asXlsx] = ['a.csv', 'b.csv'].map((name) => join(center.dataDir, name)) as [string, string];
      const asked = { testRun: true };
      const text = await runImport(center, csv, suggestMapping('quotas', HEADER, []), { ...asked, rejectsFile: asCsv });
      const book = await take(sheet([HEADER, ...filled]), 'quotas', { ...asked, rejectsFile: asXlsx });
      expect(figures(book)).toEqual(figures(text));
      expect(readFileSync(asXlsx, 'utf8')).toBe(readFileSync(asCsv, 'utf8'));
      expect(book.accepted + book.duplicates + book.rejected).toBe(filled.length);
      expect([text.encoding, book.encoding, book.sheet?.name]).toEqual(['utf-8', null, '限量']);
    }),
    { numRuns: 12 },
  );
});

it('takes numbers, dates and percents of cells as the person sees them, and names refused rows by the sheet’s rows', async () => {
  const date = (number: number): TestCell => ({ number, format: 14 });
  const rejectsFile = join(center.dataDir, 'rejects.csv');
  const report = await take(
    sheet([
      HEADER,
      [
        '商品×分类',
        { number: 100102, format: 0 },
        'A',
        date(46356),
        date(46362),
        { number: '12.000000000000001', format: 0 },
        null,
      ],
      [
        '商品总投放',
        '100102',
        null,
        date(46356),
        date(46362),
        { number: 1500, format: '#,##0' },
        { number: 0.1, format: 9 },
      ],
      [],
      ['商品×分类', '100103', 'A', date(46356), date(46362), { error: '#REF!' }, null],
      [null, null, null, null, null, null, null],
    ]),
    'quotas',
    { rejectsFile },
  );
  expect(report).toMatchObject({
    rows: 3,
    accepted: 2,
    rejected: 1,
    firstRejects: [{ line: 5, reason: 'cell-error', params: { column: '数量', value: '#REF!' } }],
  });
  const rows = parse(readFileSync(rejectsFile, 'utf8'), { bom: true }) as string[][];
  expect(rows.slice(1).map((cells) => cells.slice(0, 2))).toEqual([['5', 'cell-error']]);
  const stored = center.services.db.raw
    .prepare(
      `SELECT quantity, float_percent AS float, valid_to AS 'to' FROM quota WHERE valid_from = ? ORDER BY quantity`,
    )
    .all('2026-11-30');
  expect(stored).toEqual([
    { quantity: 12, float: 0, to: '2026-12-06' },
    { quantity: 1500, float: 10, to: '2026-12-06' },
  ]);
});

it('finds the sheet by the columns of the mapping, or takes the one that it names', async () => {
  const row = ['商品×分类', '100102', 'A', ...WEEK, '5', ''];
  const book: TestBook = {
    sheets: [
      {
        name: '目录',
        rows: [
          ['表', '说明'],
          ['限量', '每周'],
        ],
      },
      { name: '十二月', rows: [HEADER, row], hiddenRows: [2], merges: ['A1:B1', 'D1:E2'] },
    ],
  };
  expect(await take(book, 'quotas', { testRun: true })).toMatchObject({
    accepted: 1,
    sheet: { name: '十二月', hiddenRows: 1, mergedAreas: 1 },
  });
  await expect(take(book, 'quotas', {}, { sheet: '目录' })).rejects.toMatchObject({ key: 'import-column-missing' });
  await expect(take(book, 'quotas', {}, { sheet: '一月' })).rejects.toMatchObject({ key: 'import-sheet-missing' });
});

it('reads date cells among dates that were typed as text in another form', async () => {
  const header = [...HEADER];
  const rows = [
    header,
    ['商品×分类', '100102', 'A', '2026/11/30', '2026/12/6', '5', ''],
    ['商品×分类', '100103', 'A', { number: 46356, format: 14 }, { number: 46362, format: 14 }, '6', ''],
  ] satisfies TestCell[][];
  const mapping = suggestMapping('quotas', header, [['', '', '', '2026/11/30', '2026/12/6', '', '']]);
  expect(importMapping.parse(mapping).fields.validFrom).toMatchObject({ format: 'yyyy/M/d' });
  expect(await take(sheet(rows), 'quotas', { testRun: true }, mapping)).toMatchObject({ accepted: 2, rejected: 0 });
});
