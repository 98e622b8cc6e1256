import { describe, expect, it } from 'vitest';
import { toDayNumber } from '../calendar/business-date.ts';
import { describeMove } from './describe-move.ts';

/** A Monday. */
const FROM = toDayNumber('2026-11-23');
const every = (step: number, first = 0): number[] =>
  Array.from({ length: Math.ceil((56 - first) / step) }, (_, at) => first + at * step);

describe('describeMove', () => {
  it('finds no move where the days are the same', () => {
    expect(describeMove(every(7), every(7), FROM)).toBeNull();
  });

  it('names the weekdays that are left and taken, and the first day that differs', () => {
    const before = every(7, 1);
    const after = [1, ...every(7, 9)];
    expect(describeMove(before, after, FROM)).toMatchObject({
      kind: 'weekdays',
      fromWeekdays: [2],
      toWeekdays: [3],
      since: 8,
      firstCall: 9,
    });
  });

  it('speaks of single days where the rest stays as it was', () => {
    const after = every(7, 1).map((day) => (day === 15 ? 14 : day));
    expect(describeMove(every(7, 1), after, FROM)).toMatchObject({
      kind: 'dates',
      lost: [15],
      gained: [14],
      since: 14,
    });
    expect(describeMove(every(7), every(7).slice(0, 3).concat(every(7).slice(4)), FROM)).toMatchObject({
      kind: 'dates',
      lost: [21],
      gained: [],
    });
  });

  it('speaks of the rhythm where the weekday stays and the number of calls does not', () => {
    expect(describeMove(every(14), every(7), FROM)).toMatchObject({
      kind: 'rhythm',
      fromWeekdays: [1],
      toWeekdays: [1],
    });
    expect(describeMove(every(7), every(14), FROM)).toMatchObject({
      kind: 'rhythm',
      lost: [7, 21, 35, 49],
      gained: [],
    });
    expect(describeMove(every(7), every(3), FROM)).toMatchObject({ kind: 'rhythm' });
  });

  it('says when calls begin and end', () => {
    expect(describeMove([], every(7, 3), FROM)).toMatchObject({ kind: 'new', toWeekdays: [4], since: 3 });
    expect(describeMove(every(7), [0, 7], FROM)).toMatchObject({ kind: 'gone', since: 14, firstCall: null });
  });
});
