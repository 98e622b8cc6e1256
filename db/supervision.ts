import type { CallTotals } from '../shared/contract/call-log.ts';
import type { BoardState } from '../shared/contract/queue.ts';
import type { SeatState } from '../shared/contract/seats.ts';
import type { SkillSet } from '../shared/domain/queue/skills.ts';
import { LAST_HOUR_MS } from '../shared/domain/supervision/seat-work.ts';
import { CALL_SUMS, callsToSum, namedSums } from './call-log.ts';
import { BOARD_STATE, OF_THE_DAY } from './call-state.ts';
import { type ReadableDB, sql } from './connection.ts';
import { maskedNumberSql } from './number-mask.ts';
import { STANDING_ORDER } from './standing-orders.ts';

/** Whose people and routes are looked at: all, or those of one team. */
export interface TeamView {
  readonly all: 0 | 1;
  readonly teamId: string | null;
}

/** A lead without a team looks at nobody: what has no team is the supervisors'. */
const TEAM_OF = (column: string) => `(@all OR ${column} = @teamId)`;

export interface SeatNowRow {
  readonly operatorId: string;
  readonly operatorName: string;
  readonly teamId: string | null;
  readonly seatCode: string | null;
  readonly state: SeatState;
  readonly reason: string | null;
  readonly sinceMs: number | null;
  readonly heldTaskId: string | null;
  readonly customerId: string | null;
  readonly customerCode: string | null;
  readonly customerName: string | null;
  /** The last day of an absence that holds on the day asked for. */
  readonly absentUntil: string | null;
}

/** Everybody who takes calls, with the newest state, the call held, the customer in hand and an absence. By seat, then name. */
export function seatsNow(db: ReadableDB, date: string): SeatNowRow[] {
  return sql<object, SeatNowRow>(
    db,
    `SELECT o.id AS operatorId, o.name AS operatorName, o.team_id AS teamId, s.code AS seatCode, coalesce(x.state, 'signed-out') AS state,
        x.reason, x.at_ms AS sinceMs, t.id AS heldTaskId, k.id AS customerId, k.code AS customerCode,
        k.name AS customerName, (SELECT max(a.valid_to) FROM operator_absence a WHERE a.operator_id = o.id
          AND a.undone_at_ms IS NULL AND a.valid_from <= @date AND a.valid_to >= @date) AS absentUntil
       FROM operator o
       LEFT JOIN seat_state_change x ON x.rowid = (SELECT rowid FROM seat_state_change
         WHERE operator_id = o.id ORDER BY at_ms DESC, rowid DESC LIMIT 1)
       LEFT JOIN seat s ON s.id = coalesce(x.seat_id, o.seat_id)
       LEFT JOIN call_task t ON t.state = 'held' AND t.lease_operator_id = o.id
       LEFT JOIN call c ON c.wrap_up_ended_at_ms IS NULL AND c.operator_id = o.id
       LEFT JOIN customer k ON k.id = coalesce(t.customer_id, c.customer_id)
      WHERE o.active = 1
        AND (x.state IS NOT NULL AND x.state <> 'signed-out'
          OR EXISTS (SELECT 1 FROM operator_role WHERE operator_id = o.id AND role = 'operator'))
      GROUP BY o.id ORDER BY s.code IS NULL, s.code, o.name`,
  ).all({ date });
}

export interface OperatorCountsRow extends Pick<CallTotals, keyof typeof CALL_SUMS> {
  readonly operatorId: string;
}

/** What each person's calls of a day come to; the counts are those of `callLogTotals`. */
export function callCountsByOperator(db: ReadableDB, date: string): OperatorCountsRow[] {
  return sql<[string], OperatorCountsRow>(
    db,
    `SELECT summed.group_id AS operatorId, ${namedSums(CALL_SUMS)}
       FROM ${callsToSum('c.business_date = ?', 'c.operator_id')} GROUP BY 1`,
  ).all(date);
}

export interface OperatorOrdersRow {
  readonly operatorId: string;
  readonly orders: number;
  readonly quantity: number;
  readonly amountMinor: number;
}

/** Orders taken in each person's calls of a day that still stand. */
export function orderCountsByOperator(db: ReadableDB, date: string): OperatorOrdersRow[] {
  return sql<[string], OperatorOrdersRow>(
    db,
    `SELECT c.operator_id AS operatorId, count(*) AS orders, sum(o.total_quantity) AS quantity,
        sum(o.amount_minor) AS amountMinor
       FROM call c CROSS JOIN sales_order o ON o.call_id = c.id AND ${STANDING_ORDER}
      WHERE c.business_date = ? AND c.order_id IS NOT NULL GROUP BY c.operator_id`,
  ).all(date);
}

export interface BoardRow {
  readonly state: BoardState;
  readonly routeId: string | null;
  readonly classId: string | null;
  /** Who holds it, else to whom it was promised, else whose it is. */
  readonly operatorId: string | null;
  readonly count: number;
  /** Nearest cut-off among calls that are not finished. */
  readonly cutoffAtMs: number | null;
  /** How many are in hand although their cut-off has passed, and the last cut-off of those. */
  readonly heldLate: number;
  readonly passedCutoffAtMs: number | null;
  /** How many are due by strategy or carry-over, and how many of those have an order that stands for their delivery. */
  readonly due: number;
  readonly dueOrdered: number;
  /** How many got their result within the last hour. */
  readonly finishedLastHour: number;
}

/** The day's calls of everybody counted by state, route, class and person in one pass; tens of milliseconds for 20,000. */
export function boardOfDay(db: ReadableDB, date: string, nowMs: number): BoardRow[] {
  return sql<object, BoardRow>(
    db,
    `SELECT ${BOARD_STATE} AS state, t.route_id AS routeId, t.class_id AS classId,
        coalesce(iif(t.state = 'held', t.lease_operator_id, NULL), t.for_operator_id, t.owner_operator_id) AS operatorId,
        count(*) AS count,
        min(CASE WHEN t.state IN ('open', 'held') AND t.cutoff_at_ms > @nowMs THEN t.cutoff_at_ms END) AS cutoffAtMs,
        sum(t.state = 'held' AND coalesce(t.cutoff_at_ms <= @nowMs, 0)) AS heldLate,
        max(CASE WHEN t.state = 'held' AND t.cutoff_at_ms <= @nowMs THEN t.cutoff_at_ms END) AS passedCutoffAtMs,
        sum(t.source IN ('strategy', 'carry-over')) AS due,
        sum(t.source IN ('strategy', 'carry-over') AND EXISTS (SELECT 1 FROM sales_order o
          WHERE o.customer_id = t.customer_id AND o.delivery_date = t.delivery_date AND ${STANDING_ORDER})) AS dueOrdered,
        sum(t.state = 'done' AND t.disposition IS NOT NULL AND t.finished_at_ms > @nowMs - ${LAST_HOUR_MS}) AS finishedLastHour
       FROM call_task t WHERE ${OF_THE_DAY} GROUP BY 1, 2, 3, 4`,
  ).all({ date, nowMs });
}

/** Routes by code, as `R01 城东一线`, each with its team. */
export function boardRoutes(db: ReadableDB): Map<string, { name: string; teamId: string | null }> {
  const rows = sql<[], { id: string; name: string; teamId: string | null }>(
    db,
    `SELECT id, code || ' ' || name AS name, team_id AS teamId FROM route ORDER BY code`,
  ).all();
  return new Map(rows.map(({ id, ...route }) => [id, route]));
}

/** Names of classes by id, in the order of their types and of the classes in them. */
export function boardClasses(db: ReadableDB): Map<string, { name: string }> {
  const rows = sql<[], { id: string; name: string }>(
    db,
    `SELECT class.id, class.name FROM class JOIN class_type t ON t.id = class.class_type_id
      ORDER BY t.group_rank IS NULL, t.group_rank, class.position, class.code`,
  ).all();
  return new Map(rows.map(({ id, name }) => [id, { name }]));
}

/** The calls of a person on a route that would be called last, without those promised or parked: `count` ids. */
export function lastCallsOf(
  db: ReadableDB,
  date: string,
  nowMs: number,
  of: { readonly routeId: string | null; readonly operatorId: string; readonly count: number },
): string[] {
  return sql<object, { id: string }>(
    db,
    `SELECT t.id FROM call_task t
      WHERE t.business_date = @date AND t.state = 'open' AND t.place IN ('pool', 'waiting') AND t.cutoff_sort > @nowMs
        AND t.owner_operator_id = @operatorId AND t.route_id IS @routeId
      ORDER BY t.cutoff_sort DESC, t.rank DESC, t.attempts DESC, t.route_code DESC, t.customer_code DESC LIMIT @count`,
  )
    .all({ date, nowMs, ...of })
    .map((row) => row.id);
}

export interface WorkListRow {
  readonly taskId: string;
  readonly customerId: string;
  readonly customerCode: string;
  readonly customerName: string;
  readonly routeCode: string | null;
  readonly number: string | null;
  readonly state: BoardState;
  readonly attempts: number;
  readonly mostAttempts: number;
  readonly lastDisposition: string | null;
  readonly lastAtMs: number | null;
  readonly nextAtMs: number | null;
  readonly cutoffAtMs: number | null;
  readonly operatorId: string | null;
  readonly operatorName: string | null;
}

const LIST_COLUMNS = (fullNumbers: boolean) => `t.id AS taskId, t.customer_id AS customerId, k.code AS customerCode,
    k.name AS customerName, r.code AS routeCode, ${fullNumbers ? 'p.number' : maskedNumberSql('p.number')} AS number,
    ${BOARD_STATE} AS state, t.attempts, t.most_attempts AS mostAttempts, c.disposition AS lastDisposition,
    c.started_at_ms AS lastAtMs, coalesce(t.promised_at_ms, t.not_before_ms) AS nextAtMs, t.cutoff_at_ms AS cutoffAtMs,
    coalesce(t.lease_operator_id, t.for_operator_id, t.owner_operator_id) AS operatorId, o.name AS operatorName`;
const LIST_FROM = `FROM call_task t JOIN customer k ON k.id = t.customer_id LEFT JOIN route r ON r.id = t.route_id
    LEFT JOIN customer_phone p ON p.customer_id = t.customer_id AND p.position = coalesce(t.phone_position, 1)
    LEFT JOIN call c ON c.rowid = (SELECT rowid FROM call WHERE task_id = t.id ORDER BY started_at_ms DESC LIMIT 1)
    LEFT JOIN operator o ON o.id = coalesce(t.lease_operator_id, t.for_operator_id, t.owner_operator_id)`;
const UNREACHED = `${OF_THE_DAY} AND (t.state = 'missed' OR t.state = 'open' AND (t.attempts > 0 OR t.cutoff_at_ms <= @nowMs))`;

/** Customers of the day whom no attempt has reached yet, or whose cut-off has passed; the nearest cut-off first. */
export function unreachedOfDay(
  db: ReadableDB,
  date: string,
  nowMs: number,
  team: TeamView,
  view: { readonly fullNumbers: boolean; readonly limit: number },
): { total: number; rows: WorkListRow[] } {
  const params = { date, nowMs, ...team };
  const total = sql<object, { n: number }>(
    db,
    `SELECT count(*) AS n FROM call_task t LEFT JOIN route r ON r.id = t.route_id
      WHERE ${UNREACHED} AND ${TEAM_OF('r.team_id')}`,
  ).get(params)?.n as number;
  const rows = sql<object, WorkListRow>(
    db,
    `SELECT ${LIST_COLUMNS(view.fullNumbers)} ${LIST_FROM} WHERE ${UNREACHED} AND ${TEAM_OF('r.team_id')}
      ORDER BY t.state = 'missed' OR t.cutoff_at_ms <= @nowMs, t.cutoff_sort, t.route_code, t.customer_code LIMIT @limit`,
  ).all({ ...params, limit: view.limit });
  return { total, rows };
}

const MOVABLE = `t.business_date = @date AND t.state = 'open' AND t.cutoff_sort > @nowMs
    AND (@operatorId IS NULL OR coalesce(t.for_operator_id, t.owner_operator_id) = @operatorId)
    AND (@routeId IS NULL OR t.route_id = @routeId)`;

/** Open calls of the day that may be given to somebody else: of one person, of one route, or all; with the skills they need. In the order they are given out. */
export function movableOfDay(
  db: ReadableDB,
  date: string,
  nowMs: number,
  team: TeamView,
  whose: { readonly operatorId: string | null; readonly routeId: string | null; readonly limit: number },
): { total: number; rows: (WorkListRow & { readonly neededSkills: SkillSet })[] } {
  const params = { date, nowMs, operatorId: whose.operatorId, routeId: whose.routeId, ...team };
  const total = sql<object, { n: number }>(
    db,
    `SELECT count(*) AS n FROM call_task t LEFT JOIN route r ON r.id = t.route_id
      WHERE ${MOVABLE} AND ${TEAM_OF('r.team_id')}`,
  ).get(params)?.n as number;
  const rows = sql<object, WorkListRow & { neededSkills: SkillSet }>(
    db,
    `SELECT ${LIST_COLUMNS(false)}, t.needed_skills AS neededSkills ${LIST_FROM} WHERE ${MOVABLE} AND ${TEAM_OF('r.team_id')}
      ORDER BY t.cutoff_sort, t.rank, t.attempts, t.route_code, t.customer_code LIMIT @limit`,
  ).all({ ...params, limit: whose.limit });
  return { total, rows };
}
