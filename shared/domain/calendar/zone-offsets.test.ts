import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { businessDateAt, minuteOfDayAt } from './business-date.ts';
import { zoneOffsets } from './zone-offsets.ts';

const ZONES = ['Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Europe/London', 'Asia/Kolkata', 'UTC'];
const FROM = Date.parse('2025-01-01T00:00:00Z');
const TO = Date.parse('2027-01-01T00:00:00Z');

describe('zoneOffsets', () => {
  it('has one offset where clocks never change', () => {
    expect(zoneOffsets(FROM, TO, 'Asia/Shanghai')).toEqual([
      { untilMs: Number.POSITIVE_INFINITY, offsetMs: 8 * 3_600_000 },
    ]);
  });

  it('changes at the very instant the clocks do', () => {
    const untils = zoneOffsets(FROM, TO, 'America/New_York').map((offset) => offset.untilMs);
    expect(untils.slice(0, 4).map((ms) => new Date(ms).toISOString())).toEqual([
      '2025-03-09T07:00:00.000Z',
      '2025-11-02T06:00:00.000Z',
      '2026-03-08T07:00:00.000Z',
      '2026-11-01T06:00:00.000Z',
    ]);
  });

  it('gives the wall clock that the business dates have', () => {
    const tables = new Map(ZONES.map((zone) => [zone, zoneOffsets(FROM, TO, zone)]));
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), fc.integer({ min: FROM, max: TO - 1 }), (zone, atMs) => {
        const offset = tables.get(zone)?.find(({ untilMs }) => atMs < untilMs)?.offsetMs ?? 0;
        const wall = new Date(atMs + offset);
        expect(wall.toISOString().slice(0, 10)).toBe(businessDateAt(atMs, zone));
        expect(wall.getUTCHours() * 60 + wall.getUTCMinutes()).toBe(minuteOfDayAt(atMs, zone));
      }),
    );
  });
});
