import fc from 'fast-check';
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

  it.each([
    ['password-repeats', ['abcabcabc', 'xy7xy7xy7x', 'Kb4!Kb4!']],
    [
      'password-sequence',
      [
        '12345678',
        'abcd1234',
        'qwertyui',
        'QWER!@#$',
        '1qaz2wsx',
        'zaq12wsx',
        '1q2w3e4r',
        'a1b2c3d4',
        'aabbccdd',
      ].concat('87654321', 'zxcvbnm123', 'qazwsxedc', 'aaabbbccc', '0987654321', 'abcdefg!', '147258369'),
    ],
    ['password-number', ['13800138000', '+86 139 1234 0987', '19880214', '1988-02-14', '0731-84567890', '14021988']],
    [
      'password-common',
      ['woaini520', 'WoAiNi1314', 'woaini5201314', '5201314520', 'Woaini@520', 'mima123456', 'nihao123', '13145201']
        .concat('P@ssw0rd', 'pa$$w0rd!', 'Password2026', 'Welcome1!', 'admin@123', 'Admin888', 'letmein!!', 'iloveyou2')
        .concat('zhang123', 'Wangwei1988', 'lili19900101', '123zhang', 'sunshine', 'sunshine1', 'dragon#99', 'monkey12')
        .concat('orderline', 'Orderline2026', 'yancao888', 'wodemima', 'michael7', 'xiaoming520', 'l3tm31n!!'),
    ],
  ])('refuses what is tried first: %s', (key, passwords) => {
    expect(passwords.map((password) => [password, passwordProblem(password, 'op17')?.key ?? null])).toEqual(
      passwords.map((password) => [password, key]),
    );
  });

  it('says how long it was and how long it must be', () => {
    expect(passwordProblem('1234', 'zhang')?.params).toEqual({ least: 8, length: 4 });
  });

  it.each([
    ...['orderline-demo', '正确的马电池订书钉', 'long enough', 'another secret', 'quite another one'],
    ...[
      'correct horse battery',
      'tigers eat 40 plums',
      'Krk7-vauq',
      'blue-lamp-94-river',
      '73920184',
      '明天去爬山看日出',
    ],
    ...['horse-staple-horse', 'wei likes tea at 4', 'yu7uT2mq', 'ganbei-41-shanlu'],
  ])('takes %s', (password) => {
    expect(passwordProblem(password, 'zhang')).toBeNull();
  });
});

describe('any password', () => {
  const text = fc.string({ minLength: 1, maxLength: 24, unit: 'binary' });
  const chars = (all: string) => fc.constantFrom(...all);
  const letter = chars('abcdefghijklmnopqrstuvwxyz');

  it('gets an answer, the same in upper and lower case', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 24 }), fc.string({ minLength: 2, maxLength: 8 }), (password, login) => {
        const keys = [password, password.toUpperCase(), password.toLowerCase()].map(
          (each) => passwordProblem(each, login)?.key,
        );
        expect(new Set(keys).size).toBe(1);
      }),
      { numRuns: 300 },
    );
  });

  it('is refused when it holds the login, or is a short part over and over', () => {
    fc.assert(
      fc.property(text, text, fc.array(letter, { minLength: 4, maxLength: 9 }), (before, after, login) => {
        const name = login.join('');
        expect(passwordProblem(`${before}${name}${after}`.padEnd(16, '·'), name)?.key).toBe('password-is-login');
      }),
      { numRuns: 200 },
    );
    fc.assert(
      fc.property(fc.array(letter, { minLength: 1, maxLength: 7 }), fc.integer({ min: 8, max: 30 }), (part, length) => {
        const password = part
          .join('')
          .repeat(30)
          .slice(0, Math.max(length, 2 * part.length));
        expect(passwordProblem(password, 'someone-else')).not.toBeNull();
      }),
      { numRuns: 200 },
    );
  });

  it('is refused with a name of a few letters and the figures that everybody puts behind', () => {
    const tail = fc.constantFrom('123', '1234', '123456', '520', '1314', '5201314', '888', '666', '2008', '19990501');
    const sign = fc.constantFrom('', '@', '_', '.', '-');
    fc.assert(
      fc.property(fc.array(letter, { minLength: 5, maxLength: 8 }), sign, tail, (name, between, figures) => {
        expect(passwordProblem(`${name.join('')}${between}${figures}`, 'nobody-else')).not.toBeNull();
      }),
      { numRuns: 200 },
    );
  });

  it('is nearly always taken when chance made it', () => {
    const drawn = fc.array(chars('abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'), {
      minLength: 10,
      maxLength: 16,
    });
    const sample = fc.sample(drawn, { numRuns: 500, seed: 7 }).map((all) => all.join(''));
    expect(sample.filter((password) => passwordProblem(password, 'zhang') !== null).length).toBeLessThanOrEqual(5);
  });
});
