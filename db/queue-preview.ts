import { type ReadableDB, sql } from './connection.ts';

/** The columns of an untouched call that a build may change, with the names that people read. */
export interface ChangeableTask {
  readonly id: string;
  readonly customerId: string;
  readonly businessDate: string;
  readonly strategyId: string | null;
  readonly classId: string | null;
  readonly routeId: string | null;
  readonly ownerOperatorId: string | null;
  readonly rank: number;
  readonly nominalDate: string | null;
  readonly deliveryDate: string | null;
  readonly cutoffAtMs: number | null;
  readonly mostAttempts: number;
  readonly preferredFromMinute: number | null;
  readonly preferredToMinute: number | null;
  /** JSON of its calling windows. */
  readonly callingWindows: string;
  readonly routeCode: string;
  readonly customerCode: string;
}

/** Calls as they stand, in the order of the ids given. */
export function changeableTasks(db: ReadableDB, ids: readonly string[]): ChangeableTask[] {
  const task = sql<[string], ChangeableTask>(
    db,
    `SELECT id, customer_id AS customerId, business_date AS businessDate, strategy_id AS strategyId, class_id AS classId,
            route_id AS routeId, owner_operator_id AS ownerOperatorId, rank, nominal_date AS nominalDate,
            delivery_date AS deliveryDate, cutoff_at_ms AS cutoffAtMs, most_attempts AS mostAttempts,
            preferred_from_minute AS preferredFromMinute, preferred_to_minute AS preferredToMinute,
            calling_windows AS callingWindows, route_code AS routeCode, customer_code AS customerCode
       FROM call_task WHERE id = ?`,
  );
  return ids.flatMap((id) => task.get(id) ?? []);
}

const NAMES = {
  strategy: 'SELECT name FROM order_cycle_strategy WHERE id = ?',
  class: 'SELECT name FROM class WHERE id = ?',
  route: 'SELECT code AS name FROM route WHERE id = ?',
  operator: 'SELECT name FROM operator WHERE id = ?',
} as const;

/** The name of a strategy, class, route (its code) or person; null for none. */
export function nameOf(db: ReadableDB, kind: keyof typeof NAMES, id: string | null): string | null {
  return id === null ? null : (sql<[string], { name: string }>(db, NAMES[kind]).get(id)?.name ?? id);
}

/** Customers whose code, name or route code holds the text. Walks them all: for jobs. */
export function customersMatching(db: ReadableDB, text: string): Set<string> {
  const rows = sql<object, { id: string }>(
    db,
    `SELECT c.id FROM customer c LEFT JOIN route r ON r.id = c.route_id
      WHERE instr(lower(c.code), lower(@text)) > 0 OR instr(lower(c.name), lower(@text)) > 0
        OR instr(lower(r.code), lower(@text)) > 0`,
  ).all({ text });
  return new Set(rows.map((row) => row.id));
}
