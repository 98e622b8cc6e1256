import type { SkillSet } from '../shared/domain/queue/skills.ts';
import { type ReadableDB, sql } from './connection.ts';
import type { TaskPlace } from './queue-tasks.ts';

/** An open call of a person who will be away. */
export interface CallOfAbsentRow {
  readonly taskId: string;
  readonly place: TaskPlace;
  readonly ownerOperatorId: string | null;
  readonly forOperatorId: string | null;
  readonly touched: 0 | 1;
  /** The customer's own deputy. */
  readonly deputyOperatorId: string | null;
  readonly needed: SkillSet;
}

/** The days within from-to (both within) that have calls, ascending; each is one jump into the index. */
export function daysWithCalls(db: ReadableDB, from: string, to: string): string[] {
  const next = sql<[string, string], { date: string | null }>(
    db,
    'SELECT min(business_date) AS date FROM call_task WHERE business_date >= ? AND business_date <= ?',
  );
  const days: string[] = [];
  for (let at = from; ; ) {
    const date = next.get(at, to)?.date ?? null;
    if (date === null) return days;
    days.push(date);
    // No business date lies between a date and the same text with a sign behind it.
    at = `${date}!`;
  }
}

const PLACES = `('pool', 'waiting', 'promised', 'parked', 'used-up')`;

/** Open calls of a day that are a person's own, or promised to or parked by this person; in the order they are given out. */
export function callsOfAbsent(db: ReadableDB, operatorId: string, businessDate: string): CallOfAbsentRow[] {
  return sql<object, CallOfAbsentRow>(
    db,
    `SELECT t.id AS taskId, t.place, t.owner_operator_id AS ownerOperatorId, t.for_operator_id AS forOperatorId, t.touched,
        c.deputy_operator_id AS deputyOperatorId, t.needed_skills AS needed
       FROM (SELECT id FROM call_task INDEXED BY call_task_next WHERE business_date = @businessDate AND state = 'open'
               AND place IN ${PLACES} AND owner_operator_id = @operatorId
             UNION SELECT id FROM call_task INDEXED BY call_task_next WHERE business_date = @businessDate
               AND state = 'open' AND place IN ('promised', 'parked') AND for_operator_id = @operatorId) own
       JOIN call_task t ON t.id = own.id JOIN customer c ON c.id = t.customer_id
      ORDER BY t.cutoff_sort, t.rank, t.route_code, t.customer_code`,
  ).all({ operatorId, businessDate });
}

/** How many open calls of a day are a person's own. */
export function ownOpenCalls(db: ReadableDB, operatorId: string, businessDate: string): number {
  return sql<[string, string], { n: number }>(
    db,
    `SELECT count(*) AS n FROM call_task INDEXED BY call_task_next
      WHERE business_date = ? AND state = 'open' AND place IN ${PLACES} AND owner_operator_id = ?`,
  ).get(businessDate, operatorId)?.n as number;
}
