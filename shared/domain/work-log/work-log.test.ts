import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SEAT_STATES } from '../../contract/seats.ts';
import { PERSONAL_MS } from '../queue/retry.ts';
import { type StateChange, seatTimes } from '../seats/seat-times.ts';
import { addSeatTime, emptySeatTime } from '../supervision/seat-time.ts';
import { daySegments, pausesOf } from './day-segments.ts';
import { promiseFate } from './promise-fate.ts';

const changesArb = fc
  .array(
    fc.record({
      state: fc.constantFrom(...SEAT_STATES),
      kind: fc.constantFrom('meal', 'meeting', 'short-break'),
      after: fc.nat(3_600_000),
    }),
    { maxLength: 40 },
  )
  .map((rows) => {
    let atMs = 0;
    return rows.map(({ state, kind, after }): StateChange => {
      atMs += after;
      return { state, reason: state === 'paused' ? kind : null, atMs };
    });
  });
const spanArb = fc.tuple(fc.nat(50_000_000), fc.nat(86_400_000)).map(([fromMs, ms]) => ({ fromMs, toMs: fromMs + ms }));

describe('the stretches of a day', () => {
  it('cover the signed-in time without overlap, in order, and say of each state what the figures say', () => {
    fc.assert(
      fc.property(changesArb, spanArb, (changes, { fromMs, toMs }) => {
        const segments = daySegments(changes, fromMs, toMs);
        const times = seatTimes(changes, fromMs, toMs);
        let endMs = fromMs;
        const tally = emptySeatTime();
        for (const [index, segment] of segments.entries()) {
          expect(segment.fromMs).toBeGreaterThanOrEqual(endMs);
          expect(segment.toMs).toBeGreaterThan(segment.fromMs);
          const before = segments[index - 1];
          if (before?.toMs === segment.fromMs) {
            expect([before.state, before.reason]).not.toEqual([segment.state, segment.reason]);
          }
          endMs = segment.toMs;
          addSeatTime(tally, segment.state, segment.toMs - segment.fromMs);
        }
        expect(endMs).toBeLessThanOrEqual(toMs);
        expect(tally.busyMs + tally.readyMs + tally.pausedMs).toBe(times.signedInMs);
        expect(tally.pausedMs).toBe(times.byState.paused);
        const pauses = pausesOf(segments);
        expect(new Map(pauses.map(({ reason, ms }) => [reason, ms]))).toEqual(
          new Map([...times.byReason].filter(([, ms]) => ms > 0)),
        );
        expect(pauses.reduce((sum, { times: n }) => sum + n, 0)).toBe(
          segments.filter(({ state }) => state === 'paused').length,
        );
      }),
      { numRuns: 200 },
    );
  });

  it('joins what changed nothing and leaves out who never signed in', () => {
    const at = (atMs: number, state: StateChange['state'], reason: string | null = null) => ({ atMs, state, reason });
    const changes = [
      at(0, 'signed-out'),
      at(10, 'ready'),
      at(20, 'ready'),
      at(30, 'paused', 'meal'),
      at(50, 'signed-out'),
    ];
    expect(daySegments(changes, 0, 100)).toEqual([
      { state: 'ready', reason: null, fromMs: 10, toMs: 30 },
      { state: 'paused', reason: 'meal', fromMs: 30, toMs: 50 },
    ]);
    expect(daySegments([], 0, 100)).toEqual([]);
  });
});

describe('what became of a promise', () => {
  const promised = { promisedAtMs: 1_000_000, nextCallMs: null, isGivenUp: false };
  const lastMs = promised.promisedAtMs + PERSONAL_MS;
  it.each([
    ['open while there is time', promised, lastMs, 'open'],
    ['overdue after it', promised, lastMs + 1, 'overdue'],
    ['kept by a call in time', { ...promised, nextCallMs: lastMs }, lastMs + 1, 'kept'],
    ['kept when the customer called first', { ...promised, nextCallMs: 5, isGivenUp: true }, 10, 'kept'],
    ['late by a call after it', { ...promised, nextCallMs: lastMs + 1 }, lastMs + 2, 'late'],
    ['given up with a reason', { ...promised, isGivenUp: true }, lastMs + 1, 'given-up'],
  ] as const)('is %s', (_name, promise, nowMs, fate) => {
    expect(promiseFate(promise, nowMs)).toBe(fate);
  });
});
