import { type ReadableDB, sql } from './connection.ts';

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

/** What was done, by name; one jump into the index each. */
export function auditActions(db: ReadableDB): string[] {
  return sql<[], string>(
    db,
    `WITH RECURSIVE done(name) AS (
       SELECT min(action) FROM audit
       UNION ALL SELECT (SELECT min(action) FROM audit WHERE action > done.name) FROM done WHERE done.name IS NOT NULL)
     SELECT name FROM done WHERE name IS NOT NULL ORDER BY name`,
  )
    .pluck()
    .all();
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

/** Whether somebody of this id has done something. */
export function hasActor(db: ReadableDB, id: string): boolean {
  return sql<[string], unknown>(db, 'SELECT 1 FROM audit WHERE actor_id = ? LIMIT 1').get(id) !== undefined;
}
