import { describe, expect, it } from 'vitest';
import type { OrderFormLine } from '../../../../shared/contract/order-form.ts';
import { firstRefused, inDigits, unreadable } from './check-typed.ts';

const ROWS = ['a', 'b', 'c', 'd'].map((productId) => ({ productId, unit: '条' })) as OrderFormLine[];

describe('what is typed', () => {
  it('is refused on its line when it is no number, or more than any', () => {
    const refused = unreadable(ROWS, { a: '2箱', b: '12条', c: '-1', d: '99999999999999' });
    expect(refused).toEqual([
      { productId: 'a', key: 'order-line-quantity', params: {} },
      { productId: 'c', key: 'order-line-quantity', params: {} },
      { productId: 'd', key: 'order-line-absurd', params: { quantity: '99999999999999', most: 100_000 } },
    ]);
    expect(firstRefused(ROWS, { c: refused, d: refused })).toBe('c');
  });

  it('is written in digits once its field is left', () => {
    expect(inDigits(ROWS, { a: '１２', b: '两百五条', c: '7', d: 'x' })).toEqual([
      { productId: 'a', text: '12' },
      { productId: 'b', text: '250' },
    ]);
  });
});
