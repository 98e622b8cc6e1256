import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedQueueCenter } from '../../../db/testing/seed-queue-center.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { chooseNextCall } from './take-next-call.ts';

const TODAY = '2026-11-24';
const NOW = Date.parse('2026-11-24T01:00:00Z');
const MINUTE = 60_000;
/** 09:00 in the company's zone. */
const AT = 540;
const CUSTOMERS = 24;
const ME = 'op0';

let backend: TempBackend;
beforeAll(async () => {
  backend = createTempBackend();
  await backend.services.writer.write((tx) => {
    seedQueueCenter(tx, { customers: CUSTOMERS, strategies: 2, routes: 1, operators: 2 });
    tx.raw.exec(`UPDATE customer SET do_not_call = 1 WHERE id = 'c1';
      UPDATE customer_phone SET dead = 1 WHERE customer_id = 'c2';
      UPDATE customer SET owner_id = 'boss' WHERE id IN ('c3', 'c4', 'c5')`);
  });
});
afterAll(() => backend.close());

const WINDOWS = ['[]', '[{"fromMinute":480,"toMinute":600}]', '[{"fromMinute":600,"toMinute":660}]'];

/** One call as it lies in the pool; few values of each, so that ties are common and every step decides somewhere. */
const call = fc.record({
  place: fc.constantFrom('pool', 'pool', 'pool', 'waiting', 'promised', 'parked', 'used-up'),
  state: fc.constantFrom('open', 'open', 'open', 'open', 'held', 'done'),
  windows: fc.constantFrom(...WINDOWS),
  owner: fc.constantFrom(null, null, ME, 'op1'),
  forWhom: fc.constantFrom(null, ME, 'op1'),
  sinceMinutes: fc.integer({ min: -15, max: 15 }),
  cutoffMinutes: fc.constantFrom(null, -5, 0, 30, 60),
  rank: fc.constantFrom(1, 2),
  attempts: fc.constantFrom(0, 1),
  preferred: fc.constantFrom(null, [500, 600] as const, [600, 700] as const),
  route: fc.constantFrom('R1', 'R2'),
});
type Call = typeof call extends fc.Arbitrary<infer T> ? T : never;

/** The written order, word by word: sort every call that this seat may have now and take the first. */
function naive(calls: readonly Call[]): string | null {
  const heldOwner = calls.some((one, at) => one.state === 'held' && at >= 3 && at <= 5);
  const mayHave = ({ state, cutoffMinutes }: Call, at: number): boolean =>
    state === 'open' &&
    at !== 1 &&
    at !== 2 &&
    !(heldOwner && at >= 3 && at <= 5) &&
    (cutoffMinutes === null || cutoffMinutes > 0);
  const isPersonal = (one: Call): boolean =>
    (one.place === 'promised' || one.place === 'parked') &&
    one.sinceMinutes >= 0 &&
    (one.forWhom === null || one.forWhom === ME || one.sinceMinutes >= 10);
  const isInPool = (one: Call): boolean =>
    one.place === 'pool' && one.windows !== WINDOWS[2] && (one.owner === null || one.owner === ME);
  // Each key is smaller for who comes first; personal calls by how long they are due already.
  const keyOf = (one: Call, at: number): (number | string)[] => {
    const tail = [one.route, code(at)];
    if (one.place === 'promised') return [0, -one.sinceMinutes, ...tail];
    if (one.place === 'parked') return [1, -one.sinceMinutes, ...tail];
    const isPreferred = one.preferred !== null && one.preferred[0] <= AT && AT < one.preferred[1];
    return [2, one.cutoffMinutes ?? Number.POSITIVE_INFINITY, one.rank, one.attempts, isPreferred ? 0 : 1, ...tail];
  };
  const eligible = calls
    .map((one, at) => ({ one, at }))
    .filter(({ one, at }) => mayHave(one, at) && (isPersonal(one) || isInPool(one)))
    .map(({ one, at }) => ({ at, key: keyOf(one, at) }));
  eligible.sort((a, b) => compareKeys(a.key, b.key));
  return eligible[0] === undefined ? null : `t${eligible[0].at}`;
}

function compareKeys(a: (number | string)[], b: (number | string)[]): number {
  for (const [at, one] of a.entries()) {
    const other = b[at] as number | string;
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

const code = (at: number): string => `C${String(at).padStart(7, '0')}`;

describe('the order of the next call', () => {
  it('is that of a plain sort of everything by the written order, for any pool', async () => {
    await backend.services.writer.write((tx) => {
      const insert = tx.raw.prepare(
        `INSERT INTO call_task (id, customer_id, business_date, state, place, source, rank, calling_windows, cutoff_at_ms,
           not_before_ms, promised_at_ms, parked_at_ms, for_operator_id, owner_operator_id, attempts, route_code,
           customer_code, preferred_from_minute, preferred_to_minute, lease_operator_id, created_at_ms)
         VALUES (@id, @customerId, '${TODAY}', @state, @place, 'strategy', @rank, @windows, @cutoff, @notBefore, @promised,
           @parked, @forWhom, @owner, @attempts, @route, @code, @from, @to, @holder, 0)`,
      );
      fc.assert(
        fc.property(fc.array(call, { minLength: 1, maxLength: CUSTOMERS }), (calls) => {
          tx.raw.exec('DELETE FROM call_task');
          for (const [at, one] of calls.entries()) {
            const since = NOW - one.sinceMinutes * MINUTE;
            insert.run({
              id: `t${at}`,
              customerId: `c${at}`,
              ...one,
              preferred: undefined,
              cutoff: one.cutoffMinutes === null ? null : NOW + one.cutoffMinutes * MINUTE,
              notBefore: one.place === 'waiting' ? NOW + MINUTE : null,
              promised: one.place === 'promised' ? since : null,
              parked: one.place === 'parked' ? since : null,
              forWhom: one.place === 'promised' || one.place === 'parked' ? one.forWhom : null,
              code: code(at),
              from: one.preferred?.[0] ?? null,
              to: one.preferred?.[1] ?? null,
              holder: one.state === 'held' ? 'op1' : null,
            });
          }
          const chosen = chooseNextCall(tx, { businessDate: TODAY, operatorId: ME, nowMs: NOW, minute: AT });
          expect(chosen?.taskId ?? null).toBe(naive(calls));
        }),
        { numRuns: 300 },
      );
    });
  });
});
