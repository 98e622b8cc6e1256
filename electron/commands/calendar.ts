import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import { CALENDARS, type CalendarKind, importCalendarInput } from '../../shared/contract/calendar.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { importPublicHolidays } from '../backend/calendar/import-public-holidays.ts';
import type { CommandHost } from './command-host.ts';

/** `calendar import FILE…`: State Council calendars as they are published. */
export function addCalendar(program: Command, host: CommandHost): void {
  const { t } = host;
  program
    .command('calendar')
    .description(t('calendar.command.calendar'))
    .command('import')
    .description(t('calendar.command.import'))
    .argument('<files...>', t('calendar.command.files'))
    .addOption(new Option('--only <calendar>', t('calendar.command.only')).choices(CALENDARS))
    .action(async (files: string[], options: { only?: CalendarKind }) => {
      const read = files.map((file) => ({ name: basename(file), text: textOf(file) }));
      const folder = await host.open();
      const calendars = options.only === undefined ? [...CALENDARS] : [options.only];
      const input = importCalendarInput.parse({ calendars, files: read });
      const report = await folder.run('calendar.importFiles', importPublicHolidays, input);
      const lines = report.files.map(({ name, ...counts }) =>
        t(counts.daysOff + counts.makeUpDays === 0 ? 'calendar.importedEmpty' : 'calendar.imported', {
          file: name,
          ...counts,
        }),
      );
      host.print(lines.join('\n'), report);
    });
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new AppError('not-found', 'file-not-found', { file });
  }
}
