import type { WritableDB } from '../../../db/connection.ts';
import { hasOperators, insertOperator } from '../../../db/operators.ts';
import type { SignedIn } from '../../../shared/contract/auth.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { Role } from '../../../shared/contract/rights.ts';
import type { ActionContext } from '../api/procedure.ts';
import { runCommand } from '../command.ts';
import type { CommandContext } from '../services.ts';
import { newPasswordHash } from './new-password.ts';
import { newToken, startSession } from './start-session.ts';

export interface FirstAdministrator {
  readonly login: string;
  readonly name: string;
  readonly password: string;
  readonly alsoSupervisor: boolean;
}

/**
 * The first start: makes the administrator and signs in. Works only while there is nobody at all.
 * Errors: `refused/first-start-over`, those of the password.
 */
export async function createAdministrator(ctx: ActionContext, input: FirstAdministrator): Promise<SignedIn> {
  const { password, ...rest } = input;
  if (hasOperators(ctx.services.db)) throw new AppError('refused', 'first-start-over');
  const passwordHash = await newPasswordHash(password, input.login);
  // 'access': a stored result would keep the session's token.
  const spec = { procedure: ctx.procedure, audit: 'access', commandId: null } as const;
  return runCommand(ctx.services, ctx, spec, rest, (tx, command) => {
    const operatorId = insertFirstAdministrator(tx, command, rest, passwordHash);
    return startSession(tx, newToken(), operatorId, ctx.nowMs, ctx.origin);
  });
}

/** The row of the first administrator; returns their id. Error: `refused/first-start-over`. */
export function insertFirstAdministrator(
  tx: WritableDB,
  ctx: CommandContext,
  input: Omit<FirstAdministrator, 'password'>,
  passwordHash: string,
): string {
  if (hasOperators(tx)) throw new AppError('refused', 'first-start-over');
  const id = ctx.newId();
  const roles: Role[] = input.alsoSupervisor ? ['supervisor', 'administrator'] : ['administrator'];
  const { login, name } = input;
  insertOperator(tx, {
    id,
    login,
    name,
    roles,
    passwordHash,
    seatId: null,
    teamId: null,
    deputyOperatorId: null,
    createdAtMs: ctx.nowMs,
  });
  ctx.audit({ entity: 'operator', entityId: id, after: { login, name, roles } });
  ctx.publish('people.changed', [id]);
  return id;
}
