import { calendarDays, putCalendarDay } from '../../../db/calendar.ts';
import type { WritableDB } from '../../../db/connection.ts';
import type { ImportCalendarInput, ImportCalendarOutput } from '../../../shared/contract/calendar.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { parsePublicHolidays } from '../../../shared/domain/calendar/parse-public-holidays.ts';
import type { CommandContext } from '../services.ts';

/**
 * Takes State Council calendars as they are published: all files or, when one is refused, none. Importing one again
 * changes nothing. Errors: those of the file's reading with {file}.
 */
export function importPublicHolidays(
  tx: WritableDB,
  ctx: CommandContext,
  input: ImportCalendarInput,
): ImportCalendarOutput {
  const files = input.files.map(({ name, text }) => ({ name, ...read(name, text) }));
  const report = files.map((file) => {
    const counts = { added: 0, changed: 0, unchanged: 0 };
    for (const [index, calendar] of input.calendars.entries()) {
      const standing = new Map(
        calendarDays(tx, calendar)
          .filter((day) => day.source === 'public')
          .map((day) => [day.date, day]),
      );
      for (const day of file.days) {
        const there = standing.get(day.date);
        const same = there?.working === day.working && there.name === day.name;
        if (!same) putCalendarDay(tx, calendar, { ...day, source: 'public' });
        if (index === 0) counts[same ? 'unchanged' : there ? 'changed' : 'added'] += 1;
      }
    }
    const makeUpDays = file.days.filter((day) => day.working).length;
    ctx.audit({ entity: 'calendar', entityId: String(file.year), after: { file: file.name, ...counts } });
    return { name: file.name, year: file.year, daysOff: file.days.length - makeUpDays, makeUpDays, ...counts };
  });
  ctx.publish('plan.changed');
  return { files: report };
}

function read(name: string, text: string): ReturnType<typeof parsePublicHolidays> {
  try {
    return parsePublicHolidays(text);
  } catch (error) {
    if (error instanceof AppError) throw new AppError(error.code, error.key, { ...error.params, file: name });
    throw error;
  }
}
