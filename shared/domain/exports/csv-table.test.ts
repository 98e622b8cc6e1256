import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neutralised } from './csv-cell.ts';
import { csvTable } from './csv-table.ts';

describe('csvTable', () => {
  it('writes what a reader of CSV reads again: numbers as they are, nothing as nothing, texts that run nowhere', () => {
    const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.constant(null));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 4 }), (rows) => {
        const text = csvTable({ titles: ['=name', 'calls'], rows });
        const shown = (value: string | number | null) =>
          typeof value === 'string' ? neutralised(value) : `${value ?? ''}`;
        expect(text.startsWith('\ufeff"\'=name","calls"\r\n')).toBe(true);
        expect(parse(text, { bom: true })).toEqual([["'=name", 'calls'], ...rows.map((row) => row.map(shown))]);
      }),
      { numRuns: 60 },
    );
  });
});
