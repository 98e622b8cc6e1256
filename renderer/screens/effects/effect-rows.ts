import type { EffectPreview } from '../../../shared/contract/effects.ts';
import { addDays, fromDayNumber, toDayNumber, weekdayOf } from '../../../shared/domain/calendar/business-date.ts';

export interface EffectRow {
  readonly key: string;
  readonly before: number;
  readonly after: number;
}

type Days = Pick<EffectPreview, 'days' | 'from' | 'to'>;

/** Calls of an average week by weekday (`1` Monday … `7`), weekdays without calls left out. */
export function weekdayRows({ days, from, to }: Days): EffectRow[] {
  const weeks = (toDayNumber(to) - toDayNumber(from) + 1) / 7;
  return [1, 2, 3, 4, 5, 6, 7]
    .map((weekday) => {
      const own = days.filter((day) => weekdayOf(day.date) === weekday);
      const average = (side: 'before' | 'after') => own.reduce((sum, day) => sum + day[side], 0) / weeks;
      return { key: String(weekday), before: average('before'), after: average('after') };
    })
    .filter((row) => row.before + row.after > 0);
}

/** Calls of each seven days from the first day on; the key is the date on which they begin. */
export function weekRows({ days, from, to }: Days): EffectRow[] {
  const rows: EffectRow[] = [];
  for (let day = toDayNumber(from); day <= toDayNumber(to); day += 7) {
    const first = fromDayNumber(day);
    const last = addDays(first, 6);
    const own = days.filter(({ date }) => first <= date && date <= last);
    const sum = (side: 'before' | 'after') => own.reduce((all, one) => all + one[side], 0);
    rows.push({ key: first, before: sum('before'), after: sum('after') });
  }
  return rows;
}

/** The most calls of one day. */
export function busiestDay({ days }: Pick<EffectPreview, 'days'>): { readonly before: number; readonly after: number } {
  const most = (side: 'before' | 'after') => Math.max(0, ...days.map((day) => day[side]));
  return { before: most('before'), after: most('after') };
}
