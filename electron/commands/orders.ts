import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { handOverContent } from '../../db/hand-overs.ts';
import { findRouteByCode } from '../../db/routes.ts';
import { companySettings } from '../../db/settings.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { isBusinessDate } from '../../shared/domain/calendar/business-date.ts';
import { failureWords } from '../../shared/i18n/failure-words.ts';
import { formatCount, formatCutoff } from '../../shared/i18n/format.ts';
import { DATABASE_FILE } from '../backend/backend.ts';
import { openPartFile } from '../backend/exports/part-file.ts';
import { handOver } from '../backend/orders/hand-over.ts';
import { listFailed } from '../backend/orders/list-failed.ts';
import { clearLeftParts } from './clear-left-parts.ts';
import type { CommandHost } from './command-host.ts';
import { keepFiles } from './keep-files.ts';

interface HandOverOptions {
  readonly route: string;
  readonly delivery: string;
  readonly out: string;
  readonly force?: boolean;
}

/** `orders`: a route's orders for one delivery as the distribution system's file, and the list of failed ones. */
export function addOrders(program: Command, host: CommandHost): void {
  const { t } = host;
  const group = program.command('orders').description(t('handOver.command.orders'));
  group
    .command('hand-over')
    .description(t('handOver.command.handOver'))
    .requiredOption('--route <CODE>', t('handOver.command.route'))
    .requiredOption('--delivery <D>', t('handOver.command.delivery'), date)
    .requiredOption('--out <FILE>', t('handOver.command.out'))
    .option('--force', t('handOver.command.force'))
    .addHelpText('after', () => `\n${t('handOver.command.example')}`)
    .action((options: HandOverOptions) => handOverToFile(host, options));
  group
    .command('failed')
    .description(t('handOver.command.failed'))
    .option('--lost', t('handOver.command.lost'))
    .action(({ lost = false }: { lost?: boolean }) => printFailed(host, lost));
}

/** As the lists of the screen have them; more are a matter for it. */
const MOST_LISTED = 500;

async function printFailed(host: CommandHost, lost: boolean): Promise<void> {
  const { t } = host;
  const folder = await host.open();
  const { timeZone } = companySettings(folder.services.db);
  const { rows, more } = folder.query(listFailed, { lost, limit: MOST_LISTED, offset: 0 });
  const until = (atMs: number | null): string => (atMs === null ? t('orders.noRescue') : formatCutoff(atMs, timeZone));
  const lines = rows.map(({ number, customerCode, customerName, failure }) =>
    t('handOver.command.failedLine', {
      number,
      customer: `${customerCode} ${customerName}`,
      reason: failure ? failureWords(t, failure) : '',
      until: until(failure?.rescueAtMs ?? null),
    }),
  );
  host.print(lines.join('\n') || t('handOver.command.failedNone'), {
    orders: rows.map(({ number, customerCode, customerName, routeCode, deliveryDate, amountMinor, failure, call }) => ({
      ...{ number, customerCode, customerName, route: routeCode, deliveryDate, amountMinor },
      ...{ reason: failure?.reason, note: failure?.note, failedAtMs: failure?.atMs, rescueAtMs: failure?.rescueAtMs },
      call,
    })),
    more,
  });
}

async function handOverToFile(host: CommandHost, options: HandOverOptions): Promise<void> {
  const { t, language } = host;
  const file = resolve(options.out);
  keepFiles(file, [join(host.dataDir, DATABASE_FILE)]);
  const folder = await host.open();
  clearLeftParts(host);
  const { db } = folder.services;
  const route = findRouteByCode(db, options.route);
  if (!route) throw new AppError('not-found', 'route-named-unknown', { name: options.route });
  const isKept = (sha256: string) => options.force === true || isSame(file, sha256);
  /** Refused before anything is frozen; the file that is there may be the one that is asked for again. */
  const handOverUnlessKept: typeof handOver = (tx, ctx, asked) => {
    const made = handOver(tx, ctx, asked);
    if (existsSync(file) && !isKept(made.sha256)) throw new AppError('refused', 'export-file-exists', { file });
    return made;
  };
  const part = openPartFile(file, 'utf-8', host.dataDir);
  try {
    const input = { routeId: route.id, deliveryDate: options.delivery };
    const made = await folder.run('orders.handOver', handOverUnlessKept, input);
    part.write(handOverContent(db, made.handOverId)?.toString('utf8') ?? '');
    await part.finish(isKept(made.sha256));
    const counts = {
      number: made.number,
      orders: formatCount(made.orderCount, language),
      lines: formatCount(made.lineCount, language),
      file,
      sha256: made.sha256,
    };
    const { handOverId: _id, orderCount, lineCount, ...rest } = made;
    host.print(t(made.repeated ? 'handOver.command.again' : 'handOver.command.done', counts), {
      ...rest,
      orders: orderCount,
      lines: lineCount,
      route: route.code,
      delivery: options.delivery,
      file,
    });
  } finally {
    part.abandon();
  }
}

function isSame(file: string, sha256: string): boolean {
  return existsSync(file) && createHash('sha256').update(readFileSync(file)).digest('hex') === sha256;
}

function date(text: string): string {
  if (!isBusinessDate(text)) throw new InvalidArgumentError('YYYY-MM-DD');
  return text;
}
