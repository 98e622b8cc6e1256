import { expect, it } from 'vitest';
import { createLaunchTokens } from './launch-tokens.ts';

it('takes a token that a browser was opened with once, and soon', () => {
  const tokens = createLaunchTokens();
  const token = tokens.issue('once', 0);
  expect(tokens.redeem(token, 1000)).toBe(true);
  expect(tokens.redeem(token, 1000)).toBe(false);
  expect(tokens.redeem(tokens.issue('once', 0), 120_001)).toBe(false);
});

it('takes a printed token for as long as the host runs', () => {
  const tokens = createLaunchTokens();
  const token = tokens.issue('printed', 0);
  expect(tokens.redeem(token, 1000)).toBe(true);
  expect(tokens.redeem(token, 1e12)).toBe(true);
});

it('takes nothing else', () => {
  const tokens = createLaunchTokens();
  expect(tokens.issue('once', 0)).not.toBe(tokens.issue('once', 0));
  for (const token of ['', 'undefined', 'x'.repeat(43)]) expect(tokens.redeem(token, 0)).toBe(false);
});
