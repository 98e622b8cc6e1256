import { expect, it } from 'vitest';
import { placeOf, stepFrom } from './board-place.ts';

const COLUMNS = [['a', 'b', 'c'], [], ['d'], ['e', 'f']];
const step = (id: string, key: string) => {
  const from = placeOf(COLUMNS, id);
  const to = from && stepFrom(COLUMNS, from, key);
  return to && COLUMNS[to.column]?.[to.row];
};

it('goes up and down in a column and stays at its ends', () => {
  expect([step('a', 'ArrowDown'), step('c', 'ArrowDown'), step('a', 'ArrowUp')]).toEqual(['b', 'c', 'a']);
  expect([step('b', 'Home'), step('b', 'End')]).toEqual(['a', 'c']);
});

it('goes to the next column that has cards, at most to its last card', () => {
  expect([step('c', 'ArrowRight'), step('d', 'ArrowRight'), step('f', 'ArrowRight')]).toEqual(['d', 'e', 'f']);
  expect([step('f', 'ArrowLeft'), step('d', 'ArrowLeft'), step('a', 'ArrowLeft')]).toEqual(['d', 'a', 'a']);
});

it('leaves other keys alone, and knows what is gone', () => {
  expect(step('a', 'x')).toBeNull();
  expect(placeOf(COLUMNS, 'z')).toBeNull();
});
