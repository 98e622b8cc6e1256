import { expect, it } from 'vitest';
import { inTreeOrder, levelsBelow, withThoseBelow } from './category-tree.ts';

const categories = [
  { id: 'late', parentId: 'delivery' },
  { id: 'goods', parentId: null },
  { id: 'delivery', parentId: null },
  { id: 'broken', parentId: 'goods' },
  { id: 'glass', parentId: 'broken' },
  { id: 'lost', parentId: 'nowhere' },
];

it('reads a tree from the top, neighbours in their order, and leaves out what hangs under nothing', () => {
  expect(inTreeOrder(categories).map(({ category, above }) => [category.id, above.map(({ id }) => id)])).toEqual([
    ['goods', []],
    ['broken', ['goods']],
    ['glass', ['goods', 'broken']],
    ['delivery', []],
    ['late', ['delivery']],
  ]);
});

it('counts the levels below', () => {
  expect(['goods', 'broken', 'glass'].map((id) => levelsBelow(categories, id))).toEqual([2, 1, 0]);
});

it('finds a category with those under it', () => {
  expect(withThoseBelow(categories, 'goods')).toEqual(['goods', 'broken', 'glass']);
  expect(withThoseBelow(categories, 'late')).toEqual(['late']);
});
