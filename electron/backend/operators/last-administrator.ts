import type { WritableDB } from '../../../db/connection.ts';
import { countAdministrators } from '../../../db/operators.ts';
import { AppError } from '../../../shared/contract/errors.ts';

/** Called after a change inside its transaction, which the refusal undoes. Error: `refused/last-administrator` {name}. */
export function refuseWithoutAdministrator(tx: WritableDB, name: string): void {
  if (countAdministrators(tx) === 0) throw new AppError('refused', 'last-administrator', { name });
}
