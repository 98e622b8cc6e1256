import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureText, ordersFallingThrough, readFailureText, rescueUntil, type WaitingLine } from './order-failure.ts';

const line = (orderId: string, placedAtMs: number, productId: string, quantity: number): WaitingLine => ({
  ...{ orderId, number: orderId, placedAtMs, productId, quantity },
});

describe('until when a failed order may be repaired', () => {
  it('is the rescue deadline, or the cut-off while that is later and open', () => {
    expect(rescueUntil(500, 300, 400)).toBe(500);
    expect(rescueUntil(500, 300, 200)).toBe(500);
    expect(rescueUntil(200, 300, 100)).toBe(300);
    expect(rescueUntil(null, 300, 100)).toBe(300);
    expect(rescueUntil(null, 300, 300)).toBeNull();
  });
});

it('keeps why an order failed in one text', () => {
  for (const [reason, note] of [
    ['no-funds', null],
    ['other', '户号: 不符\n重提'],
  ] as const) {
    expect(readFailureText(failureText(reason, note))).toEqual({ reason, note });
  }
  expect(readFailureText('customer asked')).toBeNull();
});

describe('which orders fall through when stock is taken away', () => {
  it('are the latest, until the rest fits', () => {
    const lines = [line('a', 1, 'p', 4), line('b', 2, 'p', 3), line('c', 3, 'p', 2), line('d', 4, 'q', 9)];
    expect(ordersFallingThrough(lines, new Map([['p', -2]]))).toEqual([{ orderId: 'c', productIds: ['p'] }]);
    expect(ordersFallingThrough(lines, new Map([['p', -3]]))).toEqual([
      { orderId: 'c', productIds: ['p'] },
      { orderId: 'b', productIds: ['p'] },
    ]);
  });

  it('free what they asked for of other products', () => {
    const lines = [line('a', 1, 'q', 2), line('b', 2, 'p', 1), line('b', 2, 'q', 5)];
    const left = new Map([
      ['p', -1],
      ['q', -4],
    ]);
    expect(ordersFallingThrough(lines, left)).toEqual([{ orderId: 'b', productIds: ['p', 'q'] }]);
  });

  it('leave in place whoever fits once an earlier one has fallen for another product', () => {
    const lines = [line('a', 1, 'p', 10), line('a', 1, 'q', 2), line('b', 2, 'p', 4), line('c', 3, 'p', 2)];
    const left = (p: number) =>
      new Map([
        ['p', p],
        ['q', -2],
      ]);
    expect(ordersFallingThrough(lines, left(-3))).toEqual([{ orderId: 'a', productIds: ['q'] }]);
    expect(ordersFallingThrough(lines, left(-13))).toEqual([
      { orderId: 'c', productIds: ['p'] },
      { orderId: 'b', productIds: ['p'] },
      { orderId: 'a', productIds: ['p', 'q'] },
    ]);
  });

  const lines = fc
    .array(
      fc.record({
        order: fc.nat(5),
        placedAtMs: fc.nat(3),
        productId: fc.constantFrom('p', 'q', 'r'),
        quantity: fc.integer({ min: 1, max: 9 }),
      }),
      { maxLength: 20 },
    )
    .map((made) => {
      const placed = new Map(made.map((one) => [one.order, one.placedAtMs]));
      return made.map((one) => line(`o${one.order}`, placed.get(one.order) ?? 0, one.productId, one.quantity));
    });

  it('is the same in any order of the lines, fits in the end, and never takes an earlier one before a later one', () => {
    fc.assert(
      fc.property(lines, fc.array(fc.nat(30), { minLength: 3, maxLength: 3 }), (all, stocks) => {
        const asked = (productId: string, of = all) =>
          of.filter((one) => one.productId === productId).reduce((sum, one) => sum + one.quantity, 0);
        const left = new Map(['p', 'q', 'r'].map((id, at) => [id, (stocks[at] ?? 0) - asked(id)]));
        const fallen = ordersFallingThrough(all, left);
        expect(ordersFallingThrough(all.toReversed(), left)).toEqual(
          fallen.map((one) => ({ ...one, productIds: expect.arrayContaining([...one.productIds]) })),
        );
        const gone = new Set(fallen.map((one) => one.orderId));
        const rest = all.filter((one) => !gone.has(one.orderId));
        for (const [at, id] of ['p', 'q', 'r'].entries()) {
          expect(asked(id, rest)).toBeLessThanOrEqual(stocks[at] ?? 0);
          if ((left.get(id) ?? 0) >= 0) expect(fallen.every((one) => !one.productIds.includes(id))).toBe(true);
        }
        for (const { orderId, productIds } of fallen) {
          const own = all.find((one) => one.orderId === orderId)?.placedAtMs ?? 0;
          for (const other of rest) {
            if (productIds.includes(other.productId)) expect(other.placedAtMs).toBeLessThanOrEqual(own);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
