import { describe, expect, it } from 'vitest';
import { passwordProblem } from './check-password.ts';

describe('passwordProblem', () => {
  it.each([
    ['short', 'zhang', 'password-too-short'],
    ['一二三四五六七', 'zhang', 'password-too-short'],
    ['my-ZHANG-2026', 'zhang', 'password-is-login'],
    ['aaaaaaaaaa', 'zhang', 'password-one-character'],
    ['1212121212', 'zhang', 'password-one-character'],
    ['PassWord1', 'zhang', 'password-common'],
  ])('refuses %s of %s: %s', (password, login, key) => {
    expect(passwordProblem(password, login)?.key).toBe(key);
  });

  it('says how long it was and how long it must be', () => {
    expect(passwordProblem('1234', 'zhang')?.params).toEqual({ least: 8, length: 4 });
  });

  it.each(['orderline-demo', '正确的马电池订书钉', 'long enough'])('takes %s', (password) => {
    expect(passwordProblem(password, 'zhang')).toBeNull();
  });
});
