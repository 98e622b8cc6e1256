import type { AuditFilter } from '../shared/contract/audit.ts';
import { holdsTerms } from '../shared/domain/audit/search-words.ts';
import type { StoredAuditRow } from './audit.ts';
import { matchOf, searchedTo, wordsOfStored } from './audit-search.ts';
import { type ReadableDB, sql } from './connection.ts';

export type AuditListRow = Omit<StoredAuditRow, 'previousHash'>;

/** The filter with its dates as instants (UTC ms, the second excluded) and its texts as terms. */
export interface AuditSearch extends Pick<AuditFilter, 'actorId' | 'entity' | 'action'> {
  readonly fromMs: number | null;
  readonly untilMs: number | null;
  /** null: anything. Pairs of a kind of thing and its id. */
  readonly things: readonly (readonly [entity: string, id: string])[] | null;
  readonly words: readonly (readonly string[])[];
  readonly reason: readonly (readonly string[])[];
  /** Whether whole phone numbers and accounts may be found. */
  readonly fullNumbers: boolean;
}

export interface AuditListPage {
  readonly rows: readonly AuditListRow[];
  /** The `seq` below which the next page begins; null: nothing is left. */
  readonly nextSeq: number | null;
  /** Not all could be looked through at once: as far as this row nothing else fits. */
  readonly searchedSeq: number | null;
}

/** Rows that one page looks through at most, so that a rare pair of filters does not hold everybody up. */
const MOST_LOOKED_AT = 4_000;
/** The same for rows whose words the index does not know yet: each has to be read. */
const MOST_READ = 1_500;

const LIST_COLUMNS = `a.seq, a.at_ms AS atMs, a.actor_id AS actorId, a.actor_name AS actorName, a.action, a.entity,
  a.entity_id AS entityId, a.before, a.after, a.reason, a.hash`;

/** A page of the rows that a search finds, newest first, below `beforeSeq`. */
export function listAudit(db: ReadableDB, search: AuditSearch, beforeSeq: number | null, limit: number): AuditListPage {
  const range = seqRange(db, search, beforeSeq);
  if (search.words.length + search.reason.length === 0) return indexedPage(db, search, range, limit);
  const known = searchedTo(db);
  const young = youngPage(db, search, { from: Math.max(range.from, known + 1), before: range.before }, limit);
  if (young.nextSeq !== null) return young;
  const before = Math.min(range.before, known + 1);
  const rest = indexedPage(db, search, { ...range, before }, limit - young.rows.length);
  return { ...rest, rows: [...young.rows, ...rest.rows] };
}

interface SeqRange {
  readonly from: number;
  /** Excluded. */
  readonly before: number;
}

/** The log is written in time order: dates become a range of seq, found by index, and only its edges need a look. */
function seqRange(db: ReadableDB, { fromMs, untilMs }: AuditSearch, beforeSeq: number | null): SeqRange {
  const first = (ms: number) =>
    sql<[number], number>(db, 'SELECT seq FROM audit WHERE at_ms >= ? ORDER BY at_ms, seq LIMIT 1').pluck().get(ms);
  const last = (ms: number) =>
    sql<[number], number>(db, 'SELECT seq FROM audit WHERE at_ms < ? ORDER BY at_ms DESC, seq DESC LIMIT 1')
      .pluck()
      .get(ms);
  const none = Number.MAX_SAFE_INTEGER;
  return {
    from: fromMs === null ? 0 : (first(fromMs) ?? none),
    before: Math.min(beforeSeq ?? none, untilMs === null ? none : (last(untilMs) ?? -1) + 1),
  };
}

/** Through the narrowest index; what else is asked is looked up row by row, up to a most. */
function indexedPage(db: ReadableDB, search: AuditSearch, range: SeqRange, limit: number): AuditListPage {
  if (limit <= 0) return { rows: [], nextSeq: range.before, searchedSeq: null };
  const { source, driven, key } = sourceOf(search);
  const rest = conditionsOf(search).filter((condition) => !driven.includes(condition));
  const params = { ...paramsOf(search), ...range, limit: limit + 1, skip: MOST_LOOKED_AT - 1 };
  const inRange = `${key} >= @from AND ${key} < @before`;
  const where = (more: readonly string[]) => [inRange, ...driven, ...more].join(' AND ');
  const floor =
    rest.length === 0
      ? undefined
      : sql<object, number>(
          db,
          `SELECT ${key} FROM ${source} WHERE ${where([])} ORDER BY ${key} DESC LIMIT 1 OFFSET @skip`,
        )
          .pluck()
          .get(params);
  const from = driven.includes(TEXT) ? `${source} CROSS JOIN audit a ON a.seq = f.rowid` : source;
  const rows = sql<object, AuditListRow>(
    db,
    `SELECT ${LIST_COLUMNS} FROM ${from} WHERE ${where(rest)} ORDER BY ${key} DESC LIMIT @limit`,
  ).all({ ...params, from: floor ?? range.from });
  if (rows.length > limit) {
    const shown = rows.slice(0, limit);
    return { rows: shown, nextSeq: shown.at(-1)?.seq ?? null, searchedSeq: null };
  }
  return { rows, nextSeq: floor ?? null, searchedSeq: floor ?? null };
}

const ACTOR = 'a.actor_id = @actorId';
const ACTION = 'a.action = @action';
const ENTITY = 'a.entity = @entity';
const FROM_TIME = 'a.at_ms >= @fromMs';
const UNTIL_TIME = 'a.at_ms < @untilMs';
/** These two need the source that they name. */
const TEXT = 'f.audit_search MATCH @match';
const THING = 't.value IS NOT NULL';

function conditionsOf(search: AuditSearch): string[] {
  const conditions: string[] = [];
  if (search.words.length + search.reason.length > 0) conditions.push(TEXT);
  if (search.things !== null) conditions.push(THING);
  if (search.action !== null) conditions.push(ACTION);
  if (search.actorId !== null) conditions.push(ACTOR);
  if (search.entity !== null) conditions.push(ENTITY);
  if (search.fromMs !== null) conditions.push(FROM_TIME);
  if (search.untilMs !== null) conditions.push(UNTIL_TIME);
  return conditions.map((condition) => (condition === THING && conditions.includes(TEXT) ? THING_BY_ROW : condition));
}

/** The same where the words were looked up first. */
const THING_BY_ROW = `EXISTS (SELECT 1 FROM json_each(@things) t
  WHERE t.value ->> 0 = a.entity AND t.value ->> 1 = a.entity_id)`;

interface Source {
  readonly source: string;
  /** The conditions that it answers itself. */
  readonly driven: readonly string[];
  readonly key: string;
}

function sourceOf(search: AuditSearch): Source {
  const asked = conditionsOf(search);
  if (asked.includes(TEXT)) {
    return { source: 'audit_search f', driven: [TEXT], key: 'f.rowid' };
  }
  if (asked.includes(THING)) {
    const source = `json_each(@things) t CROSS JOIN audit a INDEXED BY audit_entity
      ON a.entity = t.value ->> 0 AND a.entity_id = t.value ->> 1`;
    return { source, driven: [THING], key: 'a.seq' };
  }
  const indexes = [
    [ACTION, 'audit_action'],
    [ACTOR, 'audit_actor'],
    [ENTITY, 'audit_kind'],
  ] as const;
  const found = indexes.find(([condition]) => asked.includes(condition));
  if (found) return { source: `audit a INDEXED BY ${found[1]}`, driven: [found[0]], key: 'a.seq' };
  return { source: 'audit a', driven: [FROM_TIME, UNTIL_TIME].filter((each) => asked.includes(each)), key: 'a.seq' };
}

function paramsOf({ things, words, reason, fullNumbers, ...search }: AuditSearch): object {
  const columns = fullNumbers ? (['words', 'reason', 'numbers'] as const) : (['words', 'reason'] as const);
  const matches = [matchOf(columns, words), matchOf(['reason'], reason)].filter((match) => match !== '');
  return { ...search, things: JSON.stringify(things), match: matches.join(' AND ') };
}

/** Rows that the index of words does not know yet. */
function youngPage(db: ReadableDB, search: AuditSearch, range: SeqRange, limit: number): AuditListPage {
  if (range.from >= range.before) return { rows: [], nextSeq: null, searchedSeq: null };
  const conditions = conditionsOf(search).filter((condition) => condition !== TEXT);
  const read = sql<object, AuditListRow>(
    db,
    `SELECT ${LIST_COLUMNS} FROM audit a WHERE ${['a.seq >= @from', 'a.seq < @before', ...conditions].join(' AND ')}
      ORDER BY a.seq DESC LIMIT @most`,
  ).all({ ...paramsOf(search), ...range, most: MOST_READ });
  const rows: AuditListRow[] = [];
  for (const row of read) {
    if (!isAsked(row, search)) continue;
    rows.push(row);
    if (rows.length === limit) return { rows, nextSeq: row.seq, searchedSeq: null };
  }
  const end = read.length === MOST_READ ? (read.at(-1)?.seq ?? null) : null;
  return { rows, nextSeq: end, searchedSeq: end };
}

function isAsked(row: AuditListRow, { words, reason, fullNumbers }: AuditSearch): boolean {
  const found = wordsOfStored(row.before, row.after, row.reason);
  const lists = fullNumbers ? [found.words, found.reason, found.numbers] : [found.words, found.reason];
  return holdsTerms(lists, words) && holdsTerms([found.reason], reason);
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

/** One row with its place in the chain. */
export function findAuditRow(db: ReadableDB, seq: number): StoredAuditRow | undefined {
  return sql<[number], StoredAuditRow>(
    db,
    `SELECT ${LIST_COLUMNS}, a.previous_hash AS previousHash FROM audit a WHERE a.seq = ?`,
  ).get(seq);
}

/** Where a person was at a row of `log`: the sign-in before it, if it is not too far back, and the seat of then. */
export function auditPlace(
  db: ReadableDB,
  log: ReadableDB,
  { seq, atMs, actorId }: Pick<AuditListRow, 'seq' | 'atMs' | 'actorId'>,
): { signedIn: { seq: number; atMs: number } | null; seatCode: string | null } {
  const signedIn = sql<[number, string], { seq: number; atMs: number }>(
    log,
    `SELECT seq, atMs FROM (SELECT seq, at_ms AS atMs, action FROM audit INDEXED BY audit_actor
        WHERE seq <= ? AND actor_id = ? ORDER BY seq DESC LIMIT ${MOST_READ})
      WHERE action = 'auth.signIn' ORDER BY seq DESC LIMIT 1`,
  ).get(seq, actorId);
  const seatCode = sql<[string, number], string>(
    db,
    `SELECT s.code FROM seat_state_change c JOIN seat s ON s.id = c.seat_id
      WHERE c.operator_id = ? AND c.at_ms <= ? ORDER BY c.at_ms DESC LIMIT 1`,
  )
    .pluck()
    .get(actorId, atMs);
  return { signedIn: signedIn ?? null, seatCode: seatCode ?? null };
}
