import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SEAT_STATES } from '../../contract/seats.ts';
import { type StateChange, seatTimes } from '../seats/seat-times.ts';
import { BUSY_STATES, createSeatWork, LAST_HOUR_MS } from './seat-work.ts';

const MINUTE = 60_000;

describe('what seats have done', () => {
  it('counts preview to wrap-up as busy, waiting for a call as ready, pauses as neither', () => {
    const work = createSeatWork(0);
    const states = ['ready', 'preview', 'dialing', 'talking', 'hold', 'talking', 'wrap-up', 'paused', 'ready'] as const;
    for (const [at, state] of states.entries()) work.add({ operatorId: 'a', state, atMs: at * MINUTE });
    work.add({ operatorId: 'b', state: 'talking', atMs: 0 });
    expect(work.at(10 * MINUTE)).toEqual(
      new Map([
        ['a', { busySeconds: 360, readySeconds: 180, busyLastHourSeconds: 360 }],
        ['b', { busySeconds: 600, readySeconds: 0, busyLastHourSeconds: 600 }],
      ]),
    );
    expect(work.at(63 * MINUTE).get('a')?.busyLastHourSeconds).toBe(240);
    expect(work.at(90 * MINUTE).get('b')).toMatchObject({ busySeconds: 5400, busyLastHourSeconds: 3600 });
  });

  it('comes to what the whole log comes to, however often it is looked at', () => {
    const steps = fc.array(fc.tuple(fc.constantFrom(...SEAT_STATES), fc.integer({ min: 0, max: 20 * MINUTE })), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 60 * MINUTE }), (all, moreMs) => {
        const work = createSeatWork(0);
        const changes: StateChange[] = [];
        let atMs = 0;
        for (const [state, afterMs] of all) {
          atMs += afterMs;
          work.add({ operatorId: 'a', state, atMs });
          work.at(atMs);
          changes.push({ state, reason: null, atMs });
        }
        const nowMs = atMs + moreMs;
        const seconds = (fromMs: number) => {
          const { byState } = seatTimes(changes, fromMs, nowMs);
          return Math.round(BUSY_STATES.reduce((sum, state) => sum + byState[state], 0) / 1000);
        };
        const found = work.at(nowMs).get('a');
        if (all.length === 0) {
          expect(found).toBeUndefined();
          return;
        }
        const lastHour = changes.filter((_change, at) => (changes[at + 1]?.atMs ?? nowMs) >= nowMs - LAST_HOUR_MS);
        const hour = seatTimes(lastHour, nowMs - LAST_HOUR_MS, nowMs).byState;
        expect(found?.busySeconds).toBe(seconds(0));
        expect(found?.busyLastHourSeconds).toBe(
          Math.round(BUSY_STATES.reduce((sum, state) => sum + hour[state], 0) / 1000),
        );
        expect(found?.readySeconds).toBe(Math.round(seatTimes(changes, 0, nowMs).byState.ready / 1000));
      }),
      { numRuns: 100 },
    );
  });
});
