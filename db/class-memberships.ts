import type { ClassChangeSource } from '../shared/contract/class-changes.ts';
import type { PlannedMembership } from '../shared/domain/classes/plan-class-change.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';

export interface ClassChangeRow {
  readonly id: string;
  readonly source: ClassChangeSource;
  readonly atMs: number;
  readonly byId: string;
  readonly byName: string;
  readonly reason: string;
  /** How many customers it changed. */
  readonly customers: number;
}

/** Before the memberships that it gives or ends. */
export function insertClassChange(tx: WritableDB, row: ClassChangeRow): void {
  sql<ClassChangeRow>(
    tx,
    `INSERT INTO class_change (id, source, at_ms, by_id, by_name, reason, customers)
     VALUES (@id, @source, @atMs, @byId, @byName, @reason, @customers)`,
  ).run(row);
}

/** Differs once any customer's class was changed meanwhile. */
export function classChangeMarker(db: ReadableDB): number {
  return sql<[], number>(db, 'SELECT count(*) FROM class_change').pluck().get() ?? 0;
}

/** For the days from-to the customer holds this class of the type, or none; its other days stay as they are. */
export interface MembershipItem {
  readonly customerId: string;
  readonly classTypeId: string;
  readonly classId: string | null;
  readonly validFrom: string;
  /** null: for ever. */
  readonly validTo: string | null;
  /** null: the reason of the whole change. */
  readonly reason: string | null;
}

const FROM_JSON = `SELECT value ->> 'customerId' AS customer_id, value ->> 'classTypeId' AS class_type_id,
  value ->> 'classId' AS class_id, value ->> 'validFrom' AS valid_from, value ->> 'validTo' AS valid_to,
  value ->> 'reason' AS reason FROM json_each(@items)`;
const FROM_STAGING = `SELECT customer_id, class_type_id, class_id, valid_from, valid_to, reason FROM staged.item
  WHERE state = 0`;
const OF_ITEM = 'm.customer_id = i.customer_id AND m.class_type_id = i.class_type_id';

/**
 * Writes memberships set by set: what holds beyond an item's last day goes on as a row of its own, what begins within it
 * goes, what held before ends the day before. Items of one customer and type share no day. From a list, or from
 * `staged.item` (state 0) of an attached staging file: 100,000 at once take about a second.
 */
export function writeMemberships(
  tx: WritableDB,
  items: readonly MembershipItem[] | 'staged',
  changeId: string | null,
): void {
  const isStaged = items === 'staged';
  const item = `WITH item AS MATERIALIZED (${isStaged ? FROM_STAGING : FROM_JSON})`;
  const given = isStaged ? {} : { items: JSON.stringify(items) };
  const run = (text: string, more: object = {}) => sql<object>(tx, `${item} ${text}`).run({ ...given, ...more });
  run(`INSERT INTO class_membership
         (customer_id, class_type_id, class_id, valid_from, valid_to, reason, change_id, end_change_id)
       SELECT m.customer_id, m.class_type_id, m.class_id, date(i.valid_to, '+1 day'), m.valid_to, m.reason, m.change_id,
              m.end_change_id
         FROM item i CROSS JOIN class_membership m ON ${OF_ITEM} AND m.valid_from <= i.valid_to
          AND (m.valid_to IS NULL OR m.valid_to > i.valid_to)
        WHERE i.valid_to IS NOT NULL`);
  run(`DELETE FROM class_membership WHERE (customer_id, class_type_id, valid_from) IN (
         SELECT m.customer_id, m.class_type_id, m.valid_from
           FROM item i CROSS JOIN class_membership m ON ${OF_ITEM} AND m.valid_from >= i.valid_from
            AND (i.valid_to IS NULL OR m.valid_from <= i.valid_to))`);
  run(
    `UPDATE class_membership SET valid_to = held.last, end_change_id = @changeId
       FROM (SELECT m.customer_id, m.class_type_id, m.valid_from, date(min(i.valid_from), '-1 day') AS last
               FROM item i CROSS JOIN class_membership m ON ${OF_ITEM} AND m.valid_from < i.valid_from
                AND (m.valid_to IS NULL OR m.valid_to >= i.valid_from)
              GROUP BY m.customer_id, m.class_type_id, m.valid_from) AS held
      WHERE class_membership.customer_id = held.customer_id AND class_membership.class_type_id = held.class_type_id
        AND class_membership.valid_from = held.valid_from`,
    { changeId },
  );
  run(
    `INSERT INTO class_membership (customer_id, class_type_id, class_id, valid_from, valid_to, reason, change_id)
     SELECT customer_id, class_type_id, class_id, valid_from, valid_to, reason, @changeId FROM item
      WHERE class_id IS NOT NULL`,
    { changeId },
  );
}

/** Every membership of one type that a customer held, holds or will hold, oldest first. */
export function membershipsOfType(db: ReadableDB, customerId: string, classTypeId: string): PlannedMembership[] {
  return sql<[string, string], PlannedMembership>(
    db,
    `SELECT class_id AS classId, valid_from AS validFrom, valid_to AS validTo FROM class_membership
      WHERE customer_id = ? AND class_type_id = ? ORDER BY valid_from`,
  ).all(customerId, classTypeId);
}

/** Takes a membership away; what ended the day before goes on in its place, as far as it went. */
export function withdrawMembership(
  tx: WritableDB,
  at: { readonly customerId: string; readonly classTypeId: string; readonly validFrom: string },
): void {
  sql<typeof at>(
    tx,
    `UPDATE class_membership SET (valid_to, end_change_id) = (
       SELECT p.valid_to, p.end_change_id FROM class_membership p WHERE p.customer_id = @customerId
          AND p.class_type_id = @classTypeId AND p.valid_from = @validFrom)
      WHERE customer_id = @customerId AND class_type_id = @classTypeId AND valid_to = date(@validFrom, '-1 day')`,
  ).run(at);
  sql<typeof at>(
    tx,
    `DELETE FROM class_membership
      WHERE customer_id = @customerId AND class_type_id = @classTypeId AND valid_from = @validFrom`,
  ).run(at);
}

export interface MembershipHistoryRow {
  readonly classTypeId: string;
  readonly classTypeName: string;
  readonly classId: string;
  readonly className: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly reason: string | null;
  readonly source: ClassChangeSource | null;
  readonly changedBy: string | null;
  readonly changedAtMs: number | null;
  readonly endReason: string | null;
  readonly endedBy: string | null;
  readonly endedAtMs: number | null;
}

/** All memberships of a customer with who changed them when and why: the highest-ranked type first, newest first. */
export function membershipHistory(db: ReadableDB, customerId: string): MembershipHistoryRow[] {
  return sql<[string], MembershipHistoryRow>(
    db,
    `SELECT t.id AS classTypeId, t.name AS classTypeName, k.id AS classId, k.name AS className,
            m.valid_from AS validFrom, m.valid_to AS validTo, coalesce(nullif(m.reason, ''), c.reason) AS reason,
            c.source, c.by_name AS changedBy, c.at_ms AS changedAtMs,
            e.reason AS endReason, e.by_name AS endedBy, e.at_ms AS endedAtMs
       FROM class_membership m JOIN class k ON k.id = m.class_id JOIN class_type t ON t.id = m.class_type_id
       LEFT JOIN class_change c ON c.id = m.change_id LEFT JOIN class_change e ON e.id = m.end_change_id
      WHERE m.customer_id = ?
      ORDER BY t.group_rank IS NULL, t.group_rank, t.code, m.valid_from DESC`,
  ).all(customerId);
}

/** The last day before `date` for which a queue was built, or null: classes up to it explain the calls of then. */
export function lastBuiltBefore(db: ReadableDB, date: string): string | null {
  return (
    sql<[string], string | null>(db, 'SELECT max(business_date) FROM queue_build WHERE business_date < ?')
      .pluck()
      .get(date) ?? null
  );
}
