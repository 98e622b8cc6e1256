import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QuotaState } from '../../contract/order-form.ts';
import { checkOrder, type OrderFacts } from './check-order.ts';
import { type FillFacts, planStanding, type StandingFacts } from './plan-standing.ts';

const quota = (left: number, published = true): QuotaState => ({
  published,
  allotted: left,
  used: 0,
  left,
  boundBy: 'product-class',
});
const product = (more: Partial<FillFacts> = {}): FillFacts => ({
  active: true,
  orderMultiple: 1,
  leastQuantity: 1,
  mostQuantity: null,
  quota: null,
  stockLeft: null,
  ...more,
});
function plan(
  lines: Record<string, number>,
  products: Record<string, FillFacts>,
  more: Partial<Pick<StandingFacts, 'typed' | 'classTotalLeft'>> = {},
) {
  const asked = Object.entries(lines).map(([productId, quantity]) => ({ productId, quantity }));
  return planStanding(asked, {
    products: new Map(Object.entries(products)),
    typed: new Set(),
    classTotalLeft: null,
    ...more,
  });
}

describe('a standing order filled into a form', () => {
  it('fills empty lines and never what was typed', () => {
    const filled = plan({ a: 3, b: 5 }, { a: product(), b: product() }, { typed: new Set(['a']) });
    expect(filled).toEqual({ fill: [{ productId: 'b', quantity: 5 }], short: [] });
  });

  it.each([
    ['withdrawn', product({ active: false }), 0],
    ['unpublished', product({ quota: quota(9, false) }), 0],
    ['quota', product({ quota: quota(3) }), 3],
    ['quota', product({ quota: quota(0) }), 0],
    ['stock', product({ stockLeft: 4 }), 4],
    ['most', product({ mostQuantity: 6 }), 6],
    ['multiple', product({ orderMultiple: 4 }), 4],
    ['stock', product({ orderMultiple: 5, leastQuantity: 5, stockLeft: 4 }), 0],
    ['least', product({ leastQuantity: 10 }), 0],
  ] as const)('fills up to what may be ordered and says why: %s', (by, facts, filled) => {
    const { fill, short } = plan({ a: 7 }, { a: facts });
    expect(short).toEqual([{ productId: 'a', wanted: 7, filled, by }]);
    expect(fill).toEqual(filled === 0 ? [] : [{ productId: 'a', quantity: filled }]);
  });

  it('says of a product that is not there any more that it is withdrawn', () => {
    expect(plan({ gone: 2 }, {}).short).toEqual([{ productId: 'gone', wanted: 2, filled: 0, by: 'withdrawn' }]);
  });

  it('uses the total over all quota products up line by line', () => {
    const { fill, short } = plan(
      { a: 6, free: 9, b: 6 },
      { a: product({ quota: quota(9) }), free: product(), b: product({ quota: quota(9) }) },
      { classTotalLeft: 8 },
    );
    expect(fill.map((line) => line.quantity)).toEqual([6, 9, 2]);
    expect(short).toEqual([{ productId: 'b', wanted: 6, filled: 2, by: 'class-total' }]);
  });

  it('fills nothing that the check refuses, and as much as it takes', () => {
    const facts = fc.record({
      active: fc.boolean(),
      orderMultiple: fc.integer({ min: 1, max: 5 }),
      leastQuantity: fc.integer({ min: 1, max: 6 }),
      mostQuantity: fc.option(fc.integer({ min: 1, max: 30 })),
      quota: fc.option(fc.integer({ min: 0, max: 20 }).map((left) => quota(left))),
      stockLeft: fc.option(fc.integer({ min: 0, max: 20 })),
    });
    const lines = fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 40 }), facts }), { maxLength: 6 });
    fc.assert(
      fc.property(lines, fc.option(fc.integer({ min: 0, max: 30 })), (asked, classTotalLeft) => {
        const products = new Map(asked.map((line, at) => [`p${at}`, line.facts]));
        const standing = asked.map(({ quantity }, at) => ({ productId: `p${at}`, quantity }));
        const { fill, short } = planStanding(standing, { products, typed: new Set(), classTotalLeft });
        const { problems } = checkOrder({ lines: fill }, orderFacts(products, classTotalLeft), 0);
        expect(problems.filter((problem) => problem.productId !== null)).toEqual([]);
        const told = new Set(short.map((line) => line.productId));
        for (const { productId, quantity } of standing) {
          if (told.has(productId)) continue;
          expect(fill).toContainEqual({ productId, quantity });
        }
      }),
      { numRuns: 150 },
    );
  });
});

function orderFacts(products: ReadonlyMap<string, FillFacts>, classTotalLeft: number | null): OrderFacts {
  return {
    customerClosed: false,
    delivery: { deliveryDate: '2026-11-25', cutoffAtMs: 1, deductionAtMs: null, offDay: false },
    nextDeliveryDate: null,
    firstDeliveryDate: '2026-11-25',
    orderRule: null,
    products: new Map([...products].map(([id, facts]) => [id, { ...facts, priceMinor: 100 }])),
    classTotalLeft,
    depositMinor: null,
    creditLimitMinor: null,
    committedMinor: 0,
    timeZone: 'Asia/Shanghai',
    currency: 'CNY',
  };
}
