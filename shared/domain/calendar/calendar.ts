import { type IsoWeekday, toDayNumber, weekdayOfDay } from './business-date.ts';

/** A day on which a calendar differs from its weekday pattern. A company day outweighs a public one of the same date. */
export interface CalendarDay {
  readonly date: string;
  readonly working: boolean;
  readonly name: string;
  readonly source: 'public' | 'company';
}

/** Call days or delivery days. Days are day numbers (days since 1970-01-01). */
export interface Calendar {
  isWorking(day: number): boolean;
  /** What makes the day differ from the pattern, or null for an ordinary day. */
  exceptionOn(day: number): CalendarDay | null;
  /** Working days up to and with `day`, counted from a fixed day; only differences mean anything. */
  workingDaysThrough(day: number): number;
}

/** `weekdays`: the ISO weekdays that are working days where no exception says otherwise. */
export function createCalendar(weekdays: readonly number[], days: readonly CalendarDay[]): Calendar {
  const exceptions = new Map<number, CalendarDay>();
  for (const day of days) {
    const number = toDayNumber(day.date);
    if (day.source === 'company' || exceptions.get(number)?.source !== 'company') exceptions.set(number, day);
  }
  const pattern = new Set(weekdays);
  const isPatternDay = (day: number): boolean => pattern.has(weekdayOfDay(day));

  // Days on which the running count leaves the pattern's, with the sum of differences up to and with them.
  const shifts = [...exceptions]
    .map(([day, exception]) => ({ day, difference: Number(exception.working) - Number(isPatternDay(day)) }))
    .filter((shift) => shift.difference !== 0)
    .sort((a, b) => a.day - b.day);
  const shiftDays = shifts.map((shift) => shift.day);
  let sum = 0;
  const sums = shifts.map((shift) => {
    sum += shift.difference;
    return sum;
  });
  // Day number 4 was a Monday: whole weeks since then, then the days of the running week.
  const inWeek = ([1, 2, 3, 4, 5, 6, 7] as IsoWeekday[]).map(
    (last) => weekdays.filter((weekday, index) => weekday <= last && weekdays.indexOf(weekday) === index).length,
  );

  return {
    isWorking: (day) => exceptions.get(day)?.working ?? isPatternDay(day),
    exceptionOn: (day) => exceptions.get(day) ?? null,
    workingDaysThrough(day) {
      const week = Math.floor((day - 4) / 7);
      const ordinary = week * pattern.size + (inWeek[weekdayOfDay(day) - 1] as number);
      const before = countUpTo(shiftDays, day);
      return ordinary + (before === 0 ? 0 : (sums[before - 1] as number));
    },
  };
}

/** How many of the ascending `days` are at most `day`. */
function countUpTo(days: readonly number[], day: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] as number) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
