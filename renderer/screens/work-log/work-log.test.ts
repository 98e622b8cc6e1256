import { describe, expect, it } from 'vitest';
import type { WorkDay } from '../../../shared/contract/work-log.ts';
import { dateOf, dayAddress } from './day-address.ts';
import { hoursWithin } from './day-hours.ts';
import { type DoneFilter, doneLines } from './done-lines.ts';

describe('the list of what was done', () => {
  const day = {
    calls: [
      { id: 'late', startedAtMs: 30, orderNumber: 'O-1' },
      { id: 'early', startedAtMs: 10, orderNumber: null },
    ],
    cases: [{ ticketId: 'case', atMs: 20 }],
    changes: [{ changeId: 'change', atMs: 5 }],
  } as unknown as WorkDay;
  it.each<[DoneFilter, string[]]>([
    ['all', ['change', 'early', 'case', 'late']],
    ['calls', ['early', 'late']],
    ['orders', ['late']],
    ['cases', ['change', 'case']],
  ])('shows %s in the order of time', (filter, ids) => {
    expect(doneLines(day, filter).map(({ id }) => id)).toEqual(ids);
  });
});

describe('the address of a day', () => {
  it('names date and person, and takes today for what is no date', () => {
    expect(dayAddress('2026-11-24', 'p1')).toBe('/work-log/p1?date=2026-11-24');
    expect(dayAddress('2026-11-24', null)).toBe('/work-log?date=2026-11-24');
    const of = (text: string) => dateOf(new URLSearchParams(text), '2026-11-24');
    expect([of('date=2026-11-20'), of('date=gestern'), of('date=2026-13-01'), of('')]).toEqual([
      '2026-11-20',
      '2026-11-24',
      '2026-11-24',
      '2026-11-24',
    ]);
  });
});

describe('the hours under the strip', () => {
  it('are full ones, never too many to be read', () => {
    const hour = 3_600_000;
    expect(hoursWithin(hour / 2, 3 * hour)).toEqual([hour, 2 * hour, 3 * hour]);
    expect(hoursWithin(0, 24 * hour).length).toBeLessThanOrEqual(14);
  });
});
