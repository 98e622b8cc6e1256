import { describe, expect, it } from 'vitest';
import { quantityOf, readQuantity } from './quantity-text.ts';

describe('readQuantity', () => {
  it('takes full-width digits, blanks and group commas', () => {
    expect(quantityOf('１２')).toBe(12);
    expect(quantityOf(' 1,200 ')).toBe(1200);
    expect(quantityOf('１，２００')).toBe(1200);
    expect(quantityOf('007')).toBe(7);
  });
  it("takes the line's own unit and Chinese numerals, and no other unit", () => {
    expect(quantityOf('2条', '条')).toBe(2);
    expect(quantityOf('十二 条', '条')).toBe(12);
    expect(quantityOf('两百五')).toBe(250);
    expect(readQuantity('2箱', '条').kind).toBe('other');
    expect(readQuantity('2条').kind).toBe('other');
    expect(readQuantity('条', '条').kind).toBe('other');
  });
  it('knows an empty field, nothing and what no quantity can be', () => {
    expect(readQuantity('  ').kind).toBe('empty');
    expect(quantityOf(undefined)).toBeNull();
    expect(quantityOf('0')).toBe(0);
    expect(quantityOf('999999999')).toBe(999_999_999);
    expect(readQuantity('12345678901234567890').kind).toBe('huge');
  });
  it.each(['-3', '－3', '2.5', 'abc', '1e3', '2-3', '１２a', '十十'])('leaves %s as it was typed', (text) =>
    expect(readQuantity(text).kind).toBe('other'),
  );
});
