import { expect, it } from 'vitest';
import { firstView } from './first-view.ts';

it('opens what others have in hand for a lead, the own cases for an operator', () => {
  expect(firstView(undefined, true)).toBe('open');
  expect(firstView(undefined, false)).toBe('mine');
});

it('opens what was chosen last, and nothing that is no list any more', () => {
  expect(firstView('mine', true)).toBe('mine');
  expect(firstView('today', false)).toBe('today');
  expect(firstView('of-old', true)).toBe('open');
});
