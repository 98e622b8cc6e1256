import type { WritableDB } from '../../../db/connection.ts';
import { findOperatorByLogin, findPasswordHash } from '../../../db/operators.ts';
import { findFailedTries, putFailedTries } from '../../../db/sign-in-failures.ts';
import type { SignedIn } from '../../../shared/contract/auth.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { afterFailure, LOCK_AFTER, throttleOf } from '../../../shared/domain/auth/throttle.ts';
import type { ActionContext } from '../api/procedure.ts';
import { runCommand } from '../command.ts';
import { verifyNothing, verifyPassword } from './password-hash.ts';
import { newToken, startSession } from './start-session.ts';
import { loginHash, unlockLogin } from './unlock-login.ts';

/**
 * Signs in by login and password. An unknown or inactive login is treated like a wrong password in every step, so
 * that neither words nor time tell whether it exists. The try is counted before the password is looked at:
 * many tries at once count as many.
 * Errors: `refused/sign-in-failed`, `refused/sign-in-wait` {seconds}, `refused/sign-in-locked` {minutes}.
 */
export async function signIn(
  ctx: ActionContext,
  input: { readonly login: string; readonly password: string },
): Promise<SignedIn> {
  const { services, nowMs } = ctx;
  const failures = await services.writer.write((tx) => countTry(tx, input.login, nowMs));

  const operator = findOperatorByLogin(services.db, input.login);
  const passwordHash = operator?.active ? findPasswordHash(services.db, operator.id) : undefined;
  const right =
    passwordHash === undefined
      ? await verifyNothing(input.password)
      : await verifyPassword(input.password, passwordHash);

  const known = right ? operator : undefined;
  if (!known) {
    await runCommand(
      services,
      ctx,
      { procedure: 'auth.signInFailed', audit: 'access', commandId: null },
      {},
      (_tx, command) => {
        const locked = failures >= LOCK_AFTER;
        const after = { failures, locked, from: ctx.origin?.address ?? null };
        command.audit({ entity: 'operator', entityId: operator?.id ?? 'unknown', after });
        // The administrator sees who is locked out, and can unlock.
        if (locked && operator) command.publish('people.changed', [operator.id]);
      },
    );
    throw new AppError('refused', 'sign-in-failed');
  }
  const actor = { ...ctx.actor, operatorId: known.id, login: known.login, name: known.name };
  const spec = { procedure: ctx.procedure, audit: 'access', commandId: null } as const;
  return runCommand(services, { ...ctx, actor }, spec, {}, (tx, command) => {
    // Between the check and now somebody may have set another password or made the person inactive.
    if (findPasswordHash(tx, known.id) !== passwordHash || !findOperatorByLogin(tx, known.login)?.active) {
      throw new AppError('refused', 'sign-in-failed');
    }
    unlockLogin(tx, input.login);
    command.audit({ entity: 'operator', entityId: known.id, after: { from: ctx.origin?.address ?? null } });
    command.publish('people.changed', [known.id]);
    return startSession(tx, newToken(), known.id, nowMs, ctx.origin);
  });
}

function countTry(tx: WritableDB, login: string, nowMs: number): number {
  const key = loginHash(login);
  const tries = findFailedTries(tx, key) ?? null;
  const throttle = throttleOf(tries, nowMs);
  if (throttle.kind === 'wait') throw new AppError('refused', 'sign-in-wait', { seconds: throttle.seconds });
  if (throttle.kind === 'locked') throw new AppError('refused', 'sign-in-locked', { minutes: throttle.minutes });
  const counted = afterFailure(tries, nowMs);
  putFailedTries(tx, key, counted);
  return counted.failures;
}
