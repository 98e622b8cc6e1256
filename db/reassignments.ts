import { type ReadableDB, sql, type WritableDB } from './connection.ts';

export interface ReassignmentRow {
  readonly id: string;
  readonly atMs: number;
  readonly byName: string;
  readonly reason: string;
  readonly undoneAtMs: number | null;
  readonly undoneBy: string | null;
}

const COLUMNS =
  'x.id, x.at_ms AS atMs, x.by_name AS byName, x.reason, x.undone_at_ms AS undoneAtMs, x.undone_by AS undoneBy';

export function insertReassignment(tx: WritableDB, row: Omit<ReassignmentRow, 'undoneAtMs' | 'undoneBy'>): void {
  sql<typeof row>(
    tx,
    'INSERT INTO reassignment (id, at_ms, by_name, reason) VALUES (@id, @atMs, @byName, @reason)',
  ).run(row);
}

export function findReassignment(db: ReadableDB, id: string): ReassignmentRow | undefined {
  return sql<[string], ReassignmentRow>(db, `SELECT ${COLUMNS} FROM reassignment x WHERE x.id = ?`).get(id);
}

export function markReassignmentUndone(tx: WritableDB, id: string, atMs: number, byName: string): void {
  sql<object>(tx, 'UPDATE reassignment SET undone_at_ms = @atMs, undone_by = @byName WHERE id = @id').run({
    id,
    atMs,
    byName,
  });
}

/** The teams of the routes whose calls were moved; null stands for a route without a team. */
export function teamsOfReassignment(db: ReadableDB, id: string): (string | null)[] {
  return sql<[string], { teamId: string | null }>(
    db,
    `SELECT DISTINCT r.team_id AS teamId FROM reassignment_move m JOIN call_task t ON t.id = m.task_id
       LEFT JOIN route r ON r.id = t.route_id WHERE m.reassignment_id = ?`,
  )
    .all(id)
    .map(({ teamId }) => teamId);
}

export interface RecentReassignment extends ReassignmentRow {
  readonly count: number;
  readonly teamId: string | null;
  /** JSON: to whom, and how many; null: to anybody. */
  readonly shares: string;
}

/** Reassignments since an instant (UTC ms), the newest first, each with one of the teams whose calls it moved. */
export function reassignmentsSince(db: ReadableDB, sinceMs: number): RecentReassignment[] {
  return sql<[number], RecentReassignment>(
    db,
    `SELECT ${COLUMNS}, (SELECT count(*) FROM reassignment_move WHERE reassignment_id = x.id) AS count,
        (SELECT r.team_id FROM reassignment_move m JOIN call_task t ON t.id = m.task_id
           LEFT JOIN route r ON r.id = t.route_id WHERE m.reassignment_id = x.id LIMIT 1) AS teamId,
        (SELECT json_group_array(json_object('operatorName', name, 'count', n)) FROM
          (SELECT o.name, count(*) AS n FROM reassignment_move m LEFT JOIN operator o ON o.id = m.owner_after
            WHERE m.reassignment_id = x.id GROUP BY m.owner_after ORDER BY n DESC, o.name)) AS shares
       FROM reassignment x WHERE x.at_ms > ? ORDER BY x.at_ms DESC, x.id DESC`,
  ).all(sinceMs);
}

/** What was last done by a lead with any of these calls, unless it was undone. */
export function lastReassignmentOf(
  db: ReadableDB,
  taskIds: readonly string[],
): { byName: string; atMs: number; toName: string | null } | undefined {
  return sql<[string], { byName: string; atMs: number; toName: string | null }>(
    db,
    `SELECT x.by_name AS byName, x.at_ms AS atMs, o.name AS toName
       FROM json_each(?) wanted JOIN reassignment_move m ON m.task_id = wanted.value
       JOIN reassignment x ON x.id = m.reassignment_id AND x.undone_at_ms IS NULL
       LEFT JOIN operator o ON o.id = m.owner_after
      ORDER BY x.at_ms DESC, x.id DESC LIMIT 1`,
  ).get(JSON.stringify(taskIds));
}

export interface MovedCall {
  readonly taskId: string;
  readonly customerCode: string;
  readonly customerName: string;
  /** Who has it now or called it last. */
  readonly operatorName: string | null;
}

/** The calls of a reassignment as they stand, in the order of their codes. */
export function callsOfReassignment(db: ReadableDB, id: string): MovedCall[] {
  return sql<[string], MovedCall>(
    db,
    `SELECT t.id AS taskId, k.code AS customerCode, k.name AS customerName, o.name AS operatorName
       FROM reassignment_move m JOIN call_task t ON t.id = m.task_id JOIN customer k ON k.id = t.customer_id
       LEFT JOIN operator o ON o.id = coalesce(t.lease_operator_id,
         (SELECT c.operator_id FROM call c WHERE c.task_id = t.id ORDER BY c.started_at_ms DESC LIMIT 1),
         t.for_operator_id, t.owner_operator_id)
      WHERE m.reassignment_id = ? ORDER BY k.code`,
  ).all(id);
}
