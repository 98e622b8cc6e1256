import type { AuditFilter } from '../shared/contract/audit.ts';
import { type ReadableDB, sql } from './connection.ts';

export interface AuditListRow {
  readonly seq: number;
  readonly atMs: number;
  readonly actorId: string;
  readonly actorName: string;
  readonly action: string;
  readonly entity: string | null;
  readonly entityId: string | null;
  /** JSON or null. */
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: string | null;
}

/** The filter with its dates as instants (UTC ms, the second excluded). */
export interface AuditSearch extends Pick<AuditFilter, 'actorId' | 'entity' | 'text'> {
  readonly fromMs: number | null;
  readonly untilMs: number | null;
}

/** Rows of the audit log, newest first, below `beforeSeq`. */
export function listAudit(
  db: ReadableDB,
  search: AuditSearch,
  beforeSeq: number | null,
  limit: number,
): AuditListRow[] {
  const terms = ['seq < @beforeSeq'];
  // The log is written in time order: the dates become a range of seq, found by index, and only its edges need a look.
  if (search.fromMs !== null) {
    terms.push('at_ms >= @fromMs', 'seq >= (SELECT seq FROM audit WHERE at_ms >= @fromMs ORDER BY at_ms LIMIT 1)');
  }
  if (search.untilMs !== null) {
    terms.push('at_ms < @untilMs', 'seq <= (SELECT seq FROM audit WHERE at_ms < @untilMs ORDER BY at_ms DESC LIMIT 1)');
  }
  if (search.actorId !== null) terms.push('actor_id = @actorId');
  if (search.entity !== null) terms.push('entity = @entity');
  if (search.text !== '') {
    terms.push('(entity_id = @text OR instr(action, @text) > 0 OR instr(actor_name, @text) > 0)');
  }
  return sql<object, AuditListRow>(
    db,
    `SELECT seq, at_ms AS atMs, actor_id AS actorId, actor_name AS actorName, action, entity, entity_id AS entityId,
        before, after, reason
       FROM audit WHERE ${terms.join(' AND ')} ORDER BY seq DESC LIMIT @limit`,
  ).all({ ...search, beforeSeq: beforeSeq ?? Number.MAX_SAFE_INTEGER, limit });
}

/** Everybody who has done something, by name; one jump into the index each. */
export function auditPeople(db: ReadableDB): { id: string; name: string }[] {
  return sql<[], { id: string; name: string }>(
    db,
    `WITH RECURSIVE actor(id) AS (
       SELECT min(actor_id) FROM audit
       UNION ALL SELECT (SELECT min(actor_id) FROM audit WHERE actor_id > actor.id) FROM actor WHERE actor.id IS NOT NULL)
     SELECT id, (SELECT actor_name FROM audit WHERE actor_id = id ORDER BY seq DESC LIMIT 1) AS name
       FROM actor WHERE id IS NOT NULL ORDER BY name`,
  ).all();
}

/** Kinds of things that were changed. */
export function auditEntities(db: ReadableDB): string[] {
  return sql<[], { name: string }>(
    db,
    `WITH RECURSIVE entity(name) AS (
       SELECT min(entity) FROM audit
       UNION ALL SELECT (SELECT min(entity) FROM audit WHERE audit.entity > entity.name) FROM entity WHERE entity.name IS NOT NULL)
     SELECT name FROM entity WHERE name IS NOT NULL ORDER BY name`,
  )
    .all()
    .map((row) => row.name);
}

export function countAudit(db: ReadableDB): number {
  return sql<[], { n: number }>(db, 'SELECT count(*) AS n FROM audit').get()?.n as number;
}

/** Who changed a thing last; empty when the log knows nobody. */
export function lastActorOn(db: ReadableDB, entity: string, entityId: string): string {
  return lastActOn(db, entity, entityId)?.actorName ?? '';
}

/** What was done last with a thing, and by whom. */
export function lastActOn(
  db: ReadableDB,
  entity: string,
  entityId: string,
): { actorName: string; action: string } | undefined {
  return sql<[string, string], { actorName: string; action: string }>(
    db,
    'SELECT actor_name AS actorName, action FROM audit WHERE entity = ? AND entity_id = ? ORDER BY seq DESC LIMIT 1',
  ).get(entity, entityId);
}
