import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkOrder, type OrderFacts, type ProductFacts } from './check-order.ts';
import { givenUp, refusedLines, refusedQuantity } from './refused-demand.ts';

const BARE: Omit<OrderFacts, 'products' | 'classTotalLeft'> = {
  ...{ customerClosed: false, nextDeliveryDate: null, firstDeliveryDate: '2026-11-25', orderRule: null },
  delivery: { deliveryDate: '2026-11-25', cutoffAtMs: 10, deductionAtMs: null, offDay: false },
  ...{ depositMinor: null, creditLimitMinor: null, committedMinor: 0, timeZone: 'Asia/Shanghai', currency: 'CNY' },
};

const product = fc.record<ProductFacts>({
  active: fc.boolean(),
  priceMinor: fc.constant(100),
  orderMultiple: fc.integer({ min: 1, max: 6 }),
  leastQuantity: fc.integer({ min: 1, max: 10 }),
  mostQuantity: fc.option(fc.integer({ min: 1, max: 40 })),
  quota: fc.option(
    fc.record({
      published: fc.boolean(),
      allotted: fc.integer({ min: 1, max: 40 }),
      used: fc.constant(0),
      left: fc.integer({ min: 0, max: 40 }),
      boundBy: fc.constantFrom('product-class', 'product-customer', 'class-total', 'product-supply'),
    }),
  ),
  stockLeft: fc.option(fc.integer({ min: -5, max: 40 })),
});
const asked = fc.record({
  products: fc.array(product, { minLength: 1, maxLength: 5 }),
  quantities: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 5, maxLength: 5 }),
  classTotalLeft: fc.option(fc.integer({ min: 0, max: 60 })),
});

describe('refusedLines', () => {
  it('refuses exactly the quantities that the check of an order refuses', () => {
    fc.assert(
      fc.property(asked, ({ products, quantities, classTotalLeft }) => {
        const facts = { products: new Map(products.map((one, at) => [`p${at}`, one])), classTotalLeft };
        const lines = products.map((_, at) => ({ productId: `p${at}`, quantity: quantities[at] as number }));
        const { problems } = checkOrder({ lines }, { ...BARE, ...facts }, 0);
        const keys = new Set(problems.map((one) => one.productId));
        expect(new Set(refusedLines(lines, facts).map(({ productId }) => productId))).toEqual(keys);
      }),
      { numRuns: 300 },
    );
  });

  it('allows what the check lets pass in its place, and nothing more that fits', () => {
    fc.assert(
      fc.property(product, fc.integer({ min: 1, max: 60 }), (one, quantity) => {
        const facts = { products: new Map([['p', one]]), classTotalLeft: null };
        const problemsOf = (count: number) =>
          checkOrder({ lines: [{ productId: 'p', quantity: count }] }, { ...BARE, ...facts }, 0).problems;
        const [refused] = refusedLines([{ productId: 'p', quantity }], facts);
        if (!refused) return;
        expect(refused.allowed).toBeLessThan(quantity);
        if (refused.allowed > 0) expect(problemsOf(refused.allowed)).toEqual([]);
        for (let more = refused.allowed + 1; more <= quantity; more += 1) expect(problemsOf(more)).not.toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('names the rule that leaves least, a shortage before a multiple', () => {
    const of = (more: Partial<ProductFacts>) =>
      refusedLines([{ productId: 'p', quantity: 12 }], {
        products: new Map([
          [
            'p',
            {
              ...{ active: true, priceMinor: 1, orderMultiple: 5, leastQuantity: 1, mostQuantity: null },
              ...{ quota: null, stockLeft: null, ...more },
            },
          ],
        ]),
        classTotalLeft: null,
      })[0];
    expect(of({})).toMatchObject({ allowed: 10, reason: 'multiple' });
    expect(of({ stockLeft: 7, mostQuantity: 11 })).toMatchObject({ allowed: 5, reason: 'stock' });
    expect(of({ active: false, stockLeft: 0 })).toMatchObject({ allowed: 0, reason: 'suspended' });
    expect(of({ orderMultiple: 1, leastQuantity: 20 })).toMatchObject({ allowed: 0, reason: 'least' });
  });
});

describe('refusedQuantity', () => {
  it.each([
    ['nothing was taken', 100, 24, { got: 0 }, 76],
    ['as much as could be had', 100, 24, { got: 24 }, 76],
    ['more came later', 100, 24, { got: 60 }, 40],
    ['all of it came later', 100, 24, { got: 100 }, 0],
    ['less than could be had: a slip of the finger', 100, 24, { got: 10 }, 0],
    ['nothing could be had', 100, 0, { got: 0 }, 100],
    ['an order that holds some stays as it was', 100, 24, { had: 10, got: 10 }, 76],
    ['an order that held some takes a little more', 100, 24, { had: 10, got: 12 }, 0],
    ['what was taken fell through', 100, 24, { fellThrough: 24 }, 76],
    ['more was taken later and fell through', 100, 24, { fellThrough: 60 }, 40],
    ['what fell through was repaired in part', 100, 24, { fellThrough: 24, got: 8 }, 76],
  ])('%s', (_name, wanted, allowed, later, refused) => {
    expect(refusedQuantity({ wanted, allowed, had: 0, got: 0, fellThrough: 0, ...later })).toBe(refused);
  });
});

it('takes a quantity as given up once it is lowered or gone, not while it grows', () => {
  const line = (productId: string, quantity: number | null) => ({ productId, quantity });
  const before = [line('a', 1), line('b', 12), line('c', 12), line('d', 12), line('e', null)];
  const after = [line('a', 15), line('b', 12), line('c', 3), line('e', 4)];
  expect(givenUp(before, after).map(({ productId }) => productId)).toEqual(['c', 'd']);
});
