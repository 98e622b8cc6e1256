import type { SkillSet } from '../shared/domain/queue/skills.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';

/** One call that may be given out, with what the choice between calls looks at. */
export interface CandidateRow {
  readonly id: string;
  readonly customerId: string;
  readonly ownerId: string | null;
  readonly cutoffSort: number;
  readonly rank: number;
  readonly attempts: number;
  readonly routeCode: string;
  readonly customerCode: string;
  readonly preferredFromMinute: number | null;
  readonly preferredToMinute: number | null;
}

const CANDIDATE = `t.id, t.customer_id AS customerId, c.owner_id AS ownerId, t.cutoff_sort AS cutoffSort, t.rank,
  t.attempts, t.route_code AS routeCode, t.customer_code AS customerCode,
  t.preferred_from_minute AS preferredFromMinute, t.preferred_to_minute AS preferredToMinute`;

/** Calls whose waiting time is over go back into the pool. Returns how many. */
export function endWaiting(tx: WritableDB, nowMs: number): number {
  return sql<[number]>(
    tx,
    `UPDATE call_task SET place = 'pool' WHERE state = 'open' AND place = 'waiting' AND not_before_ms <= ?`,
  ).run(nowMs).changes;
}

/** Open calls of a day whose cut-off has passed, at most `limit`. */
export function pastCutoff(db: ReadableDB, businessDate: string, nowMs: number, limit: number): string[] {
  return sql<[string, number, number], { id: string }>(
    db,
    `SELECT id FROM call_task INDEXED BY call_task_date
     WHERE business_date = ? AND state = 'open' AND cutoff_at_ms <= ? LIMIT ?`,
  )
    .all(businessDate, nowMs, limit)
    .map((row) => row.id);
}

export interface PersonalRow extends CandidateRow {
  readonly place: 'promised' | 'parked';
  readonly promisedAtMs: number | null;
  readonly parkedAtMs: number | null;
  readonly forOperatorId: string | null;
}

/**
 * Promised and parked calls of a day that this operator may have now: the own ones that are due, everybody's, and those
 * of others that are overdue by `personalMs`. Of what is not the own, none that asks for a set of `beyond`.
 */
export function personalCandidates(
  db: ReadableDB,
  businessDate: string,
  operatorId: string,
  nowMs: number,
  personalMs: number,
  beyond: readonly SkillSet[],
): PersonalRow[] {
  return sql<object, PersonalRow>(
    db,
    `SELECT ${CANDIDATE}, t.place, t.promised_at_ms AS promisedAtMs, t.parked_at_ms AS parkedAtMs,
            t.for_operator_id AS forOperatorId
       FROM call_task t INDEXED BY call_task_next JOIN customer c ON c.id = t.customer_id
      WHERE t.business_date = @businessDate AND t.state = 'open' AND t.place IN ('promised', 'parked')
        AND coalesce(t.promised_at_ms, t.parked_at_ms) <= @nowMs AND t.cutoff_sort > @nowMs
        AND (t.for_operator_id IS NULL OR t.for_operator_id = @operatorId
             OR coalesce(t.promised_at_ms, t.parked_at_ms) <= @nowMs - @personalMs)
        AND (t.needed_skills = '[]' OR t.for_operator_id = @operatorId
             OR t.needed_skills NOT IN (SELECT value FROM json_each(@beyond)))
      ORDER BY t.place = 'parked', coalesce(t.promised_at_ms, t.parked_at_ms), t.route_code, t.customer_code`,
  ).all({ businessDate, operatorId, nowMs, personalMs, beyond: JSON.stringify(beyond) });
}

/** What a part of the pool has in common: what its calls ask for, and their calling windows (as JSON). */
export interface PoolPart {
  readonly needed: SkillSet;
  readonly windows: string;
}

/**
 * The parts that the open calls of the pool fall into, for one owner (null: anybody's calls). Each is found by one jump
 * into the index, so that neither the size of the queue nor the number of strategies matters.
 */
export function partsOfPool(db: ReadableDB, businessDate: string, owner: string | null): PoolPart[] {
  const from = `SELECT needed_skills AS needed, calling_windows AS windows FROM call_task INDEXED BY call_task_next
      WHERE business_date = ? AND state = 'open' AND place = 'pool' AND owner_operator_id IS ?`;
  // Two jumps, because SQLite walks from the first of `(needed_skills, calling_windows) > (?, ?)` on: 7 ms instead of 0.02.
  const sameNeed = sql<[string, string | null, string, string], PoolPart>(
    db,
    `${from} AND needed_skills = ? AND calling_windows > ? ORDER BY calling_windows LIMIT 1`,
  );
  const nextNeed = sql<[string, string | null, string], PoolPart>(
    db,
    `${from} AND needed_skills > ? ORDER BY needed_skills, calling_windows LIMIT 1`,
  );
  const found: PoolPart[] = [];
  for (let last: PoolPart | undefined; ; ) {
    const row =
      (last && sameNeed.get(businessDate, owner, last.needed, last.windows)) ??
      nextNeed.get(businessDate, owner, last?.needed ?? '');
    if (!row) return found;
    found.push(row);
    last = row;
  }
}

/** The calls of one owner and part of the pool whose cut-off is open, in the order they are given out. */
export function poolCandidates(
  db: ReadableDB,
  businessDate: string,
  owner: string | null,
  { needed, windows }: PoolPart,
  nowMs: number,
): IterableIterator<CandidateRow> {
  return sql<[string, string | null, string, string, number], CandidateRow>(
    db,
    `SELECT ${CANDIDATE} FROM call_task t INDEXED BY call_task_next JOIN customer c ON c.id = t.customer_id
      WHERE t.business_date = ? AND t.state = 'open' AND t.place = 'pool' AND t.owner_operator_id IS ?
        AND t.needed_skills = ? AND t.calling_windows = ? AND t.cutoff_sort > ?
      ORDER BY t.cutoff_sort, t.rank, t.attempts, t.route_code, t.customer_code`,
  ).iterate(businessDate, owner, needed, windows, nowMs);
}

/** Calls that are level with `like` (same cut-off, rank and attempts) and inside their customer's preferred hour. */
export function preferredCandidates(
  db: ReadableDB,
  businessDate: string,
  owner: string | null,
  { needed, windows }: PoolPart,
  like: CandidateRow,
  minute: number,
): IterableIterator<CandidateRow> {
  return sql<object, CandidateRow>(
    db,
    `SELECT ${CANDIDATE} FROM call_task t INDEXED BY call_task_preferred JOIN customer c ON c.id = t.customer_id
      WHERE t.business_date = @businessDate AND t.state = 'open' AND t.place = 'pool'
        AND t.owner_operator_id IS @owner AND t.needed_skills = @needed AND t.calling_windows = @windows
        AND t.cutoff_sort = @cutoffSort AND t.rank = @rank AND t.attempts = @attempts AND t.preferred_from_minute IS NOT NULL
        AND t.preferred_from_minute <= @minute AND t.preferred_to_minute > @minute
      ORDER BY t.route_code, t.customer_code`,
  ).iterate({
    businessDate,
    owner,
    needed,
    windows,
    minute,
    cutoffSort: like.cutoffSort,
    rank: like.rank,
    attempts: like.attempts,
  });
}

/** Owners and phone numbers that seats hold now: their other customers must not be called beside. */
export function heldPeople(db: ReadableDB): { owners: Set<string>; numbers: Set<string> } {
  const owners = sql<[], { ownerId: string }>(
    db,
    `SELECT DISTINCT c.owner_id AS ownerId FROM call_task t INDEXED BY call_task_holder
       JOIN customer c ON c.id = t.customer_id WHERE t.state = 'held' AND c.owner_id IS NOT NULL`,
  ).all();
  const numbers = sql<[], { number: string }>(
    db,
    `SELECT DISTINCT p.number FROM call_task t INDEXED BY call_task_holder
       JOIN customer_phone p ON p.customer_id = t.customer_id WHERE t.state = 'held' AND p.dead = 0`,
  ).all();
  return { owners: new Set(owners.map((row) => row.ownerId)), numbers: new Set(numbers.map((row) => row.number)) };
}

/** Of `customer c`, with `@businessDate`. */
const CALLABLE = `c.status = 'active' AND c.do_not_call = 0
  AND NOT EXISTS (SELECT 1 FROM pause p WHERE p.valid_from <= @businessDate
        AND (p.valid_to IS NULL OR p.valid_to >= @businessDate)
        AND (p.customer_id = c.id OR p.route_id = c.route_id OR p.class_id IN
              (SELECT m.class_id FROM class_membership m WHERE m.customer_id = c.id
                 AND m.valid_from <= @businessDate AND (m.valid_to IS NULL OR m.valid_to >= @businessDate))))`;

/** True when the customer may be called on this day as it stands now: not closed, not do-not-call, not paused since. */
export function isCallable(db: ReadableDB, customerId: string, businessDate: string): boolean {
  return (
    sql<object, { one: 1 }>(db, `SELECT 1 AS one FROM customer c WHERE c.id = @customerId AND ${CALLABLE}`).get({
      customerId,
      businessDate,
    }) !== undefined
  );
}

/**
 * Those of these customers who may be called on this day as they stand now, have a number that lives, and none that is
 * among `heldNumbers`. One question for all of them: of a paused route there may be hundreds in a row.
 */
export function callableOf(
  db: ReadableDB,
  customerIds: readonly string[],
  businessDate: string,
  heldNumbers: ReadonlySet<string>,
): Set<string> {
  const rows = sql<object, { id: string }>(
    db,
    `SELECT c.id FROM json_each(@ids) wanted CROSS JOIN customer c ON c.id = wanted.value
      WHERE ${CALLABLE}
        AND EXISTS (SELECT 1 FROM customer_phone p WHERE p.customer_id = c.id AND p.dead = 0)
        AND NOT EXISTS (SELECT 1 FROM customer_phone p WHERE p.customer_id = c.id AND p.dead = 0
              AND p.number IN (SELECT value FROM json_each(@heldNumbers)))`,
  ).all({ ids: JSON.stringify(customerIds), heldNumbers: JSON.stringify([...heldNumbers]), businessDate });
  return new Set(rows.map((row) => row.id));
}

export interface PlaceCount {
  readonly place: 'pool' | 'waiting' | 'promised' | 'parked' | 'used-up';
  readonly ownerOperatorId: string | null;
  readonly needed: SkillSet;
  /** JSON of the calling windows. */
  readonly windows: string;
  readonly n: number;
}

/** Open calls of a day whose cut-off is open, by place, owner, skills and calling windows: one pass over the index alone. */
export function countOpenPlaces(db: ReadableDB, businessDate: string, nowMs: number): PlaceCount[] {
  return sql<[string, number], PlaceCount>(
    db,
    `SELECT place, owner_operator_id AS ownerOperatorId, needed_skills AS needed, calling_windows AS windows, count(*) AS n
       FROM call_task INDEXED BY call_task_next
      WHERE business_date = ? AND state = 'open' AND cutoff_sort > ?
      GROUP BY place, owner_operator_id, needed_skills, calling_windows`,
  ).all(businessDate, nowMs);
}

/** Calls of a day that its cut-off ended or is about to end. */
export function countPastCutoff(db: ReadableDB, businessDate: string, nowMs: number): number {
  return sql<[string, string, number], { n: number }>(
    db,
    `SELECT (SELECT count(*) FROM call_task WHERE business_date = ? AND state = 'missed')
          + (SELECT count(*) FROM call_task WHERE business_date = ? AND state = 'open' AND cutoff_at_ms <= ?) AS n`,
  ).get(businessDate, businessDate, nowMs)?.n as number;
}

export function countHeld(db: ReadableDB, businessDate: string): number {
  return sql<[string], { n: number }>(
    db,
    `SELECT count(*) AS n FROM call_task INDEXED BY call_task_holder WHERE state = 'held' AND business_date = ?`,
  ).get(businessDate)?.n as number;
}

/** Calls of a day that an order by another channel ended before anybody called. */
export function countUnasked(db: ReadableDB, businessDate: string): number {
  return sql<[string], { n: number }>(
    db,
    `SELECT count(*) AS n FROM call_task INDEXED BY call_task_unasked
      WHERE business_date = ? AND state = 'done' AND disposition IS NULL`,
  ).get(businessDate)?.n as number;
}

/** The different calling windows (as JSON) of a day's open calls. */
export function windowsOfOpen(db: ReadableDB, businessDate: string): string[] {
  return sql<[string], { windows: string }>(
    db,
    `SELECT DISTINCT calling_windows AS windows FROM call_task INDEXED BY call_task_next
      WHERE business_date = ? AND state = 'open' AND place = 'pool'`,
  )
    .all(businessDate)
    .map((row) => row.windows);
}

/** When the first waiting or promised call of a day becomes free by itself after now, or null. */
export function nextFreeAt(db: ReadableDB, businessDate: string, nowMs: number): number | null {
  return (
    sql<[string, number], { atMs: number | null }>(
      db,
      `SELECT min(coalesce(promised_at_ms, not_before_ms)) AS atMs FROM call_task INDEXED BY call_task_next
        WHERE business_date = ? AND state = 'open' AND place IN ('waiting', 'promised')
          AND coalesce(promised_at_ms, not_before_ms) > ?`,
    ).get(businessDate, nowMs)?.atMs ?? null
  );
}

export function wasBuilt(db: ReadableDB, businessDate: string): boolean {
  return (
    sql<[string], { one: 1 }>(
      db,
      'SELECT 1 AS one FROM queue_build WHERE business_date = ? AND built_at_ms > 0 LIMIT 1',
    ).get(businessDate) !== undefined
  );
}
