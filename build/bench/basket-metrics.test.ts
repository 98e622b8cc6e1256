import { expect, it } from 'vitest';
import { hitAt, meanFigures, ndcgAt, recallAt } from './basket-metrics.ts';

const ranked = ['a', 'b', 'c', 'd'];

it('recall: hits over the size of the true basket', () => {
  expect(recallAt(2, ranked, new Set(['b', 'c', 'x', 'y']))).toBe(1 / 4);
  expect(recallAt(3, ranked, new Set(['b', 'c', 'x', 'y']))).toBe(2 / 4);
});

it('NDCG: a hit on rank 2 of a basket of three, whose ideal is not cut', () => {
  const ideal = 1 + 1 / Math.log2(3) + 1 / 2;
  expect(ndcgAt(2, ranked, new Set(['b', 'c', 'x']))).toBeCloseTo(1 / Math.log2(3) / ideal, 12);
  expect(ndcgAt(3, ranked, new Set(['a', 'b', 'c']))).toBeCloseTo(1, 12);
  // One hit on rank 1 is all that k = 1 allows, and still not the whole basket.
  expect(ndcgAt(1, ranked, new Set(['a', 'b', 'c']))).toBeCloseTo(1 / ideal, 12);
});

it('PHR: at least one hit', () => {
  expect(hitAt(2, ranked, new Set(['b', 'a']))).toBe(1);
  expect(hitAt(2, ranked, new Set(['c']))).toBe(0);
});

it('takes the mean over customers', () => {
  const figures = meanFigures([
    { ranked, basket: new Set(['a']) },
    { ranked, basket: new Set(['x', 'y']) },
  ]);
  expect(figures).toEqual({ recallAt10: 0.5, recallAt20: 0.5, ndcgAt10: 0.5, phrAt10: 0.5 });
});
