import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar/business-date.ts';
import { ordersSinceEach, productScore, type RankedProduct, rankProducts } from './rank-products.ts';

const codes = (products: readonly RankedProduct[]) => rankProducts(products).map((product) => product.code);
const ordersSince = fc.uniqueArray(fc.integer({ min: 0, max: 51 }), { maxLength: 12 });
const popularity = fc.integer({ min: 0, max: 20 }).map((count) => count / 20);
const products = fc.uniqueArray(fc.record({ code: fc.string({ minLength: 1 }), ordersSince, popularity }), {
  selector: (product) => product.code,
  maxLength: 15,
});

describe('productScore', () => {
  it('adds up the orders that held it, older ones less, and twice its popularity', () => {
    expect(productScore({ ordersSince: [0, 2], popularity: 0.25 })).toBeCloseTo(1 + 0.95 ** 2 + 0.5);
    expect(productScore({ ordersSince: [], popularity: 0 })).toBe(0);
  });

  it('grows with each purchase, with a newer one and with popularity', () => {
    fc.assert(
      fc.property(ordersSince, popularity, fc.integer({ min: 52, max: 60 }), (since, share, older) => {
        const score = productScore({ ordersSince: since, popularity: share });
        expect(productScore({ ordersSince: [...since, older], popularity: share })).toBeGreaterThan(score);
        expect(productScore({ ordersSince: [...since, older - 1], popularity: share })).toBeGreaterThan(
          productScore({ ordersSince: [...since, older], popularity: share }),
        );
        expect(productScore({ ordersSince: since, popularity: share + 0.05 })).toBeGreaterThan(score);
      }),
    );
  });
});

describe('rankProducts', () => {
  it('ranks the own products by orders, then fills up by popularity', () => {
    const often = { code: 'often', ordersSince: [0, 1, 2, 3], popularity: 0 };
    const lately = { code: 'lately', ordersSince: [0], popularity: 0 };
    const onceLongAgo = { code: 'once', ordersSince: [40], popularity: 0 };
    const loved = { code: 'loved', ordersSince: [], popularity: 1 };
    const known = { code: 'known', ordersSince: [], popularity: 0.1 };
    expect(codes([known, onceLongAgo, loved, lately, often])).toEqual(['often', 'loved', 'lately', 'known', 'once']);
  });

  it('knows a customer without history by popularity, a new catalogue by code', () => {
    const of = (code: string, share: number) => ({ code, ordersSince: [], popularity: share });
    expect(codes([of('b', 0.5), of('a', 0.5), of('c', 1)])).toEqual(['c', 'a', 'b']);
    expect(codes([of('b', 0), of('c', 0), of('a', 0)])).toEqual(['a', 'b', 'c']);
    expect(rankProducts([])).toEqual([]);
  });

  it('depends neither on the order of the products nor on that of their orders', () => {
    fc.assert(
      fc.property(products, fc.infiniteStream(fc.nat()), (given, keys) => {
        const shuffled = <Item>(items: readonly Item[]): Item[] =>
          items
            .map((item) => ({ item, key: keys.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ item }) => item);
        const other = shuffled(given.map((product) => ({ ...product, ordersSince: shuffled(product.ordersSince) })));
        expect(codes(other)).toEqual(codes(given));
      }),
    );
  });
});

describe('ordersSinceEach', () => {
  it('counts the orders after each date that held the product, the newest order being 0', () => {
    const orderDates = [0, 7, 14, 21].map((days) => addDays('2026-09-01', days));
    const [first, , third, last] = orderDates as [string, string, string, string];
    expect(ordersSinceEach([first, third, last], orderDates).sort()).toEqual([0, 1, 3]);
    expect(ordersSinceEach([], orderDates)).toEqual([]);
    expect(ordersSinceEach([], [])).toEqual([]);
  });
});
