import { type ReadableDB, sql, type WritableDB } from './connection.ts';

export type JobState = 'running' | 'done' | 'failed' | 'cancelled';

/** One piece of long work that a person asked for: an import, an export. `input` and `result` are JSON. */
export interface JobRow {
  readonly id: string;
  readonly kind: string;
  readonly state: JobState;
  readonly operatorId: string;
  readonly startedAtMs: number;
  readonly endedAtMs: number | null;
  readonly input: string;
  readonly result: string | null;
}

const COLUMNS = `id, kind, state, operator_id AS operatorId, started_at_ms AS startedAtMs, ended_at_ms AS endedAtMs,
  input, result`;

export function insertJob(
  tx: WritableDB,
  job: Pick<JobRow, 'id' | 'kind' | 'operatorId' | 'startedAtMs' | 'input'>,
): void {
  sql<typeof job>(
    tx,
    `INSERT INTO job (id, kind, state, operator_id, started_at_ms, input)
     VALUES (@id, @kind, 'running', @operatorId, @startedAtMs, @input)`,
  ).run(job);
}

export function endJob(
  tx: WritableDB,
  job: { readonly id: string; readonly state: JobState; readonly endedAtMs: number; readonly result: string | null },
): void {
  sql<typeof job>(tx, 'UPDATE job SET state = @state, ended_at_ms = @endedAtMs, result = @result WHERE id = @id').run(
    job,
  );
}

/**
 * Jobs that a host left running when it ended are failed, but for imports that were taken over and go on; returns how many.
 * Call it when a host starts.
 */
export function failLeftJobs(tx: WritableDB, nowMs: number): number {
  return sql<[number]>(
    tx,
    `UPDATE job SET state = 'failed', ended_at_ms = ? WHERE state = 'running' AND id NOT IN (SELECT id FROM import_taken)`,
  ).run(nowMs).changes;
}

export function findJob(db: ReadableDB, id: string): JobRow | undefined {
  return sql<[string], JobRow>(db, `SELECT ${COLUMNS} FROM job WHERE id = ?`).get(id);
}

/** Newest first. */
export function listJobs(db: ReadableDB, kind: string, limit: number): JobRow[] {
  return sql<[string, number], JobRow>(
    db,
    `SELECT ${COLUMNS} FROM job WHERE kind = ? ORDER BY started_at_ms DESC, id DESC LIMIT ?`,
  ).all(kind, limit);
}

/** One person's jobs of a kind, newest first. */
export function listJobsOf(db: ReadableDB, kinds: readonly string[], operatorId: string, limit: number): JobRow[] {
  return sql<[string, string, number], JobRow>(
    db,
    `SELECT ${COLUMNS} FROM job WHERE operator_id = ? AND kind IN (SELECT value FROM json_each(?)) ORDER BY started_at_ms DESC, id DESC LIMIT ?`,
  ).all(operatorId, JSON.stringify(kinds), limit);
}
