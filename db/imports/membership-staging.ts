import { sql } from '../connection.ts';
import { refuseLines } from './staged-rows.ts';
import type { StagingDB } from './staging.ts';

/**
 * Rows of a file of class memberships. state 0: to be written, 1: held as the row says, 2: rejected. The names of the
 * columns that are compared and written are those of a change of many (`class-change-staging.ts`).
 */
const TABLES = `
CREATE TABLE item (
  line INTEGER PRIMARY KEY, hash BLOB, quantity INTEGER NOT NULL DEFAULT 0, state INTEGER NOT NULL DEFAULT 0,
  -- As the file has them, and with full-width characters made plain.
  customer_code TEXT NOT NULL, customer_plain TEXT NOT NULL, type_code TEXT NOT NULL, class_code TEXT NOT NULL,
  asked_from TEXT NOT NULL, asked_to TEXT, reason TEXT,
  customer_id TEXT, code TEXT, class_type_id TEXT, class_id TEXT, before_class_id TEXT, valid_from TEXT, valid_to TEXT
);
CREATE TABLE part (
  part INTEGER PRIMARY KEY, before_class_id TEXT, after_class_id TEXT, customers TEXT NOT NULL
);
`;

export function createMembershipTable(db: StagingDB): void {
  db.raw.exec(TABLES);
}

export interface StagedMembership {
  readonly line: number;
  readonly hash: Buffer;
  readonly customer: string;
  readonly customerPlain: string;
  readonly classType: string;
  readonly class: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly reason: string | null;
}

export function stageMembership(db: StagingDB, row: StagedMembership): void {
  sql<StagedMembership>(
    db,
    `INSERT INTO item (line, hash, customer_code, customer_plain, type_code, class_code, asked_from, asked_to, reason)
     VALUES (@line, @hash, @customer, @customerPlain, @classType, @class, @validFrom, @validTo, @reason)`,
  ).run(row);
}

/** Days up to `built` have queues that were built with the classes of then; `first` is the first day after them. */
export interface BuiltDays {
  readonly built: string | null;
  readonly first: string | null;
}

/**
 * Looks up who and what the rows name, and refuses those that name nobody, overlap an earlier row of the file, or reach
 * into days whose queue was built. An open row ends the day before the next one of its customer and type begins, in the
 * file or as stored. Can be repeated.
 */
export function resolveMemberships(db: StagingDB, { built, first }: BuiltDays): void {
  db.raw.exec(`
    DELETE FROM rejected WHERE line IN (SELECT line FROM item WHERE state = 2);
    DELETE FROM part;
    UPDATE item SET state = 0, valid_from = asked_from, valid_to = asked_to, class_id = NULL,
      customer_id = coalesce((SELECT c.id FROM live.customer c WHERE c.code = customer_code),
                             (SELECT c.id FROM live.customer c WHERE c.code = customer_plain)),
      class_type_id = CASE WHEN type_code = ''
        THEN (SELECT t.id FROM live.class_type t ORDER BY t.is_main DESC, t.group_rank IS NULL, t.group_rank, t.code LIMIT 1)
        ELSE coalesce((SELECT t.id FROM live.class_type t WHERE t.code = type_code),
                      (SELECT t.id FROM live.class_type t WHERE t.name = type_code ORDER BY t.code LIMIT 1)) END;
    UPDATE item SET code = (SELECT c.code FROM live.customer c WHERE c.id = customer_id),
      class_id = coalesce(
        (SELECT k.id FROM live.class k WHERE k.class_type_id = item.class_type_id AND k.code = class_code),
        (SELECT k.id FROM live.class k WHERE k.class_type_id = item.class_type_id AND k.name = class_code
          ORDER BY k.position LIMIT 1));
    CREATE INDEX IF NOT EXISTS item_customer ON item(customer_id, class_type_id, valid_from);
  `);
  const open = 'i.state = 0';
  refuseLines(
    db,
    'unknown-customer',
    `SELECT i.line, json_object('customer', i.customer_code) FROM item i WHERE ${open} AND i.customer_id IS NULL`,
  );
  refuseLines(
    db,
    'unknown-class-type',
    `SELECT i.line, json_object('type', i.type_code) FROM item i WHERE ${open} AND i.class_type_id IS NULL`,
  );
  const other = `(SELECT o.name FROM live.class k JOIN live.class_type o ON o.id = k.class_type_id
    WHERE k.code = i.class_code ORDER BY o.code LIMIT 1)`;
  const type = '(SELECT t.name FROM live.class_type t WHERE t.id = i.class_type_id)';
  refuseLines(
    db,
    'class-of-other-type',
    `SELECT i.line, json_object('class', i.class_code, 'type', ${type}, 'other', ${other})
       FROM item i WHERE ${open} AND i.class_id IS NULL AND ${other} IS NOT NULL`,
  );
  refuseLines(
    db,
    'unknown-class',
    `SELECT i.line, json_object('type', ${type}, 'class', i.class_code) FROM item i
      WHERE ${open} AND i.class_id IS NULL`,
  );
  // Where a row has no last day it may be followed by another, so only its first day counts here.
  refuseLines(
    db,
    'membership-overlaps',
    `SELECT i.line, json_object('customer', i.code, 'line', min(f.line)) FROM item i JOIN item f
         ON f.customer_id = i.customer_id AND f.class_type_id = i.class_type_id AND f.state = 0 AND f.line < i.line
        AND f.valid_from <= coalesce(i.valid_to, i.valid_from) AND i.valid_from <= coalesce(f.valid_to, f.valid_from)
      WHERE ${open} GROUP BY i.line`,
  );
  db.raw.exec(`
    UPDATE item SET valid_to = date(next, '-1 day') FROM (
      SELECT line AS of_line, min(
        coalesce((SELECT min(f.valid_from) FROM item f WHERE f.customer_id = i.customer_id
           AND f.class_type_id = i.class_type_id AND f.state = 0 AND f.valid_from > i.valid_from), '9999-12-31'),
        coalesce((SELECT min(m.valid_from) FROM live.class_membership m WHERE m.customer_id = i.customer_id
           AND m.class_type_id = i.class_type_id AND m.valid_from > i.valid_from), '9999-12-31')) AS next
        FROM item i WHERE i.state = 0 AND i.asked_to IS NULL)
     WHERE line = of_line AND next < '9999-12-31';
    UPDATE item SET before_class_id = (SELECT m.class_id FROM live.class_membership m
      WHERE m.customer_id = item.customer_id AND m.class_type_id = item.class_type_id AND m.valid_from <= item.valid_from
        AND (m.valid_to IS NULL OR m.valid_to >= item.valid_from)) WHERE state = 0;
    UPDATE item SET state = 1 WHERE state = 0 AND EXISTS (SELECT 1 FROM live.class_membership m
      WHERE m.customer_id = item.customer_id AND m.class_type_id = item.class_type_id AND m.class_id = item.class_id
        AND m.valid_from <= item.valid_from
        AND (m.valid_to IS NULL OR (item.valid_to IS NOT NULL AND m.valid_to >= item.valid_to)));
  `);
  if (first === null || built === null) return;
  sql<[string, string, string]>(
    db,
    `INSERT INTO rejected (line, reason, params)
     SELECT line, 'class-past-built', json_object('from', valid_from, 'built', ?, 'first', ?) FROM item
      WHERE state = 0 AND valid_from < ?`,
  ).run(built, first, first);
  sql<[string]>(db, 'UPDATE item SET state = 2 WHERE state = 0 AND valid_from < ?').run(first);
}

export interface MembershipFigures {
  readonly accepted: number;
  readonly customers: number;
  readonly stored: number;
}

export function membershipFigures(db: StagingDB): MembershipFigures {
  return sql<[], MembershipFigures>(
    db,
    `SELECT count(*) FILTER (WHERE state = 0) AS accepted,
            count(DISTINCT customer_id) FILTER (WHERE state = 0) AS customers,
            count(*) FILTER (WHERE state = 1) AS stored FROM item`,
  ).get() as MembershipFigures;
}
