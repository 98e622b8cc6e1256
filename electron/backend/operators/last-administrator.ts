import type { WritableDB } from '../../../db/connection.ts';
import { administratorIds, type OperatorRecord } from '../../../db/operators.ts';
import { AppError } from '../../../shared/contract/errors.ts';

/**
 * Called after a change of `before` inside its transaction, which the refusal undoes.
 * Error: `refused/last-administrator` {name}.
 */
export function refuseWithoutAdministrator(tx: WritableDB, before: OperatorRecord): void {
  const was = before.active && before.roles.includes('administrator');
  if (was && administratorIds(tx).size === 0)
    throw new AppError('refused', 'last-administrator', { name: before.name });
}
