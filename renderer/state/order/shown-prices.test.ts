import { describe, expect, it } from 'vitest';
import type { OrderFormLine } from '../../../shared/contract/order-form.ts';
import { priceBefore, pricesShown } from './shown-prices.ts';

const row = (productId: string, priceMinor: number) => ({ productId, priceMinor }) as OrderFormLine;

describe('the prices that were shown', () => {
  const typed = pricesShown({}, { texts: { a: '2', b: '' } }, [row('a', 100), row('b', 200)]);
  it('are those beside a quantity as it was typed', () => expect(typed).toEqual({ a: 100 }));
  it('stay when the price changes, which is told', () => {
    const later = pricesShown(typed, { texts: { a: '3' } }, [row('a', 110), row('b', 200)]);
    expect(later).toEqual({ a: 100 });
    expect(priceBefore(later, row('a', 110))).toBe(100);
    expect(priceBefore(later, row('a', 100))).toBeNull();
    expect(priceBefore(later, row('b', 210))).toBeNull();
  });
  it('are forgotten with the quantity', () => {
    expect(pricesShown(typed, { texts: { a: '' } }, [row('a', 110)])).toEqual({});
  });
});
