import { allClasses, findClassType, setClassPositions } from '../../../db/classes.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { CommandContext } from '../services.ts';

/**
 * Puts the classes of a type in an order, the best first: lists show them so, and bands begin with it.
 * Errors: `not-found/class-type-unknown`, `conflict/class-order-stale` when classes came or went meanwhile.
 */
export function orderClasses(
  tx: WritableDB,
  ctx: CommandContext,
  { classTypeId, classIds }: { readonly classTypeId: string; readonly classIds: readonly string[] },
): { ok: true } {
  const type = findClassType(tx, classTypeId);
  if (!type) throw new AppError('not-found', 'class-type-unknown');
  const classes = allClasses(tx).filter((one) => one.classTypeId === classTypeId);
  const byId = new Map(classes.map((one) => [one.id, one]));
  const isWhole = new Set(classIds).size === classes.length && classIds.every((id) => byId.has(id));
  if (!isWhole || classIds.length !== classes.length)
    throw new AppError('conflict', 'class-order-stale', { type: type.name });
  setClassPositions(tx, classIds);
  ctx.audit({
    entity: 'class-type',
    entityId: classTypeId,
    before: { order: classes.map((one) => one.code) },
    after: { order: classIds.map((id) => byId.get(id)?.code) },
  });
  ctx.publish('plan.changed');
  return { ok: true };
}
