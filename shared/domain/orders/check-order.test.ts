import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RESOURCES } from '../../i18n/index.ts';
import { ABSURD_QUANTITY, checkOrder, type OrderFacts, type ProductFacts } from './check-order.ts';

const NOW = Date.parse('2026-11-24T01:00:00Z');
const CUTOFF = Date.parse('2026-11-24T09:00:00Z');

function product(more: Partial<ProductFacts> = {}): ProductFacts {
  return {
    active: true,
    priceMinor: 1950,
    orderMultiple: 1,
    leastQuantity: 1,
    mostQuantity: null,
    quota: null,
    stockLeft: null,
    ...more,
  };
}

function facts(products: Record<string, ProductFacts>, more: Partial<OrderFacts> = {}): OrderFacts {
  return {
    customerClosed: false,
    delivery: {
      deliveryDate: '2026-11-25',
      cutoffAtMs: CUTOFF,
      deductionAtMs: Date.parse('2026-11-24T10:00:00Z'),
      offDay: false,
    },
    nextDeliveryDate: '2026-12-02',
    firstDeliveryDate: '2026-11-25',
    orderRule: null,
    products: new Map(Object.entries(products)),
    classTotalLeft: null,
    depositMinor: null,
    creditLimitMinor: null,
    committedMinor: 0,
    timeZone: 'Asia/Shanghai',
    currency: 'CNY',
    ...more,
  };
}

const quota = (left: number, more = {}) => ({
  published: true,
  allotted: 20,
  used: 20 - left,
  left,
  boundBy: 'product-class' as const,
  ...more,
});

function keysFor(quantity: number, of: Partial<ProductFacts>): string[] {
  const { problems } = checkOrder({ lines: [{ productId: 'p', quantity }] }, facts({ p: product(of) }), NOW);
  expect(problems.every((problem) => problem.productId === 'p')).toBe(true);
  return problems.map((problem) => problem.key);
}

describe('each check has its own message on its line', () => {
  it.each<[string, number, Partial<ProductFacts>, string[]]>([
    ['fine', 5, {}, []],
    ['zero', 0, {}, ['order-line-quantity']],
    ['negative', -3, {}, ['order-line-quantity']],
    ['broken', 2.5, {}, ['order-line-quantity']],
    ['no number', Number.NaN, {}, ['order-line-quantity']],
    ['absurd', ABSURD_QUANTITY + 1, {}, ['order-line-absurd']],
    ['multiple', 7, { orderMultiple: 5 }, ['order-line-multiple']],
    ['below the first multiple', 3, { orderMultiple: 5 }, ['order-line-multiple-first']],
    ['least', 4, { leastQuantity: 6 }, ['order-line-least']],
    ['most', 40, { mostQuantity: 30 }, ['order-line-most']],
    ['quota', 5, { quota: quota(4) }, ['order-line-quota']],
    ['exactly the quota', 4, { quota: quota(4) }, []],
    ['supply', 5, { quota: quota(4, { boundBy: 'product-supply' }) }, ['order-line-supply']],
    ['class total', 5, { quota: quota(4, { boundBy: 'class-total' }) }, ['order-line-class-total']],
    ['unpublished', 1, { quota: quota(0, { published: false }) }, ['order-line-quota-unpublished']],
    ['quota of zero', 1, { quota: quota(0, { allotted: 0 }) }, ['order-line-quota-zero']],
    ['stock', 5, { stockLeft: 3 }, ['order-line-stock']],
    ['out of stock', 5, { stockLeft: 0 }, ['order-line-stock-none']],
    ['oversold stock', 1, { stockLeft: -2 }, ['order-line-stock-none']],
    ['inactive', 5, { active: false }, ['order-line-product-inactive']],
    [
      'several at once',
      7,
      { orderMultiple: 5, mostQuantity: 5, stockLeft: 2 },
      ['order-line-most', 'order-line-stock', 'order-line-multiple-first'],
    ],
  ])('%s', (_name, quantity, of, keys) => {
    expect(keysFor(quantity, of)).toEqual(keys);
  });

  it('says what is left and which quantities fit', () => {
    const { problems } = checkOrder(
      { lines: [{ productId: 'p', quantity: 7 }] },
      facts({ p: product({ orderMultiple: 5, quota: quota(4) }) }),
      NOW,
    );
    expect(problems).toEqual([
      { productId: 'p', key: 'order-line-quota', params: { left: 4, used: 16, total: 20 } },
      { productId: 'p', key: 'order-line-multiple-first', params: { multiple: 5 } },
    ]);
  });

  it.each<[string, Partial<ProductFacts>, string, object]>([
    ['both multiples', { stockLeft: 10 }, 'order-line-multiple', { multiple: 5, lower: 5, higher: 10 }],
    ['the lower one', { stockLeft: 9 }, 'order-line-multiple-lower', { multiple: 5, lower: 5 }],
    ['the lower one', { mostQuantity: 8 }, 'order-line-multiple-lower', { multiple: 5, lower: 5 }],
    ['the lower one', { quota: quota(7) }, 'order-line-multiple-lower', { multiple: 5, lower: 5 }],
  ])('advises %s when %j', (_name, of, key, params) => {
    const { problems } = checkOrder(
      { lines: [{ productId: 'p', quantity: 7 }] },
      facts({ p: product({ orderMultiple: 5, ...of }) }),
      NOW,
    );
    expect(problems).toEqual([{ productId: 'p', key, params }]);
  });

  it('refuses an unknown product, a repeated line and a price that changed meanwhile', () => {
    const lines = [
      { productId: 'p', quantity: 1, priceMinor: 1900 },
      { productId: 'p', quantity: 1 },
      { productId: 'q', quantity: 1 },
    ];
    const { problems } = checkOrder({ lines }, facts({ p: product() }), NOW);
    expect(problems.map((problem) => [problem.productId, problem.key])).toEqual([
      ['p', 'order-line-price'],
      ['p', 'order-line-repeated'],
      ['q', 'order-line-product-unknown'],
    ]);
    expect(problems[0]?.params).toEqual({ price: '¥19.50', shown: '¥19.00' });
  });

  it('spends the class total line by line', () => {
    const lines = ['p', 'q', 'free', 'r'].map((productId) => ({ productId, quantity: 4 }));
    const limited = product({ quota: quota(10) });
    const { problems } = checkOrder(
      { lines },
      facts({ p: limited, q: limited, free: product(), r: limited }, { classTotalLeft: 9 }),
      NOW,
    );
    expect(problems).toEqual([{ productId: 'r', key: 'order-line-class-total', params: { left: 1, total: 9 } }]);
  });
});

describe('the order as a whole', () => {
  const lines = [{ productId: 'p', quantity: 10 }];
  const keys = (more: Partial<OrderFacts>, nowMs = NOW, offDayReason?: string) =>
    checkOrder({ lines, offDayReason }, facts({ p: product() }, more), nowMs).problems.map((problem) => problem.key);

  it('is refused from the instant of the cut-off on, naming the next delivery', () => {
    expect(keys({}, CUTOFF - 1)).toEqual([]);
    expect(keys({}, CUTOFF)).toEqual(['order-cutoff-passed-next']);
    expect(keys({ nextDeliveryDate: null }, CUTOFF)).toEqual(['order-cutoff-passed']);
    const [problem] = checkOrder({ lines }, facts({ p: product() }), CUTOFF).problems;
    expect(problem?.params).toEqual({ cutoff: '11-24 17:00', next: '2026-12-02' });
  });

  it('is refused for a closed customer, without a delivery, and empty', () => {
    expect(keys({ customerClosed: true })).toEqual(['order-customer-closed']);
    expect(keys({ delivery: null })).toEqual(['order-no-delivery']);
    expect(checkOrder({ lines: [] }, facts({}), NOW).problems[0]?.key).toBe('order-empty');
  });

  it('needs a reason off the order day', () => {
    const delivery = { deliveryDate: '2026-11-25', cutoffAtMs: CUTOFF, deductionAtMs: null, offDay: true };
    expect(keys({ delivery })).toEqual(['order-off-day-reason']);
    expect(keys({ delivery }, NOW, '  ')).toEqual(['order-off-day-reason']);
    expect(keys({ delivery }, NOW, 'shop closed on Tuesday')).toEqual([]);
  });

  it('warns of a short deposit with amount and deduction time, but takes the order', () => {
    const check = checkOrder({ lines }, facts({ p: product() }, { depositMinor: 15_000, committedMinor: 1_000 }), NOW);
    expect(check.problems).toEqual([]);
    expect(check.warnings).toEqual([
      { productId: null, key: 'order-deposit-short-until', params: { missing: '¥55.00', at: '11-24 18:00' } },
    ]);
    expect(check.readBack).toEqual({
      deliveryDate: '2026-11-25',
      lineCount: 1,
      totalQuantity: 10,
      amountMinor: 19_500,
      deductionAtMs: Date.parse('2026-11-24T10:00:00Z'),
      depositMissingMinor: 5_500,
    });
  });

  it('refuses over the credit limit, counting the deposit', () => {
    const credit = { creditLimitMinor: 10_000, depositMinor: 9_499 };
    const { problems } = checkOrder({ lines }, facts({ p: product() }, credit), NOW);
    expect(problems).toEqual([{ productId: null, key: 'order-credit', params: { limit: '¥100.00', over: '¥0.01' } }]);
    expect(keys({ ...credit, depositMinor: 9_500 })).toEqual([]);
  });
});

it('takes no order over quota, class total or stock, whatever the lines', () => {
  const anyProduct = fc.record({
    orderMultiple: fc.integer({ min: 1, max: 6 }),
    stockLeft: fc.option(fc.integer({ min: -5, max: 60 })),
    quotaLeft: fc.option(fc.nat(40)),
    quantity: fc.integer({ min: -10, max: 80 }),
  });
  fc.assert(
    fc.property(
      fc.array(anyProduct, { minLength: 1, maxLength: 8 }),
      fc.option(fc.nat(100)),
      (rows, classTotalLeft) => {
        const products = Object.fromEntries(
          rows.map((row, at) => [
            `p${at}`,
            product({
              orderMultiple: row.orderMultiple,
              stockLeft: row.stockLeft,
              quota: row.quotaLeft === null ? null : quota(row.quotaLeft, { allotted: 50 }),
            }),
          ]),
        );
        const lines = rows.map((row, at) => ({ productId: `p${at}`, quantity: row.quantity }));
        const { problems, readBack } = checkOrder({ lines }, facts(products, { classTotalLeft }), NOW);
        if (problems.length > 0) return;
        let ofQuota = 0;
        for (const row of rows) {
          expect(row.quantity % row.orderMultiple).toBe(0);
          expect(row.quantity).toBeLessThanOrEqual(row.stockLeft ?? Infinity);
          expect(row.quantity).toBeLessThanOrEqual(row.quotaLeft ?? Infinity);
          if (row.quotaLeft !== null) ofQuota += row.quantity;
        }
        expect(ofQuota).toBeLessThanOrEqual(classTotalLeft ?? Infinity);
        expect(readBack.totalQuantity).toBe(rows.reduce((sum, row) => sum + row.quantity, 0));
      },
    ),
  );
});

it('has a sentence in both languages for every key', () => {
  const keys = [
    'order-line-quantity',
    'order-line-absurd',
    'order-line-multiple',
    'order-line-multiple-first',
    'order-line-multiple-lower',
    'order-line-least',
    'order-line-most',
    'order-line-quota',
    'order-line-quota-unpublished',
    'order-line-quota-zero',
    'order-line-supply',
    'order-line-class-total',
    'order-line-stock',
    'order-line-stock-none',
    'order-line-product-inactive',
    'order-line-product-unknown',
    'order-line-repeated',
    'order-line-price',
    'order-credit',
    'order-deposit-short',
    'order-deposit-short-until',
    'order-customer-closed',
    'order-no-delivery',
    'order-cutoff-passed',
    'order-cutoff-passed-next',
    'order-off-day-reason',
    'order-empty',
  ];
  for (const language of Object.values(RESOURCES)) {
    for (const key of keys) expect(language.translation.errors).toHaveProperty(key);
  }
});
