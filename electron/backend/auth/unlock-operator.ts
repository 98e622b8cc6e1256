import { findOperator } from '../../../db/operators.ts';
import { findFailedTries } from '../../../db/sign-in-failures.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { UseCase } from '../services.ts';
import { loginHash, unlockLogin } from './unlock-login.ts';

/** Lets somebody sign in again at once who is locked out by wrong tries. Error: `not-found/operator-unknown`. */
export const unlockOperator: UseCase<{ id: string }, { ok: true }> = (tx, ctx, { id }) => {
  const person = findOperator(tx, id);
  if (!person) throw new AppError('not-found', 'operator-unknown');
  const failures = findFailedTries(tx, loginHash(person.login))?.failures ?? 0;
  unlockLogin(tx, person.login);
  ctx.audit({ entity: 'operator', entityId: id, before: { failures }, after: { failures: 0 } });
  ctx.publish('people.changed', [id]);
  return { ok: true };
};
