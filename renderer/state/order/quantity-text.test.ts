import { describe, expect, it } from 'vitest';
import { quantityOf, readQuantity } from './quantity-text.ts';

describe('readQuantity', () => {
  it('takes full-width digits, blanks and group commas', () => {
    expect(quantityOf('１２')).toBe(12);
    expect(quantityOf(' 1,200 ')).toBe(1200);
    expect(quantityOf('007')).toBe(7);
  });
  it('knows an empty field', () => {
    expect(readQuantity('  ').kind).toBe('empty');
    expect(quantityOf(undefined)).toBeNull();
  });
  it.each(['-3', '2.5', 'abc', '1e3', '12345678901', '十'])('leaves %s as it was typed', (text) =>
    expect(readQuantity(text).kind).toBe('other'),
  );
});
