import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { countCallLog } from '../../db/call-log.ts';
import { type NamedThing, namedIds } from '../../db/call-log-choices.ts';
import type { ReadableDB } from '../../db/connection.ts';
import {
  CALL_COLUMNS,
  CALL_DIRECTIONS,
  type CallColumn,
  type CallDirection,
  COUNTED_CALLS,
  type CountedCallsName,
  callLogFilter,
} from '../../shared/contract/call-log.ts';
import {
  DISPOSITIONS,
  type Disposition,
  NO_ORDER_REASONS,
  type NoOrderReason,
} from '../../shared/contract/dispositions.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../../shared/contract/exports.ts';
import { isBusinessDate } from '../../shared/domain/calendar/business-date.ts';
import { formatCount } from '../../shared/i18n/format.ts';
import { DATABASE_FILE } from '../backend/backend.ts';
import { callLogViewOf, checkRange } from '../backend/call-log/call-log-view.ts';
import { callExportAudit } from '../backend/exports/start-call-export.ts';
import { clearLeftParts } from './clear-left-parts.ts';
import type { CommandHost } from './command-host.ts';
import { keepFiles } from './keep-files.ts';

/** Of CSV; the formats name it too. */
const ENCODINGS = ['utf-8', 'gb18030'] as const;

const YES_NO = ['yes', 'no'] as const;
type YesNo = (typeof YES_NO)[number];

interface ExportOptions {
  readonly from: string;
  readonly to: string;
  readonly out: string;
  readonly format: ExportFormat;
  readonly encoding?: (typeof ENCODINGS)[number];
  readonly columns: readonly CallColumn[];
  readonly seat: readonly string[];
  readonly operator: readonly string[];
  readonly class: readonly string[];
  readonly route: readonly string[];
  readonly team: readonly string[];
  readonly hour: readonly number[];
  readonly counted?: CountedCallsName;
  readonly direction?: CallDirection;
  readonly disposition: readonly Disposition[];
  readonly reason: readonly NoOrderReason[];
  readonly withOrder?: YesNo;
  readonly withCase?: YesNo;
  readonly number?: string;
  readonly customer?: string;
  readonly force?: boolean;
}

/** `calls export`: the call log as a file, as the screen exports it. */
export function addCalls(program: Command, host: CommandHost): void {
  const { t } = host;
  const group = program.command('calls').description(t('exports.command.calls'));
  group
    .command('export')
    .description(t('exports.command.export'))
    .requiredOption('--from <D>', t('exports.command.from'), date)
    .requiredOption('--to <D>', t('exports.command.to'), date)
    .requiredOption('--out <FILE>', t('exports.command.out'))
    .addOption(new Option('--format <format>', t('exports.command.format')).choices(EXPORT_FORMATS).default('csv'))
    .addOption(new Option('--encoding <encoding>', t('exports.command.encoding')).choices(ENCODINGS))
    .option('--columns <names>', t('exports.command.columns', { columns: CALL_COLUMNS.join(',') }), columnNames, [
      ...CALL_COLUMNS,
    ])
    .option('--seat <code...>', t('exports.command.seat'), [])
    .option('--operator <login...>', t('exports.command.operator'), [])
    .option('--class <code...>', t('exports.command.class'), [])
    .option('--route <code...>', t('exports.command.route'), [])
    .option('--team <code...>', t('exports.command.team'), [])
    .option('--hour <hour...>', t('exports.command.hour'), hours, [])
    .addOption(new Option('--counted <figure>', t('exports.command.counted')).choices(COUNTED_CALLS))
    .addOption(new Option('--direction <direction>', t('exports.command.direction')).choices(CALL_DIRECTIONS))
    .addOption(
      new Option('--disposition <code...>', t('exports.command.disposition')).choices(DISPOSITIONS).default([], ''),
    )
    .addOption(new Option('--reason <code...>', t('exports.command.reason')).choices(NO_ORDER_REASONS).default([], ''))
    .addOption(new Option('--with-order <answer>', t('exports.command.withOrder')).choices(YES_NO))
    .addOption(new Option('--with-case <answer>', t('exports.command.withCase')).choices(YES_NO))
    .option('--number <digits>', t('exports.command.number'), numberEnd)
    .option('--customer <code>', t('exports.command.customer'))
    .option('--force', t('exports.command.force'))
    .addHelpText('after', () => `\n${t('exports.command.example')}`)
    .action((options: ExportOptions, command: Command) => exportCalls(host, options, command));
}

async function exportCalls(host: CommandHost, options: ExportOptions, command: Command): Promise<void> {
  const { t, language } = host;
  checkRange(options);
  const format = formatOf(options, command);
  const file = resolve(options.out);
  if (options.force !== true && existsSync(file)) throw new AppError('refused', 'export-file-exists', { file });
  keepFiles(file, [join(host.dataDir, DATABASE_FILE)]);
  const folder = await host.open();
  clearLeftParts(host);
  const { services, actor } = folder;
  const ids = (kind: NamedThing, names: readonly string[]) => idsOf(services.db, kind, names);
  const filter = callLogFilter.parse({
    from: options.from,
    to: options.to,
    seatIds: ids('seat', options.seat),
    operatorIds: ids('operator', options.operator),
    classIds: ids('class', options.class),
    routeIds: ids('route', options.route),
    teamIds: ids('team', options.team),
    hours: [...options.hour],
    counted: options.counted ?? null,
    direction: options.direction ?? null,
    dispositions: [...options.disposition],
    noOrderReasons: [...options.reason],
    hasOrder: answerOf(options.withOrder),
    hasTicket: answerOf(options.withCase),
    number: options.number ?? null,
    customerId: options.customer === undefined ? null : (ids('customer', [options.customer])[0] ?? null),
  });
  const view = callLogViewOf(actor);
  if (countCallLog(services.db, filter, view) === 0) host.note(t('exports.nothingMatches'));
  const { columns } = options;
  const replace = options.force === true;
  const result = await folder.runJob('export-calls', { filter, view, columns, format, language, file, replace });
  try {
    await folder.run(
      'exports.startCalls',
      (_tx, ctx) =>
        ctx.audit({
          entity: 'export',
          entityId: file,
          after: { ...callExportAudit({ filter, columns: [...columns], format }, view.fullNumbers), ...result },
        }),
      filter,
      'access',
    );
  } catch (error) {
    // An export that the audit log doesn't know must not stay.
    rmSync(file, { force: true });
    throw error;
  }
  const counted = formatCount(result.rows, language);
  host.print(t('exports.command.done', { rows: counted, file, sha256: result.sha256 }), {
    file,
    format,
    from: filter.from,
    to: filter.to,
    columns,
    ...result,
  });
}

/** `--format csv --encoding gb18030` says the same as `--format csv-gb18030`. */
function formatOf({ format, encoding }: ExportOptions, command: Command): ExportFormat {
  if (encoding === undefined) return format;
  if (format !== 'csv') {
    command.error(`error: option '--encoding ${encoding}' cannot be used with option '--format ${format}'`, {
      exitCode: 2,
      code: 'commander.conflictingOption',
    });
  }
  return encoding === 'gb18030' ? 'csv-gb18030' : 'csv';
}

function idsOf(db: ReadableDB, kind: NamedThing, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const ids = namedIds(db, kind, name);
    if (ids.length === 0) throw new AppError('not-found', `${kind}-named-unknown`, { name });
    return ids;
  });
}

function answerOf(answer: YesNo | undefined): boolean | null {
  return answer === undefined ? null : answer === 'yes';
}

function date(text: string): string {
  if (!isBusinessDate(text)) throw new InvalidArgumentError('YYYY-MM-DD');
  return text;
}

function columnNames(text: string): CallColumn[] {
  const known: readonly string[] = CALL_COLUMNS;
  const names = text.split(',').map((name) => name.trim());
  const wrong = names.find((name) => !known.includes(name));
  if (wrong !== undefined) throw new InvalidArgumentError(wrong);
  return names as CallColumn[];
}

/** `--hour 9 10`, one after the other. */
function hours(text: string, before: readonly number[]): number[] {
  if (!/^(\d|1\d|2[0-3])$/.test(text)) throw new InvalidArgumentError(text);
  return [...before, Number(text)];
}

function numberEnd(text: string): string {
  if (!/^\d{4,20}$/.test(text)) throw new InvalidArgumentError(text);
  return text;
}
