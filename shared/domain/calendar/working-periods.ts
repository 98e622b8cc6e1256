import { formatMinuteOfDay } from '../../i18n/format.ts';
import { readMinute } from './read-minute.ts';
import type { WorkingPeriod } from './working-time.ts';

export const MOST_PERIODS = 6;

export type PeriodProblem = 'unreadable' | 'ends-before-begin' | 'overlap' | 'too-many';

/**
 * Periods as people write them: `08:30-12:00 14:00-17:30`, in any order; in the order of the day, or what is wrong. Where
 * they may pass midnight, `22:00-02:00` is 1320 to 1560.
 */
export function readPeriods(
  text: string,
  { pastMidnight = false }: { readonly pastMidnight?: boolean } = {},
): { readonly periods: WorkingPeriod[] } | { readonly problem: PeriodProblem } {
  const parts = text
    .replace(/\s*(?:[-–—~～]|至|to)\s*/g, '-')
    .split(/[\s,，、;；]+/)
    .filter(Boolean);
  const periods: WorkingPeriod[] = [];
  for (const part of parts) {
    const [from, to, ...more] = part.split('-').map(readMinute);
    if (from == null || to == null || more.length > 0) return { problem: 'unreadable' };
    const toMinute = pastMidnight && to < from ? to + 1440 : to;
    if (toMinute <= from) return { problem: 'ends-before-begin' };
    periods.push({ fromMinute: from, toMinute });
  }
  if (periods.length === 0) return { problem: 'unreadable' };
  if (periods.length > MOST_PERIODS) return { problem: 'too-many' };
  periods.sort((one, other) => one.fromMinute - other.fromMinute);
  const overlaps = periods.some(({ fromMinute }, at) => at > 0 && (periods[at - 1]?.toMinute ?? 0) > fromMinute);
  return overlaps ? { problem: 'overlap' } : { periods };
}

/** Inverse of {@link readPeriods}. */
export function periodsText(periods: readonly WorkingPeriod[]): string {
  return periods
    .map(({ fromMinute, toMinute }) => {
      const end = toMinute > 1440 ? toMinute - 1440 : toMinute;
      return `${formatMinuteOfDay(fromMinute)}-${formatMinuteOfDay(end)}`;
    })
    .join(' ');
}
