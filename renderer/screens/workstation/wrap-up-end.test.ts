import { expect, it } from 'vitest';
import type { InHand } from '../../../shared/contract/calls.ts';
import { endsByItselfAt } from './wrap-up-end.ts';

it('ends by itself once there is a result, in the window that works', () => {
  const wrapUp = (more: object) =>
    ({ attached: true, call: { disposition: 'ordered' }, wrapUpEndsAtMs: 9, ...more }) as InHand;
  expect(endsByItselfAt(wrapUp({}))).toBe(9);
  expect(endsByItselfAt(wrapUp({ call: { disposition: null } }))).toBeNull();
  expect(endsByItselfAt(wrapUp({ call: null }))).toBeNull();
  expect(endsByItselfAt(wrapUp({ attached: false }))).toBeNull();
  expect(endsByItselfAt(wrapUp({ wrapUpEndsAtMs: null }))).toBeNull();
  expect(endsByItselfAt(undefined)).toBeNull();
});
