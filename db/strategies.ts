import type { HolidayRule } from '../shared/domain/calendar/place-call.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';

/** One version of an order-cycle strategy. */
export interface StrategyRow {
  readonly id: string;
  /** A customer's own override; null: of a class or the company default. */
  readonly customerId: string | null;
  /** null: the company default, or a customer's own. */
  readonly classId: string | null;
  readonly name: string;
  readonly validFrom: string;
  /** The last day it holds; null: until another version begins. */
  readonly validTo: string | null;
  /** RFC 5545 rule, or `WORKDAYS=n`. */
  readonly rule: string;
  readonly holidayRule: HolidayRule;
  /** JSON of `[{"fromMinute":…,"toMinute":…}]`; empty: all day. */
  readonly callingWindows: string;
  readonly mostAttemptsADay: number;
  readonly leastMinutesBetweenAttempts: number;
  readonly notReached: 'next-working-day' | 'drop';
  /** 1 is called first. */
  readonly rank: number;
  readonly madeUp: 0 | 1;
}

const COLUMNS = `s.id, s.customer_id AS customerId, s.class_id AS classId, s.name, s.valid_from AS validFrom, s.valid_to AS validTo, s.rule,
  s.holiday_rule AS holidayRule, s.calling_windows AS callingWindows, s.most_attempts_a_day AS mostAttemptsADay,
  s.least_minutes_between_attempts AS leastMinutesBetweenAttempts, s.not_reached AS notReached, s.rank,
  s.made_up AS madeUp`;

/** Every version of the classes' strategies and of the company default, oldest first. Customers' own are read apart. */
export function allStrategies(db: ReadableDB): StrategyRow[] {
  return sql<[], StrategyRow>(
    db,
    `SELECT ${COLUMNS} FROM order_cycle_strategy s WHERE s.customer_id IS NULL ORDER BY s.valid_from, s.id`,
  ).all();
}

/** The versions of customers' own strategies that hold on a date; with validities that overlap, several of one. */
export function overridesOn(db: ReadableDB, date: string): StrategyRow[] {
  return sql<object, StrategyRow>(
    db,
    `SELECT ${COLUMNS} FROM order_cycle_strategy s WHERE s.customer_id IS NOT NULL
        AND s.valid_from <= @date AND (s.valid_to IS NULL OR s.valid_to >= @date) ORDER BY s.valid_from, s.id`,
  ).all({ date });
}

/** Every version of one customer's own strategy, oldest first. */
export function overridesOf(db: ReadableDB, customerId: string): StrategyRow[] {
  return sql<[string], StrategyRow>(
    db,
    `SELECT ${COLUMNS} FROM order_cycle_strategy s WHERE s.customer_id = ? ORDER BY s.valid_from, s.id`,
  ).all(customerId);
}

export interface OverrideRow extends StrategyRow {
  readonly customerCode: string;
  readonly customerName: string;
  readonly customerStatus: 'active' | 'closed';
}

/** Customers' own versions, those that hold on `today` or later first, by customer and beginning. */
export function listOverrideRows(
  db: ReadableDB,
  filter: { readonly text: string; readonly today: string; readonly limit: number; readonly offset: number },
): { rows: OverrideRow[]; total: number } {
  const from = `FROM order_cycle_strategy s JOIN customer c ON c.id = s.customer_id
    WHERE s.customer_id IS NOT NULL
      AND (@text = '' OR instr(lower(c.code || ' ' || c.name || ' ' || s.name), lower(@text)) > 0)`;
  const rows = sql<object, OverrideRow>(
    db,
    `SELECT ${COLUMNS}, c.code AS customerCode, c.name AS customerName, c.status AS customerStatus ${from}
      ORDER BY coalesce(s.valid_to, '9999') < @today, c.code, s.valid_from LIMIT @limit OFFSET @offset`,
  ).all(filter);
  const total = sql<object, { n: number }>(db, `SELECT count(*) AS n ${from}`).get({ text: filter.text })?.n ?? 0;
  return { rows, total };
}

export function findStrategy(db: ReadableDB, id: string): StrategyRow | undefined {
  return sql<[string], StrategyRow>(db, `SELECT ${COLUMNS} FROM order_cycle_strategy s WHERE s.id = ?`).get(id);
}

export function insertStrategy(tx: WritableDB, row: StrategyRow): void {
  sql<StrategyRow>(
    tx,
    `INSERT INTO order_cycle_strategy (id, customer_id, class_id, name, valid_from, valid_to, rule, holiday_rule, calling_windows,
       most_attempts_a_day, least_minutes_between_attempts, not_reached, rank, made_up)
     VALUES (@id, @customerId, @classId, @name, @validFrom, @validTo, @rule, @holidayRule, @callingWindows, @mostAttemptsADay,
       @leastMinutesBetweenAttempts, @notReached, @rank, @madeUp)`,
  ).run(row);
}

/** Writes everything of a version but the customer or class it belongs to. */
export function updateStrategy(tx: WritableDB, row: StrategyRow): void {
  sql<StrategyRow>(
    tx,
    `UPDATE order_cycle_strategy SET name = @name, valid_from = @validFrom, valid_to = @validTo, rule = @rule,
       holiday_rule = @holidayRule, calling_windows = @callingWindows, most_attempts_a_day = @mostAttemptsADay,
       least_minutes_between_attempts = @leastMinutesBetweenAttempts, not_reached = @notReached, rank = @rank,
       made_up = @madeUp
     WHERE id = @id`,
  ).run(row);
}

export function deleteStrategy(tx: WritableDB, id: string): void {
  sql<[string]>(tx, 'DELETE FROM order_cycle_strategy WHERE id = ?').run(id);
}

/** True when calls were planned by this version: it explains them and stays. */
export function isStrategyUsed(db: ReadableDB, id: string): boolean {
  return (
    sql<[string], { one: 1 }>(db, 'SELECT 1 AS one FROM strategy_planned WHERE strategy_id = ? LIMIT 1').get(id) !==
    undefined
  );
}

/** Keeps that calls of a day were planned by these versions. Whoever writes `call_task.strategy_id` has to say so. */
export function rememberPlanned(tx: WritableDB, businessDate: string, strategyIds: Iterable<string | null>): void {
  const insert = sql<[string, string]>(tx, 'INSERT OR IGNORE INTO strategy_planned VALUES (?, ?)');
  for (const id of strategyIds) if (id !== null) insert.run(id, businessDate);
}

/** The last day within two dates on which calls were planned by this version; null: none. */
export function lastPlannedDate(db: ReadableDB, id: string, from: string, to: string): string | null {
  const last = sql<[string, string, string], string | null>(
    db,
    'SELECT max(business_date) FROM strategy_planned WHERE strategy_id = ? AND business_date BETWEEN ? AND ?',
  ).pluck();
  return last.get(id, from, to) ?? null;
}

/** How many active customers have each of some versions, one of their own, or none. */
export interface StrategyCounts {
  readonly byStrategy: ReadonlyMap<string, number>;
  readonly own: number;
  readonly without: number;
}

/**
 * How many active customers have each of these versions, which hold on a date, how many have one of their own, and how
 * many have none.
 */
export function customersByStrategy(
  db: ReadableDB,
  date: string,
  held: readonly { readonly id: string; readonly classId: string | null }[],
): StrategyCounts {
  const rows = sql<object, { id: string | null; own: 0 | 1; n: number }>(
    db,
    `WITH held(id, class_id) AS (SELECT value ->> 'id', value ->> 'classId' FROM json_each(@held)),
       pick AS (SELECT customer_id, id FROM (
         SELECT m.customer_id, h.id, min(y.group_rank)
           FROM class_membership m JOIN held h ON h.class_id = m.class_id
             JOIN class_type y ON y.id = m.class_type_id AND y.group_rank IS NOT NULL
          WHERE m.valid_from <= @date AND (m.valid_to IS NULL OR m.valid_to >= @date)
          GROUP BY m.customer_id)),
       mine AS (SELECT DISTINCT customer_id FROM order_cycle_strategy WHERE customer_id IS NOT NULL
          AND valid_from <= @date AND (valid_to IS NULL OR valid_to >= @date))
     SELECT o.customer_id IS NOT NULL AS own, count(*) AS n,
         CASE WHEN o.customer_id IS NULL THEN coalesce(p.id, (SELECT id FROM held WHERE class_id IS NULL)) END AS id
       FROM customer c LEFT JOIN mine o ON o.customer_id = c.id LEFT JOIN pick p ON p.customer_id = c.id
      WHERE c.status = 'active' GROUP BY 1, 3`,
  ).all({ date, held: JSON.stringify(held) });
  const byStrategy = new Map<string, number>();
  for (const row of rows) if (row.id !== null) byStrategy.set(row.id, row.n);
  const count = (own: 0 | 1): number => rows.find((row) => row.own === own && row.id === null)?.n ?? 0;
  return { byStrategy, own: count(1), without: count(0) };
}
