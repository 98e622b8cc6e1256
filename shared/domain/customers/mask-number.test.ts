import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskNumber, maskNumbersIn } from './mask-number.ts';

const digits = (least: number, most: number) => fc.stringMatching(new RegExp(`^[0-9]{${least},${most}}$`));

describe('maskNumber', () => {
  it('never leaves a number whole, and tells no more than seven of its digits', () => {
    fc.assert(
      fc.property(digits(3, 20), (number) => {
        const masked = maskNumber(number);
        expect(masked).not.toContain(number);
        expect(masked.replaceAll('*', '').length).toBeLessThanOrEqual(7);
      }),
    );
  });
});

describe('maskNumbersIn', () => {
  it('finds mobile numbers in any text around them', () => {
    const text = fc.constantFrom('', '改打', '电话：', ' call ', '（', '，不要再打 ');
    fc.assert(
      fc.property(text, digits(9, 9), text, (before, rest, after) => {
        const number = `13${rest}`;
        expect(maskNumbersIn(`${before}${number}${after}`)).toBe(`${before}${maskNumber(number)}${after}`);
      }),
    );
  });

  it.each(['阳光便利店', 'C-20261122-0001', '1764000000000', '019a00c6-0000-7000-8000-000000000001', '¥4,310.00'])(
    'leaves %s as it is',
    (text) => expect(maskNumbersIn(text)).toBe(text),
  );
});
