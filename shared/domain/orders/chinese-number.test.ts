import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readChineseNumber } from './chinese-number.ts';

describe('readChineseNumber', () => {
  it.each([
    ['二', 2],
    ['两', 2],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['廿五', 25],
    ['一百零五', 105],
    ['一百一十', 110],
    ['两百五', 250],
    ['三千二', 3200],
    ['一千零二十', 1020],
    ['一万', 10_000],
    ['一万五', 15_000],
    ['一万零五', 10_005],
    ['二五〇', 250],
  ])('%s is %i', (text, number) => expect(readChineseNumber(text)).toBe(number));

  it.each(['', '条', '十十', '百', '二二十', '万', '一百千', '五六七八九一', '两条'])('%s is none', (text) =>
    expect(readChineseNumber(text)).toBeNull(),
  );

  it('reads back every number as it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999 }), (number) => {
        expect(readChineseNumber(written(number))).toBe(number);
      }),
      { numRuns: 300 },
    );
  });
});

function written(number: number): string {
  if (number === 0) return '零';
  const places = [
    ['万', 10_000],
    ['千', 1000],
    ['百', 100],
    ['十', 10],
    ['', 1],
  ] as const;
  let text = '';
  let gap = false;
  for (const [name, value] of places) {
    const digit = Math.floor(number / value) % 10;
    if (digit === 0) gap = text !== '';
    else {
      text += `${gap ? '零' : ''}${'零一二三四五六七八九'[digit]}${name}`;
      gap = false;
    }
  }
  return text;
}
