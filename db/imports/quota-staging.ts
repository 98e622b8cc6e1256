import { sql, type WritableDB } from '../connection.ts';
import { asQuotaJson } from '../quotas.ts';
import { refuseLines } from './staged-rows.ts';
import type { StagingDB } from './staging.ts';

/**
 * Rows of a file of quotas. state 0: to be written, 1: stored as the row says, 2: rejected. `subject` is what a quota is
 * for, as one text: rows of the same subject must not overlap.
 */
const TABLES = `
CREATE TABLE item (
  line INTEGER PRIMARY KEY, hash BLOB, quantity INTEGER NOT NULL DEFAULT 0, state INTEGER NOT NULL DEFAULT 0,
  -- As the file has them, and with full-width characters made plain.
  kind TEXT NOT NULL, product_code TEXT NOT NULL, product_plain TEXT NOT NULL,
  type_code TEXT NOT NULL, type_plain TEXT NOT NULL, class_code TEXT NOT NULL, class_plain TEXT NOT NULL,
  customer_code TEXT NOT NULL, customer_plain TEXT NOT NULL,
  valid_from TEXT NOT NULL, valid_to TEXT NOT NULL, allowed INTEGER NOT NULL, float_percent INTEGER NOT NULL,
  product_id TEXT, class_type_id TEXT, class_id TEXT, customer_id TEXT, subject TEXT,
  quota_id TEXT, is_new INTEGER NOT NULL DEFAULT 1
);
CREATE TABLE held (
  id TEXT NOT NULL, subject TEXT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT NOT NULL,
  quantity INTEGER NOT NULL, float_percent INTEGER NOT NULL
);
`;

export function createQuotaTable(db: StagingDB): void {
  db.raw.exec(TABLES);
}

export interface StagedQuota {
  readonly line: number;
  readonly hash: Buffer;
  readonly kind: string;
  readonly product: string;
  readonly productPlain: string;
  readonly classType: string;
  readonly classTypePlain: string;
  readonly class: string;
  readonly classPlain: string;
  readonly customer: string;
  readonly customerPlain: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly quantity: number;
  readonly floatPercent: number;
}

export function stageQuota(db: StagingDB, row: StagedQuota): void {
  sql<StagedQuota>(
    db,
    `INSERT INTO item (line, hash, kind, product_code, product_plain, type_code, type_plain, class_code, class_plain,
       customer_code, customer_plain, valid_from, valid_to, allowed, float_percent)
     VALUES (@line, @hash, @kind, @product, @productPlain, @classType, @classTypePlain, @class, @classPlain,
       @customer, @customerPlain, @validFrom, @validTo, @quantity, @floatPercent)`,
  ).run(row);
}

const SUBJECT = `kind || '|' || coalesce(product_id, '') || '|' || coalesce(class_id, '') || '|' || coalesce(customer_id, '')`;

/**
 * Looks up what the rows name, and refuses those that name nothing, or overlap an earlier row of the file or a stored
 * quota of the same subject. The same subject with the same days is the stored quota itself. Can be repeated.
 */
export function resolveQuotas(db: StagingDB): void {
  lookUp(db);
  refuseUnknown(db);
  db.raw.exec(`
    UPDATE item SET subject = ${SUBJECT} WHERE state = 0;
    CREATE INDEX IF NOT EXISTS item_subject ON item(subject, valid_from);
    INSERT INTO held (id, subject, valid_from, valid_to, quantity, float_percent)
      SELECT id, ${SUBJECT}, valid_from, valid_to, quantity, float_percent FROM live.quota
       WHERE valid_to >= (SELECT min(valid_from) FROM item WHERE state = 0)
         AND valid_from <= (SELECT max(valid_to) FROM item WHERE state = 0);
    CREATE INDEX IF NOT EXISTS held_subject ON held(subject, valid_from);
  `);
  // Every earlier row counts, refused or not: else a second run of the file could take what the first one refused.
  refuseLines(
    db,
    'quota-line-overlaps',
    `SELECT i.line, json_object('line', min(f.line)) FROM item i JOIN item f
         ON f.subject = i.subject AND f.line < i.line AND f.valid_from <= i.valid_to AND f.valid_to >= i.valid_from
      WHERE i.state = 0 GROUP BY i.line`,
  );
  refuseLines(
    db,
    'quota-overlaps',
    `SELECT i.line, json_object('from', h.valid_from, 'to', h.valid_to, 'quantity', h.quantity)
       FROM item i JOIN held h ON h.subject = i.subject AND h.valid_from <= i.valid_to AND h.valid_to >= i.valid_from
      WHERE i.state = 0 AND (h.valid_from <> i.valid_from OR h.valid_to <> i.valid_to)
      GROUP BY i.line HAVING h.valid_from = min(h.valid_from)`,
  );
  db.raw.exec(`
    UPDATE item SET quota_id = h.id, is_new = 0,
        state = (h.quantity = item.allowed AND h.float_percent = item.float_percent)
      FROM held h WHERE item.state = 0 AND h.subject = item.subject
       AND h.valid_from = item.valid_from AND h.valid_to = item.valid_to;
    UPDATE item SET quota_id = new_id() WHERE state = 0 AND is_new = 1;
  `);
}

function lookUp(db: StagingDB): void {
  const byCode = (table: string, name: string) =>
    `coalesce((SELECT t.id FROM live.${table} t WHERE t.code = ${name}_code),
              (SELECT t.id FROM live.${table} t WHERE t.code = ${name}_plain))`;
  db.raw.exec(`
    DELETE FROM rejected WHERE line IN (SELECT line FROM item WHERE state = 2);
    DELETE FROM held;
    UPDATE item SET state = 0, is_new = 1, quota_id = NULL, subject = NULL, class_id = NULL,
      product_id = CASE WHEN product_code <> '' THEN ${byCode('product', 'product')} END,
      customer_id = CASE WHEN customer_code <> '' THEN ${byCode('customer', 'customer')} END,
      class_type_id = CASE WHEN class_code = '' THEN NULL WHEN type_code = ''
        THEN (SELECT t.id FROM live.class_type t ORDER BY t.is_main DESC, t.group_rank IS NULL, t.group_rank, t.code LIMIT 1)
        ELSE coalesce(${byCode('class_type', 'type')},
          (SELECT t.id FROM live.class_type t WHERE t.name IN (type_code, type_plain) ORDER BY t.code LIMIT 1)) END;
    UPDATE item SET class_id = coalesce(
        (SELECT k.id FROM live.class k WHERE k.class_type_id = item.class_type_id AND k.code = class_code),
        (SELECT k.id FROM live.class k WHERE k.class_type_id = item.class_type_id AND k.code = class_plain),
        (SELECT k.id FROM live.class k WHERE k.class_type_id = item.class_type_id
           AND k.name IN (class_code, class_plain) ORDER BY k.position LIMIT 1))
      WHERE class_code <> '';
  `);
}

function refuseUnknown(db: StagingDB): void {
  const refuse = (reason: string, params: string, when: string): void =>
    refuseLines(db, reason, `SELECT i.line, json_object(${params}) FROM item i WHERE i.state = 0 AND ${when}`);
  refuse('unknown-product', `'product', i.product_code`, `i.product_code <> '' AND i.product_id IS NULL`);
  refuse(
    'product-without-quota',
    `'product', i.product_code`,
    'EXISTS (SELECT 1 FROM live.product p WHERE p.id = i.product_id AND p.is_quota = 0)',
  );
  refuse('unknown-customer', `'customer', i.customer_code`, `i.customer_code <> '' AND i.customer_id IS NULL`);
  refuse('unknown-class-type', `'type', i.type_code`, `i.class_code <> '' AND i.class_type_id IS NULL`);
  const type = '(SELECT t.name FROM live.class_type t WHERE t.id = i.class_type_id)';
  refuse('unknown-class', `'type', ${type}, 'class', i.class_code`, `i.class_code <> '' AND i.class_id IS NULL`);
}

export interface QuotaFigures {
  readonly created: number;
  readonly changed: number;
  readonly stored: number;
}

export function quotaFigures(db: StagingDB): QuotaFigures {
  return sql<[], QuotaFigures>(
    db,
    `SELECT count(*) FILTER (WHERE state = 0 AND is_new = 1) AS created,
            count(*) FILTER (WHERE state = 0 AND is_new = 0) AS changed,
            count(*) FILTER (WHERE state = 1) AS stored FROM item`,
  ).get() as QuotaFigures;
}

/** Writes what was accepted, with the staging file attached. What allows more than before is published at `nowMs`. */
export function writeQuotas(tx: WritableDB, nowMs: number): void {
  const more = '(excluded.quantity > quota.quantity OR excluded.float_percent > quota.float_percent)';
  sql<{ nowMs: number }>(
    tx,
    `INSERT INTO quota (id, kind, product_id, class_id, customer_id, valid_from, valid_to, quantity, float_percent,
       published_at_ms)
     SELECT quota_id, kind, product_id, class_id, customer_id, valid_from, valid_to, allowed, float_percent, @nowMs
       FROM staged.item WHERE state = 0 ORDER BY line
     ON CONFLICT (id) DO UPDATE SET quantity = excluded.quantity, float_percent = excluded.float_percent,
       published_at_ms = CASE WHEN ${more} THEN excluded.published_at_ms ELSE quota.published_at_ms END,
       published_before = CASE WHEN ${more} THEN ${asQuotaJson('quota')} ELSE quota.published_before END`,
  ).run({ nowMs });
}
