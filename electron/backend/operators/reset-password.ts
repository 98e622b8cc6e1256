import { findOperator } from '../../../db/operators.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { FirstPassword } from '../../../shared/contract/operators.ts';
import type { ActionContext } from '../api/procedure.ts';
import { hashPassword } from '../auth/password-hash.ts';
import { runCommand } from '../command.ts';
import { signOutSeat } from '../seats/sign-out-seat.ts';
import { newFirstPassword, putFirstPassword } from './first-password.ts';

/**
 * Puts a first password in the place of whatever somebody had, also of one of their own: sessions and the day at the seat
 * end, and the next sign-in asks for a new one. It stands in this answer alone. Error: `not-found/operator-unknown`.
 */
export async function resetPassword(ctx: ActionContext, { id }: { readonly id: string }): Promise<FirstPassword> {
  const { services, commandId, procedure } = ctx;
  const person = findOperator(services.db, id);
  if (!person) throw new AppError('not-found', 'operator-unknown');
  const { login, name } = person;
  const password = newFirstPassword(login);
  const passwordHash = await hashPassword(password);
  await runCommand(services, ctx, { procedure, audit: 'change', commandId }, { id }, (tx, command) => {
    const { seatId = null } = findOperator(tx, id) ?? {};
    signOutSeat(tx, { ...command, actor: { ...command.actor, operatorId: id, seatId } });
    putFirstPassword(tx, command, person, passwordHash);
    command.publish('people.changed', [id]);
    command.publish('seat.changed', [id]);
    return { ok: true };
  });
  return { id, login, name, password };
}
