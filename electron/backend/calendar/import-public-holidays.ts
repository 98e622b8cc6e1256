import { calendarDays, deletePublicDays, putCalendarDay } from '../../../db/calendar.ts';
import type { WritableDB } from '../../../db/connection.ts';
import type { ImportCalendarInput, ImportCalendarOutput } from '../../../shared/contract/calendar.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { addDays } from '../../../shared/domain/calendar/business-date.ts';
import { parsePublicHolidays } from '../../../shared/domain/calendar/parse-public-holidays.ts';
import type { CommandContext } from '../services.ts';

/**
 * Takes State Council calendars as they are published: all files or, when one is refused, none. Importing one again
 * changes nothing; a corrected one replaces what the earlier one of its year said. A file without days says that the year
 * is not published, so it takes nothing away. Errors: those of the file's reading with {file},
 * `refused/calendar-files-both` {date, file, other}.
 */
export function importPublicHolidays(
  tx: WritableDB,
  ctx: CommandContext,
  input: ImportCalendarInput,
): ImportCalendarOutput {
  const files = input.files.map(({ name, text }) => ({ name, ...read(name, text) }));
  requireAgreement(files);
  const report = files.map((file) => {
    const counts = { added: 0, changed: 0, unchanged: 0, removed: 0 };
    const named = new Set(files.flatMap(({ days }) => days.map((day) => day.date)));
    for (const [index, calendar] of input.calendars.entries()) {
      if (file.days.length > 0) {
        const gone = deletePublicDays(tx, calendar, newYearOf(file.year), dayBefore(newYearOf(file.year + 1)), named);
        if (index === 0) counts.removed = gone.length;
      }
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

/** New Year's holiday begins in the last days of December and stands in the file of the new year. */
const newYearOf = (year: number): string => `${year - 1}-12-25`;
const dayBefore = (date: string): string => addDays(date, -1);

/** Two files that say different things of one day are refused, whichever comes first. */
function requireAgreement(files: readonly { name: string; days: ReturnType<typeof read>['days'] }[]): void {
  const said = new Map<string, { working: boolean; file: string }>();
  for (const { name, days } of files) {
    for (const { date, working } of days) {
      const earlier = said.get(date);
      if (earlier && earlier.working !== working)
        throw new AppError('refused', 'calendar-files-both', { date, file: name, other: earlier.file });
      said.set(date, { working, file: name });
    }
  }
}

function read(name: string, text: string): ReturnType<typeof parsePublicHolidays> {
  try {
    return parsePublicHolidays(text);
  } catch (error) {
    if (error instanceof AppError) throw new AppError(error.code, error.key, { ...error.params, file: name });
    throw error;
  }
}
