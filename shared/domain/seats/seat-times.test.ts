import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SEAT_STATES } from '../../contract/seats.ts';
import { type StateChange, seatTimes } from './seat-times.ts';

const change = (state: StateChange['state'], atMs: number, reason: string | null = null) => ({ state, atMs, reason });

it('counts each state, pauses by reason, and what lies outside of the span not at all', () => {
  const day = [
    change('ready', 100),
    change('paused', 160, 'meal'),
    change('ready', 200),
    change('paused', 210, 'meeting'),
    change('signed-out', 250),
  ];
  const { byState, byReason, signedInMs } = seatTimes(day, 150, 300);
  expect(byState).toMatchObject({ ready: 20, paused: 80, 'signed-out': 50, talking: 0 });
  expect([...byReason]).toEqual([
    ['meal', 40],
    ['meeting', 40],
  ]);
  expect(signedInMs).toBe(100);
});

it('is signed out before the first change, and all the time without one', () => {
  expect(seatTimes([change('ready', 30)], 0, 100)).toMatchObject({ signedInMs: 70, byState: { 'signed-out': 30 } });
  expect(seatTimes([], 0, 100)).toMatchObject({ signedInMs: 0, byState: { 'signed-out': 100 } });
});

it('leaves no gap and no overlap: the states sum up to the span, whatever span', () => {
  const log = fc
    .array(fc.record({ state: fc.constantFrom(...SEAT_STATES), stepMs: fc.nat(5_000) }), { maxLength: 30 })
    .map((steps) => {
      let atMs = 1_000;
      return steps.map(({ state, stepMs }) => {
        atMs += stepMs;
        return change(state, atMs, state === 'paused' ? 'meal' : null);
      });
    });
  fc.assert(
    fc.property(log, fc.nat(60_000), fc.nat(60_000), (changes, fromMs, spanMs) => {
      const { byState, byReason, signedInMs } = seatTimes(changes, fromMs, fromMs + spanMs);
      const sum = SEAT_STATES.reduce((total, state) => total + byState[state], 0);
      expect(sum).toBe(spanMs);
      expect(signedInMs + byState['signed-out']).toBe(spanMs);
      expect(byReason.get('meal') ?? 0).toBe(byState.paused);
      expect(Object.values(byState).every((ms) => ms >= 0)).toBe(true);
    }),
  );
});
