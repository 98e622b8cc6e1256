import type { FieldError } from '../../contract/errors.ts';

export const LEAST_PASSWORD_LENGTH = 8;

/** What anybody would try first; compared without case. */
const COMMON = new Set([
  '12345678',
  '123456789',
  '1234567890',
  '87654321',
  '11223344',
  '88888888',
  'password',
  'passw0rd',
  'password1',
  'qwertyui',
  'qwerty123',
  'abcd1234',
  'abc12345',
  '1qaz2wsx',
  'admin123',
  'a1234567',
  'iloveyou',
  'orderline',
  'woaini1314',
  '5201314520',
]);

/**
 * Why `password` is no good as the new one of `login`, or null. After NIST SP 800-63B 5.1.1.2: length and a list of
 * what is tried first, no rules of composition. Keys: `password-too-short` {least, length}, `password-is-login`,
 * `password-one-character`, `password-common`.
 */
export function passwordProblem(password: string, login: string): Pick<FieldError, 'key' | 'params'> | null {
  const length = [...password].length;
  if (length < LEAST_PASSWORD_LENGTH) {
    return { key: 'password-too-short', params: { least: LEAST_PASSWORD_LENGTH, length } };
  }
  const plain = password.toLowerCase();
  const plainLogin = login.toLowerCase();
  // A login of two or three letters may stand in any password by chance.
  if (plain === plainLogin || (plainLogin.length > 3 && plain.includes(plainLogin)))
    return { key: 'password-is-login' };
  if (new Set(plain).size < 3) return { key: 'password-one-character' };
  if (COMMON.has(plain)) return { key: 'password-common' };
  return null;
}
