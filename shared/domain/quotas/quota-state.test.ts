import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allottedBy, classTotalRows, productRows, type QuotaRow, quotaStateOf } from './quota-state.ts';

const MATCH = { orderDay: '2026-11-24', customerId: 'c1', classIds: new Set(['A']) };

function row(more: Partial<QuotaRow>): QuotaRow {
  return {
    kind: 'product-class',
    productId: 'p1',
    classId: 'A',
    customerId: null,
    validFrom: '2026-11-23',
    validTo: '2026-11-29',
    quantity: 10,
    floatPercent: 0,
    ...more,
  };
}

describe('which rows apply', () => {
  it('matches product, class and order day, both ends included', () => {
    const rows = [row({}), row({ classId: 'B' }), row({ productId: 'p2' }), row({ validTo: '2026-11-23' })];
    expect(productRows(rows, 'p1', MATCH)).toEqual([rows[0]]);
    expect(productRows([row({ validTo: '2026-11-24' })], 'p1', MATCH)).toHaveLength(1);
    expect(productRows([row({ validFrom: '2026-11-24' })], 'p1', MATCH)).toHaveLength(1);
  });

  it('lets the customer row replace the class row, upwards and down to nothing', () => {
    const own = row({ kind: 'product-customer', classId: null, customerId: 'c1', quantity: 0 });
    const foreign = { ...own, customerId: 'c2', quantity: 99 };
    expect(productRows([row({}), own, foreign], 'p1', MATCH)).toEqual([own]);
  });

  it('keeps the supply beside either, and alone where nothing is given out by class', () => {
    const supply = row({ kind: 'product-supply', classId: null, quantity: 500 });
    expect(productRows([row({}), supply], 'p1', MATCH)).toHaveLength(2);
    expect(productRows([supply], 'p1', MATCH)).toEqual([supply]);
    expect(productRows([supply, row({ classId: 'B' })], 'p1', MATCH)).toEqual([]);
  });

  it('finds class totals by the customer’s classes', () => {
    const total = row({ kind: 'class-total', productId: null, quantity: 60 });
    expect(classTotalRows([total, { ...total, classId: 'B' }], MATCH)).toEqual([total]);
  });
});

describe('quotaStateOf', () => {
  it('is unpublished without a row, and 0 with a row of 0', () => {
    expect(quotaStateOf([], [{ kind: 'class-total', allotted: 60, used: 0 }])).toMatchObject({
      published: false,
      left: 0,
    });
    expect(quotaStateOf([{ kind: 'product-class', allotted: 0, used: 0 }], [])).toMatchObject({
      published: true,
      left: 0,
    });
  });

  it('names the tightest row', () => {
    const product = [
      { kind: 'product-class', allotted: 10, used: 4 },
      { kind: 'product-supply', allotted: 550, used: 547 },
    ] as const;
    expect(quotaStateOf(product, [{ kind: 'class-total', allotted: 60, used: 50 }])).toEqual({
      published: true,
      allotted: 550,
      used: 547,
      left: 3,
      boundBy: 'product-supply',
    });
  });

  it('raises only class-total and product-supply, rounded down', () => {
    expect(allottedBy({ kind: 'product-supply', quantity: 55, floatPercent: 10 })).toBe(60);
    expect(allottedBy({ kind: 'class-total', quantity: 55, floatPercent: 10 })).toBe(60);
    expect(allottedBy({ kind: 'product-class', quantity: 55, floatPercent: 10 })).toBe(55);
    expect(allottedBy({ kind: 'product-customer', quantity: 55, floatPercent: 10 })).toBe(55);
  });

  it('is the smallest remainder whatever the rows and their order, never below 0', () => {
    const used = fc.record({
      kind: fc.constantFrom('product-class', 'product-supply'),
      allotted: fc.nat(1000),
      used: fc.nat(1200),
    });
    fc.assert(
      fc.property(fc.array(used, { minLength: 1, maxLength: 6 }), fc.array(used, { maxLength: 3 }), (rows, totals) => {
        const state = quotaStateOf(rows as never, totals as never);
        const smallest = Math.min(...[...rows, ...totals].map((row) => row.allotted - row.used));
        expect(state.left).toBe(Math.max(0, smallest));
        expect(quotaStateOf(rows.toReversed() as never, totals as never).left).toBe(state.left);
      }),
    );
  });
});
