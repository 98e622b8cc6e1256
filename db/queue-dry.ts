import type { DryReason } from '../shared/contract/queue.ts';
import type { SkillSet } from '../shared/domain/queue/skills.ts';
import { type ReadableDB, sql } from './connection.ts';

/** Whose question it is: what one person could be given, or what is left of a team's or the whole center's day. */
export interface DryAsked {
  readonly businessDate: string;
  readonly nowMs: number;
  /** Minute of the day in the company's zone. */
  readonly minute: number;
  /** Null: nobody in particular; then no call is held back by belonging to somebody else. */
  readonly operatorId: string | null;
  readonly all: 0 | 1;
  readonly teamId: string | null;
  /** A promised or parked call is its operator's for so long. */
  readonly personalMs: number;
  /** JSON: the sets of skills that calls ask for and this person does not hold whole; nobody in particular: nobody signed in. */
  readonly beyond: string;
}

const SINCE = 'coalesce(t.promised_at_ms, t.parked_at_ms)';
const IS_PERSONAL = `t.place IN ('promised', 'parked')`;
const HELD_OWNERS = `SELECT h.owner_id FROM call_task x INDEXED BY call_task_holder JOIN customer h ON h.id = x.customer_id
  WHERE x.state = 'held' AND h.owner_id IS NOT NULL`;
const HELD_NUMBERS = `SELECT hp.number FROM call_task x INDEXED BY call_task_holder
  JOIN customer_phone hp ON hp.customer_id = x.customer_id AND hp.dead = 0 WHERE x.state = 'held'`;
const PAUSE = `pause p WHERE p.valid_from <= @businessDate AND (p.valid_to IS NULL OR p.valid_to >= @businessDate)
  AND (p.customer_id = c.id OR p.route_id = c.route_id OR p.class_id IN
    (SELECT m.class_id FROM class_membership m WHERE m.customer_id = c.id AND m.valid_from <= @businessDate
       AND (m.valid_to IS NULL OR m.valid_to >= @businessDate)))`;

/** It asks for what who asks does not hold, and is not their own; in nobody's name: what nobody signed in holds, and is nobody's own. */
const NEEDS_SKILL = `t.needed_skills <> '[]' AND t.needed_skills IN (SELECT value FROM json_each(@beyond)) AND CASE
    WHEN ${IS_PERSONAL} THEN t.for_operator_id IS NULL OR t.for_operator_id <> @operatorId
    ELSE t.owner_operator_id IS NULL END`;

/**
 * The first reason that holds a call back; NULL: nothing does. What stands with the call itself comes first: it is read
 * without the customer, so that a large queue is asked about quickly.
 */
const REASON = `CASE
  WHEN t.state = 'held' THEN 'held-by-seat'
  WHEN t.state = 'done' THEN 'ordered-elsewhere'
  WHEN t.state = 'missed' OR t.cutoff_sort <= @nowMs THEN 'cut-off-passed'
  WHEN t.place = 'used-up' THEN 'attempts-used-up'
  WHEN t.place = 'waiting' AND t.not_before_ms > @nowMs THEN 'cooling-down'
  WHEN ${IS_PERSONAL} AND ${SINCE} > @nowMs THEN 'promised-later'
  WHEN ${IS_PERSONAL} AND t.for_operator_id <> @operatorId AND ${SINCE} > @nowMs - @personalMs THEN 'other-operator'
  WHEN NOT ${IS_PERSONAL} AND t.owner_operator_id <> @operatorId THEN 'other-operator'
  WHEN ${NEEDS_SKILL} THEN 'needs-skill'
  WHEN NOT ${IS_PERSONAL} AND t.calling_windows <> '[]' AND NOT EXISTS (SELECT 1 FROM json_each(t.calling_windows) w
    WHERE w.value ->> 'fromMinute' <= @minute AND w.value ->> 'toMinute' > @minute) THEN 'outside-window'
  WHEN c.status <> 'active' THEN 'closed'
  WHEN c.do_not_call = 1 THEN 'do-not-call'
  WHEN EXISTS (SELECT 1 FROM ${PAUSE}) THEN 'paused'
  WHEN NOT EXISTS (SELECT 1 FROM customer_phone l WHERE l.customer_id = c.id AND l.dead = 0) THEN 'no-phone'
  WHEN c.owner_id IN (${HELD_OWNERS}) OR EXISTS (SELECT 1 FROM customer_phone l WHERE l.customer_id = c.id AND l.dead = 0
    AND l.number IN (${HELD_NUMBERS})) THEN 'same-owner-held'
END`;

const COUNTED = `${REASON} AS reason, t.needed_skills AS needed`;
const FROM = `FROM call_task t JOIN customer c ON c.id = t.customer_id LEFT JOIN route r ON r.id = t.route_id`;
/** Calls that are left, that were missed, and that an order by another channel has ended. */
const OF_THE_DAY = `t.business_date = @businessDate AND (t.state IN ('open', 'held', 'missed')
  OR t.state = 'done' AND t.disposition IS NULL) AND (@all OR r.team_id = @teamId)`;

export interface DryReasonCount {
  /** Null: nothing holds these back. */
  readonly reason: DryReason | null;
  /** What the calls ask for that need a skill. */
  readonly needed: SkillSet;
  readonly n: number;
}

/** The whole day's calls within reach, by reason. Looks at each: for a worker where the day is large. */
export function countDryReasons(db: ReadableDB, asked: DryAsked): DryReasonCount[] {
  return sql<DryAsked, DryReasonCount>(
    db,
    `SELECT reason, needed, count(*) AS n FROM (SELECT ${COUNTED} ${FROM} WHERE ${OF_THE_DAY})
      GROUP BY reason, needed`,
  ).all(asked);
}

/**
 * The same of those calls alone whose reason does not follow from their place: promised and parked ones, and those of
 * the pool that an operator could be given by owner, skills and calling windows.
 */
export function countCloseDryReasons(
  db: ReadableDB,
  asked: DryAsked,
  openWindows: readonly string[],
): DryReasonCount[] {
  const of = `${FROM} WHERE t.business_date = @businessDate AND t.state = 'open' AND t.cutoff_sort > @nowMs`;
  return sql<object, DryReasonCount>(
    db,
    `SELECT reason, needed, count(*) AS n FROM
       (SELECT ${COUNTED} ${of} AND ${IS_PERSONAL}
        UNION ALL SELECT ${COUNTED} ${of} AND t.place = 'pool' AND t.owner_operator_id IS NULL
          AND t.needed_skills NOT IN (SELECT value FROM json_each(@beyond))
          AND t.calling_windows IN (SELECT value FROM json_each(@openWindows))
        UNION ALL SELECT ${COUNTED} ${of} AND t.place = 'pool' AND t.owner_operator_id = @operatorId
          AND t.calling_windows IN (SELECT value FROM json_each(@openWindows)))
      GROUP BY reason, needed`,
  ).all({ ...asked, openWindows: JSON.stringify(openWindows) });
}

export interface DryRow {
  readonly taskId: string;
  readonly customerId: string;
  readonly customerCode: string;
  readonly customerName: string;
  readonly routeCode: string;
  /** Until when it waits, was promised, or could be ordered. */
  readonly untilMs: number | null;
  /** The seat that holds it or its owner's other shop, or the operator whose it is. */
  readonly who: string | null;
  readonly attempts: number;
  readonly mostAttempts: number;
  readonly lastDisposition: string | null;
  /** Why it is paused, or the order that was placed. */
  readonly note: string | null;
  /** JSON of the calling windows. */
  readonly windows: string;
  readonly needed: SkillSet;
}

const HOLDER = `SELECT s.code AS seat, o.name FROM call_task x INDEXED BY call_task_holder
  JOIN customer h ON h.id = x.customer_id JOIN operator o ON o.id = x.lease_operator_id LEFT JOIN seat s ON s.id = o.seat_id
  WHERE x.state = 'held' AND (h.id = c.id OR h.owner_id = c.owner_id OR EXISTS (SELECT 1 FROM customer_phone a
    JOIN customer_phone b ON b.number = a.number AND b.dead = 0 AND b.customer_id = c.id
    WHERE a.customer_id = h.id AND a.dead = 0))`;

/** The calls that a reason holds back, by route and code; `total` counts them all. */
export function listDryRows(
  db: ReadableDB,
  asked: DryAsked,
  page: { readonly reason: DryReason; readonly limit: number; readonly offset: number },
): DryRow[] {
  return sql<object, DryRow>(
    db,
    `SELECT t.id AS taskId, c.id AS customerId, c.code AS customerCode, c.name AS customerName,
        coalesce(r.code, '') AS routeCode, t.attempts, t.most_attempts AS mostAttempts,
        t.disposition AS lastDisposition, t.calling_windows AS windows, t.needed_skills AS needed,
        CASE @reason WHEN 'cooling-down' THEN t.not_before_ms WHEN 'promised-later' THEN ${SINCE}
          WHEN 'cut-off-passed' THEN t.cutoff_at_ms
          WHEN 'other-operator' THEN CASE WHEN ${IS_PERSONAL} THEN ${SINCE} + @personalMs END END AS untilMs,
        CASE WHEN @reason IN ('held-by-seat', 'same-owner-held') THEN
            (SELECT coalesce(seat || ' ', '') || name FROM (${HOLDER} LIMIT 1))
          WHEN @reason = 'promised-later' THEN (SELECT name FROM operator WHERE id = t.for_operator_id)
          WHEN @reason = 'other-operator' THEN (SELECT name FROM operator
            WHERE id = CASE WHEN ${IS_PERSONAL} THEN t.for_operator_id ELSE t.owner_operator_id END) END AS who,
        CASE @reason WHEN 'paused' THEN (SELECT p.reason FROM ${PAUSE} LIMIT 1)
          WHEN 'ordered-elsewhere' THEN (SELECT o.number FROM sales_order o
            WHERE o.customer_id = c.id AND o.delivery_date = t.delivery_date AND o.state <> 'cancelled' LIMIT 1) END AS note
       ${FROM} WHERE ${OF_THE_DAY} AND ${REASON} = @reason
      ORDER BY r.code, c.code, t.id LIMIT @limit OFFSET @offset`,
  ).all({ ...asked, ...page });
}
