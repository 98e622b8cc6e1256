import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '../calendar/calendar.ts';
import { expectedOf, LEFT_EARLY_MS } from './expected.ts';
import { type ShiftSpan, type Span, shiftAhead } from './shifts.ts';

const MINUTE = 60_000;
const DAY = Date.parse('2026-11-24T00:00:00Z');
const at = (hour: number) => DAY + hour * 60 * MINUTE;
const span = (from: number, to: number): Span => ({ fromMs: at(from), toMs: at(to) });
const SPLIT = [span(8.5, 12), span(14, 17.5)];
const EVENING = [span(14, 18), span(18.5, 22)];

describe('who is not signed in', () => {
  it('is to come when the shift begins later, its breaks apart', () => {
    const breaks = [{ fromMs: at(18), toMs: at(18.5) }];
    const later = { kind: 'later', fromMs: at(14), untilMs: at(22), breaks };
    expect(expectedOf(EVENING, null, at(9))).toEqual(later);
    // Was there in the night, or looked in before.
    expect(expectedOf(EVENING, at(8), at(9))).toEqual(later);
  });

  it('is late since the begin of the span, also in the break after it', () => {
    expect(expectedOf(SPLIT, null, at(8.5))).toEqual({ kind: 'late', atMs: at(8.5) });
    expect(expectedOf(SPLIT, at(8), at(10))).toEqual({ kind: 'late', atMs: at(8.5) });
    expect(expectedOf(SPLIT, null, at(13))).toEqual({ kind: 'late', atMs: at(8.5) });
    // Went to the break and is not back.
    expect(expectedOf(SPLIT, at(12), at(14.25))).toEqual({ kind: 'late', atMs: at(14) });
  });

  it('has left when signed out in the middle, and comes back from a break', () => {
    expect(expectedOf(SPLIT, at(10), at(11))).toEqual({ kind: 'left', atMs: at(10) });
    expect(expectedOf(SPLIT, at(10), at(13))).toEqual({ kind: 'left', atMs: at(10) });
    const back = { kind: 'later', fromMs: at(14), untilMs: at(17.5), breaks: [] };
    expect(expectedOf(SPLIT, at(12), at(13))).toEqual(back);
    expect(expectedOf(SPLIT, at(12) - LEFT_EARLY_MS, at(11.9))).toEqual(back);
  });

  it('is not expected after the shift, nor without one', () => {
    expect(expectedOf(SPLIT, null, at(17.5))).toBeNull();
    expect(expectedOf(SPLIT, at(17.4), at(17.45))).toBeNull();
    expect(expectedOf([], null, at(9))).toBeNull();
  });

  it('of a night past midnight, comes again in the evening of the day on which it is over', () => {
    const week: ShiftSpan[] = [1, 2].map((weekday) => ({ weekday, fromMinute: 22 * 60, toMinute: 30 * 60 }));
    const calendar = createCalendar([1, 2, 3, 4, 5], []);
    const ahead = (hour: number) => shiftAhead(week, at(hour), calendar, 'UTC');
    expect(ahead(5)).toEqual([span(-2, 6)]);
    expect(ahead(6)).toEqual([span(22, 30)]);
    expect(expectedOf(ahead(7), at(6), at(7))).toMatchObject({ kind: 'later', fromMs: at(22), untilMs: at(30) });
    expect(expectedOf(ahead(5), at(-3), at(5))).toEqual({ kind: 'late', atMs: at(-2) });
  });

  it('is counted for what is still to be worked, once, and never before it begins', () => {
    const edges = fc.uniqueArray(fc.integer({ min: 0, max: 300 }), { maxLength: 8 });
    const minute = fc.integer({ min: -10, max: 310 });
    fc.assert(
      fc.property(edges, minute, fc.option(minute), (cuts, now, out) => {
        const sorted = cuts.toSorted((a, b) => a - b).map((each) => DAY + each * 5 * MINUTE);
        const spans = sorted.flatMap((fromMs, place) => {
          const toMs = sorted[place + 1];
          return place % 2 === 0 && toMs !== undefined ? [{ fromMs, toMs }] : [];
        });
        const nowMs = DAY + now * 5 * MINUTE;
        const expected = expectedOf(spans, out === null ? null : DAY + out * 5 * MINUTE, nowMs);
        if (expected?.kind !== 'later') return;
        expect(expected.fromMs).toBeGreaterThan(nowMs);
        const worked = expected.untilMs - expected.fromMs;
        const breaks = expected.breaks.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
        const planned = spans
          .filter(({ fromMs }) => fromMs > nowMs)
          .reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
        expect(worked - breaks).toBe(planned);
      }),
      { numRuns: 300 },
    );
  });
});
