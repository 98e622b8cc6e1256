import type { ReadableDB } from './connection.ts';

/**
 * The set-wise side of planning a day. The connection is a reader of its own; what is worked out stands in temporary
 * tables of it. A customer's strategy, weekdays and anchor are packed into one integer key, so that rules are asked once
 * per key and joined back, never per customer.
 */
const TABLES = `
DROP TABLE IF EXISTS temp.plan_strategy;
DROP TABLE IF EXISTS temp.plan_route;
DROP TABLE IF EXISTS temp.plan_pick;
DROP TABLE IF EXISTS temp.plan_fact;
DROP TABLE IF EXISTS temp.plan_due_key;
DROP TABLE IF EXISTS temp.plan_paused;
-- ix 0 and up; the company default has neither class nor customer.
CREATE TEMP TABLE plan_strategy (ix INTEGER PRIMARY KEY, customer_id TEXT, class_id TEXT, group_rank INTEGER, uses_weekdays INTEGER, uses_anchor INTEGER);
CREATE INDEX temp.plan_strategy_class ON plan_strategy(class_id);
CREATE TEMP TABLE plan_route (route_id TEXT PRIMARY KEY, weekdays TEXT, has_days INTEGER) WITHOUT ROWID;
CREATE TEMP TABLE plan_pick (customer_id TEXT PRIMARY KEY, ix INTEGER) WITHOUT ROWID;
CREATE TEMP TABLE plan_fact (search_id INTEGER PRIMARY KEY, customer_id TEXT, key INTEGER);
CREATE TEMP TABLE plan_due_key (key INTEGER PRIMARY KEY);
CREATE TEMP TABLE plan_paused (customer_id TEXT PRIMARY KEY) WITHOUT ROWID;
`;

/** Keys below zero are reasons that need no rule. */
export const KEY_CLOSED = -1;
export const KEY_NO_STRATEGY = -2;
export const KEY_NO_ROUTE = -3;
export const KEY_NO_WEEKDAY = -4;

const MASK_SHIFT = 16_777_216;
const STRATEGY_SHIFT = MASK_SHIFT * 128;
/** Day numbers are stored with this added, so that dates before 1970 stay positive. */
const DAY_BASE = 2_440_587;

/** `anchorDay` is null when the rule does not depend on one. */
export function unpackKey(key: number): { ix: number; weekdayMask: number; anchorDay: number | null } {
  const ix = Math.floor(key / STRATEGY_SHIFT);
  const rest = key - ix * STRATEGY_SHIFT;
  const weekdayMask = Math.floor(rest / MASK_SHIFT);
  const day = rest - weekdayMask * MASK_SHIFT;
  return { ix, weekdayMask, anchorDay: day === 0 ? null : day - DAY_BASE };
}

export interface PlanStrategy {
  readonly ix: number;
  readonly customerId: string | null;
  readonly classId: string | null;
  readonly groupRank: number | null;
  readonly usesWeekdays: boolean;
  readonly usesAnchor: boolean;
}

export interface PlanRoute {
  readonly routeId: string;
  /** The route's own weekdays (`TU`) when it has just one order day, else null. */
  readonly weekdays: string | null;
  readonly hasDays: boolean;
}

export interface ResolveInput {
  readonly date: string;
  readonly phaseDate: string;
  /** Only customers on routes of this team; null: all. */
  readonly teamId: string | null;
  readonly part: Part;
  readonly strategies: readonly PlanStrategy[];
  readonly routes: readonly PlanRoute[];
}

/** Which customers are asked for: all, those of `plan_part`, or the others; see db/queue-parts.ts. */
export type Part = 'all' | 'within' | 'without';

/** The key of every customer of a part on a date, into `plan_fact`. Returns how many customers have each key. */
export function resolveKeys(db: ReadableDB, input: ResolveInput): { key: number; n: number }[] {
  db.raw.exec(TABLES);
  const strategy = db.raw.prepare('INSERT INTO plan_strategy VALUES (?, ?, ?, ?, ?, ?)');
  for (const one of input.strategies) {
    const uses = [one.usesWeekdays ? 1 : 0, one.usesAnchor ? 1 : 0];
    strategy.run(one.ix, one.customerId, one.classId, one.groupRank, ...uses);
  }
  const route = db.raw.prepare('INSERT INTO plan_route VALUES (?, ?, ?)');
  for (const one of input.routes) route.run(one.routeId, one.weekdays, one.hasDays ? 1 : 0);
  const byDefault = input.strategies.find((one) => one.classId === null && one.customerId === null)?.ix ?? null;

  // min() makes the bare column ix come from the row of the highest-ranked group (SQLite's documented behaviour).
  db.raw
    .prepare(
      `INSERT INTO plan_pick
       SELECT customer_id, ix FROM (
         SELECT m.customer_id, s.ix, min(s.group_rank)
           FROM ${input.part === 'within' ? 'plan_part x CROSS JOIN class_membership m ON m.customer_id = x.customer_id' : 'class_membership m'}
             JOIN plan_strategy s ON s.class_id = m.class_id
          WHERE m.valid_from <= @date AND (m.valid_to IS NULL OR m.valid_to >= @date)
          GROUP BY m.customer_id)`,
    )
    .run({ date: input.date });
  // A customer's own goes before every class. There are few: they are put over what the classes said.
  db.raw.exec(
    'INSERT OR REPLACE INTO plan_pick SELECT customer_id, ix FROM plan_strategy WHERE customer_id IS NOT NULL',
  );
  db.raw
    .prepare(
      `INSERT INTO plan_fact
       SELECT search_id, id,
         CASE
           WHEN closed THEN ${KEY_CLOSED}
           WHEN ix IS NULL THEN ${KEY_NO_STRATEGY}
           WHEN NOT has_route THEN ${KEY_NO_ROUTE}
           WHEN uses_weekdays AND mask = 0 THEN ${KEY_NO_WEEKDAY}
           ELSE ix * ${STRATEGY_SHIFT} + CASE WHEN uses_weekdays THEN mask ELSE 0 END * ${MASK_SHIFT}
             + CASE WHEN uses_anchor THEN CAST(julianday(anchor) AS INTEGER) ELSE 0 END
         END
       FROM (
         SELECT c.search_id, c.id, c.closed, coalesce(p.ix, @byDefault) AS ix, c.has_route, c.anchor, s.uses_weekdays,
           s.uses_anchor,
           CASE WHEN s.uses_weekdays THEN
             (instr(w, 'MO') > 0) + 2 * (instr(w, 'TU') > 0) + 4 * (instr(w, 'WE') > 0) + 8 * (instr(w, 'TH') > 0)
             + 16 * (instr(w, 'FR') > 0) + 32 * (instr(w, 'SA') > 0) + 64 * (instr(w, 'SU') > 0)
           ELSE 0 END AS mask
         FROM (SELECT c.search_id, c.id, c.status = 'closed' AS closed, c.route_id,
                   coalesce(c.order_weekdays, r.weekdays, '') AS w, coalesce(r.has_days, 0) AS has_route,
                   coalesce(c.cycle_anchor, @phaseDate) AS anchor
                 FROM ${CUSTOMERS[input.part]}) c
           LEFT JOIN plan_pick p ON p.customer_id = c.id
           LEFT JOIN plan_strategy s ON s.ix = coalesce(p.ix, @byDefault)
         WHERE @teamId IS NULL OR EXISTS (SELECT 1 FROM route t WHERE t.id = c.route_id AND t.team_id = @teamId))`,
    )
    .run({ byDefault, phaseDate: input.phaseDate, teamId: input.teamId });
  // Counted here: SQLite would sort all customers for GROUP BY, which takes four times as long.
  const counts = new Map<number, number>();
  for (const key of db.raw.prepare('SELECT key FROM plan_fact').pluck().all() as number[]) {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, n]) => ({ key, n }));
}

const ROUTED = 'LEFT JOIN plan_route r ON r.route_id = c.route_id';
const CUSTOMERS: Readonly<Record<Part, string>> = {
  all: `customer c ${ROUTED}`,
  within: `plan_part x CROSS JOIN customer c ON c.id = x.customer_id ${ROUTED}`,
  without: `customer c ${ROUTED} WHERE NOT EXISTS (SELECT 1 FROM plan_part x WHERE x.customer_id = c.id)`,
};

/** One customer whom the rule calls on the day, with what giving out will look at. */
export interface DueRow {
  readonly customerId: string;
  readonly customerCode: string;
  readonly key: number;
  readonly routeId: string | null;
  readonly routeCode: string;
  readonly ownerOperatorId: string | null;
  readonly preferredFromMinute: number | null;
  readonly preferredToMinute: number | null;
  readonly paused: 0 | 1;
  readonly doNotCall: 0 | 1;
  readonly hasPhone: 0 | 1;
}

const DUE_COLUMNS = `c.id AS customerId, c.code AS customerCode, f.key, c.route_id AS routeId,
  coalesce(r.code, '') AS routeCode, c.owner_operator_id AS ownerOperatorId,
  c.preferred_from_minute AS preferredFromMinute, c.preferred_to_minute AS preferredToMinute,
  x.customer_id IS NOT NULL AS paused, c.do_not_call AS doNotCall,
  EXISTS (SELECT 1 FROM customer_phone p WHERE p.customer_id = c.id AND p.dead = 0) AS hasPhone`;

/** The customers of these keys: those whom a rule calls on `date`. */
export function dueRows(db: ReadableDB, date: string, keys: readonly number[]): IterableIterator<DueRow> {
  db.raw.exec('DELETE FROM plan_due_key; DELETE FROM plan_paused;');
  const insert = db.raw.prepare('INSERT INTO plan_due_key VALUES (?)');
  for (const key of keys) insert.run(key);
  fillPaused(db, date);
  return db.raw
    .prepare(
      `SELECT ${DUE_COLUMNS} FROM plan_fact f JOIN plan_due_key k ON k.key = f.key
         JOIN customer c ON c.search_id = f.search_id LEFT JOIN route r ON r.id = c.route_id
         LEFT JOIN plan_paused x ON x.customer_id = c.id`,
    )
    .iterate() as IterableIterator<DueRow>;
}

function fillPaused(db: ReadableDB, date: string): void {
  const holds = 'valid_from <= @date AND (valid_to IS NULL OR valid_to >= @date)';
  db.raw
    .prepare(
      `INSERT OR IGNORE INTO plan_paused
       SELECT customer_id FROM pause WHERE customer_id IS NOT NULL AND ${holds}
       UNION SELECT c.id FROM customer c WHERE c.route_id IN
         (SELECT route_id FROM pause WHERE route_id IS NOT NULL AND ${holds})
       UNION SELECT m.customer_id FROM class_membership m
         WHERE m.valid_from <= @date AND (m.valid_to IS NULL OR m.valid_to >= @date) AND m.class_id IN
           (SELECT class_id FROM pause WHERE class_id IS NOT NULL AND ${holds})`,
    )
    .run({ date });
}

/** The customers with one of these keys: those who are left out for a reason that needs no rule. */
export function customersOfKeys(
  db: ReadableDB,
  keys: readonly number[],
): { customerId: string; routeId: string | null; key: number }[] {
  return db.raw
    .prepare(
      `SELECT f.customer_id AS customerId, c.route_id AS routeId, f.key
         FROM plan_fact f JOIN customer c ON c.search_id = f.search_id WHERE f.key IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(keys)) as { customerId: string; routeId: string | null; key: number }[];
}
