import { hash } from 'node:crypto';
import { sql, type WritableDB } from './connection.ts';

export interface NewAuditRow {
  readonly atMs: number;
  readonly actorId: string;
  readonly actorName: string;
  /** The procedure or command that did it, e.g. `orders.submit`. */
  readonly action: string;
  readonly entity?: string;
  readonly entityId?: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string;
}

/** A row as it is stored and hashed, in the log as in an archive; `before` and `after` are JSON. */
export interface StoredAuditRow {
  readonly seq: number;
  readonly atMs: number;
  readonly actorId: string;
  readonly actorName: string;
  readonly action: string;
  readonly entity: string | null;
  readonly entityId: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: string | null;
  readonly previousHash: string;
  readonly hash: string;
}

export const AUDIT_COLUMNS = `seq, at_ms AS atMs, actor_id AS actorId, actor_name AS actorName, action, entity, entity_id AS entityId,
  before, after, reason, previous_hash AS previousHash, hash`;

/** Appends one row to the hash chain; returns its `seq`. `before` and `after` are stored as JSON. */
export function appendAudit(tx: WritableDB, row: NewAuditRow): number {
  const last = sql<[], { seq: number; hash: string }>(
    tx,
    'SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1',
  ).get();
  const stored: Omit<StoredAuditRow, 'hash'> = {
    seq: (last?.seq ?? 0) + 1,
    atMs: row.atMs,
    actorId: row.actorId,
    actorName: row.actorName,
    action: row.action,
    entity: row.entity ?? null,
    entityId: row.entityId ?? null,
    before: row.before === undefined ? null : JSON.stringify(row.before),
    after: row.after === undefined ? null : JSON.stringify(row.after),
    reason: row.reason ?? null,
    previousHash: last?.hash ?? '',
  };
  insertAuditRow(tx, { ...stored, hash: auditHash(stored) });
  return stored.seq;
}

/** A row as it was hashed, into the log or into a copy of it. */
export function insertAuditRow(tx: WritableDB, row: StoredAuditRow): void {
  sql<StoredAuditRow>(
    tx,
    `INSERT INTO audit (seq, at_ms, actor_id, actor_name, action, entity, entity_id, before, after, reason, previous_hash, hash)
     VALUES (@seq, @atMs, @actorId, @actorName, @action, @entity, @entityId, @before, @after, @reason, @previousHash, @hash)`,
  ).run(row);
}

/** The hash of a row: over all of it, and so over the row before it. Hex. */
export function auditHash(row: Omit<StoredAuditRow, 'hash'>): string {
  const { seq, atMs, actorId, actorName, action, entity, entityId, before, after, reason, previousHash } = row;
  return hash(
    'sha256',
    JSON.stringify([seq, atMs, actorId, actorName, action, entity, entityId, before, after, reason, previousHash]),
  );
}
