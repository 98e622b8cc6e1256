import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeInBands } from './place-in-bands.ts';

const ABC = [
  { classId: 'a', limit: 100 },
  { classId: 'b', limit: 10 },
  { classId: 'c', limit: 0 },
];

describe('placeInBands', () => {
  it('takes the first band that a value reaches', () => {
    expect(placeInBands([250, 100, 99, 10, 9, 0, -5], 'at-least', ABC)).toEqual(['a', 'a', 'b', 'b', 'c', 'c', null]);
  });

  it('fills shares from the top and never parts equal values', () => {
    const shares = [
      { classId: 'a', limit: 20 },
      { classId: 'b', limit: 80 },
    ];
    expect(placeInBands([9, 8, 7, 6, 5, 4, 3, 2, 1, 1, 0], 'top-percent', shares)).toEqual([
      'a',
      'a',
      'b',
      'b',
      'b',
      'b',
      'b',
      'b',
      'b',
      'b',
      null,
    ]);
    expect(placeInBands([9, 9, 9, 1, 1], 'top-percent', shares)).toEqual(['a', 'a', 'a', 'b', 'b']);
  });

  it('places every customer with a value when the shares make up the whole', () => {
    const values = fc
      .array(fc.integer({ min: 0, max: 50 }), { maxLength: 60 })
      .map((list) => list.sort((a, b) => b - a));
    fc.assert(
      fc.property(values, (list) => {
        const placed = placeInBands(list, 'top-percent', [
          { classId: 'a', limit: 33 },
          { classId: 'b', limit: 67 },
        ]);
        expect(placed.map((one) => one !== null)).toEqual(list.map((value) => value > 0));
      }),
    );
  });
});
