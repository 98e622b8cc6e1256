import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neutralised } from './csv-cell.ts';
import { tableRow } from './file-table.ts';
import { finishedRow } from './xlsx-cell.ts';

const AT = { wallMs: Date.UTC(2026, 10, 24, 9, 30, 5, 900) };

describe('tableRow', () => {
  it('writes what a reader of CSV reads again: numbers as they are, nothing as nothing, texts that run nowhere', () => {
    const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.constant(null));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 4 }), (rows) => {
        const text = rows.map((row) => `${tableRow('csv', row)}\r\n`).join('');
        const shown = (value: string | number | null) =>
          typeof value === 'string' ? neutralised(value) : `${value ?? ''}`;
        expect(parse(text)).toEqual(rows.map((row) => row.map(shown)));
      }),
      { numRuns: 60 },
    );
  });

  it('writes an instant as a wall clock shows it, in a sheet as a date', () => {
    expect(tableRow('csv', ['=1', AT, 2])).toBe(`"'=1",2026-11-24 09:30:05,2`);
    expect(finishedRow(tableRow('xlsx', ['=1<', AT, 2, null]), 7)).toBe(
      '<row r="7"><c r="A7" s="1" t="inlineStr"><is><t xml:space="preserve">=1&lt;</t></is></c>' +
        `<c r="B7" s="3"><v>${46350 + AT.wallMs / 86_400_000 - Math.floor(AT.wallMs / 86_400_000)}</v></c>` +
        '<c r="C7" s="0"><v>2</v></c></row>',
    );
  });
});
