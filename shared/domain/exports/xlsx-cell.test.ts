import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnOf, unescapedText } from '../imports/spreadsheet-cells.ts';
import { columnName, withoutOddSigns, xmlText } from './xlsx-cell.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'_x0041F\u0001\r\n\uffff&<>;amp'.split('')) }),
);
const MARKUP: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

describe('text in a spreadsheet', () => {
  it('comes back as it went, and holds no sign that XML cannot hold', () => {
    fc.assert(
      fc.property(text, (value) => {
        const xml = withoutOddSigns(xmlText(value));
        expect([...xml].every((sign) => sign >= ' ' || '\t\n'.includes(sign))).toBe(true);
        expect(xml).not.toMatch(/[<>\ufffe\uffff]/);
        expect(unescapedText(xml.replace(/&(?:amp|lt|gt);/g, (entity) => MARKUP[entity] as string))).toBe(value);
      }),
    );
  });

  it('names columns as references do', () => {
    expect([0, 25, 26, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
    for (let column = 0; column < 20_000; column += 77) expect(columnOf(columnName(column))).toBe(column);
  });
});
