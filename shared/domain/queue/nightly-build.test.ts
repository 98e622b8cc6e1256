import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, businessDateAt, instantOf, weekdayOf } from '../calendar/business-date.ts';
import {
  isNightlyDue,
  NIGHTLY_RETRY_MS,
  type NightlyFacts,
  type NightlyRule,
  nextNightlyAt,
  nightlyDays,
} from './nightly-build.ts';

const ZONE = 'Asia/Shanghai';
/** 2026-11-27 is a Friday. */
const at = (date: string, time: string, zone = ZONE) => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return instantOf(date, hours * 60 + minutes, zone);
};
const isWeekday = (date: string) => weekdayOf(date) <= 5;
const morning: NightlyRule = { on: true, minute: 330, day: 'same-day' };
const evening: NightlyRule = { on: true, minute: 20 * 60, day: 'next-call-day' };
const dates = (rule: NightlyRule, nowMs: number) => nightlyDays(rule, nowMs, ZONE, isWeekday).map((day) => day.date);
const nothing: NightlyFacts = { builtAtMs: null, openEarlier: false, tried: null };

describe('days that the nightly build wants', () => {
  it('wants the day itself from its minute on, also after the program was closed then', () => {
    expect(dates(morning, at('2026-11-27', '05:29'))).toEqual([]);
    expect(dates(morning, at('2026-11-27', '05:30'))).toEqual(['2026-11-27']);
    expect(dates(morning, at('2026-11-27', '14:00'))).toEqual(['2026-11-27']);
    expect(dates(morning, at('2026-11-28', '00:01'))).toEqual([]);
    expect(dates({ ...morning, on: false }, at('2026-11-27', '14:00'))).toEqual([]);
  });

  it('wants every day up to the next call day in the evening, and still until then', () => {
    expect(dates(evening, at('2026-11-26', '20:00'))).toEqual(['2026-11-27']);
    expect(dates(evening, at('2026-11-27', '19:59'))).toEqual(['2026-11-27']);
    expect(dates(evening, at('2026-11-27', '20:00'))).toEqual(['2026-11-28', '2026-11-29', '2026-11-30']);
    expect(dates(evening, at('2026-11-29', '09:00'))).toEqual(['2026-11-29', '2026-11-30']);
    expect(dates(evening, at('2026-11-30', '07:30'))).toEqual(['2026-11-30']);
    expect(nightlyDays(evening, at('2026-11-30', '07:30'), ZONE, () => false)).toEqual([]);
  });

  it('comes once for every day over weeks of looks, whatever the zone does with its clocks', () => {
    const zones = ['America/New_York', 'Australia/Lord_Howe', 'Asia/Shanghai', 'Africa/Casablanca', 'Pacific/Apia'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        // A look at least comes before the day is over.
        fc.integer({ min: 0, max: 1439 - 56 }),
        fc.constantFrom('same-day' as const, 'next-call-day' as const),
        fc.integer({ min: 7, max: 55 }),
        (zone, minute, day, step) => {
          const rule: NightlyRule = { on: true, minute, day };
          const built = new Map<string, number>();
          const fromMs = Date.parse('2026-03-01T00:00:00Z');
          // Around both changes of the clocks in either half of the world.
          for (const startMs of [fromMs, Date.parse('2026-10-01T00:00:00Z')]) {
            for (let nowMs = startMs; nowMs < startMs + 40 * 86_400_000; nowMs += step * 60_000) {
              for (const one of nightlyDays(rule, nowMs, zone, () => true)) {
                const builtAtMs = built.get(one.date) ?? null;
                if (!isNightlyDue(one, { ...nothing, builtAtMs }, nowMs, zone)) continue;
                expect(builtAtMs).toBeNull();
                built.set(one.date, nowMs);
                const due = day === 'same-day' ? one.date : addDays(one.date, -1);
                if (nowMs > startMs + 86_400_000)
                  expect(nowMs - instantOf(due, minute, zone)).toBeLessThan(step * 60_000);
              }
            }
          }
          expect(built.size).toBeGreaterThan(77);
        },
      ),
      { numRuns: 12 },
    );
  });
});

describe('whether a day is built now', () => {
  const friday = { date: '2026-11-27', isCallDay: true };
  const saturday = { date: '2026-11-28', isCallDay: false };
  const due = (day: typeof friday, facts: Partial<NightlyFacts>, nowMs = at('2026-11-27', '06:00')) =>
    isNightlyDue(day, { ...nothing, ...facts }, nowMs, ZONE);

  it('never builds a day twice, whoever built it', () => {
    expect(due(friday, {})).toBe(true);
    expect(due(friday, { builtAtMs: at('2026-11-27', '05:00') })).toBe(false);
    expect(due(friday, { builtAtMs: at('2026-11-27', '05:00'), openEarlier: true })).toBe(false);
    expect(due(friday, { builtAtMs: at('2026-11-26', '20:00') })).toBe(false);
  });

  it('builds a day again once it has begun when calls of earlier days wait to be carried to it', () => {
    const before = { builtAtMs: at('2026-11-26', '20:00'), openEarlier: true };
    expect(due(friday, before, at('2026-11-26', '23:59'))).toBe(false);
    expect(due(friday, before, at('2026-11-27', '00:00'))).toBe(true);
    expect(due(friday, { ...before, builtAtMs: at('2026-11-27', '00:00') }, at('2026-11-27', '00:01'))).toBe(false);
    const failed = { atMs: at('2026-11-27', '00:00'), outcome: 'failed' } as const;
    expect(due(friday, { ...before, tried: failed }, failed.atMs + NIGHTLY_RETRY_MS)).toBe(true);
  });

  it('looks at a day that is no call day once, and again when it becomes one', () => {
    const tried = { atMs: at('2026-11-27', '20:00'), outcome: 'skipped' } as const;
    expect(due(saturday, {}, at('2026-11-27', '20:00'))).toBe(true);
    expect(due(saturday, { tried }, at('2026-11-27', '20:01'))).toBe(false);
    expect(due({ ...saturday, isCallDay: true }, { tried }, at('2026-11-27', '20:01'))).toBe(true);
  });

  it('waits a while after a failure, then tries again', () => {
    const tried = { atMs: at('2026-11-27', '05:30'), outcome: 'failed' } as const;
    expect(due(friday, { tried }, tried.atMs + NIGHTLY_RETRY_MS - 1)).toBe(false);
    expect(due(friday, { tried }, tried.atMs + NIGHTLY_RETRY_MS)).toBe(true);
  });
});

it('says when the minute comes next', () => {
  expect(nextNightlyAt(morning, at('2026-11-27', '05:29'), ZONE)).toBe(at('2026-11-27', '05:30'));
  expect(nextNightlyAt(morning, at('2026-11-27', '05:30'), ZONE)).toBe(at('2026-11-28', '05:30'));
  expect(nextNightlyAt({ ...morning, on: false }, 0, ZONE)).toBeNull();
  expect(businessDateAt(nextNightlyAt(evening, at('2026-11-27', '21:00'), ZONE) as number, ZONE)).toBe('2026-11-28');
});
