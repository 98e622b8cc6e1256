import { type ReadableDB, sql, type WritableDB } from './connection.ts';

export interface BroadcastRow {
  readonly id: string;
  readonly businessDate: string;
  readonly text: string;
  readonly sentAtMs: number;
  readonly sentBy: string;
  /** Whose seats it went to; null when it came from above the teams. */
  readonly teamId: string | null;
}

/** Writes a broadcast and for whom it is. */
export function insertBroadcast(tx: WritableDB, row: BroadcastRow, operatorIds: readonly string[]): void {
  sql<BroadcastRow>(
    tx,
    `INSERT INTO broadcast (id, business_date, text, sent_at_ms, sent_by, team_id)
     VALUES (@id, @businessDate, @text, @sentAtMs, @sentBy, @teamId)`,
  ).run(row);
  const reader = sql<[string, string]>(tx, 'INSERT INTO broadcast_reader (broadcast_id, operator_id) VALUES (?, ?)');
  for (const operatorId of operatorIds) reader.run(row.id, operatorId);
}

export interface ListenerRow {
  readonly id: string;
  readonly name: string;
  readonly teamId: string | null;
}

/** Active people who take calls: those of these ids, or all when none is named. */
export function listeners(db: ReadableDB, operatorIds: readonly string[]): ListenerRow[] {
  return sql<object, ListenerRow>(
    db,
    `SELECT o.id, o.name, o.team_id AS teamId FROM operator o
      WHERE o.active = 1 AND (@ids = '[]' OR o.id IN (SELECT value FROM json_each(@ids)))
        AND EXISTS (SELECT 1 FROM operator_role r WHERE r.operator_id = o.id AND (r.role = 'operator' OR @ids <> '[]'))
      ORDER BY o.login`,
  ).all({ ids: JSON.stringify(operatorIds) });
}

/** What a person has not acknowledged of a day, the oldest first. */
export function unreadOf(
  db: ReadableDB,
  operatorId: string,
  businessDate: string,
): Pick<BroadcastRow, 'id' | 'text' | 'sentAtMs' | 'sentBy'>[] {
  return sql<[string, string], Pick<BroadcastRow, 'id' | 'text' | 'sentAtMs' | 'sentBy'>>(
    db,
    `SELECT b.id, b.text, b.sent_at_ms AS sentAtMs, b.sent_by AS sentBy
       FROM broadcast_reader x JOIN broadcast b ON b.id = x.broadcast_id
      WHERE x.operator_id = ? AND x.read_at_ms IS NULL AND b.business_date = ? AND b.withdrawn_at_ms IS NULL
      ORDER BY b.sent_at_ms, b.id`,
  ).all(operatorId, businessDate);
}

/** Notes that a person has read it. False when it is not for this person, was read already or was withdrawn. */
export function acknowledgeBroadcast(tx: WritableDB, broadcastId: string, operatorId: string, atMs: number): boolean {
  return (
    sql<object>(
      tx,
      `UPDATE broadcast_reader SET read_at_ms = @atMs
        WHERE broadcast_id = @broadcastId AND operator_id = @operatorId AND read_at_ms IS NULL
          AND (SELECT withdrawn_at_ms FROM broadcast WHERE id = @broadcastId) IS NULL`,
    ).run({ broadcastId, operatorId, atMs }).changes === 1
  );
}

/** A broadcast of any day; undefined: there is none of this id. */
export function findBroadcast(
  db: ReadableDB,
  id: string,
): (Pick<BroadcastRow, 'text' | 'sentBy' | 'teamId'> & { readonly withdrawnAtMs: number | null }) | undefined {
  return sql<[string], Pick<BroadcastRow, 'text' | 'sentBy' | 'teamId'> & { withdrawnAtMs: number | null }>(
    db,
    'SELECT text, sent_by AS sentBy, team_id AS teamId, withdrawn_at_ms AS withdrawnAtMs FROM broadcast WHERE id = ?',
  ).get(id);
}

/** Takes it back from whoever has not read it. */
export function withdrawBroadcastRow(
  tx: WritableDB,
  withdrawal: { readonly id: string; readonly atMs: number; readonly by: string },
): void {
  sql<object>(tx, 'UPDATE broadcast SET withdrawn_at_ms = @atMs, withdrawn_by = @by WHERE id = @id').run(withdrawal);
}

export interface SentBroadcastRow extends BroadcastRow {
  readonly withdrawnAtMs: number | null;
  readonly withdrawnBy: string | null;
  /** JSON: `operatorName` and `readAtMs` of each, those who have not read it first. */
  readonly readers: string;
}

/** The broadcasts of a day, the newest first: all, or those to a team's people. */
export function broadcastsOfDay(
  db: ReadableDB,
  businessDate: string,
  view: { readonly all: 0 | 1; readonly teamId: string | null },
): SentBroadcastRow[] {
  return sql<object, SentBroadcastRow>(
    db,
    `SELECT b.id, b.business_date AS businessDate, b.text, b.sent_at_ms AS sentAtMs, b.sent_by AS sentBy, b.team_id AS teamId,
        b.withdrawn_at_ms AS withdrawnAtMs, b.withdrawn_by AS withdrawnBy,
        (SELECT json_group_array(json_object('operatorName', name, 'readAtMs', readAtMs)) FROM
          (SELECT o.name, x.read_at_ms AS readAtMs FROM broadcast_reader x JOIN operator o ON o.id = x.operator_id
            WHERE x.broadcast_id = b.id AND (@all OR o.team_id = @teamId)
            ORDER BY x.read_at_ms IS NOT NULL, x.read_at_ms, o.login)) AS readers
       FROM broadcast b
      WHERE b.business_date = @businessDate AND (@all OR EXISTS (SELECT 1 FROM broadcast_reader x
        JOIN operator o ON o.id = x.operator_id WHERE x.broadcast_id = b.id AND o.team_id = @teamId))
      ORDER BY b.sent_at_ms DESC, b.id DESC`,
  ).all({ businessDate, ...view });
}
