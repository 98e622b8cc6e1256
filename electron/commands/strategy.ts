import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { AppError } from '../../shared/contract/errors.ts';
import { isBusinessDate, WEEKDAY_CODES, type WeekdayCode } from '../../shared/domain/calendar/business-date.ts';
import { HOLIDAY_RULES, type HolidayRule } from '../../shared/domain/calendar/place-call.ts';
import { importStrategies } from '../backend/strategies/import-strategies.ts';
import { previewDates } from '../backend/strategies/preview-dates.ts';
import type { CommandHost } from './command-host.ts';
import { readStrategyFile } from './strategy-file.ts';

/** What the form of a strategy begins with. */
const USUAL_HOLIDAY_RULE: HolidayRule = 'later';

interface PreviewOptions {
  readonly rule: string;
  readonly orderDays?: string;
  readonly anchor?: string;
  readonly holidayRule: HolidayRule;
  readonly from: string;
  readonly to: string;
}

/** `strategy`: the dates of a rule, and strategies by class from a file. */
export function addStrategy(program: Command, host: CommandHost): void {
  const { t } = host;
  const group = program.command('strategy').description(t('strategies.command.strategy'));
  group
    .command('preview')
    .description(t('strategies.command.preview'))
    .requiredOption('--rule <R>', t('strategies.command.rule'))
    .option('--order-days <MO,TH>', t('strategies.command.orderDays'))
    .option('--anchor <D>', t('strategies.command.anchor'))
    .addOption(
      new Option('--holiday-rule <rule>', t('strategies.command.holidayRule'))
        .choices(HOLIDAY_RULES)
        .default(USUAL_HOLIDAY_RULE),
    )
    .requiredOption('--from <D>', t('strategies.command.from'))
    .requiredOption('--to <D>', t('strategies.command.to'))
    .addHelpText('after', () => `\n${t('strategies.command.example')}`)
    .action((options: PreviewOptions) => preview(host, options));
  group
    .command('import')
    .description(t('strategies.command.import'))
    .argument('<file>', t('strategies.command.file'))
    .option('--dry-run', t('strategies.command.dryRun'))
    .addHelpText('after', () => `\n${t('strategies.command.fileForm')}`)
    .action((file: string, options: { dryRun?: boolean }) => importFile(host, file, options.dryRun ?? false));
}

async function preview({ t, open, print, note }: CommandHost, options: PreviewOptions): Promise<void> {
  const { rule, holidayRule } = options;
  const asked = {
    rule,
    holidayRule,
    weekdays: weekdaysIn(options.orderDays ?? ''),
    anchor: options.anchor === undefined ? null : dateIn(options.anchor),
    from: dateIn(options.from),
    to: dateIn(options.to),
  };
  const folder = await open();
  const { dates, remarks } = folder.query(previewDates, asked);
  const never = remarks.find(({ key }) => key === 'never' || key === 'never-called');
  if (never) note(t(`strategies.remark.${never.key}`, { ...never.params }));
  print(dates.length === 0 ? t('strategies.command.noDates') : dates.join('\n'), { dates });
}

async function importFile({ t, open, print, note }: CommandHost, file: string, testRun: boolean): Promise<void> {
  const rows = await readStrategyFile(resolve(file));
  const folder = await open();
  const input = { rows, testRun };
  const report = await folder.run('strategies.import', importStrategies, input, testRun ? 'none' : 'change');
  const rejected = report.rejected.map(({ line, key, params }) => ({
    line,
    reason: t(`errors.${key}`, { ...params }),
  }));
  for (const { line, reason } of rejected) note(t('strategies.command.rejected', { line, reason }));
  const counts = { ...report, rejected: rejected.length };
  print(t(testRun ? 'strategies.command.wouldImport' : 'strategies.command.imported', counts), { ...report, rejected });
}

function dateIn(text: string): string {
  if (!isBusinessDate(text)) throw new AppError('invalid', 'date-invalid', { date: text });
  return text;
}

/** `MO,TH` in ISO order, each once. Error: `invalid/order-day-unknown` {day}. */
function weekdaysIn(text: string): WeekdayCode[] {
  const named = text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter((day) => day !== '');
  const unknown = named.find((day) => !(WEEKDAY_CODES as readonly string[]).includes(day));
  if (unknown !== undefined) throw new AppError('invalid', 'order-day-unknown', { day: unknown });
  return WEEKDAY_CODES.filter((code) => named.includes(code));
}
