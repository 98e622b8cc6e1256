import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  POOL_MINUTE as AT,
  codeOf,
  fillPool,
  POOL_ME as ME,
  POOL_NOW_MS as NOW,
  POOL_DATE,
  type PoolCall,
  randomPool,
  SHUT_WINDOW,
  seedPoolCenter,
} from '../../../db/testing/random-pool.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { chooseNextCall } from './take-next-call.ts';

let backend: TempBackend;
beforeAll(async () => {
  backend = createTempBackend();
  await backend.services.writer.write(seedPoolCenter);
});
afterAll(() => backend.close());

/** Who asks holds `ka` alone. */
const holds = ({ needs }: PoolCall): boolean => needs === '[]' || needs === '["ka"]';

/** The written order, word by word: sort every call that this seat may have now and take the first. */
function naive(calls: readonly PoolCall[]): string | null {
  const heldOwner = calls.some((one, at) => one.state === 'held' && at >= 3 && at <= 5);
  const mayHave = ({ state, cutoffMinutes }: PoolCall, at: number): boolean =>
    state === 'open' &&
    at !== 1 &&
    at !== 2 &&
    !(heldOwner && at >= 3 && at <= 5) &&
    (cutoffMinutes === null || cutoffMinutes > 0);
  const isPersonal = (one: PoolCall): boolean =>
    (one.place === 'promised' || one.place === 'parked') &&
    one.sinceMinutes >= 0 &&
    (one.forWhom === ME || ((one.forWhom === null || one.sinceMinutes >= 10) && holds(one)));
  const isInPool = (one: PoolCall): boolean =>
    one.place === 'pool' && one.windows !== SHUT_WINDOW && (one.owner === ME || (one.owner === null && holds(one)));
  // Each key is smaller for who comes first; personal calls by how long they are due already.
  const keyOf = (one: PoolCall, at: number): (number | string)[] => {
    const tail = [one.route, codeOf(at)];
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

describe('the order of the next call', () => {
  it('is that of a plain sort of everything by the written order, for any pool', async () => {
    await backend.services.writer.write((tx) => {
      fc.assert(
        fc.property(randomPool, (calls) => {
          fillPool(tx, calls);
          const chosen = chooseNextCall(tx, { businessDate: POOL_DATE, operatorId: ME, nowMs: NOW, minute: AT });
          expect(chosen?.taskId ?? null).toBe(naive(calls));
        }),
        { numRuns: 300 },
      );
    });
  });

  it('never gives by rule what asks for a skill that is not held, whatever the order of the rows', async () => {
    await backend.services.writer.write((tx) => {
      fc.assert(
        fc.property(randomPool, fc.boolean(), (calls, isHolder) => {
          const asking = { businessDate: POOL_DATE, operatorId: isHolder ? 'op1' : ME, nowMs: NOW, minute: AT };
          fillPool(tx, calls);
          const chosen = chooseNextCall(tx, asking)?.taskId ?? null;
          const one = chosen === null ? undefined : calls[Number(chosen.slice(1))];
          const own = one !== undefined && (one.owner === asking.operatorId || one.forWhom === asking.operatorId);
          expect(one === undefined || own || isHolder || holds(one)).toBe(true);
          // The same rows, written from the last to the first.
          tx.raw.exec(`CREATE TEMP TABLE turned AS SELECT * FROM call_task ORDER BY rowid DESC; DELETE FROM call_task`);
          const columns = tx.raw.prepare(`SELECT group_concat(name) FROM pragma_table_info('call_task')`).pluck().get();
          tx.raw.exec(`INSERT INTO call_task (${columns}) SELECT ${columns} FROM turned; DROP TABLE turned`);
          expect(chooseNextCall(tx, asking)?.taskId ?? null).toBe(chosen);
          // Where nobody asks for a skill, it is the order that there is without skills.
          fillPool(
            tx,
            calls.map((each) => ({ ...each, needs: '[]' as const })),
          );
          expect(chooseNextCall(tx, { ...asking, operatorId: ME })?.taskId ?? null).toBe(
            naive(calls.map((each) => ({ ...each, needs: '[]' as const }))),
          );
        }),
        { numRuns: 100 },
      );
    });
  });
});
