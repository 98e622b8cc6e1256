import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDayNumber, toDayNumber } from '../calendar/business-date.ts';
import {
  cellFormatOf,
  columnOf,
  dateOfSerial,
  isErrorCell,
  numberText,
  plainDecimal,
  unescapedText,
} from './spreadsheet-cells.ts';

describe('cellFormatOf', () => {
  it('knows dates, times, percents and leading zeros by their letters, not by words, colours or conditions', () => {
    const kinds = {
      General: 'number',
      '0.00E+00': 'number',
      '#,##0.00;[Red]-#,##0.00': 'number',
      '"day "0': 'number',
      '[Red]0': 'number',
      '[>=100]0': 'number',
      '0.0%': 'percent',
      '00000': 'zeros',
      'm/d/yy': 'date',
      mmm: 'date',
      '[$-F800]dddd, mmmm dd, yyyy': 'date',
      'yyyy"年"m"月"d"日"': 'date',
      'h:mm AM/PM': 'time',
      'mm:ss.0': 'time',
      '[mm]:ss': 'time',
      '上午/下午h"时"mm"分"': 'time',
      'yyyy\\-mm\\-dd hh:mm': 'date-time',
    };
    for (const [code, kind] of Object.entries(kinds))
      expect([code, cellFormatOf(200, code).kind]).toEqual([code, kind]);
    expect([0, 1, 9, 14, 20, 22, 31, 46, 49, 58].map((id) => cellFormatOf(id, undefined).kind)).toEqual([
      ...['number', 'number', 'percent', 'date', 'time', 'date-time', 'date', 'time', 'number', 'date'],
    ]);
  });
});

describe('numbers', () => {
  it('keep their 15 digits, without an exponent, whatever the number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = plainDecimal(value);
        expect(text).toMatch(/^-?\d+(?:\.\d+)?$/);
        const rounded = Number(value.toPrecision(15));
        expect(Number(text)).toBe((Number.isFinite(rounded) ? rounded : value) + 0);
      }),
    );
  });

  it('of cents stand as they were typed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e11 }), (cents) => {
        const typed = (cents / 100).toFixed(2);
        const [whole, fraction = ''] = typed.split('.');
        const shown = fraction === '00' ? whole : typed.replace(/0$/, '');
        expect(numberText(String(cents / 100), { kind: 'number' }, false)).toBe(shown);
      }),
    );
    expect(numberText('abc', { kind: 'number' }, false)).toBeNull();
    expect(numberText(' ', { kind: 'number' }, false)).toBeNull();
  });
});

describe('dates', () => {
  it('count from 1900 with the leap day that never was, or from 1904', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_465 }), (days) => {
        expect(dateOfSerial(days, false)).toBe(fromDayNumber(days - 25_569));
        if (days <= 2_957_003) expect(dateOfSerial(days, true)).toBe(dateOfSerial(days + 1462, false));
      }),
    );
    expect([1, 59, 60, 61, 0].map((days) => dateOfSerial(days, false))).toEqual([
      ...['1900-01-01', '1900-02-28', null, '1900-03-01', null],
    ]);
    expect(toDayNumber(dateOfSerial(2_958_465, false) ?? '')).toBe(toDayNumber('9999-12-31'));
  });
});

it('knows columns, errors and escaped signs', () => {
  expect(['A1', 'Z9', 'AA10', 'XFD1048576', '7'].map(columnOf)).toEqual([0, 25, 26, 16_383, -1]);
  expect(['#N/A', '#DIV/0!', '#####', '#1', 'N/A', '# '].map(isErrorCell)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(unescapedText('a_x000A_b_x005F_x0041_')).toBe('a\nb_x0041_');
});
