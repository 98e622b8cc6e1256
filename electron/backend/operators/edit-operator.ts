import { findOperator, type OperatorRecord, updateOperator } from '../../../db/operators.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { OperatorChange } from '../../../shared/contract/operators.ts';
import type { UseCase } from '../services.ts';
import { refuseWithoutAdministrator } from './last-administrator.ts';
import { findOrMakePlace } from './place.ts';

/**
 * Changes name, roles and place. New roles hold from the person's next request.
 * Errors: `not-found/operator-unknown`, `refused/last-administrator` {name}, those of {@link findOrMakePlace}.
 */
export const editOperator: UseCase<OperatorChange, { ok: true }> = (tx, ctx, input) => {
  const before = findOperator(tx, input.id);
  if (!before) throw new AppError('not-found', 'operator-unknown');
  const place = findOrMakePlace(tx, ctx, input.id, input);
  updateOperator(tx, { id: input.id, name: input.name, roles: input.roles, ...place });
  refuseWithoutAdministrator(tx, before);
  ctx.audit({
    entity: 'operator',
    entityId: input.id,
    before: shown(before),
    after: { name: input.name, roles: input.roles, ...place },
  });
  ctx.publish('people.changed', [input.id]);
  return { ok: true };
};

function shown({ name, roles, seatId, teamId, deputyOperatorId }: OperatorRecord) {
  return { name, roles, seatId, teamId, deputyOperatorId };
}
