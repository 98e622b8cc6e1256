import { type ReadableDB, sql } from './connection.ts';
import { STANDING_ORDER } from './standing-orders.ts';

/** What coverage looks at of one customer; dates are business dates. By code. */
export interface CoverageRow {
  readonly searchId: number;
  readonly customerId: string;
  /** Of the last `resolveKeys`. */
  readonly key: number;
  readonly routeId: string | null;
  readonly ownerOperatorId: string | null;
  /** Its class of the main class type. */
  readonly classId: string | null;
  readonly doNotCall: 0 | 1;
  readonly hasPhone: 0 | 1;
  readonly createdAtMs: number;
  /** `2026-11-24,2026-11-17|2026-11-25`: its last order dates, newest first, and their latest delivery, if any; null
   *  without orders. */
  readonly orders: string | null;
  readonly lastResultDate: string | null;
  readonly hasCall: 0 | 1;
}

export interface AskedCoverage {
  readonly today: string;
  /** So many of each customer's last orders are looked at. */
  readonly orders: number;
}

/**
 * Every customer with what decides on its coverage; `plan_fact` of this connection holds the keys. All of it by short
 * looks into indexes, a few a customer.
 */
export function coverageRows(db: ReadableDB, asked: AskedCoverage): IterableIterator<CoverageRow> {
  db.raw.exec(`DROP TABLE IF EXISTS temp.coverage_call; DROP TABLE IF EXISTS temp.coverage_class;
    CREATE TEMP TABLE coverage_call (customer_id TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TEMP TABLE coverage_class (customer_id TEXT PRIMARY KEY, class_id TEXT) WITHOUT ROWID`);
  db.raw
    .prepare(
      `INSERT OR IGNORE INTO coverage_call SELECT customer_id FROM call_task
        WHERE state IN ('open', 'held') AND business_date >= ?`,
    )
    .run(asked.today);
  db.raw
    .prepare(
      `INSERT OR IGNORE INTO coverage_class SELECT m.customer_id, m.class_id
         FROM class_membership m JOIN class_type y ON y.id = m.class_type_id AND y.is_main = 1
        WHERE m.valid_from <= @today AND (m.valid_to IS NULL OR m.valid_to >= @today)`,
    )
    .run({ today: asked.today });
  return db.raw
    .prepare(
      `SELECT f.search_id AS searchId, c.id AS customerId, f.key, c.route_id AS routeId,
         c.owner_operator_id AS ownerOperatorId, k.class_id AS classId, c.do_not_call AS doNotCall,
         EXISTS (SELECT 1 FROM customer_phone p WHERE p.customer_id = c.id AND p.dead = 0) AS hasPhone,
         c.created_at_ms AS createdAtMs,
         (SELECT group_concat(d) || '|' || coalesce(max(v), '') FROM
           (SELECT o.order_date AS d, o.delivery_date AS v
              FROM sales_order o INDEXED BY sales_order_standing WHERE o.customer_id = c.id AND ${STANDING_ORDER}
             ORDER BY o.order_date DESC LIMIT @orders)) AS orders,
         (SELECT l.business_date FROM call l WHERE l.customer_id = c.id
             AND l.disposition IN ('ordered', 'no-order', 'refused', 'handled') ORDER BY l.started_at_ms DESC LIMIT 1) AS lastResultDate,
         t.customer_id IS NOT NULL AS hasCall
       FROM customer c CROSS JOIN plan_fact f ON f.search_id = c.search_id
         LEFT JOIN coverage_class k ON k.customer_id = c.id LEFT JOIN coverage_call t ON t.customer_id = c.id
       ORDER BY c.code`,
    )
    .iterate(asked) as IterableIterator<CoverageRow>;
}

/**
 * The first day on which anybody could have been called: there was a strategy, and a queue was built or a call was made.
 * null: that day has not come.
 */
export function firstCallableDate(db: ReadableDB): string | null {
  const { strategy, work } = sql<[], { strategy: string | null; work: string | null }>(
    db,
    `SELECT (SELECT min(valid_from) FROM order_cycle_strategy) AS strategy,
       (SELECT min(first) FROM (SELECT min(business_date) AS first FROM queue_build
         UNION ALL SELECT min(business_date) FROM call)) AS work`,
  ).get() as { strategy: string | null; work: string | null };
  if (strategy === null || work === null) return null;
  return strategy > work ? strategy : work;
}

/** The order dates within from-to that exceptions replace, ascending. */
export function replacedOrderDates(db: ReadableDB, from: string, to: string): string[] {
  return sql<[string, string], string>(
    db,
    'SELECT DISTINCT order_date FROM order_exception WHERE order_date BETWEEN ? AND ? ORDER BY 1',
  )
    .pluck()
    .all(from, to) as string[];
}

export interface CoverageName {
  readonly searchId: number;
  readonly customerId: string;
  readonly code: string;
  readonly name: string;
  readonly routeName: string | null;
  readonly className: string | null;
  readonly operatorName: string | null;
}

/** Names of the customers of one page. `classOf` gives the main class that was counted. */
export function coverageNames(
  db: ReadableDB,
  searchIds: readonly number[],
): Map<number, Omit<CoverageName, 'className'>> {
  const rows = sql<[string], Omit<CoverageName, 'className'>>(
    db,
    `SELECT c.search_id AS searchId, c.id AS customerId, c.code, c.name, r.name AS routeName, o.name AS operatorName
       FROM json_each(?) j JOIN customer c ON c.search_id = j.value LEFT JOIN route r ON r.id = c.route_id
         LEFT JOIN operator o ON o.id = c.owner_operator_id`,
  ).all(JSON.stringify(searchIds));
  return new Map(rows.map((row) => [row.searchId, row]));
}

/** Names of routes, classes and operators by id. */
export function groupNames(db: ReadableDB): { routes: NamedTeam[]; classes: Named[]; operators: Named[] } {
  const named = (text: string): Named[] => sql<[], Named>(db, text).all();
  return {
    routes: sql<[], NamedTeam>(
      db,
      `SELECT id, code || ' ' || name AS name, team_id AS teamId FROM route ORDER BY code`,
    ).all(),
    classes: named(`SELECT k.id, k.name FROM class k JOIN class_type y ON y.id = k.class_type_id AND y.is_main = 1
      ORDER BY k.position, k.code`),
    operators: named('SELECT id, name FROM operator ORDER BY name'),
  };
}

interface Named {
  readonly id: string;
  readonly name: string;
}
interface NamedTeam extends Named {
  readonly teamId: string | null;
}

/** The last distinct dates of a customer's standing orders, oldest first. */
export function lastOrderDates(db: ReadableDB, customerId: string, most: number): string[] {
  return sql<[string, number], string>(
    db,
    `SELECT DISTINCT o.order_date FROM sales_order o WHERE o.customer_id = ? AND ${STANDING_ORDER}
      ORDER BY o.order_date DESC LIMIT ?`,
  )
    .pluck()
    .all(customerId, most)
    .reverse() as string[];
}
