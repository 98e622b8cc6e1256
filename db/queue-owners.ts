import type { PlannedOperator } from '../shared/domain/queue/resolve-owner.ts';
import { type ReadableDB, sql } from './connection.ts';

export interface OperatorOfDay extends PlannedOperator {
  readonly name: string;
  readonly teamId: string | null;
  /** Takes calls by role, whether or not at work that day. */
  readonly takesCalls: boolean;
}

/** Everybody as a day's plan sees them, by id. */
export function operatorsOfDay(db: ReadableDB, date: string): Map<string, OperatorOfDay> {
  const rows = sql<object, Omit<OperatorOfDay, 'active' | 'takesCalls'> & { active: 0 | 1; takesCalls: 0 | 1 }>(
    db,
    `SELECT o.id, o.name, o.team_id AS teamId, o.active, o.deputy_operator_id AS deputyId,
        EXISTS (SELECT 1 FROM operator_role r WHERE r.operator_id = o.id AND r.role = 'operator') AS takesCalls,
        (SELECT a.share FROM operator_absence a WHERE a.operator_id = o.id AND a.undone_at_ms IS NULL
           AND a.valid_from <= @date AND a.valid_to >= @date ORDER BY a.marked_at_ms DESC, a.id DESC LIMIT 1) AS absence
       FROM operator o ORDER BY o.id`,
  ).all({ date });
  return new Map(rows.map((row) => [row.id, { ...row, active: row.active === 1, takesCalls: row.takesCalls === 1 }]));
}

/** Who stands in for a customer's own operator. */
export function deputyOfCustomer(db: ReadableDB, customerId: string): string | null {
  return (
    sql<[string], { deputyId: string | null }>(
      db,
      'SELECT deputy_operator_id AS deputyId FROM customer WHERE id = ?',
    ).get(customerId)?.deputyId ?? null
  );
}

/** The person behind each of these customers, where it is known: one person may own several shops. */
export function personsOf(db: ReadableDB, customerIds: readonly string[]): Map<string, string> {
  const rows = sql<[string], { customerId: string; personId: string }>(
    db,
    `SELECT c.id AS customerId, c.owner_id AS personId FROM json_each(?) w JOIN customer c ON c.id = w.value
      WHERE c.owner_id IS NOT NULL`,
  ).all(JSON.stringify(customerIds));
  return new Map(rows.map((row) => [row.customerId, row.personId]));
}

const LAST_CALLS = 5;

/**
 * Average seconds of talk, hold and wrap-up of the last answered calls of each of these customers. Those who have had
 * none are absent.
 */
export function lastCallSeconds(db: ReadableDB, customerIds: readonly string[]): Map<string, number> {
  const rows = sql<[string], { customerId: string; seconds: number | null }>(
    db,
    `SELECT w.value AS customerId,
        (SELECT avg(seconds) FROM (SELECT c.talk_seconds + c.hold_seconds + c.wrap_up_seconds AS seconds
           FROM call c INDEXED BY call_customer WHERE c.customer_id = w.value AND c.answered_at_ms IS NOT NULL
             AND c.wrap_up_ended_at_ms IS NOT NULL ORDER BY c.started_at_ms DESC LIMIT ${LAST_CALLS})) AS seconds
       FROM json_each(?) w`,
  ).all(JSON.stringify(customerIds));
  return new Map(rows.flatMap(({ customerId, seconds }) => (seconds === null ? [] : [[customerId, seconds] as const])));
}
