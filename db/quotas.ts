import type { PublishedQuota } from '../shared/domain/quotas/publication.ts';
import type { QuotaRow } from '../shared/domain/quotas/quota-state.ts';
import { nextNumber } from './commands.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';

export interface StoredQuota extends QuotaRow {
  readonly id: string;
}

/** A quota with the names that people look for. */
export interface NamedQuota extends StoredQuota {
  readonly productCode: string | null;
  readonly productName: string | null;
  readonly className: string | null;
  readonly customerCode: string | null;
  readonly customerName: string | null;
}

const COLUMNS = `q.id, q.kind, q.product_id AS productId, q.class_id AS classId, q.customer_id AS customerId,
  q.valid_from AS validFrom, q.valid_to AS validTo, q.quantity, q.float_percent AS floatPercent`;
const NAMED = `SELECT ${COLUMNS}, p.code AS productCode, p.name AS productName, k.name AS className,
    c.code AS customerCode, c.name AS customerName
  FROM quota q LEFT JOIN product p ON p.id = q.product_id LEFT JOIN class k ON k.id = q.class_id
    LEFT JOIN customer c ON c.id = q.customer_id`;

/** `publishedAtMs`: when it came to be known; 0: before anybody was called. */
export function insertQuota(tx: WritableDB, quota: StoredQuota, publishedAtMs = 0): void {
  sql<StoredQuota & { publishedAtMs: number }>(
    tx,
    `INSERT INTO quota (id, kind, product_id, class_id, customer_id, valid_from, valid_to, quantity, float_percent,
       published_at_ms)
     VALUES (@id, @kind, @productId, @classId, @customerId, @validFrom, @validTo, @quantity, @floatPercent,
       @publishedAtMs)`,
  ).run({ ...quota, publishedAtMs });
}

/** A row as JSON, as `published_before` keeps it; of `quota` under a name. */
export const asQuotaJson = (name: string): string =>
  `json_object('kind', ${name}.kind, 'productId', ${name}.product_id, 'classId', ${name}.class_id,
     'customerId', ${name}.customer_id, 'validFrom', ${name}.valid_from, 'validTo', ${name}.valid_to,
     'quantity', ${name}.quantity, 'floatPercent', ${name}.float_percent)`;

/**
 * `publishedAtMs`: when it came to allow more, with what it was before kept beside; null: it does not. False when there is
 * no such quota.
 */
export function updateQuota(tx: WritableDB, quota: StoredQuota, publishedAtMs: number | null): boolean {
  return (
    sql<StoredQuota & { publishedAtMs: number | null }>(
      tx,
      `UPDATE quota SET kind = @kind, product_id = @productId, class_id = @classId, customer_id = @customerId,
         valid_from = @validFrom, valid_to = @validTo, quantity = @quantity, float_percent = @floatPercent,
         published_before = CASE WHEN @publishedAtMs IS NULL THEN published_before ELSE ${asQuotaJson('quota')} END,
         published_at_ms = coalesce(@publishedAtMs, published_at_ms) WHERE id = @id`,
    ).run({ ...quota, publishedAtMs }).changes > 0
  );
}

export function deleteQuota(tx: WritableDB, id: string): void {
  sql<[string]>(tx, 'DELETE FROM quota WHERE id = ?').run(id);
}

export function findQuota(db: ReadableDB, id: string): NamedQuota | undefined {
  return sql<[string], NamedQuota>(db, `${NAMED} WHERE q.id = ?`).get(id);
}

/** Counts that quotas were written, so that an import which was compared with the ones before compares again. */
export function countQuotaChange(tx: WritableDB): void {
  nextNumber(tx, 'quota');
}

/** Every row that could bind this customer on an order day: the general ones and its own. */
export function quotasOn(db: ReadableDB, orderDay: string, customerId: string): StoredQuota[] {
  return sql<[string, string, string, string, string], StoredQuota>(
    db,
    `SELECT ${COLUMNS} FROM quota q WHERE ${GENERAL} UNION ALL SELECT ${COLUMNS} FROM quota q WHERE ${OWN}`,
  ).all(orderDay, orderDay, customerId, orderDay, orderDay);
}
const GENERAL = 'q.customer_id IS NULL AND q.valid_to >= ? AND q.valid_from <= ?';
const OWN = 'q.customer_id = ? AND q.valid_to >= ? AND q.valid_from <= ?';

/** The rows that hold on an order day with when each came to be known: a customer's own; null: the general ones. */
export function publishedQuotasOn(db: ReadableDB, orderDay: string, customerId: string | null): PublishedQuota[] {
  const rows = sql<string[], StoredQuota & { publishedAtMs: number; beforeJson: string | null }>(
    db,
    `SELECT ${COLUMNS}, q.published_at_ms AS publishedAtMs, q.published_before AS beforeJson
       FROM quota q WHERE ${customerId === null ? GENERAL : OWN}`,
  ).all(...(customerId === null ? [] : [customerId]), orderDay, orderDay);
  return rows.map(({ beforeJson, ...row }) => ({
    ...row,
    before: beforeJson === null ? null : (JSON.parse(beforeJson) as QuotaRow),
  }));
}

/** Every row of one customer that holds on an order day, whoever it is. */
export function ownQuotasOn(db: ReadableDB, orderDay: string): StoredQuota[] {
  return sql<[string, string], StoredQuota>(
    db,
    `SELECT ${COLUMNS} FROM quota q WHERE q.customer_id IS NOT NULL AND q.valid_to >= ? AND q.valid_from <= ?`,
  ).all(orderDay, orderDay);
}

/** A row with the same subject whose days overlap, other than `id`. */
export function overlappingQuota(db: ReadableDB, quota: StoredQuota): StoredQuota | undefined {
  return sql<StoredQuota, StoredQuota>(
    db,
    `SELECT ${COLUMNS} FROM quota q
      WHERE q.kind = @kind AND q.product_id IS @productId AND q.class_id IS @classId AND q.customer_id IS @customerId
        AND q.valid_from <= @validTo AND q.valid_to >= @validFrom AND q.id <> @id LIMIT 1`,
  ).get(quota);
}

export interface QuotaFilter {
  /** Rows that hold on this day; null: all. */
  readonly on: string | null;
  readonly kind: string | null;
  /** Part of a product's, class's or customer's code or name. */
  readonly text: string | null;
  readonly limit: number;
  readonly offset: number;
}

const FITS = `(@on IS NULL OR (q.valid_from <= @on AND q.valid_to >= @on)) AND (@kind IS NULL OR q.kind = @kind)
  AND (@text IS NULL OR instr(lower(coalesce(p.code, '') || ' ' || coalesce(p.name, '') || ' ' || coalesce(p.initials, '')
        || ' ' || coalesce(k.name, '') || ' ' || coalesce(c.code, '') || ' ' || coalesce(c.name, '')), lower(@text)) > 0)`;
const ORDER = 'ORDER BY q.valid_from DESC, q.kind, p.code, k.position, c.code LIMIT @limit OFFSET @offset';

/** Newest days first, then by product and class. */
export function listQuotas(db: ReadableDB, filter: QuotaFilter): NamedQuota[] {
  return sql<QuotaFilter, NamedQuota>(db, `${NAMED} WHERE ${FITS} ${ORDER}`).all(filter);
}

/** Ids of what {@link listQuotas} gives. */
export function listQuotaIds(db: ReadableDB, filter: QuotaFilter): string[] {
  return sql<QuotaFilter, string>(
    db,
    `SELECT q.id FROM quota q LEFT JOIN product p ON p.id = q.product_id LEFT JOIN class k ON k.id = q.class_id
       LEFT JOIN customer c ON c.id = q.customer_id WHERE ${FITS} ${ORDER}`,
  )
    .pluck()
    .all(filter);
}

/** The classes that a customer holds on a date, one a class type. */
export function classIdsOf(db: ReadableDB, customerId: string, date: string): Set<string> {
  const ids = sql<[string, string, string], string>(
    db,
    `SELECT class_id FROM class_membership
      WHERE customer_id = ? AND valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?)`,
  ).pluck();
  return new Set(ids.all(customerId, date, date));
}

/** Products that are given out by quota, by code. */
export function quotaProducts(db: ReadableDB): { id: string; code: string; name: string }[] {
  return sql<[], { id: string; code: string; name: string }>(
    db,
    'SELECT id, code, name FROM product WHERE is_quota = 1 AND active = 1 ORDER BY code',
  ).all();
}

/** Classes that quotas can be made for, by type and place. */
export function quotaClasses(db: ReadableDB): { id: string; name: string; typeName: string }[] {
  return sql<[], { id: string; name: string; typeName: string }>(
    db,
    `SELECT k.id, k.name, t.name AS typeName FROM class k JOIN class_type t ON t.id = k.class_type_id
      ORDER BY t.is_main DESC, t.group_rank, t.code, k.position, k.code`,
  ).all();
}
