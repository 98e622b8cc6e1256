import { type ReadableDB, sql, type WritableDB } from './connection.ts';
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
        c.deputy_operator_id AS deputyOperatorId
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

export interface AbsenceMove {
  readonly absenceId: string;
  readonly taskId: string;
  readonly ownerAfter: string | null;
  readonly forAfter: string | null;
  readonly touchedAfter: 0 | 1;
}

/** Gives an open call away for an absence and remembers how it stood. */
export function moveForAbsence(tx: WritableDB, move: AbsenceMove): void {
  sql<AbsenceMove>(
    tx,
    `INSERT INTO operator_absence_move (absence_id, task_id, owner_before, for_before, touched_before, place, owner_after, for_after)
     SELECT @absenceId, id, owner_operator_id, for_operator_id, touched, place, @ownerAfter, @forAfter
       FROM call_task WHERE id = @taskId`,
  ).run(move);
  sql<AbsenceMove>(
    tx,
    `UPDATE call_task SET owner_operator_id = @ownerAfter, for_operator_id = @forAfter, touched = @touchedAfter
      WHERE id = @taskId AND state = 'open'`,
  ).run(move);
}

/**
 * Takes the calls of an absence back that nobody has touched since: open, where they were put, and not called or skipped.
 * Returns their ids.
 */
export function takeBackMoves(tx: WritableDB, absenceId: string, markedAtMs: number): string[] {
  return sql<object, { id: string }>(
    tx,
    `UPDATE call_task SET owner_operator_id = m.owner_before, for_operator_id = m.for_before, touched = m.touched_before
       FROM operator_absence_move m
      WHERE m.absence_id = @absenceId AND call_task.id = m.task_id AND call_task.state = 'open'
        AND call_task.owner_operator_id IS m.owner_after AND call_task.for_operator_id IS m.for_after
        AND (call_task.place = m.place OR m.place = 'waiting' AND call_task.place = 'pool')
        AND NOT EXISTS (SELECT 1 FROM call c WHERE c.task_id = m.task_id AND c.started_at_ms >= @markedAtMs)
      RETURNING call_task.id AS id`,
  )
    .all({ absenceId, markedAtMs })
    .map((row) => row.id);
}
