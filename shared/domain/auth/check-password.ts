import { LEAST_PASSWORD_LENGTH } from '../../contract/auth.ts';
import type { FieldError } from '../../contract/errors.ts';
import { isCommonPassword } from './common-passwords.ts';
import { isDateOrPhone, isSequence, repeatedPart } from './password-patterns.ts';

/**
 * Why `password` is no good as the new one of `login`, or null. After NIST SP 800-63B 5.1.1.2: length, and what is tried
 * first (common words, the login, repetitions, runs along the keyboard), no rules of composition. Keys:
 * `password-too-short` {least, length}, `password-is-login`, `password-one-character`, `password-repeats`,
 * `password-sequence`, `password-number`, `password-common`.
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
  const part = repeatedPart(plain);
  // What is repeated would have to be long enough for itself.
  if (part !== null && part.length < LEAST_PASSWORD_LENGTH) return { key: 'password-repeats' };
  if (isSequence(plain)) return { key: 'password-sequence' };
  if (isDateOrPhone(plain)) return { key: 'password-number' };
  if (isCommonPassword(plain)) return { key: 'password-common' };
  return null;
}
