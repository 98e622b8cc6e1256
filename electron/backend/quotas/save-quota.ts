import type { z } from 'zod';
import { findClass } from '../../../db/classes.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { findCustomer } from '../../../db/customers.ts';
import { findProduct } from '../../../db/products.ts';
import {
  countQuotaChange,
  deleteQuota,
  findQuota,
  insertQuota,
  overlappingQuota,
  type StoredQuota,
  updateQuota,
} from '../../../db/quotas.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { removeQuotaInput, SaveQuotaInput } from '../../../shared/contract/quotas.ts';
import { allowsMore } from '../../../shared/domain/quotas/publication.ts';
import { hasFloat, QUOTA_SUBJECTS } from '../../../shared/domain/quotas/quota-state.ts';
import type { UseCase } from '../services.ts';

/**
 * Writes a quota, new or changed. What its kind does not take is left out. Lowering it below what is used takes nothing
 * back: nothing more can be ordered. Errors: see `saveQuotaInput`.
 */
export const saveQuota: UseCase<SaveQuotaInput, { quotaId: string }> = (tx, ctx, input) => {
  const subjects = QUOTA_SUBJECTS[input.kind];
  const missing = subjects.find((subject) => input[subject] === null);
  if (missing) {
    throw new AppError('invalid', `quota-without-${missing.slice(0, -2)}`, {}, [
      { path: missing, key: `quota-without-${missing.slice(0, -2)}` },
    ]);
  }
  if (input.validTo < input.validFrom) {
    throw new AppError('invalid', 'quota-dates', { from: input.validFrom, to: input.validTo }, [
      { path: 'validTo', key: 'quota-dates', params: { from: input.validFrom, to: input.validTo } },
    ]);
  }
  const before = input.quotaId === null ? undefined : findQuota(tx, input.quotaId);
  if (input.quotaId !== null && !before) throw new AppError('not-found', 'quota-unknown');
  const only = (subject: 'productId' | 'classId' | 'customerId') =>
    subjects.includes(subject) ? input[subject] : null;
  const quota: StoredQuota = {
    id: before?.id ?? ctx.newId(),
    kind: input.kind,
    productId: only('productId'),
    classId: only('classId'),
    customerId: only('customerId'),
    validFrom: input.validFrom,
    validTo: input.validTo,
    quantity: input.quantity,
    floatPercent: hasFloat(input.kind) ? input.floatPercent : 0,
  };
  requireSubjects(tx, quota);
  const other = overlappingQuota(tx, quota);
  if (other) {
    const params = { from: other.validFrom, to: other.validTo, quantity: other.quantity };
    throw new AppError('conflict', 'quota-overlaps', params);
  }
  if (before) updateQuota(tx, quota, allowsMore(before, quota) ? ctx.nowMs : null);
  else insertQuota(tx, quota, ctx.nowMs);
  countQuotaChange(tx);
  ctx.audit({ entity: 'quota', entityId: quota.id, ...(before ? { before: storedOf(before) } : {}), after: quota });
  ctx.publish('product.changed', quota.productId === null ? [] : [quota.productId]);
  return { quotaId: quota.id };
};

/** Without the names that it is shown with, which the log finds by itself. */
function storedOf({ id, kind, productId, classId, customerId, ...rest }: StoredQuota): StoredQuota {
  const { validFrom, validTo, quantity, floatPercent } = rest;
  return { id, kind, productId, classId, customerId, validFrom, validTo, quantity, floatPercent };
}

/** A subject may have been deleted meanwhile. Errors: `not-found/product-unknown`, `class-unknown`, `customer-unknown`. */
function requireSubjects(tx: WritableDB, { productId, classId, customerId }: StoredQuota): void {
  if (productId !== null && !findProduct(tx, productId)) throw new AppError('not-found', 'product-unknown');
  if (classId !== null && !findClass(tx, classId)) throw new AppError('not-found', 'class-unknown');
  if (customerId !== null && !findCustomer(tx, customerId)) throw new AppError('not-found', 'customer-unknown');
}

/** Deletes a quota: a quota product that loses its only row is "not yet published" again. Error: `not-found/quota-unknown`. */
export const removeQuota: UseCase<z.output<typeof removeQuotaInput>, { ok: true }> = (tx, ctx, input) => {
  const before = findQuota(tx, input.quotaId);
  if (!before) throw new AppError('not-found', 'quota-unknown');
  deleteQuota(tx, before.id);
  countQuotaChange(tx);
  ctx.audit({ entity: 'quota', entityId: before.id, before });
  ctx.publish('product.changed', before.productId === null ? [] : [before.productId]);
  return { ok: true };
};
