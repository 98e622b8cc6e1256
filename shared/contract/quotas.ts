import { z } from 'zod';
import { QUOTA_KINDS } from '../domain/quotas/quota-state.ts';
import { businessDate, done, id, page, quantity } from './primitives.ts';

/** What a quota may be at most. */
export const MOST_QUOTA = 1_000_000_000;

/** How much of a product a class, a customer or everybody may order from-to (product.md section 4). */
export const quotaKind = z.enum(QUOTA_KINDS);

export const quotaItem = z.object({
  quotaId: id,
  kind: quotaKind,
  productId: id.nullable(),
  productCode: z.string().nullable(),
  productName: z.string().nullable(),
  classId: id.nullable(),
  className: z.string().nullable(),
  customerId: id.nullable(),
  customerCode: z.string().nullable(),
  customerName: z.string().nullable(),
  validFrom: businessDate,
  validTo: businessDate,
  quantity,
  floatPercent: z.number().int(),
  /** Quantity raised by the float. */
  allotted: quantity,
  /** By live orders; null where every customer of a class has its own count. */
  used: quantity.nullable(),
});
export type QuotaItem = z.infer<typeof quotaItem>;

export const listQuotasInput = page.extend({
  /** Rows that hold on this day; absent: all. */
  on: businessDate.nullish(),
  kind: quotaKind.nullish(),
  /** Part of a product's, class's or customer's code, name or pinyin initials. */
  text: z.string().trim().max(60).nullish(),
});
export type ListQuotasInput = z.input<typeof listQuotasInput>;
/** Rows that are copied at once. */
export const COPY_MOST = 2000;
export const listQuotasOutput = z.object({
  rows: z.array(quotaItem),
  more: z.boolean(),
  /** Of everything that fits, for a choice of all of it: with the first page, at most COPY_MOST. */
  ids: z.array(id),
});
export type ListQuotasOutput = z.output<typeof listQuotasOutput>;

/** What a quota can be made for. */
export const quotaChoicesOutput = z.object({
  products: z.array(z.object({ id, code: z.string(), name: z.string() })),
  classes: z.array(z.object({ id, name: z.string(), typeName: z.string() })),
});
export type QuotaChoices = z.infer<typeof quotaChoicesOutput>;

/**
 * `quotaId` null: a new row. Refusals: `invalid/quota-without-product`, `-class`, `-customer`, `invalid/quota-dates` {from, to},
 * `conflict/quota-overlaps` {from, to, quantity}, `not-found/quota-unknown`, `product-unknown`, `class-unknown`,
 * `customer-unknown`.
 */
export const saveQuotaInput = z.object({
  quotaId: id.nullable(),
  kind: quotaKind,
  productId: id.nullable(),
  classId: id.nullable(),
  customerId: id.nullable(),
  validFrom: businessDate,
  validTo: businessDate,
  quantity: quantity.min(0).max(MOST_QUOTA),
  floatPercent: z.number().int().min(0).max(100),
});
export type SaveQuotaInput = z.infer<typeof saveQuotaInput>;
export const saveQuotaOutput = z.object({ quotaId: id });

export const removeQuotaInput = z.object({ quotaId: id });
export const removeQuotaOutput = done;

/** The same quotas so many weeks later; what is there already for one of those days stays as it is. */
export const copyQuotasInput = z.object({
  quotaIds: z.array(id).min(1).max(COPY_MOST),
  weeks: z.number().int().min(1).max(52),
});
export const copyQuotasOutput = z.object({ copied: z.number().int(), there: z.number().int() });
export type CopyQuotasOutput = z.output<typeof copyQuotasOutput>;

/** What live orders hold of quotas. */
export const quotaUseInput = z.object({ quotaIds: z.array(id).max(COPY_MOST) });
export const quotaUse = z.object({
  quotaId: id,
  /** Over all customers that it is for. */
  used: quantity,
  /** How many of them ordered of it, took all of it, and took more than it allows by now. */
  customers: z.number().int(),
  full: z.number().int(),
  over: z.number().int(),
});
export type QuotaUse = z.infer<typeof quotaUse>;
export const quotaUseOutput = z.array(quotaUse);
