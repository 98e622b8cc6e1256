import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from '../calendar/business-date.ts';
import { type CalendarDay, createCalendar } from '../calendar/calendar.ts';
import { createWorkingTime, type WorkingPeriod } from '../calendar/working-time.ts';
import { type Clock, type ClockPause, readClock, workedOf } from './clock.ts';

const ZONE = 'Asia/Shanghai';
const MINUTE_MS = 60_000;
const MORNING_AND_AFTERNOON: WorkingPeriod[] = [
  { fromMinute: 8 * 60 + 30, toMinute: 12 * 60 },
  { fromMinute: 14 * 60, toMinute: 17 * 60 + 30 },
];
/** National Day 2026 with its make-up Saturday, as the State Council announces such weeks. */
const NATIONAL_DAY: CalendarDay[] = [
  ...['01', '02', '05', '06', '07'].map((day) => ({
    date: `2026-10-${day}`,
    working: false,
    name: '国庆节',
    source: 'public' as const,
  })),
  { date: '2026-10-10', working: true, name: '国庆节', source: 'public' },
];

function at(text: string, zone = ZONE): number {
  const [date, clock] = text.split(' ') as [string, string];
  const [hour, minute] = clock.split(':').map(Number) as [number, number];
  return instantOf(date, hour * 60 + minute, zone);
}

const workingTime = (days: CalendarDay[] = [], periods = MORNING_AND_AFTERNOON, zone = ZONE) =>
  createWorkingTime(createCalendar([1, 2, 3, 4, 5], days), periods, zone);

interface Given {
  readonly start: string;
  readonly allowedMinutes: number | null;
  readonly pauses?: readonly (readonly [string, string | null])[];
  readonly stopped?: string;
  readonly now: string;
  readonly days?: CalendarDay[];
  readonly periods?: WorkingPeriod[];
  readonly zone?: string;
}

function read(given: Given) {
  const { zone = ZONE } = given;
  const clock: Clock = {
    startedAtMs: at(given.start, zone),
    pauses: (given.pauses ?? []).map(([from, to]) => ({
      fromMs: at(from, zone),
      toMs: to === null ? null : at(to, zone),
    })),
    stoppedAtMs: given.stopped === undefined ? null : at(given.stopped, zone),
    allowedMinutes: given.allowedMinutes,
  };
  const reading = readClock(clock, workingTime(given.days, given.periods, zone), at(given.now, zone));
  return {
    state: reading.state,
    left: reading.leftMs === null ? null : reading.leftMs / MINUTE_MS,
    worked: reading.workedMs / MINUTE_MS,
    due: reading.dueAtMs,
  };
}

// 2026-11-23 is a Monday.
describe('readClock: worked examples of what other clocks get wrong', () => {
  it('1. does not count the lunch break', () => {
    const reading = read({ start: '2026-11-23 11:30', allowedMinutes: 60, now: '2026-11-23 13:00' });
    expect(reading).toEqual({ state: 'running', left: 30, worked: 30, due: at('2026-11-23 14:30') });
  });

  it('2. does not count the night', () => {
    const reading = read({ start: '2026-11-23 17:00', allowedMinutes: 60, now: '2026-11-23 22:00' });
    expect(reading).toEqual({ state: 'running', left: 30, worked: 30, due: at('2026-11-24 09:00') });
  });

  it('3. does not count the weekend', () => {
    const reading = read({ start: '2026-11-20 17:00', allowedMinutes: 120, now: '2026-11-22 12:00' });
    expect(reading).toEqual({ state: 'running', left: 90, worked: 30, due: at('2026-11-23 10:00') });
  });

  it('4. does not count a public holiday', () => {
    const reading = read({
      start: '2026-09-30 17:00',
      allowedMinutes: 60,
      now: '2026-10-05 10:00',
      days: NATIONAL_DAY,
    });
    expect(reading).toEqual({ state: 'running', left: 30, worked: 30, due: at('2026-10-08 09:00') });
  });

  it('5. counts a make-up Saturday', () => {
    const reading = read({
      start: '2026-10-09 17:00',
      allowedMinutes: 60,
      now: '2026-10-09 18:00',
      days: NATIONAL_DAY,
    });
    expect(reading.due).toBe(at('2026-10-10 09:00'));
  });

  it('6. starts a case of the night with the next working minute', () => {
    const reading = read({ start: '2026-11-23 23:00', allowedMinutes: 30, now: '2026-11-24 07:00' });
    expect(reading).toEqual({ state: 'running', left: 30, worked: 0, due: at('2026-11-24 09:00') });
  });

  it('7. is due at the end of the day, not the next morning, when it runs out with the day', () => {
    const reading = read({ start: '2026-11-23 16:30', allowedMinutes: 60, now: '2026-11-23 16:30' });
    expect(reading.due).toBe(at('2026-11-23 17:30'));
  });

  it('8. is breached in the evening once it ran out with the day, though no working time has passed since', () => {
    const given = { start: '2026-11-23 16:30', allowedMinutes: 60 };
    expect(read({ ...given, now: '2026-11-23 17:30' }).state).toBe('running');
    expect(read({ ...given, now: '2026-11-23 20:00' })).toEqual({
      state: 'breached',
      left: 0,
      worked: 60,
      due: at('2026-11-23 17:30'),
    });
  });

  it('9. stands still while the case waits', () => {
    const reading = read({
      start: '2026-11-23 09:00',
      allowedMinutes: 120,
      pauses: [['2026-11-23 09:30', null]],
      now: '2026-11-25 16:00',
    });
    expect(reading).toEqual({ state: 'paused', left: 90, worked: 30, due: null });
  });

  it('10. goes on with what was left when the waiting ends', () => {
    const reading = read({
      start: '2026-11-23 09:00',
      allowedMinutes: 120,
      pauses: [['2026-11-23 09:30', '2026-11-25 16:00']],
      now: '2026-11-25 16:00',
    });
    expect(reading).toEqual({ state: 'running', left: 90, worked: 30, due: at('2026-11-25 17:30') });
  });

  it('11. takes nothing off for a pause outside working time', () => {
    const reading = read({
      start: '2026-11-23 17:00',
      allowedMinutes: 60,
      pauses: [['2026-11-23 18:00', '2026-11-24 08:00']],
      now: '2026-11-24 08:15',
    });
    expect(reading.due).toBe(at('2026-11-24 09:00'));
  });

  it('12. takes two pauses that overlap off once', () => {
    const reading = read({
      start: '2026-11-23 09:00',
      allowedMinutes: 120,
      pauses: [
        ['2026-11-23 09:30', '2026-11-23 10:30'],
        ['2026-11-23 10:00', '2026-11-23 11:00'],
      ],
      now: '2026-11-23 11:00',
    });
    expect(reading).toEqual({ state: 'running', left: 90, worked: 30, due: at('2026-11-23 14:30') });
  });

  it('13. keeps its pauses when another policy is chosen', () => {
    const given = {
      start: '2026-11-23 09:00',
      pauses: [['2026-11-23 09:30', '2026-11-23 11:00']] as const,
      now: '2026-11-23 11:00',
    };
    expect(read({ ...given, allowedMinutes: 240 }).due).toBe(at('2026-11-23 16:30'));
    expect(read({ ...given, allowedMinutes: 60 }).due).toBe(at('2026-11-23 11:30'));
  });

  it('14. is breached at once, since when it was, by a policy that allows less than has passed', () => {
    const reading = read({ start: '2026-11-23 09:00', allowedMinutes: 30, now: '2026-11-23 11:00' });
    expect(reading).toEqual({ state: 'breached', left: -90, worked: 120, due: at('2026-11-23 09:30') });
  });

  it('15. is no longer breached by a policy that allows more', () => {
    const reading = read({ start: '2026-11-23 09:00', allowedMinutes: 180, now: '2026-11-23 11:00' });
    expect(reading).toEqual({ state: 'running', left: 60, worked: 120, due: at('2026-11-23 12:00') });
  });

  it('16. announces no breach after the answer, however late it is looked at', () => {
    const reading = read({
      start: '2026-11-23 09:00',
      allowedMinutes: 60,
      stopped: '2026-11-23 09:40',
      now: '2026-12-23 09:00',
    });
    expect(reading).toEqual({ state: 'met', left: 20, worked: 40, due: null });
  });

  it('17. is met by an answer at the very instant, and not by one in the evening after', () => {
    const given = { start: '2026-11-23 16:30', allowedMinutes: 60, now: '2026-11-25 09:00' };
    expect(read({ ...given, stopped: '2026-11-23 17:30' }).state).toBe('met');
    expect(read({ ...given, stopped: '2026-11-23 19:00' }).state).toBe('breached');
  });

  it('18. stays breached when the answer comes after', () => {
    const reading = read({
      start: '2026-11-23 09:00',
      allowedMinutes: 60,
      stopped: '2026-11-23 11:00',
      now: '2026-11-23 15:00',
    });
    expect(reading).toEqual({ state: 'breached', left: -60, worked: 120, due: at('2026-11-23 10:00') });
  });

  it('19. counts across midnight where people work through it', () => {
    const night = [
      { fromMinute: 0, toMinute: 2 * 60 },
      { fromMinute: 20 * 60, toMinute: 1440 },
    ];
    const reading = read({ start: '2026-11-23 23:30', allowedMinutes: 60, now: '2026-11-23 23:30', periods: night });
    expect(reading.due).toBe(at('2026-11-24 00:30'));
  });

  it('20. counts the hours that pass, not those on the wall, when clocks are put forward', () => {
    const zone = 'America/New_York';
    const periods = [{ fromMinute: 60, toMinute: 5 * 60 }];
    const given = { start: '2026-03-08 01:30', allowedMinutes: 60, now: '2026-03-08 01:30', periods, zone };
    const days: CalendarDay[] = [{ date: '2026-03-08', working: true, name: '', source: 'company' }];
    expect(read({ ...given, days }).due).toBe(at('2026-03-08 03:30', zone));
  });

  it('21. moves with the calendar: a holiday announced meanwhile gives its hours back', () => {
    const given = { start: '2026-11-24 17:00', allowedMinutes: 60, now: '2026-11-25 09:00' };
    expect(read(given).due).toBe(at('2026-11-25 09:00'));
    const days: CalendarDay[] = [{ date: '2026-11-25', working: false, name: '停电', source: 'company' }];
    expect(read({ ...given, days })).toMatchObject({ state: 'running', left: 30, due: at('2026-11-26 09:00') });
  });

  it('22. has nothing to say where the policy has no such clock', () => {
    const reading = read({ start: '2026-11-23 09:00', allowedMinutes: null, now: '2026-11-23 10:00' });
    expect(reading).toEqual({ state: 'none', left: null, worked: 60, due: null });
  });
});

describe('readClock', () => {
  const FROM = at('2026-11-20 07:00') / MINUTE_MS;
  const minute = fc.integer({ min: 0, max: 5 * 1440 });
  const clocks = fc.record({
    start: fc.integer({ min: 0, max: 1440 }),
    pauses: fc.array(fc.tuple(minute, fc.option(minute)), { maxLength: 4 }),
    stopped: fc.option(minute),
    allowed: fc.integer({ min: 1, max: 1500 }),
    now: minute,
    holidays: fc.subarray(['2026-11-20', '2026-11-21', '2026-11-23', '2026-11-24']),
  });

  it('gives what counting working minutes one by one gives, whatever pauses, policy and calendar', () => {
    fc.assert(
      fc.property(clocks, ({ start, pauses, stopped, allowed, now, holidays }) => {
        // A day that works is made a holiday and the other way round.
        const days = holidays.map((date) => ({
          date,
          working: date === '2026-11-21',
          name: '',
          source: 'company' as const,
        }));
        const time = workingTime(days);
        const instant = (at: number) => (FROM + at) * MINUTE_MS;
        const clock: Clock = {
          startedAtMs: instant(start),
          pauses: pauses.map(([from, to]): ClockPause => {
            const toMs = to === null ? null : instant(Math.max(from, to));
            return { fromMs: instant(from), toMs };
          }),
          stoppedAtMs: stopped === null || stopped < start ? null : instant(stopped),
          allowedMinutes: allowed,
        };
        const nowMs = instant(Math.max(now, start));
        const untilMs = Math.min(clock.stoppedAtMs ?? nowMs, nowMs);
        let counted = 0;
        let ranOutMs: number | null = null;
        for (let atMs = clock.startedAtMs; atMs < untilMs; atMs += MINUTE_MS) {
          if (!time.isWorkingAt(atMs)) continue;
          if (clock.pauses.some((pause) => pause.fromMs <= atMs && atMs < (pause.toMs ?? nowMs))) continue;
          counted += 1;
          if (counted === allowed) ranOutMs = atMs + MINUTE_MS;
        }
        const reading = readClock(clock, time, nowMs);
        expect(reading.workedMs).toBe(counted * MINUTE_MS);
        expect(workedOf(clock, untilMs, time.sumsWithin(clock.startedAtMs, untilMs))).toBe(counted * MINUTE_MS);
        expect(reading.leftMs).toBe((allowed - counted) * MINUTE_MS);
        expect(reading.state === 'breached').toBe(ranOutMs !== null && ranOutMs < untilMs);
        if (reading.state === 'breached') expect(reading.dueAtMs).toBe(ranOutMs);
        // Left alone, it is not breached at the instant it is due, and breached right after.
        if (reading.state === 'running' && reading.dueAtMs !== null) {
          const going = { ...clock, stoppedAtMs: null, pauses: clock.pauses.filter((pause) => pause.fromMs < nowMs) };
          expect(readClock(going, time, reading.dueAtMs).state).toBe('running');
          expect(readClock(going, time, reading.dueAtMs + 1).state).toBe('breached');
        }
      }),
      { numRuns: 150 },
    );
  });
});
