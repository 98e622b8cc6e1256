import { expect, it } from 'vitest';
import { codesIn, targetsFrom } from './target-fields.ts';

it('reads pasted codes however they are separated, each once', () => {
  expect(codesIn(' C-1\nC-2，C-3；C-4、C-1\tＣ-５ ')).toEqual(['C-1', 'C-2', 'C-3', 'C-4', 'C-5']);
  expect(codesIn('')).toEqual([]);
});

it('names nobody until something is chosen', () => {
  expect(targetsFrom({ forWhom: 'chosen', codes: ' \n' })).toBeNull();
  expect(targetsFrom({ forWhom: 'all', classIds: ['a'] })).toMatchObject({ all: true, classIds: [] });
  expect(targetsFrom({ forWhom: 'chosen', areas: ['城东'] })).toMatchObject({ all: false, areas: ['城东'] });
});
