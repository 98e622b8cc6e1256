import { type ReadableDB, sql, type WritableDB } from './connection.ts';

export interface CommandRow {
  readonly id: string;
  readonly actorId: string;
  readonly procedure: string;
  /** SHA-256 of the input's JSON, hex. */
  readonly inputHash: string;
  /** JSON. */
  readonly result: string;
  readonly atMs: number;
}

export function findCommand(db: ReadableDB, id: string): CommandRow | undefined {
  return sql<[string], CommandRow>(
    db,
    `SELECT id, actor_id AS actorId, procedure, input_hash AS inputHash, result, at_ms AS atMs FROM command WHERE id = ?`,
  ).get(id);
}

export function insertCommand(tx: WritableDB, row: CommandRow): void {
  sql<CommandRow>(
    tx,
    `INSERT INTO command (id, actor_id, procedure, input_hash, result, at_ms)
     VALUES (@id, @actorId, @procedure, @inputHash, @result, @atMs)`,
  ).run(row);
}

export interface OutboxRow {
  readonly atMs: number;
  readonly procedure: string;
  readonly actorId: string;
  /** JSON. */
  readonly payload: string;
}

export function appendOutbox(tx: WritableDB, row: OutboxRow): void {
  sql<OutboxRow>(
    tx,
    `INSERT INTO outbox (at_ms, procedure, actor_id, payload) VALUES (@atMs, @procedure, @actorId, @payload)`,
  ).run(row);
}

/** The next number of a series (from 1), counted in the same transaction as the document that gets it. */
export function nextNumber(tx: WritableDB, series: string): number {
  return sql<[string], { last: number }>(
    tx,
    `INSERT INTO number_series (name, last) VALUES (?, 1)
     ON CONFLICT (name) DO UPDATE SET last = last + 1 RETURNING last`,
  ).get(series)?.last as number;
}
