import { type BusinessDate, weekdayOf } from '../../shared/domain/calendar/business-date.ts';
import type { ShiftSpan } from '../../shared/domain/operators/shifts.ts';
import type { SampleTeam } from './people.ts';

type Minutes = readonly (readonly [fromMinute: number, toMinute: number])[];
/** The early shift goes home for lunch between its stretches, the late one pauses for it. */
const EARLY: Minutes = [
  [510, 720],
  [780, 900],
];
const LATE: Minutes = [[660, 1020]];
const WEEK = 7;

/**
 * Early and late shifts of each team's people in turn, with two days off, taken from the days after the center's date in
 * turn: nobody is off on it, whatever weekday it is tried on, and of two people one is always there.
 */
export function sampleShifts(teams: readonly SampleTeam[], today: BusinessDate): ReadonlyMap<string, ShiftSpan[]> {
  const weekday = weekdayOf(today);
  const shifts = new Map<string, ShiftSpan[]>();
  for (const [team, { operatorIds }] of teams.entries()) {
    for (const [place, operatorId] of operatorIds.entries()) {
      const off = 1 + ((place * 2 + team) % 5);
      const days = [0, 1, 2, 3, 4, 5, 6].filter((after) => after !== off && after !== off + 1);
      const spans = (after: number) =>
        (place % 2 === 0 ? EARLY : LATE).map(([fromMinute, toMinute]) => ({
          weekday: ((weekday - 1 + after) % WEEK) + 1,
          fromMinute,
          toMinute,
        }));
      shifts.set(
        operatorId,
        days.flatMap(spans).toSorted((a, b) => a.weekday - b.weekday || a.fromMinute - b.fromMinute),
      );
    }
  }
  return shifts;
}
