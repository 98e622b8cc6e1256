import type { WritableDB } from '../../../db/connection.ts';
import { findOperatorByLogin, insertOperator } from '../../../db/operators.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { FirstPassword, NewOperator } from '../../../shared/contract/operators.ts';
import type { ActionContext } from '../api/procedure.ts';
import { newPasswordHash } from '../auth/new-password.ts';
import { hashPassword } from '../auth/password-hash.ts';
import { runCommand } from '../command.ts';
import type { CommandContext } from '../services.ts';
import { newFirstPassword, putFirstPassword } from './first-password.ts';
import { findOrMakePlace } from './place.ts';

/**
 * Makes a person who can sign in. Errors: `conflict/login-taken` {login}, those of the password and of
 * {@link findOrMakePlace}.
 */
export async function addOperator(ctx: ActionContext, input: NewOperator): Promise<{ id: string }> {
  const { password, ...rest } = input;
  const passwordHash = await newPasswordHash(password, input.login);
  // The command's input goes into the outbox and, hashed, into its row: no password may be part of it.
  const spec = { procedure: ctx.procedure, audit: 'change', commandId: ctx.commandId } as const;
  return runCommand(ctx.services, ctx, spec, rest, (tx, command) => insertNew(tx, command, rest, passwordHash));
}

/**
 * Makes a person with a first password, which stands in this answer alone and is replaced at the first sign-in. Errors:
 * `conflict/login-taken` {login}, those of {@link findOrMakePlace}.
 */
export async function addWithFirstPassword(
  ctx: ActionContext,
  input: Omit<NewOperator, 'password'>,
): Promise<FirstPassword> {
  const { login, name } = input;
  const password = newFirstPassword(login);
  const passwordHash = await hashPassword(password);
  const spec = { procedure: ctx.procedure, audit: 'change', commandId: ctx.commandId } as const;
  const { id } = await runCommand(ctx.services, ctx, spec, input, (tx, command) => {
    const made = insertNew(tx, command, input, null);
    putFirstPassword(tx, command, { ...made, login }, passwordHash);
    return made;
  });
  return { id, login, name, password };
}

function insertNew(
  tx: WritableDB,
  ctx: CommandContext,
  input: Omit<NewOperator, 'password'>,
  passwordHash: string | null,
): { id: string } {
  const { login, name, roles } = input;
  if (findOperatorByLogin(tx, login)) {
    throw new AppError('conflict', 'login-taken', { login }, [
      { path: 'login', key: 'login-taken', params: { login } },
    ]);
  }
  const id = ctx.newId();
  const place = findOrMakePlace(tx, ctx, id, input);
  insertOperator(tx, { id, login, name, roles, passwordHash, ...place, createdAtMs: ctx.nowMs });
  ctx.audit({ entity: 'operator', entityId: id, after: { login, name, roles, ...place } });
  ctx.publish('people.changed', [id]);
  return { id };
}
