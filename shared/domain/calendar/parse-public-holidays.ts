import { z } from 'zod';
import { AppError } from '../../contract/errors.ts';

export interface PublicHolidays {
  readonly year: number;
  /** A year's file may hold days of the year before. */
  readonly days: readonly { readonly date: string; readonly name: string; readonly working: boolean }[];
}

const file = z.object({
  year: z.number().int().min(1990).max(2200),
  days: z.array(z.object({ name: z.string(), date: z.iso.date(), isOffDay: z.boolean() })),
});

/**
 * Reads a State Council calendar as it is published at NateScarlet/holiday-cn: days off and make-up working days of a
 * year. Errors: `refused/calendar-file-not-json`, `refused/calendar-file-shape` {where}, `refused/calendar-file-both` {date},
 * `refused/calendar-file-year` {date, year}.
 */
export function parsePublicHolidays(text: string): PublicHolidays {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new AppError('refused', 'calendar-file-not-json');
  }
  const parsed = file.safeParse(json);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new AppError('refused', 'calendar-file-shape', { where: where === '' ? 'year, days' : where });
  }
  const { year, days } = parsed.data;
  const byDate = new Map<string, { date: string; name: string; working: boolean }>();
  for (const day of days) {
    const dayYear = Number(day.date.slice(0, 4));
    if (dayYear !== year && dayYear !== year - 1) {
      throw new AppError('refused', 'calendar-file-year', { date: day.date, year });
    }
    const earlier = byDate.get(day.date);
    if (earlier && earlier.working === day.isOffDay)
      throw new AppError('refused', 'calendar-file-both', { date: day.date });
    byDate.set(day.date, { date: day.date, name: day.name, working: !day.isOffDay });
  }
  return { year, days: [...byDate.values()].sort((a, b) => (a.date < b.date ? -1 : 1)) };
}
