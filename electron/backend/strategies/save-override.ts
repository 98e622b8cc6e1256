import type { WritableDB } from '../../../db/connection.ts';
import { findCustomer } from '../../../db/customers.ts';
import { deleteStrategy, findStrategy, isStrategyUsed, type StrategyRow } from '../../../db/strategies.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { StrategyContent } from '../../../shared/contract/strategies.ts';
import type { CommandContext } from '../services.ts';
import { writeVersion } from './write-version.ts';

/**
 * Gives a customer a strategy of its own, which goes before those of its classes, or changes a version of it. Errors:
 * `not-found/customer-unknown`, `refused/override-customer-closed` {code, name}, those of `writeVersion`.
 */
export function saveOverride(
  tx: WritableDB,
  ctx: CommandContext,
  input: { id: string | null; customerId: string; fields: StrategyContent; reason: string },
): { id: string } {
  const customer = findCustomer(tx, input.customerId);
  if (!customer) throw new AppError('not-found', 'customer-unknown');
  if (customer.status === 'closed') {
    throw new AppError('refused', 'override-customer-closed', { code: customer.code, name: customer.name });
  }
  const owner = { customerId: customer.id, classId: null };
  return { id: writeVersion(tx, ctx, input.id, owner, input.fields, input.reason).id };
}

/**
 * Lets a customer's own strategy end with a day, so that its classes' holds again from the next. One that has not begun by
 * then and planned nothing is taken away. Errors: `not-found/strategy-unknown`, those of `writeVersion`.
 */
export function endOverride(
  tx: WritableDB,
  ctx: CommandContext,
  { id, lastDay, reason }: { id: string; lastDay: string; reason: string },
): { ok: true } {
  const row = findStrategy(tx, id);
  if (!row || row.customerId === null) throw new AppError('not-found', 'strategy-unknown');
  if (lastDay < row.validFrom && !isStrategyUsed(tx, id)) {
    deleteStrategy(tx, id);
    ctx.audit({ entity: 'order-cycle-strategy', entityId: id, before: row, after: null, reason });
    ctx.publish('plan.changed');
    return { ok: true };
  }
  const owner = { customerId: row.customerId, classId: null };
  writeVersion(tx, ctx, id, owner, { ...contentOf(row), validTo: lastDay }, reason);
  return { ok: true };
}

/** What a stored version says, whoever it belongs to. */
export function contentOf(row: StrategyRow): StrategyContent {
  const { id: _id, customerId: _customerId, classId: _classId, madeUp: _madeUp, callingWindows, ...rest } = row;
  return { ...rest, callingWindows: JSON.parse(callingWindows) as StrategyContent['callingWindows'] };
}
