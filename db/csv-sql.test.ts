import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CONTROL_STARTERS,
  csvTextCell,
  FORMULA_STARTERS,
  LEADING_BLANKS,
  neutralised,
} from '../shared/domain/exports/csv-cell.ts';
import { numberCellTags, textCellTags, XLSX_STYLE, xmlText } from '../shared/domain/exports/xlsx-cell.ts';
import { openDatabase } from './connection.ts';
import { csvPlainSql, csvTextSql, csvTimeSql, csvWordSql } from './csv-sql.ts';
import { exportRowSql } from './export-cells.ts';
import { xlsxTextSql, xlsxWordSql } from './xlsx-sql.ts';

const db = openDatabase(':memory:');
const evaluate = (expression: string, value: unknown) =>
  db.raw.prepare<unknown[], string>(`SELECT ${expression} FROM (SELECT ? AS v)`).pluck().get(value);

/** Texts as people and files bring them, with everything that could break a line or start a formula. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }).filter((value) => !value.includes('\0')),
  fc.string({ unit: fc.constantFrom(...`${FORMULA_STARTERS}${LEADING_BLANKS}'",;|1a中`.split('')) }),
);

describe('CSV cells', () => {
  it('come out of a parser as they went in, neutralised', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (cells) => {
        const line = cells.map(csvTextCell).join(',');
        expect(parse(line, { relax_column_count: true })).toEqual([cells.map(neutralised)]);
      }),
    );
  });

  it('never begin as a formula, whatever blanks come first', () => {
    fc.assert(
      fc.property(text, (value) => {
        const shown = neutralised(value);
        const first = [...shown].find((character) => !LEADING_BLANKS.includes(character)) ?? '';
        expect(FORMULA_STARTERS.includes(first) && first !== '').toBe(false);
        expect(shown !== '' && CONTROL_STARTERS.includes(shown[0] as string)).toBe(false);
      }),
    );
  });

  it('leave harmless text as it is', () => {
    for (const harmless of ['', '阳光便利店', 'C-000001', '1+1', "'=1", '138****8000', ' 两个空格']) {
      expect(neutralised(harmless)).toBe(harmless);
    }
  });

  it.each(['=1', '+1', '-1', '@a', '＝1', '＋1', '－1', '＠a', '  =1', '\u3000=1', '\ufeff=1', '\tx', '\rx', '\nx'])(
    'neutralise %j',
    (value) => expect(neutralised(value)).toBe(`'${value}`),
  );

  it('keep a negative number a number, and neutralise the same as a text', () => {
    const cells = [
      { kind: 'number', sql: '-3' },
      { kind: 'amount', sql: '-1050', digits: 2 },
      { kind: 'text', sql: "'-1050'" },
    ] as const;
    expect(evaluate(exportRowSql('csv', cells, []), null)).toBe(`-3,-10.50,"'-1050"`);
    const row = evaluate(exportRowSql('xlsx', cells, []), null) ?? '';
    expect(row).toContain(textCellTags(2).join('-1050'));
    expect(row).toContain(numberCellTags(0, XLSX_STYLE.plain).join('-3'));
    expect(row).toContain(numberCellTags(1, XLSX_STYLE.amount).join('-10.50'));
  });

  it('are the same from SQL', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(evaluate(csvTextSql('v'), value)).toBe(csvTextCell(value));
      }),
    );
    expect(evaluate(csvTextSql('v'), null)).toBe('');
  });

  it('show words for codes, and the code itself where no word is known', () => {
    const sql = csvWordSql('v', { out: '"呼出"', in: `"it's in"` });
    expect([evaluate(sql, 'out'), evaluate(sql, 'in'), evaluate(sql, 'other'), evaluate(sql, null)]).toEqual([
      '"呼出"',
      `"it's in"`,
      'other',
      '',
    ]);
  });

  it('show instants on the wall clock of their own offset', () => {
    const sql = csvTimeSql('v', [
      { untilMs: 1_000_000, offsetMs: 0 },
      { untilMs: Number.POSITIVE_INFINITY, offsetMs: 3_600_000 },
    ]);
    expect(evaluate(sql, 999_999)).toBe('1970-01-01 00:16:39');
    expect(evaluate(sql, 1_000_000)).toBe('1970-01-01 01:16:40');
    expect(evaluate(sql, null)).toBe('');
    expect(evaluate(csvPlainSql('v'), null)).toBe('');
  });
});

describe('cells of a spreadsheet', () => {
  it('are the same from SQL as from the program', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(evaluate(xlsxTextSql('v', 27), value)).toBe(textCellTags(27).join(xmlText(value)));
      }),
    );
    expect(evaluate(xlsxTextSql('v', 0), null)).toBe(null);
    expect(evaluate(xlsxWordSql('v', { a: 'A & B' }, 0), 'a')).toBe(textCellTags(0).join('A &amp; B'));
  });
});
