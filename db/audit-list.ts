import type { AuditFilter } from '../shared/contract/audit.ts';
import { holdsTerms } from '../shared/domain/audit/search-words.ts';
import type { StoredAuditRow } from './audit.ts';
import { matchOf, STRETCH_ROWS, searchedTo, stretchOf, wordsOfStored } from './audit-search.ts';
import { type ReadableDB, sql } from './connection.ts';

export type AuditListRow = Omit<StoredAuditRow, 'previousHash'>;

/** The filter with its dates as instants (UTC ms, the second excluded) and its texts as terms. */
export interface AuditSearch extends Pick<AuditFilter, 'entity'> {
  /** null: anybody. */
  readonly actorIds: readonly string[] | null;
  /** null: anything. */
  readonly actions: readonly string[] | null;
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
/** The same for rows that hold words: two common ones cost more to bring together. */
const MOST_WITH_WORDS = 2_000;
/** Rows of a stretch that are looked through together. */
const ROWS_A_LOOK = 1_000;
/** A word is looked up in so many stretches for one page. */
const MOST_STRETCHES = 120;
/** The same for rows whose words the index does not know yet: each has to be read. */
const MOST_READ = 1_500;

const LIST_COLUMNS = `a.seq, a.at_ms AS atMs, a.actor_id AS actorId, a.actor_name AS actorName, a.action, a.entity,
  a.entity_id AS entityId, a.before, a.after, a.reason, a.hash`;

/** A page of the rows that a search finds, newest first, below `beforeSeq`. */
export function listAudit(db: ReadableDB, search: AuditSearch, beforeSeq: number | null, limit: number): AuditListPage {
  if (search.actorIds?.length === 0 || search.actions?.length === 0)
    return { rows: [], nextSeq: null, searchedSeq: null };
  const range = seqRange(db, search, beforeSeq);
  if (!hasWords(search)) return indexedPage(db, search, range, limit);
  const known = searchedTo(db);
  const young = youngPage(db, search, { from: Math.max(range.from, known + 1), before: range.before }, limit);
  if (young.nextSeq !== null) return young;
  const rest = wordsPage(db, search, range, limit - young.rows.length);
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
  const { source, driven } = sourceOf(search);
  const rest = conditionsOf(search).filter((condition) => !driven.includes(condition));
  const params = { ...paramsOf(search), ...range, limit: limit + 1, skip: MOST_LOOKED_AT - 1 };
  const where = (more: readonly string[]) => ['a.seq >= @from AND a.seq < @before', ...driven, ...more].join(' AND ');
  const floor =
    rest.length === 0
      ? undefined
      : sql<object, number>(
          db,
          `SELECT a.seq FROM ${source} WHERE ${where([])} ORDER BY a.seq DESC LIMIT 1 OFFSET @skip`,
        )
          .pluck()
          .get(params);
  const rows = sql<object, AuditListRow>(
    db,
    `SELECT ${LIST_COLUMNS} FROM ${source} WHERE ${where(rest)} ORDER BY a.seq DESC LIMIT @limit`,
  ).all({ ...params, from: floor ?? range.from });
  if (rows.length > limit) {
    const shown = rows.slice(0, limit);
    return { rows: shown, nextSeq: shown.at(-1)?.seq ?? null, searchedSeq: null };
  }
  return { rows, nextSeq: floor ?? null, searchedSeq: floor ?? null };
}

/** Rows with words, from stretch to stretch of the index, the newest first; see db/audit-search.ts. */
function wordsPage(db: ReadableDB, search: AuditSearch, range: SeqRange, limit: number): AuditListPage {
  const rows: AuditListRow[] = [];
  const conditions = conditionsOf(search);
  const params = { ...paramsOf(search), limit };
  let before = Math.min(range.before, searchedTo(db) + 1);
  const end = Math.max(range.from, firstSeq(db));
  for (let looked = 0, stretches = 0; before > end; stretches += 1) {
    if (rows.length >= limit) return { rows, nextSeq: before, searchedSeq: null };
    if (looked >= MOST_WITH_WORDS || stretches >= MOST_STRETCHES) return { rows, nextSeq: before, searchedSeq: before };
    const stretch = stretchOf(before - 1);
    const from = Math.max(end, stretch * STRETCH_ROWS);
    const most = Math.min(ROWS_A_LOOK, MOST_WITH_WORDS - looked);
    const seqs = seqsWithWords(db, search, { from, before }, most);
    looked += seqs.length;
    const found = sql<object, AuditListRow>(
      db,
      `SELECT ${LIST_COLUMNS} FROM json_each(@seqs) s CROSS JOIN audit a ON a.seq = s.value
        ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''} ORDER BY s.key LIMIT @limit`,
    ).all({ ...params, limit: limit - rows.length, seqs: JSON.stringify(seqs) });
    rows.push(...found);
    const next = seqs.length < most ? from : (seqs.at(-1) ?? from);
    before = rows.length >= limit ? (found.at(-1)?.seq ?? next) : next;
  }
  return { rows, nextSeq: null, searchedSeq: null };
}

/** Numbers of the rows of one stretch that hold the words, newest first. */
function seqsWithWords(db: ReadableDB, search: AuditSearch, range: SeqRange, most: number): number[] {
  const columns = search.fullNumbers ? (['words', 'reason', 'numbers'] as const) : (['words', 'reason'] as const);
  const stretch = stretchOf(range.from);
  const matches = [matchOf(columns, search.words, stretch), matchOf(['reason'], search.reason, stretch)];
  return sql<object, number>(
    db,
    `SELECT rowid FROM audit_search WHERE audit_search MATCH @match AND rowid >= @from AND rowid < @before
      ORDER BY rowid DESC LIMIT @most`,
  )
    .pluck()
    .all({ ...range, most, match: matches.filter((match) => match !== '').join(' AND ') });
}

function firstSeq(db: ReadableDB): number {
  return sql<[], number>(db, 'SELECT coalesce(min(seq), 0) FROM audit').pluck().get() as number;
}

const ACTOR = 'a.actor_id = @actorId';
const ACTION = 'a.action = @action';
/** Of several there is no index in the order of rows: each row is looked at. */
const SOME_ACTORS = 'a.actor_id IN (SELECT value FROM json_each(@actorIds))';
const SOME_ACTIONS = 'a.action IN (SELECT value FROM json_each(@actions))';
const ENTITY = 'a.entity = @entity';
const FROM_TIME = 'a.at_ms >= @fromMs';
const UNTIL_TIME = 'a.at_ms < @untilMs';
/** Needs the source that it names. */
const THING = 't.value IS NOT NULL';

function conditionsOf(search: AuditSearch): string[] {
  const conditions: string[] = [];
  if (search.things !== null) conditions.push(hasWords(search) ? THING_BY_ROW : THING);
  if (search.actions !== null) conditions.push(search.actions.length === 1 ? ACTION : SOME_ACTIONS);
  if (search.actorIds !== null) conditions.push(search.actorIds.length === 1 ? ACTOR : SOME_ACTORS);
  if (search.entity !== null) conditions.push(ENTITY);
  if (search.fromMs !== null) conditions.push(FROM_TIME);
  if (search.untilMs !== null) conditions.push(UNTIL_TIME);
  return conditions;
}

function hasWords({ words, reason }: AuditSearch): boolean {
  return words.length + reason.length > 0;
}

/** The same where the words were looked up first. */
const THING_BY_ROW = `EXISTS (SELECT 1 FROM json_each(@things) t
  WHERE t.value ->> 0 = a.entity AND t.value ->> 1 = a.entity_id)`;

interface Source {
  readonly source: string;
  /** The conditions that it answers itself. */
  readonly driven: readonly string[];
}

function sourceOf(search: AuditSearch): Source {
  const asked = conditionsOf(search);
  if (asked.includes(THING)) {
    const source = `json_each(@things) t CROSS JOIN audit a INDEXED BY audit_entity
      ON a.entity = t.value ->> 0 AND a.entity_id = t.value ->> 1`;
    return { source, driven: [THING] };
  }
  const indexes = [
    [ACTION, 'audit_action'],
    [ACTOR, 'audit_actor'],
    [ENTITY, 'audit_kind'],
  ] as const;
  const found = indexes.find(([condition]) => asked.includes(condition));
  if (found) return { source: `audit a INDEXED BY ${found[1]}`, driven: [found[0]] };
  return { source: 'audit a', driven: [FROM_TIME, UNTIL_TIME].filter((each) => asked.includes(each)) };
}

function paramsOf({ things, actorIds, actions, entity, fromMs, untilMs }: AuditSearch): object {
  return {
    ...{ entity, fromMs, untilMs, things: JSON.stringify(things) },
    ...{ actorId: actorIds?.[0], actorIds: JSON.stringify(actorIds) },
    ...{ action: actions?.[0], actions: JSON.stringify(actions) },
  };
}

/** Rows that the index of words does not know yet. */
function youngPage(db: ReadableDB, search: AuditSearch, range: SeqRange, limit: number): AuditListPage {
  if (range.from >= range.before) return { rows: [], nextSeq: null, searchedSeq: null };
  const read = sql<object, AuditListRow>(
    db,
    `SELECT ${LIST_COLUMNS} FROM audit a WHERE ${['a.seq >= @from', 'a.seq < @before', ...conditionsOf(search)].join(' AND ')}
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
