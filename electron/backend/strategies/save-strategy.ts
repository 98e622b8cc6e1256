import { findClass } from '../../../db/classes.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { deleteStrategy, findStrategy, isStrategyUsed } from '../../../db/strategies.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { StrategyFields } from '../../../shared/contract/strategies.ts';
import type { CommandContext } from '../services.ts';
import { writeVersion } from './write-version.ts';

/**
 * Makes a version of a class's strategy or of the company default, or changes one. Errors: `not-found/class-unknown`, those
 * of `writeVersion`.
 */
export function saveStrategy(
  tx: WritableDB,
  ctx: CommandContext,
  { id, fields }: { id: string | null; fields: StrategyFields },
): { id: string } {
  if (fields.classId !== null && !findClass(tx, fields.classId)) throw new AppError('not-found', 'class-unknown');
  const { classId, ...content } = fields;
  return { id: writeVersion(tx, ctx, id, { customerId: null, classId }, content).id };
}

/** Removes a version that planned nothing yet. Errors: `not-found/strategy-unknown`, `refused/strategy-used-remove` {name}. */
export function removeStrategy(
  tx: WritableDB,
  ctx: CommandContext,
  { id, reason }: { id: string; reason?: string },
): { ok: true } {
  const before = findStrategy(tx, id);
  if (!before) throw new AppError('not-found', 'strategy-unknown');
  if (isStrategyUsed(tx, id)) throw new AppError('refused', 'strategy-used-remove', { name: before.name });
  deleteStrategy(tx, id);
  ctx.audit({
    entity: 'order-cycle-strategy',
    entityId: id,
    before,
    after: null,
    ...(reason === undefined ? {} : { reason }),
  });
  ctx.publish('plan.changed');
  return { ok: true };
}
