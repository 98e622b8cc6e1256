import { findOperator, setPasswordHash } from '../../../db/operators.ts';
import { deleteSessionsOf } from '../../../db/sessions.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ActionContext } from '../api/procedure.ts';
import { newPasswordHash } from '../auth/new-password.ts';
import { unlockLogin } from '../auth/unlock-login.ts';
import { runCommand } from '../command.ts';

/**
 * Sets somebody's password, unlocks their login and ends their sessions (but not the one that asks).
 * Errors: `not-found/operator-unknown`, those of the password.
 */
export async function setOperatorPassword(
  ctx: ActionContext,
  { id, password }: { readonly id: string; readonly password: string },
): Promise<{ ok: true }> {
  const operator = findOperator(ctx.services.db, id);
  if (!operator) throw new AppError('not-found', 'operator-unknown');
  const passwordHash = await newPasswordHash(password, operator.login);
  // The command's input goes into the outbox and, hashed, into its row: no password may be part of it.
  const spec = { procedure: ctx.procedure, audit: 'change', commandId: ctx.commandId } as const;
  return runCommand(ctx.services, ctx, spec, { id }, (tx, command) => {
    setPasswordHash(tx, id, passwordHash);
    unlockLogin(tx, operator.login);
    deleteSessionsOf(tx, id, ctx.sessionHash);
    command.audit({ entity: 'operator', entityId: id, after: { password: 'changed' } });
    command.publish('people.changed', [id]);
    return { ok: true };
  });
}
