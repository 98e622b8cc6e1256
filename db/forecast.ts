import { type ReadableDB, sql } from './connection.ts';

/** What a forecast needs of a customer beside its keys. */
export interface ForecastCustomer {
  readonly searchId: number;
  readonly id: string;
  readonly code: string;
  readonly routeId: string | null;
  readonly ownerOperatorId: string | null;
  readonly deputyOperatorId: string | null;
  /** 0: do-not-call, or without a phone that is not dead. */
  readonly callable: 0 | 1;
}

/** Customers that are not closed, of one team or all, by search id. */
export function forecastCustomers(db: ReadableDB, teamId: string | null): ForecastCustomer[] {
  return sql<object, ForecastCustomer>(
    db,
    `SELECT c.search_id AS searchId, c.id, c.code, c.route_id AS routeId, c.owner_operator_id AS ownerOperatorId,
       c.deputy_operator_id AS deputyOperatorId, c.do_not_call = 0 AND EXISTS (SELECT 1 FROM customer_phone p WHERE p.customer_id = c.id AND p.dead = 0) AS callable
     FROM customer c
     WHERE c.status = 'active'
       AND (@teamId IS NULL OR EXISTS (SELECT 1 FROM route t WHERE t.id = c.route_id AND t.team_id = @teamId))
     ORDER BY c.search_id`,
  ).all({ teamId });
}

/** The keys of the last `resolveKeys` as pairs of search id and key. */
export function resolvedKeys(db: ReadableDB): IterableIterator<[number, number]> {
  return db.raw.prepare('SELECT search_id, key FROM plan_fact').raw().iterate() as IterableIterator<[number, number]>;
}

export interface PauseSpan {
  readonly searchId: number;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Pauses of customers, their routes and classes that touch the days from-to; those of a class while it is held. */
export function pauseSpans(db: ReadableDB, from: string, to: string): PauseSpan[] {
  return sql<object, PauseSpan>(
    db,
    `WITH touching AS (SELECT * FROM pause WHERE valid_from <= @to AND (valid_to IS NULL OR valid_to >= @from))
     SELECT c.search_id AS searchId, p.valid_from AS validFrom, p.valid_to AS validTo
       FROM touching p JOIN customer c ON c.id = p.customer_id
     UNION ALL
     SELECT c.search_id, p.valid_from, p.valid_to FROM touching p JOIN customer c ON c.route_id = p.route_id
     UNION ALL
     SELECT c.search_id, max(p.valid_from, m.valid_from), min(coalesce(p.valid_to, '9999-12-31'), coalesce(m.valid_to, '9999-12-31'))
       FROM touching p JOIN class_membership m ON m.class_id = p.class_id JOIN customer c ON c.id = m.customer_id
      WHERE max(p.valid_from, m.valid_from) <= min(coalesce(p.valid_to, '9999-12-31'), coalesce(m.valid_to, '9999-12-31'))`,
  ).all({ from, to });
}

/** Average seconds of talk, hold and wrap-up of calls with a result from a day on; null without any. */
export function averageHandleSeconds(db: ReadableDB, from: string, to: string): number | null {
  return (
    sql<[string, string], { seconds: number | null }>(
      db,
      `SELECT avg(talk_seconds + hold_seconds + wrap_up_seconds) AS seconds FROM call
        WHERE business_date BETWEEN ? AND ? AND disposition IS NOT NULL`,
    ).get(from, to)?.seconds ?? null
  );
}

export interface ForecastNames {
  readonly operators: ReadonlyMap<string, string>;
  readonly teams: ReadonlyMap<string, string>;
  /** Code and name. */
  readonly routes: ReadonlyMap<string, string>;
  /** The team of each route that has one. */
  readonly teamOfRoute: ReadonlyMap<string, string>;
}

export function forecastNames(db: ReadableDB): ForecastNames {
  const pairs = (text: string): Map<string, string> => new Map(db.raw.prepare(text).raw().all() as [string, string][]);
  return {
    operators: pairs('SELECT id, name FROM operator'),
    teams: pairs('SELECT id, name FROM team'),
    routes: pairs(`SELECT id, code || ' ' || name FROM route`),
    teamOfRoute: pairs('SELECT id, team_id FROM route WHERE team_id IS NOT NULL'),
  };
}

export interface MoverRow {
  readonly searchId: number;
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly routeCode: string | null;
}

/** Names of customers by search id, in the order of their codes. */
export function moverRows(db: ReadableDB, searchIds: readonly number[]): MoverRow[] {
  return sql<[string], MoverRow>(
    db,
    `SELECT c.search_id AS searchId, c.id, c.code, c.name, r.code AS routeCode
       FROM customer c LEFT JOIN route r ON r.id = c.route_id
      WHERE c.search_id IN (SELECT value FROM json_each(?)) ORDER BY c.code`,
  ).all(JSON.stringify(searchIds));
}

/** Ids of customers by search id. */
export function customerIdsOf(db: ReadableDB, searchIds: readonly number[]): string[] {
  return sql<[string], string>(
    db,
    'SELECT id FROM customer WHERE search_id IN (SELECT value FROM json_each(?)) ORDER BY search_id',
  )
    .pluck()
    .all(JSON.stringify(searchIds)) as string[];
}
