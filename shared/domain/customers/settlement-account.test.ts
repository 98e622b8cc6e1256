import { expect, it } from 'vitest';
import { maskAccount, readAccount } from './settlement-account.ts';

it.each([
  ['6217 0012 3456 7890', '6217001234567890'],
  ['６２１７－0012', '62170012'],
  ['gb29 nwbk 6016', 'GB29NWBK6016'],
])('reads %s', (text, account) => expect(readAccount(text)).toBe(account));

it.each(['', '123', '62170012#', '账号6217', '1'.repeat(41)])('refuses %s', (text) => {
  expect(readAccount(text)).toBeNull();
});

it('shows no more than the end', () => expect(maskAccount('6217001234567890')).toBe('****7890'));
