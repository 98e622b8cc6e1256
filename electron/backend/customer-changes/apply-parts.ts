import { createHash } from 'node:crypto';
import type { WritableDB } from '../../../db/connection.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import {
  appliedValues,
  type ChangePart,
  type ChangeValues,
  overtakenFields,
} from '../../../shared/domain/customers/change-parts.ts';
import { editCustomer } from '../customers/edit-customer.ts';
import type { CommandContext } from '../services.ts';
import { changeValuesOf, editOf } from './change-values.ts';

/**
 * Writes the parts of an approved change to the customer by the rules of editing. Where a part was overtaken, whoever
 * approves must have seen what stands there now: `seen` is what {@link seenMark} gave for it, else nothing is written.
 * Errors: those of editing, `conflict/change-overtaken` {fields}.
 */
export function applyParts(
  tx: WritableDB,
  ctx: CommandContext,
  change: { readonly customerId: string; readonly parts: readonly ChangePart[]; readonly reason: string },
  seen: string | null,
): void {
  const { customerId, parts, reason } = change;
  const stored = changeValuesOf(tx, customerId);
  const overtaken = overtakenFields(parts, stored);
  if (overtaken.length > 0 && seen !== seenMark(parts, stored)) {
    throw new AppError('conflict', 'change-overtaken', { fields: overtaken.join(',') });
  }
  const values = appliedValues(parts, stored);
  if (Object.keys(values).length === 0) {
    // Somebody has written all of it already: that it was approved stands in the customer's history nevertheless.
    ctx.audit({ entity: 'customer', entityId: customerId, reason });
    return;
  }
  editCustomer(tx, ctx, { ...editOf(customerId, values), ...(reason === '' ? {} : { reason }) });
}

/** Stands for what the overtaken parts hold now, without telling it; null: none was overtaken. */
export function seenMark(parts: readonly ChangePart[], stored: ChangeValues): string | null {
  const overtaken = overtakenFields(parts, stored);
  if (overtaken.length === 0) return null;
  const now = JSON.stringify(overtaken.map((field) => [field, stored[field]]));
  return createHash('sha256').update(now).digest('hex').slice(0, 32);
}
