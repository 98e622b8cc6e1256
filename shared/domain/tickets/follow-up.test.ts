import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar/business-date.ts';
import {
  type FollowUpDays,
  FURTHEST_FOLLOW_UP_DAYS,
  isDayOver,
  mayCloseNotReached,
  nextFollowUpDate,
  refuseFollowUpDate,
} from './follow-up.ts';

const TODAY = '2026-11-24';
const days = (more: Partial<FollowUpDays> = {}): FollowUpDays => ({
  today: TODAY,
  todayIsOver: false,
  isCallDay: () => true,
  isPaused: () => false,
  isHeld: () => false,
  ...more,
});

describe('the day of a follow-up', () => {
  it('is today while calls are made, else the next day that can be', () => {
    expect(nextFollowUpDate(days())).toBe(TODAY);
    expect(nextFollowUpDate(days({ todayIsOver: true }))).toBe('2026-11-25');
    expect(nextFollowUpDate(days(), TODAY)).toBe('2026-11-25');
    expect(nextFollowUpDate(days({ isHeld: (date) => date === TODAY }))).toBe('2026-11-25');
    expect(nextFollowUpDate(days({ isPaused: () => true }))).toBeNull();
  });

  it('is the first that nothing speaks against, whatever the calendar and pauses are', () => {
    const anyDays = fc.uniqueArray(fc.integer({ min: 0, max: FURTHEST_FOLLOW_UP_DAYS }), { maxLength: 60 });
    fc.assert(
      fc.property(anyDays, anyDays, fc.boolean(), (closed, paused, todayIsOver) => {
        const isIn = (offsets: readonly number[]) => (date: string) =>
          offsets.some((at) => addDays(TODAY, at) === date);
        const given = days({ todayIsOver, isCallDay: (date) => !isIn(closed)(date), isPaused: isIn(paused) });
        const found = nextFollowUpDate(given);
        const all = Array.from({ length: FURTHEST_FOLLOW_UP_DAYS + 1 }, (_, at) => addDays(TODAY, at));
        const first = all.slice(todayIsOver ? 1 : 0).find((date) => refuseFollowUpDate(date, given) === null);
        expect(found).toBe(first ?? null);
      }),
      { numRuns: 60 },
    );
  });

  it('is over with the last calling window, else with the last working period', () => {
    const periods = [
      { fromMinute: 510, toMinute: 720 },
      { fromMinute: 840, toMinute: 1050 },
    ];
    expect(isDayOver(1049, [], periods)).toBe(false);
    expect(isDayOver(1050, [], periods)).toBe(true);
    expect(isDayOver(700, [{ fromMinute: 540, toMinute: 660 }], periods)).toBe(true);
  });
});

it('is closed without an answer after three days that reached nobody, or where nobody can ever be called', () => {
  expect(mayCloseNotReached({ unreachedDays: 2, noCall: null })).toBe(false);
  expect(mayCloseNotReached({ unreachedDays: 3, noCall: null })).toBe(true);
  expect(mayCloseNotReached({ unreachedDays: 0, noCall: 'closed' })).toBe(true);
  expect(mayCloseNotReached({ unreachedDays: 0, noCall: 'paused' })).toBe(false);
});
