import { sql, type WritableDB } from './connection.ts';

/** Where it is kept how calls stood before they were given away: by an absence, or by a lead. */
const BOOKS = {
  absence: { table: 'operator_absence_move', column: 'absence_id' },
  reassignment: { table: 'reassignment_move', column: 'reassignment_id' },
} as const;
export type MoveBook = keyof typeof BOOKS;

export interface TaskMove {
  /** The absence or reassignment that it belongs to. */
  readonly ofId: string;
  readonly taskId: string;
  readonly ownerAfter: string | null;
  readonly forAfter: string | null;
  readonly touchedAfter: 0 | 1;
  /** 1: a lead named the receiver, which weighs more than a skill. */
  readonly byNameAfter: 0 | 1;
}

/** Gives an open call away and keeps how it stood. Attempts, waiting time and promise stay. */
export function moveTask(tx: WritableDB, book: MoveBook, move: TaskMove): void {
  const { table, column } = BOOKS[book];
  sql<TaskMove>(
    tx,
    `INSERT INTO ${table} (${column}, task_id, owner_before, for_before, touched_before, by_name_before, place, owner_after, for_after)
     SELECT @ofId, id, owner_operator_id, for_operator_id, touched, by_name, place, @ownerAfter, @forAfter
       FROM call_task WHERE id = @taskId`,
  ).run(move);
  sql<TaskMove>(
    tx,
    `UPDATE call_task SET owner_operator_id = @ownerAfter, for_operator_id = @forAfter, touched = @touchedAfter,
       by_name = @byNameAfter
      WHERE id = @taskId AND state = 'open'`,
  ).run(move);
}

/**
 * Takes back the calls given away since an instant (UTC ms) that nobody has touched: open, where they were put, and not
 * called or skipped. Returns their ids.
 */
export function takeBackMoves(tx: WritableDB, book: MoveBook, ofId: string, sinceMs: number): string[] {
  const { table, column } = BOOKS[book];
  return sql<object, { id: string }>(
    tx,
    `UPDATE call_task SET owner_operator_id = m.owner_before, for_operator_id = m.for_before, touched = m.touched_before,
       by_name = m.by_name_before
       FROM ${table} m
      WHERE m.${column} = @ofId AND call_task.id = m.task_id AND call_task.state = 'open'
        AND call_task.owner_operator_id IS m.owner_after AND call_task.for_operator_id IS m.for_after
        AND (call_task.place = m.place OR m.place = 'waiting' AND call_task.place = 'pool')
        AND NOT EXISTS (SELECT 1 FROM call c WHERE c.task_id = m.task_id AND c.started_at_ms >= @sinceMs)
      RETURNING call_task.id AS id`,
  )
    .all({ ofId, sinceMs })
    .map((row) => row.id);
}
