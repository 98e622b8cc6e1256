import { periodsText, readPeriods } from '../../../shared/domain/calendar/working-periods.ts';
import type { ShiftSpan } from '../../../shared/domain/operators/shifts.ts';

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** A week as it is typed: for each weekday (ISO) `08:30-12:00 14:00-17:30`, or nothing. */
export type ShiftWeek = Readonly<Record<number, string | undefined>>;

export function weekOf(shifts: readonly ShiftSpan[]): ShiftWeek {
  const days = Map.groupBy(shifts, ({ weekday }) => weekday);
  return Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, periodsText(days.get(weekday) ?? [])]));
}

/** What one day says, or what is wrong with it. */
export function readDay(text: string | undefined): ReturnType<typeof readPeriods> {
  return (text ?? '').trim() === '' ? { periods: [] } : readPeriods(text ?? '', { pastMidnight: true });
}

/** The spans of a week; days that can't be read are left out. */
export function shiftsIn(week: ShiftWeek): ShiftSpan[] {
  return WEEKDAYS.flatMap((weekday) => {
    const read = readDay(week[weekday]);
    return 'periods' in read ? read.periods.map((period) => ({ weekday, ...period })) : [];
  });
}
