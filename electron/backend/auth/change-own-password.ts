import { findCommand } from '../../../db/commands.ts';
import { findPasswordHash, passwordStateOf, setPasswordHash } from '../../../db/operators.ts';
import { deleteSessionsOf } from '../../../db/sessions.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ActionContext } from '../api/procedure.ts';
import { runCommand } from '../command.ts';
import { newPasswordHash } from './new-password.ts';
import { verifyPassword } from './password-hash.ts';

/**
 * Sets one's own password and ends one's other sessions. Errors: `refused/password-wrong`, `refused/password-same` (as the
 * one that the program made), those of the new password.
 */
export async function changeOwnPassword(
  ctx: ActionContext,
  input: { readonly current: string; readonly next: string },
): Promise<{ ok: true }> {
  const { operatorId, login } = ctx.actor;
  const stored = findPasswordHash(ctx.services.db, operatorId);
  // Asked again after a lost answer, the current password is the new one already; the stored result answers below.
  const repeated = ctx.commandId !== null && findCommand(ctx.services.db, ctx.commandId) !== undefined;
  if (!repeated && (stored === undefined || !(await verifyPassword(input.current, stored)))) {
    throw new AppError('refused', 'password-wrong', {}, [{ path: 'current', key: 'password-wrong' }]);
  }
  if (!repeated && input.next === input.current && passwordStateOf(ctx.services.db, operatorId) === 'first') {
    throw new AppError('refused', 'password-same', {}, [{ path: 'next', key: 'password-same' }]);
  }
  const passwordHash = await newPasswordHash(input.next, login, 'next');
  const spec = { procedure: ctx.procedure, audit: 'change', commandId: ctx.commandId } as const;
  // The command's input goes into the outbox and, hashed, into its row: no password may be part of it.
  return runCommand(ctx.services, ctx, spec, { operatorId }, (tx, command) => {
    setPasswordHash(tx, operatorId, passwordHash);
    deleteSessionsOf(tx, operatorId, ctx.sessionHash);
    command.audit({ entity: 'operator', entityId: operatorId, after: { password: 'changed' } });
    // Open streams look their session up at every event: those of the ended ones end now, not at the next one.
    command.publish('people.changed', [operatorId]);
    return { ok: true };
  });
}
