import type { z } from 'zod';
import type { ReadableDB } from '../../../db/connection.ts';
import { usedByCustomer, usedOfProduct } from '../../../db/order-use.ts';
import {
  listQuotaIds,
  listQuotas as listRows,
  type NamedQuota,
  quotaClasses,
  quotaProducts,
} from '../../../db/quotas.ts';
import {
  COPY_MOST,
  type listQuotasInput,
  type listQuotasOutput,
  type QuotaItem,
  type quotaChoicesOutput,
} from '../../../shared/contract/quotas.ts';
import { allottedBy } from '../../../shared/domain/quotas/quota-state.ts';
import type { Query } from '../services.ts';

/** Quotas with what live orders have used of them, newest days first. */
export const listQuotas: Query<z.output<typeof listQuotasInput>, z.input<typeof listQuotasOutput>> = (
  db,
  _ctx,
  input,
) => {
  const filter = { on: input.on ?? null, kind: input.kind ?? null, text: input.text || null };
  const rows = listRows(db, { ...filter, limit: input.limit + 1, offset: input.offset });
  return {
    ids: input.offset === 0 ? listQuotaIds(db, { ...filter, limit: COPY_MOST, offset: 0 }) : [],
    rows: rows.slice(0, input.limit).map((row) => asItem(db, row)),
    more: rows.length > input.limit,
  };
};

/** Quota products and classes to choose from. */
export const quotaChoices: Query<unknown, z.input<typeof quotaChoicesOutput>> = (db) => ({
  products: quotaProducts(db),
  classes: quotaClasses(db),
});

function asItem(db: ReadableDB, row: NamedQuota): QuotaItem {
  const { id: quotaId, ...rest } = row;
  return { quotaId, ...rest, allotted: allottedBy(row), used: usedOf(db, row) };
}

function usedOf(db: ReadableDB, { kind, productId, customerId, validFrom, validTo }: NamedQuota): number | null {
  if (productId !== null && kind === 'product-supply') return usedOfProduct(db, productId, validFrom, validTo);
  if (customerId === null) return null;
  const own = usedByCustomer(db, customerId, validFrom, validTo).filter((row) => row.productId === productId);
  return own.reduce((sum, row) => sum + row.quantity, 0);
}
