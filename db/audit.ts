import { createHash } from 'node:crypto';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';

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

interface StoredAuditRow {
  seq: number;
  atMs: number;
  actorId: string;
  actorName: string;
  action: string;
  entity: string | null;
  entityId: string | null;
  before: string | null;
  after: string | null;
  reason: string | null;
  previousHash: string;
  hash: string;
}

const COLUMNS = `seq, at_ms AS atMs, actor_id AS actorId, actor_name AS actorName, action, entity, entity_id AS entityId,
  before, after, reason, previous_hash AS previousHash, hash`;

/** Appends one row to the hash chain. `before` and `after` are stored as JSON. */
export function appendAudit(tx: WritableDB, row: NewAuditRow): void {
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
  sql<StoredAuditRow>(
    tx,
    `INSERT INTO audit (seq, at_ms, actor_id, actor_name, action, entity, entity_id, before, after, reason, previous_hash, hash)
     VALUES (@seq, @atMs, @actorId, @actorName, @action, @entity, @entityId, @before, @after, @reason, @previousHash, @hash)`,
  ).run({ ...stored, hash: hashOf(stored) });
}

/** Walks the whole chain; returns the `seq` of the first row that was changed, added or removed from outside, or null. */
export function firstBrokenAuditRow(db: ReadableDB): number | null {
  let expectedSeq = 1;
  let previousHash = '';
  for (const row of sql<[], StoredAuditRow>(db, `SELECT ${COLUMNS} FROM audit ORDER BY seq`).iterate()) {
    const { hash, ...rest } = row;
    if (row.seq !== expectedSeq || row.previousHash !== previousHash || hashOf(rest) !== hash) return row.seq;
    previousHash = hash;
    expectedSeq += 1;
  }
  return null;
}

function hashOf(row: Omit<StoredAuditRow, 'hash'>): string {
  const { seq, atMs, actorId, actorName, action, entity, entityId, before, after, reason, previousHash } = row;
  return createHash('sha256')
    .update(
      JSON.stringify([seq, atMs, actorId, actorName, action, entity, entityId, before, after, reason, previousHash]),
    )
    .digest('hex');
}
