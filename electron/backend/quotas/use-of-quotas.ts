import { usedByCustomer, usedOfProduct } from '../../../db/order-use.ts';
import { type ClassUseRow, quotasOf, useByClass } from '../../../db/quota-use.ts';
import type { StoredQuota } from '../../../db/quotas.ts';
import type { QuotaUse } from '../../../shared/contract/quotas.ts';
import { allottedBy } from '../../../shared/domain/quotas/quota-state.ts';
import type { JobContext } from '../jobs/job.ts';

/** The job: what live orders hold of quotas, and how many customers took all of theirs, or more than is allowed by now. */
export function useOfQuotas(job: JobContext, { quotaIds }: { readonly quotaIds: readonly string[] }): QuotaUse[] {
  const quotas = quotasOf(job.reader, quotaIds);
  const byDays = Map.groupBy(
    quotas.filter((quota) => quota.classId !== null),
    ({ validFrom, validTo }) => `${validFrom} ${validTo}`,
  );
  const found: QuotaUse[] = quotas
    .filter((quota) => quota.classId === null)
    .map((quota) => summed(quota, [ownUse(job, quota)]));
  for (const same of byDays.values()) {
    const { validFrom: from, validTo: to } = same[0] as StoredQuota;
    const classIds = [...new Set(same.map((quota) => quota.classId as string))];
    const rows = Map.groupBy(useByClass(job.reader, { classIds, from, to }), (row) => row.classId);
    for (const quota of same) found.push(summed(quota, perCustomer(quota, rows.get(quota.classId as string) ?? [])));
  }
  return found;
}

function ownUse({ reader }: JobContext, { productId, customerId, validFrom, validTo }: StoredQuota): number {
  if (customerId === null) return usedOfProduct(reader, productId as string, validFrom, validTo);
  return usedByCustomer(reader, customerId, validFrom, validTo)
    .filter((row) => row.productId === productId)
    .reduce((sum, row) => sum + row.quantity, 0);
}

/** Of one product, or of all quota products together. */
function perCustomer({ productId }: StoredQuota, rows: readonly ClassUseRow[]): number[] {
  const sums = new Map<string, number>();
  for (const row of rows) {
    if (productId !== null && row.productId !== productId) continue;
    sums.set(row.customerId, (sums.get(row.customerId) ?? 0) + row.quantity);
  }
  return [...sums.values()];
}

function summed(quota: StoredQuota, sums: readonly number[]): QuotaUse {
  const allotted = allottedBy(quota);
  const taken = sums.filter((sum) => sum > 0);
  return {
    quotaId: quota.id,
    used: taken.reduce((sum, one) => sum + one, 0),
    customers: taken.length,
    full: taken.filter((sum) => sum >= allotted).length,
    over: taken.filter((sum) => sum > allotted).length,
  };
}
