import type { StandingTask } from '../shared/domain/queue/planned-task.ts';
import { type ReadableDB, sql } from './connection.ts';
import { STANDING_ORDER } from './standing-orders.ts';

const STANDING = `SELECT t.id, t.customer_id AS customerId, t.business_date AS businessDate, t.state, t.source, t.touched,
    t.strategy_id AS strategyId, t.class_id AS classId, t.route_id AS routeId, t.rank,
    t.calling_windows AS callingWindows, t.weekdays,
    t.nominal_date AS nominalDate, t.exception_id AS exceptionId, t.delivery_date AS deliveryDate,
    coalesce((SELECT i.cutoff_at_ms FROM call_item i WHERE i.task_id = t.id AND i.kind = 'order' LIMIT 1), t.cutoff_at_ms) AS cutoffAtMs,
    t.owner_operator_id AS ownerOperatorId, t.most_attempts AS mostAttempts, t.route_code AS routeCode,
    t.customer_code AS customerCode, t.preferred_from_minute AS preferredFromMinute,
    t.preferred_to_minute AS preferredToMinute, s.not_reached AS notReached,
    (SELECT CASE WHEN i.closed_reason LIKE 'ordered%' THEN 'ordered' ELSE i.state END
       FROM call_item i WHERE i.task_id = t.id AND i.kind = 'order' LIMIT 1) AS orderItem,
    (SELECT count(*) FROM call_item i WHERE i.task_id = t.id AND i.kind NOT IN ('order', 'message') AND i.state = 'open')
      AS otherItems,
    EXISTS (SELECT 1 FROM call_item i WHERE i.task_id = t.id AND i.kind = 'follow-up' AND i.state = 'open') AS followsUp,
    (SELECT max(i.cutoff_at_ms) FROM call_item i WHERE i.task_id = t.id AND i.kind = 'failed-order' AND i.state = 'open')
      AS rescueAtMs
  FROM call_task t LEFT JOIN order_cycle_strategy s ON s.id = t.strategy_id`;
const IN_TEAM = `(@teamId IS NULL OR EXISTS (SELECT 1 FROM customer c JOIN route r ON r.id = c.route_id
  WHERE c.id = t.customer_id AND r.team_id = @teamId))`;

/**
 * What stands for the day, dropped tasks apart: calls of the day, those that joined another call, and those that a
 * promise moved to a later day after a build of this one made them.
 */
export function standingTasks(db: ReadableDB, date: string, teamId: string | null): StandingTask[] {
  return sql<object, StandingTask>(
    db,
    `${STANDING} WHERE t.business_date = @date AND t.state IN ('open', 'held', 'done', 'missed', 'carried') AND ${IN_TEAM}
     UNION ALL
     ${STANDING} WHERE t.business_date > @date AND t.touched = 1 AND t.state <> 'dropped' AND ${IN_TEAM}
       AND t.build_id IN (SELECT id FROM queue_build WHERE business_date = @date)`,
  ).all({ date, teamId });
}

/** Open calls of days before `date`, the oldest first: carried over, missed or dropped by the build. */
export function openTasksBefore(db: ReadableDB, date: string, teamId: string | null): StandingTask[] {
  return sql<object, StandingTask>(
    db,
    `${STANDING} WHERE t.business_date < @date AND t.state = 'open' AND ${IN_TEAM}
     ORDER BY t.business_date, t.customer_id`,
  ).all({ date, teamId });
}

const REFUSED = `x.reason IN ('paused', 'do-not-call', 'no-callable-phone') AND EXISTS (SELECT 1 FROM call_task t
    WHERE t.customer_id = x.customer_id AND t.business_date < @date AND t.state = 'dropped'
      AND (t.cutoff_at_ms IS NULL OR t.cutoff_at_ms > @dayStartMs))`;

/**
 * Customers with a reason of a day that is recorded because an open call of an earlier day could not be carried to it.
 * That call was dropped then, so only the record tells.
 */
export function refusedCarries(db: ReadableDB, date: string, dayStartMs: number, teamId: string | null): string[] {
  return sql<object, { customerId: string }>(
    db,
    `SELECT x.customer_id AS customerId FROM queue_exclusion x WHERE x.business_date = @date AND ${REFUSED}
        AND (@teamId IS NULL OR EXISTS (SELECT 1 FROM customer c JOIN route r ON r.id = c.route_id
          WHERE c.id = x.customer_id AND r.team_id = @teamId)) ORDER BY 1`,
  )
    .all({ date, dayStartMs, teamId })
    .map((row) => row.customerId);
}

/** The same of one customer. */
export function isRefusedCarry(db: ReadableDB, customerId: string, date: string, dayStartMs: number): boolean {
  return (
    sql<object, { one: 1 }>(
      db,
      `SELECT 1 AS one FROM queue_exclusion x
        WHERE x.business_date = @date AND x.customer_id = @customerId AND ${REFUSED}`,
    ).get({ customerId, date, dayStartMs }) !== undefined
  );
}

/** Customers with a live order for one of these deliveries, as `customerId deliveryDate`. */
export function orderedDeliveries(db: ReadableDB, deliveryDates: readonly string[]): Set<string> {
  const rows = sql<[string], { customerId: string; deliveryDate: string }>(
    db,
    `SELECT DISTINCT o.customer_id AS customerId, o.delivery_date AS deliveryDate FROM sales_order o
      WHERE o.delivery_date IN (SELECT value FROM json_each(?)) AND ${STANDING_ORDER}`,
  ).all(JSON.stringify(deliveryDates));
  return new Set(rows.map((row) => `${row.customerId} ${row.deliveryDate}`));
}

/** True when the queue of a day was built. */
export function isBuilt(db: ReadableDB, date: string): boolean {
  return (
    sql<[string], { one: 1 }>(
      db,
      'SELECT 1 AS one FROM queue_build WHERE business_date = ? AND built_at_ms > 0 LIMIT 1',
    ).get(date) !== undefined
  );
}

/** Rank of every class's type among the customer groups, by class id; classes of other types are absent. */
export function groupRanks(db: ReadableDB): Map<string, number> {
  const rows = sql<[], { classId: string; groupRank: number }>(
    db,
    `SELECT k.id AS classId, y.group_rank AS groupRank FROM class k JOIN class_type y ON y.id = k.class_type_id
      WHERE y.group_rank IS NOT NULL`,
  ).all();
  return new Map(rows.map((row) => [row.classId, row.groupRank]));
}
