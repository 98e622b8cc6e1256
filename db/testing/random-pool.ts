import fc from 'fast-check';
import type { WritableDB } from '../connection.ts';
import { seedQueueCenter } from './seed-queue-center.ts';

/** The pools of one day for property tests: every state, place and value that the choice of a call looks at. */
export const POOL_DATE = '2026-11-24';
export const POOL_NOW_MS = Date.parse('2026-11-24T01:00:00Z');
/** 09:00 in the company's zone. */
export const POOL_MINUTE = 540;
/** Who asks; `op1` is somebody else. */
export const POOL_ME = 'op0';
const MINUTE = 60_000;
const CUSTOMERS = 24;

/** From 10:00 to 11:00. */
export const SHUT_WINDOW = '[{"fromMinute":600,"toMinute":660}]';
const WINDOWS = ['[]', '[{"fromMinute":480,"toMinute":600}]', SHUT_WINDOW];

/** What calls ask for; `op0` holds `ka`, `op1` holds both. */
export const POOL_NEEDS = ['[]', '[]', '["ka"]', '["yue"]', '["ka","yue"]'] as const;

/** One call as it lies in the pool; few values of each, so that ties are common and every step decides somewhere. */
const call = fc.record({
  place: fc.constantFrom('pool', 'pool', 'pool', 'waiting', 'promised', 'parked', 'used-up'),
  state: fc.constantFrom('open', 'open', 'open', 'open', 'held', 'done'),
  windows: fc.constantFrom(...WINDOWS),
  owner: fc.constantFrom(null, null, POOL_ME, 'op1'),
  forWhom: fc.constantFrom(null, POOL_ME, 'op1'),
  sinceMinutes: fc.integer({ min: -15, max: 15 }),
  cutoffMinutes: fc.constantFrom(null, -5, 0, 30, 60),
  rank: fc.constantFrom(1, 2),
  attempts: fc.constantFrom(0, 1),
  preferred: fc.constantFrom(null, [500, 600] as const, [600, 700] as const),
  route: fc.constantFrom('R1', 'R2'),
  needs: fc.constantFrom(...POOL_NEEDS),
});
export type PoolCall = typeof call extends fc.Arbitrary<infer T> ? T : never;

export const randomPool = fc.array(call, { minLength: 1, maxLength: CUSTOMERS });

export const codeOf = (at: number): string => `C${String(at).padStart(7, '0')}`;

/** Two dozen customers: the second must not be called, the third has no living number, the next three have one owner. */
export function seedPoolCenter(tx: WritableDB): void {
  seedQueueCenter(tx, { customers: CUSTOMERS, strategies: 2, routes: 1, operators: 2 });
  tx.raw.exec(`UPDATE customer SET do_not_call = 1 WHERE id = 'c1';
    UPDATE customer_phone SET dead = 1 WHERE customer_id = 'c2';
    UPDATE customer SET owner_id = 'boss' WHERE id IN ('c3', 'c4', 'c5');
    INSERT INTO skill (id, code, name) VALUES ('ka', 'KA', '大客户'), ('yue', 'YUE', '粤语');
    INSERT INTO operator_skill (operator_id, skill_id) VALUES ('op0', 'ka'), ('op1', 'ka'), ('op1', 'yue')`);
}

/** Replaces all calls by these: the first is `t0` of customer `c0`, and so on. */
export function fillPool(tx: WritableDB, calls: readonly PoolCall[]): void {
  tx.raw.exec('DELETE FROM call_task');
  const insert = tx.raw.prepare(
    `INSERT INTO call_task (id, customer_id, business_date, state, place, source, rank, calling_windows, cutoff_at_ms,
       not_before_ms, promised_at_ms, parked_at_ms, for_operator_id, owner_operator_id, attempts, route_code, customer_code,
       preferred_from_minute, preferred_to_minute, needed_skills, lease_operator_id, created_at_ms)
     VALUES (@id, @customerId, '${POOL_DATE}', @state, @place, 'strategy', @rank, @windows, @cutoff, @notBefore, @promised,
       @parked, @forWhom, @owner, @attempts, @route, @code, @from, @to, @needs, @holder, 0)`,
  );
  for (const [at, one] of calls.entries()) {
    const since = POOL_NOW_MS - one.sinceMinutes * MINUTE;
    insert.run({
      ...one,
      preferred: undefined,
      id: `t${at}`,
      customerId: `c${at}`,
      cutoff: one.cutoffMinutes === null ? null : POOL_NOW_MS + one.cutoffMinutes * MINUTE,
      notBefore: one.place === 'waiting' ? POOL_NOW_MS + MINUTE : null,
      promised: one.place === 'promised' ? since : null,
      parked: one.place === 'parked' ? since : null,
      forWhom: one.place === 'promised' || one.place === 'parked' ? one.forWhom : null,
      code: codeOf(at),
      from: one.preferred?.[0] ?? null,
      to: one.preferred?.[1] ?? null,
      holder: one.state === 'held' ? 'op1' : null,
    });
  }
}
