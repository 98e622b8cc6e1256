import { findCommand } from '../../../db/commands.ts';
import { findOperator, type OperatorRecord, passwordStateOf } from '../../../db/operators.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { FirstPassword } from '../../../shared/contract/operators.ts';
import type { ActionContext } from '../api/procedure.ts';
import { hashPassword } from '../auth/password-hash.ts';
import { runCommand } from '../command.ts';
import { newFirstPassword, putFirstPassword } from './first-password.ts';

/**
 * Gives people who have no password of their own one that they replace when they first sign in. It stands in this answer
 * alone, never in a row, a log or a file. Somebody who has one of the program's already gets another.
 * Errors: `not-found/operator-unknown`, `refused/password-own` {name}, `conflict/passwords-given`: the answer of this
 * command was lost, and with it the passwords.
 */
export async function giveFirstPasswords(
  ctx: ActionContext,
  { ids }: { readonly ids: readonly string[] },
): Promise<FirstPassword[]> {
  const { services, commandId } = ctx;
  if (commandId !== null && findCommand(services.db, commandId)) throw new AppError('conflict', 'passwords-given');
  const people = [...new Set(ids)].map((id) => withoutOwnPassword(services.db, id));
  const given: (FirstPassword & { readonly passwordHash: string })[] = [];
  // One after the other: hashing takes a core, and people sign in meanwhile.
  for (const { id, login, name } of people) {
    const password = newFirstPassword(login);
    given.push({ id, login, name, password, passwordHash: await hashPassword(password) });
  }
  const spec = { procedure: ctx.procedure, audit: 'change', commandId } as const;
  await runCommand(services, ctx, spec, { ids: [...ids] }, (tx, command) => {
    for (const { id, passwordHash } of given) {
      putFirstPassword(tx, command, withoutOwnPassword(tx, id), passwordHash);
    }
    command.publish(
      'people.changed',
      given.map(({ id }) => id),
    );
    return { ok: true };
  });
  return given.map(({ passwordHash: _hash, ...shown }) => shown);
}

function withoutOwnPassword(db: Parameters<typeof findOperator>[0], id: string): OperatorRecord {
  const person = findOperator(db, id);
  if (!person) throw new AppError('not-found', 'operator-unknown');
  if (passwordStateOf(db, id) === 'own') throw new AppError('refused', 'password-own', { name: person.name });
  return person;
}
