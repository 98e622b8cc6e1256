import type {
  BoardState,
  BuildCounts,
  ChoiceStep,
  ExclusionReason,
  ListedState,
  TaskState,
} from '../shared/contract/queue.ts';
import type { PlanLine, TaskLine } from '../shared/contract/queue-plan.ts';
import type { Membership } from '../shared/domain/queue/customer-calls.ts';
import { BOARD_STATE, OF_THE_DAY } from './call-state.ts';
import { type ReadableDB, sql } from './connection.ts';
import { STANDING_ORDER } from './standing-orders.ts';

/** Which customers a person may see: all, or those on routes of one team. */
export interface Reach {
  readonly teamId: string | null;
}

const IN_REACH = '(@teamId IS NULL OR r.team_id = @teamId)';
// An open call whose cut-off has passed is missed, whether or not somebody has written it down yet.
const STATE = `CASE WHEN t.state = 'open' AND t.cutoff_at_ms <= @nowMs THEN 'missed' ELSE t.state END`;

export interface StoredBuild {
  readonly builtAtMs: number;
  readonly builtBy: string;
  /** Whose customers it covered and its counts count; null: everybody's. */
  readonly teamId: string | null;
  readonly counts: BuildCounts;
}

/** The newest build of a day that covered these customers. */
export function latestBuild(db: ReadableDB, date: string, { teamId }: Reach): StoredBuild | null {
  const row = sql<object, { builtAtMs: number; builtBy: string; teamId: string | null; counts: string }>(
    db,
    `SELECT built_at_ms AS builtAtMs, built_by AS builtBy, team_id AS teamId, counts FROM queue_build
      WHERE business_date = @date AND built_at_ms > 0 AND (team_id IS NULL OR team_id = @teamId)
      ORDER BY built_at_ms DESC, id DESC LIMIT 1`,
  ).get({ date, teamId });
  return row ? { ...row, counts: JSON.parse(row.counts) as BuildCounts } : null;
}

/** How many calls of a day stand in each state at an instant. */
export function countStates(
  db: ReadableDB,
  date: string,
  nowMs: number,
  { teamId }: Reach,
): { state: BoardState; count: number }[] {
  return sql<object, { state: BoardState; count: number }>(
    db,
    `SELECT ${BOARD_STATE} AS state, count(*) AS count FROM call_task t
       LEFT JOIN route r ON @teamId IS NOT NULL AND r.id = t.route_id
      WHERE ${OF_THE_DAY} AND ${IN_REACH} GROUP BY 1`,
  ).all({ date, nowMs, teamId });
}

export interface ListFilter extends Reach {
  readonly date: string;
  readonly state: ListedState | null;
  /** Part of code or name; empty: all. */
  readonly text: string;
  readonly nowMs: number;
  readonly limit: number;
  readonly offset: number;
}

const LIST_FROM = `FROM call_task t JOIN customer c ON c.id = t.customer_id LEFT JOIN route r ON r.id = t.route_id
    LEFT JOIN order_cycle_strategy s ON s.id = t.strategy_id LEFT JOIN class k ON k.id = t.class_id
    LEFT JOIN operator o ON o.id = coalesce(t.lease_operator_id, t.for_operator_id, t.owner_operator_id)
  WHERE t.business_date = @date AND (@state IS NULL AND t.state NOT IN ('dropped', 'carried') OR ${BOARD_STATE} = @state)
    AND (@text = '' OR instr(c.code, @text) > 0 OR instr(c.name, @text) > 0) AND ${IN_REACH}`;

/** Calls of a day in the order they are given out. */
export function listTasks(db: ReadableDB, filter: ListFilter): TaskLine[] {
  return sql<ListFilter, TaskLine>(
    db,
    `SELECT t.id AS taskId, t.customer_id AS customerId, c.code AS customerCode, c.name AS customerName,
       coalesce(r.code, '') AS routeCode, r.name AS routeName, k.name AS className, s.name AS strategyName, t.source,
       ${BOARD_STATE} AS state, t.delivery_date AS deliveryDate, t.cutoff_at_ms AS cutoffAtMs, t.attempts,
       t.most_attempts AS mostAttempts, t.not_before_ms AS notBeforeMs, t.promised_at_ms AS promisedAtMs, t.disposition,
       o.name AS operatorName
     ${LIST_FROM}
     ORDER BY t.promised_at_ms IS NULL, t.promised_at_ms, t.cutoff_sort, t.rank, t.attempts, t.route_code,
       t.customer_code, t.id LIMIT @limit OFFSET @offset`,
  ).all(filter);
}

export function countTasks(db: ReadableDB, filter: ListFilter): number {
  return sql<ListFilter, { n: number }>(db, `SELECT count(*) AS n ${LIST_FROM} LIMIT @limit OFFSET 0 * @offset`).get(
    filter,
  )?.n as number;
}

export interface LeftOutFilter extends Reach {
  readonly date: string;
  readonly reason: ExclusionReason;
  /** Part of code or name; empty: all. */
  readonly text: string;
  readonly limit: number;
  readonly offset: number;
}

export interface LeftOutRow {
  readonly customerId: string;
  readonly customerCode: string;
  readonly customerName: string;
  readonly routeCode: string;
}

const LEFT_OUT = `c.id AS customerId, c.code AS customerCode, c.name AS customerName, coalesce(r.code, '') AS routeCode`;

const LEFT_OUT_FITS = `(@text = '' OR instr(c.code, @text) > 0 OR instr(c.name, @text) > 0) AND ${IN_REACH}`;

/** Reasons that are not recorded by customer: they follow from the customer and from what is recorded. */
function leftOutFrom(reason: ExclusionReason): string {
  if (reason === 'closed') {
    return `FROM customer c LEFT JOIN route r ON r.id = c.route_id
      WHERE c.status = 'closed' AND @reason = 'closed' AND @date IS NOT NULL AND ${LEFT_OUT_FITS}`;
  }
  if (reason === 'not-due') {
    return `FROM customer c LEFT JOIN route r ON r.id = c.route_id
      WHERE c.status = 'active' AND @reason = 'not-due' AND ${LEFT_OUT_FITS}
        AND NOT EXISTS (SELECT 1 FROM queue_exclusion x WHERE x.business_date = @date AND x.customer_id = c.id)
        AND NOT EXISTS (SELECT 1 FROM call_task t WHERE t.customer_id = c.id AND t.business_date = @date
                          AND t.state NOT IN ('dropped', 'carried'))`;
  }
  return `FROM queue_exclusion x JOIN customer c ON c.id = x.customer_id LEFT JOIN route r ON r.id = c.route_id
    WHERE x.business_date = @date AND x.reason = @reason AND ${LEFT_OUT_FITS}`;
}

/** Customers that a day's build left out for a reason, by route and code. */
export function listLeftOut(db: ReadableDB, filter: LeftOutFilter): LeftOutRow[] {
  return sql<LeftOutFilter, LeftOutRow>(
    db,
    `SELECT ${LEFT_OUT} ${leftOutFrom(filter.reason)} ORDER BY r.code, c.code LIMIT @limit OFFSET @offset`,
  ).all(filter);
}

export function countLeftOut(db: ReadableDB, filter: LeftOutFilter): number {
  return sql<LeftOutFilter, { n: number }>(
    db,
    `SELECT count(*) AS n ${leftOutFrom(filter.reason)} LIMIT @limit OFFSET 0 * @offset`,
  ).get(filter)?.n as number;
}

/** How many customers a day's build left out for each reason; only reasons that somebody has. */
export function countLeftOutByReason(
  db: ReadableDB,
  { date, teamId }: Reach & { readonly date: string },
): BuildCounts['excludedByReason'] {
  const recorded = sql<object, { reason: ExclusionReason; n: number }>(
    db,
    `SELECT x.reason, count(*) AS n FROM queue_exclusion x JOIN customer c ON c.id = x.customer_id
       LEFT JOIN route r ON r.id = c.route_id WHERE x.business_date = @date AND ${IN_REACH} GROUP BY x.reason`,
  ).all({ date, teamId });
  const followed = (['not-due', 'closed'] as const)
    .map((reason) => ({ reason, n: countLeftOut(db, { date, teamId, reason, text: '', limit: 1, offset: 0 }) }))
    .filter(({ n }) => n > 0);
  return Object.fromEntries([...recorded, ...followed].map(({ reason, n }) => [reason, n]));
}

/** Names for the first lines of a preview, in the order of the ids given. */
export function planLines(
  db: ReadableDB,
  asked: readonly { readonly customerId: string; readonly strategyId: string | null }[],
): PlanLine[] {
  const line = sql<[string | null, string], PlanLine>(
    db,
    `SELECT ${LEFT_OUT}, (SELECT name FROM order_cycle_strategy WHERE id = ?) AS strategyName
       FROM customer c LEFT JOIN route r ON r.id = c.route_id WHERE c.id = ?`,
  );
  return asked.flatMap(({ customerId, strategyId }) => line.get(strategyId, customerId) ?? []);
}

/** Every class that a customer held, holds or will hold. */
export function membershipsOf(
  db: ReadableDB,
  customerId: string,
): (Membership & { className: string; typeName: string })[] {
  return sql<[string], Membership & { className: string; typeName: string }>(
    db,
    `SELECT m.class_id AS classId, y.group_rank AS groupRank, m.valid_from AS validFrom, m.valid_to AS validTo,
            k.name AS className, y.name AS typeName
       FROM class_membership m JOIN class k ON k.id = m.class_id JOIN class_type y ON y.id = m.class_type_id
      WHERE m.customer_id = ? ORDER BY m.valid_from`,
  ).all(customerId);
}

export interface PauseRow {
  readonly scope: 'customer' | 'class' | 'route';
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly reason: string;
}

/** The pause that suppresses a customer's calls on a date: the customer's own, its route's or one of its classes'. */
export function pauseOn(db: ReadableDB, customerId: string, date: string): PauseRow | undefined {
  return sql<object, PauseRow>(
    db,
    `SELECT p.valid_from AS validFrom, p.valid_to AS validTo, p.reason,
        CASE WHEN p.customer_id IS NOT NULL THEN 'customer' WHEN p.class_id IS NOT NULL THEN 'class' ELSE 'route' END AS scope
       FROM pause p
      WHERE p.valid_from <= @date AND (p.valid_to IS NULL OR p.valid_to >= @date)
        AND (p.customer_id = @customerId
          OR p.route_id = (SELECT route_id FROM customer WHERE id = @customerId)
          OR p.class_id IN (SELECT class_id FROM class_membership m WHERE m.customer_id = @customerId
                             AND m.valid_from <= @date AND (m.valid_to IS NULL OR m.valid_to >= @date)))
      ORDER BY p.customer_id IS NULL, p.class_id IS NULL, p.valid_from, p.id LIMIT 1`,
  ).get({ customerId, date });
}

export interface TaskOfDay {
  readonly id: string;
  readonly state: TaskState;
  readonly source:
    | 'strategy'
    | 'carry-over'
    | 'callback'
    | 'follow-up'
    | 'campaign'
    | 'incoming'
    | 'failed-order'
    | 'manual';
  readonly attempts: number;
  readonly mostAttempts: number;
  readonly place: string;
  readonly disposition: string | null;
  readonly notBeforeMs: number | null;
  readonly promisedAtMs: number | null;
  readonly holder: string | null;
  /** What the order of giving out looks at. */
  readonly chosenBy: ChoiceStep | null;
  readonly cutoffAtMs: number | null;
  readonly rank: number;
  readonly preferredFromMinute: number | null;
  readonly preferredToMinute: number | null;
  readonly routeCode: string;
  readonly customerCode: string;
  readonly ownerOperatorId: string | null;
  readonly touched: 0 | 1;
  /** True when the exception that brought it here is gone. */
  readonly exceptionGone: 0 | 1;
  readonly carriedFrom: string | null;
}

/** The call of a customer on a day: the live one, else the last that ended. */
export function taskOfDay(db: ReadableDB, customerId: string, date: string, nowMs: number): TaskOfDay | undefined {
  return sql<object, TaskOfDay>(
    db,
    `SELECT t.id, ${STATE} AS state, t.source, t.attempts, t.most_attempts AS mostAttempts, t.place, t.disposition,
            t.not_before_ms AS notBeforeMs, t.promised_at_ms AS promisedAtMs, o.name AS holder,
            t.chosen_by AS chosenBy, t.cutoff_at_ms AS cutoffAtMs, t.rank,
            t.preferred_from_minute AS preferredFromMinute, t.preferred_to_minute AS preferredToMinute,
            t.route_code AS routeCode, t.customer_code AS customerCode,
            t.owner_operator_id AS ownerOperatorId, t.touched,
            t.exception_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM order_exception e WHERE e.id = t.exception_id
              AND e.new_order_date = t.business_date) AS exceptionGone,
            (SELECT f.business_date FROM call_task f WHERE f.id = t.carried_from_id) AS carriedFrom
       FROM call_task t LEFT JOIN operator o ON o.id = t.lease_operator_id
      WHERE t.customer_id = @customerId AND t.business_date = @date AND t.state <> 'dropped'
      ORDER BY t.state IN ('open', 'held') DESC, t.id DESC LIMIT 1`,
  ).get({ customerId, date, nowMs });
}

/** The number of a live order of a customer for a delivery, or undefined. */
export function orderForDelivery(db: ReadableDB, customerId: string, deliveryDate: string): string | undefined {
  return sql<[string, string], { number: string }>(
    db,
    `SELECT o.number FROM sales_order o WHERE o.customer_id = ? AND o.delivery_date = ? AND ${STANDING_ORDER} LIMIT 1`,
  ).get(customerId, deliveryDate)?.number;
}
