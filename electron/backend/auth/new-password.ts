import { AppError } from '../../../shared/contract/errors.ts';
import { passwordProblem } from '../../../shared/domain/auth/check-password.ts';
import { hashPassword } from './password-hash.ts';

/**
 * The hash of a new password of `login` that keeps the rules. `field` is where the form shows the sentence.
 * Errors: `refused/password-too-short` {least, length}, `refused/` the others of {@link passwordProblem}.
 */
export async function newPasswordHash(password: string, login: string, field = 'password'): Promise<string> {
  const problem = passwordProblem(password, login);
  if (problem) throw new AppError('refused', problem.key, problem.params ?? {}, [{ path: field, ...problem }]);
  return hashPassword(password);
}
