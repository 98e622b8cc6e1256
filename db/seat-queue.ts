import type { TaskSource } from '../shared/contract/queue.ts';
import type { SkillSet } from '../shared/domain/queue/skills.ts';
import { type ReadableDB, sql } from './connection.ts';

/** One open call of the day as an operator's list shows it. Instants in UTC ms. */
export interface SeatQueueRow {
  readonly taskId: string;
  readonly customerId: string;
  readonly customerCode: string;
  readonly customerName: string;
  readonly source: TaskSource;
  readonly cutoffAtMs: number | null;
  readonly promisedAtMs: number | null;
  readonly attempts: number;
  /** JSON of the calling windows. */
  readonly windows: string;
  readonly parked: 0 | 1;
  readonly own: 0 | 1;
}

const ROW = `SELECT t.id AS taskId, c.id AS customerId, c.code AS customerCode, c.name AS customerName, t.source, t.cutoff_at_ms AS cutoffAtMs,
    t.promised_at_ms AS promisedAtMs, t.attempts, t.calling_windows AS windows,
    t.place = 'parked' AS parked`;

/** Whose list it is. */
export interface SeatAsked {
  readonly businessDate: string;
  readonly operatorId: string;
  /** The sets of skills that calls ask for and this person does not hold whole. */
  readonly beyond: readonly SkillSet[];
}

/** The next calls in the order they are given out, leaving aside windows and preferred hours: own ones, then the pool's. */
export function nextOfSeat(db: ReadableDB, asked: SeatAsked, nowMs: number, limit: number): SeatQueueRow[] {
  const { businessDate, operatorId, beyond } = asked;
  const own = openCalls(db, businessDate, operatorId, [], nowMs, limit, 1);
  if (own.length >= limit) return own;
  return [...own, ...openCalls(db, businessDate, null, beyond, nowMs, limit - own.length, 0)];
}

function openCalls(
  db: ReadableDB,
  businessDate: string,
  operatorId: string | null,
  beyond: readonly SkillSet[],
  nowMs: number,
  limit: number,
  own: 0 | 1,
): SeatQueueRow[] {
  return sql<[number, string, string | null, number, string, number], SeatQueueRow>(
    db,
    `${ROW}, ? AS own FROM call_task t JOIN customer c ON c.id = t.customer_id
      WHERE t.business_date = ? AND t.state = 'open' AND t.place = 'pool' AND t.owner_operator_id IS ?
        AND t.cutoff_sort > ? AND t.needed_skills NOT IN (SELECT value FROM json_each(?))
      ORDER BY t.cutoff_sort, t.rank, t.attempts, t.route_code, t.customer_code LIMIT ?`,
  ).all(own, businessDate, operatorId, nowMs, JSON.stringify(beyond), limit);
}

/**
 * What was promised or put aside and comes back to this operator, or to anyone; soonest first. What belongs to somebody
 * else is anyone's when its time was before `overdueMs` (UTC ms).
 */
export function returningToSeat(
  db: ReadableDB,
  asked: SeatAsked & { readonly overdueMs: number; readonly limit: number },
): SeatQueueRow[] {
  return sql<object, SeatQueueRow>(
    db,
    `${ROW}, t.for_operator_id IS @operatorId AS own FROM call_task t JOIN customer c ON c.id = t.customer_id
      WHERE t.business_date = @businessDate AND t.state = 'open' AND t.place IN ('promised', 'parked')
        AND (t.for_operator_id IS NULL OR t.for_operator_id = @operatorId
          OR coalesce(t.promised_at_ms, t.parked_at_ms) <= @overdueMs)
        AND (t.for_operator_id = @operatorId OR t.needed_skills NOT IN (SELECT value FROM json_each(@beyond)))
      ORDER BY coalesce(t.promised_at_ms, t.parked_at_ms) LIMIT @limit`,
  ).all({ ...asked, beyond: JSON.stringify(asked.beyond) });
}

export interface SeatQueueCounts {
  readonly total: number;
  readonly done: number;
  readonly ordered: number;
  readonly left: number;
}

/** The day's calls within an operator's reach: own ones, and those of nobody in particular that ask for nothing beyond. */
export function countsOfSeat(db: ReadableDB, { businessDate, operatorId, beyond }: SeatAsked): SeatQueueCounts {
  return sql<[string, string, string], SeatQueueCounts>(
    db,
    `SELECT count(*) AS total, count(*) FILTER (WHERE state = 'done') AS done,
            count(*) FILTER (WHERE state = 'done' AND disposition = 'ordered') AS ordered,
            count(*) FILTER (WHERE state IN ('open', 'held')) AS left
       FROM call_task
      WHERE business_date = ? AND state <> 'dropped' AND (owner_operator_id = ?
          OR owner_operator_id IS NULL AND needed_skills NOT IN (SELECT value FROM json_each(?)))`,
  ).get(businessDate, operatorId, JSON.stringify(beyond)) as SeatQueueCounts;
}
