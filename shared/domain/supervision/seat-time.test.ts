import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { businessDateAt, minuteOfDayAt } from '../calendar/business-date.ts';
import { zoneOffsets } from '../calendar/zone-offsets.ts';
import { addSeatTime, emptySeatTime, piecesOf, seatTimeOf } from './seat-time.ts';

const HOUR_MS = 3_600_000;
const FIRST_MS = Date.parse('2026-03-01T00:00:00Z');
const LAST_MS = Date.parse('2026-04-15T00:00:00Z');

describe('piecesOf', () => {
  it('cuts at hours and days of the wall clock, also where clocks are set, and loses nothing', () => {
    const zones = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/St_Johns');
    const instant = fc.integer({ min: FIRST_MS, max: LAST_MS - 100 * HOUR_MS });
    const units = fc.constantFrom('hour', 'day');
    fc.assert(
      fc.property(zones, instant, fc.integer({ min: 1, max: 60 * HOUR_MS }), units, (zone, fromMs, ms, unit) => {
        const pieces = piecesOf(fromMs, fromMs + ms, unit, zoneOffsets(FIRST_MS, LAST_MS, zone));
        let atMs = fromMs;
        for (const piece of pieces) {
          for (const insideMs of [atMs, atMs + piece.ms - 1]) {
            const name =
              unit === 'day' ? businessDateAt(insideMs, zone) : `${Math.floor(minuteOfDayAt(insideMs, zone) / 60)}`;
            expect(piece.of).toBe(name);
          }
          atMs += piece.ms;
        }
        expect(atMs).toBe(fromMs + ms);
      }),
      { numRuns: 60 },
    );
  });
});

it('tells busy, ready and paused time apart; all of it is signed in', () => {
  const tally = emptySeatTime();
  for (const state of ['ready', 'preview', 'dialing', 'talking', 'hold', 'wrap-up', 'paused', 'signed-out'] as const) {
    addSeatTime(tally, state, 1000);
  }
  expect(seatTimeOf(tally)).toEqual({ signedInSeconds: 7, busySeconds: 5, readySeconds: 1, pausedSeconds: 1 });
});
