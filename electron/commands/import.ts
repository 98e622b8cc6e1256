import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Argument, type Command, Option } from 'commander';
import { classTypesForImport } from '../../db/imports/customer-classes.ts';
import { AppError } from '../../shared/contract/errors.ts';
import {
  encodingChoice,
  IMPORT_KINDS,
  type ImportKind,
  type ImportMapping,
  importMapping,
} from '../../shared/contract/import-mapping.ts';
import type { ImportReport } from '../../shared/contract/import-report.ts';
import { openFields, suggestMapping } from '../../shared/domain/imports/suggest-mapping.ts';
import { formatCount } from '../../shared/i18n/format.ts';
import { DATABASE_FILE } from '../backend/backend.ts';
import { proposedSheet } from '../backend/imports/preview-upload.ts';
import { clearLeftParts } from './clear-left-parts.ts';
import type { CommandHost, OpenFolder } from './command-host.ts';
import { keepFiles } from './keep-files.ts';
import { wholeNumber } from './whole-number.ts';

interface ImportCommandOptions {
  readonly map?: string;
  readonly dryRun?: boolean;
  readonly rejects?: string;
  readonly encoding?: ImportMapping['encoding'];
  readonly sheet?: string;
  readonly headerRow?: number;
  readonly makeCallable?: boolean;
  readonly allOrNothing?: boolean;
}

/** `import`: routes, customers, class memberships, products, order history, an order calendar, quotas, stock, prices, balances, web orders, order results or people from a file. */
export function addImport(program: Command, host: CommandHost): void {
  const { t } = host;
  program
    .command('import')
    .description(t('imports.command.description'))
    .addArgument(new Argument('<kind>', t('imports.command.kind')).choices(IMPORT_KINDS))
    .argument('<file>', t('imports.command.file'))
    .option('--map <map.json>', t('imports.command.map'))
    .option('--dry-run', t('imports.command.dryRun'))
    .option('--rejects <out.csv>', t('imports.command.rejects'))
    .addOption(new Option('--encoding <encoding>', t('imports.command.encoding')).choices(encodingChoice.options))
    .option('--sheet <name>', t('imports.command.sheet'))
    .option('--header-row <n>', t('imports.command.headerRow'), wholeNumber)
    .option('--make-callable', t('imports.command.makeCallable'))
    .option('--all-or-nothing', t('imports.command.allOrNothing'))
    .addHelpText('after', () => `\n${t('imports.command.after')}`)
    .action(async (kind: ImportKind, file: string, options: ImportCommandOptions) => {
      if (options.makeCallable && kind !== 'orders') throw new AppError('invalid', 'import-callable-orders-only');
      const folder = await host.open();
      const path = resolve(file);
      const rejectsFile = options.rejects === undefined ? null : resolve(options.rejects);
      if (rejectsFile !== null) {
        const map = options.map === undefined ? [] : [resolve(options.map)];
        keepFiles(rejectsFile, [path, ...map, join(host.dataDir, DATABASE_FILE)]);
        clearLeftParts(host);
      }
      const mapping =
        options.map === undefined ? await guess(folder, kind, path, options) : await load(options.map, kind);
      const report = await folder.runJob('import-file', {
        importId: folder.services.ports.newId(),
        file: path,
        fileName: file,
        mapping: { ...mapping, encoding: options.encoding ?? mapping.encoding, ...sheetOf(options) },
        testRun: options.dryRun ?? false,
        allOrNothing: options.allOrNothing ?? false,
        makeCallable: options.makeCallable ?? false,
        rejectsFile,
        language: host.language,
        actor: { id: folder.actor.operatorId, name: folder.actor.name },
      });
      const { firstRejects: _shown, ...figures } = report;
      host.print(summary(report, host), figures);
      if (report.kind === 'orders' && report.outcome === 'imported' && report.accepted > 0) {
        await folder.runJob('count-popularity', undefined);
      }
      for (const what of ['hiddenRows', 'mergedAreas'] as const) {
        const found = report.sheet?.[what] ?? 0;
        if (found > 0) host.note(t(`imports.report.${what}`, { name: report.sheet?.name, count: found }));
      }
      if (report.otherCurrency !== null)
        host.note(t('imports.report.otherCurrency', { currency: report.otherCurrency }));
      if (report.adoptedCurrency !== null && report.outcome === 'imported') {
        host.note(t('imports.report.adoptedCurrency', { currency: report.adoptedCurrency }));
      }
      if (report.outcome === 'nothing-written') {
        throw new AppError('refused', 'import-all-or-nothing', { rejected: report.rejected });
      }
    });
}

async function load(file: string, kind: ImportKind): Promise<ImportMapping> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new AppError('not-found', 'import-map-missing', { file });
  });
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new AppError('invalid', 'import-map-not-json', { file, problem: (error as Error).message });
  }
  const parsed = importMapping.safeParse(json);
  if (!parsed.success) {
    const problem = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
    throw new AppError('invalid', 'import-map-invalid', { file, problem });
  }
  if (parsed.data.kind !== kind) throw new AppError('invalid', 'import-map-kind', { kind, found: parsed.data.kind });
  return parsed.data;
}

/** Without a mapping file the header must tell everything that is required; classes are those of the company's types. */
async function guess(
  folder: OpenFolder,
  kind: ImportKind,
  file: string,
  options: ImportCommandOptions,
): Promise<ImportMapping> {
  const { db } = folder.services;
  const asked = { file, encoding: options.encoding ?? 'auto', delimiter: 'auto', ...sheetOf(options) } as const;
  let preview = await folder.runJob('preview-file', asked);
  const proposed = options.sheet === undefined ? proposedSheet(db, kind, preview.book) : undefined;
  if (proposed !== undefined) preview = await folder.runJob('preview-file', { ...asked, sheet: proposed });
  const suggested = suggestMapping(kind, preview.columns, preview.rows, classTypesForImport(db));
  const open = openFields(kind, suggested);
  if (open.length > 0) throw new AppError('invalid', 'import-map-needed', { fields: open.join(', ') });
  const { sheet } = preview.book ?? {};
  return importMapping.parse(sheet === undefined ? suggested : { ...suggested, sheet });
}

function sheetOf({ sheet, headerRow }: ImportCommandOptions): Pick<ImportMapping, 'sheet' | 'headerRow'> {
  return { ...(sheet === undefined ? {} : { sheet }), ...(headerRow === undefined ? {} : { headerRow }) };
}

function summary(report: ImportReport, { t, language }: CommandHost): string {
  const count = (value: number) => formatCount(value, language);
  const { created, updated } = report;
  const lines = [
    t(`imports.report.outcome.${report.outcome}`),
    t('imports.report.rows', {
      rows: count(report.rows),
      accepted: count(report.accepted),
      duplicates: count(report.duplicates),
      rejected: count(report.rejected),
    }),
    ...Object.entries(report.rejectedByReason).map(
      ([reason, rows]) => `  ${t(`imports.reasonTitles.${reason}`)}: ${count(rows)}`,
    ),
  ];
  if (created.customers + created.products + created.orders + report.cancelled > 0) {
    const { customers, products, orders } = created;
    const counts = { customers: count(customers), products: count(products), orders: count(orders) };
    lines.push(t('imports.report.created', { ...counts, cancelled: count(report.cancelled) }));
  }
  if (updated.customers + updated.products > 0) {
    lines.push(t('imports.report.updated', { customers: count(updated.customers), products: count(updated.products) }));
  }
  if (report.calendarRows) {
    const { created: made, changed } = report.calendarRows;
    lines.push(t('imports.report.calendarRows', { created: count(made), changed: count(changed) }));
  }
  if (report.people) {
    const { created: made, changed } = report.people;
    lines.push(t('imports.report.people', { created: count(made), changed: count(changed) }));
    if (made > 0 && report.outcome === 'imported') lines.push(t('imports.report.peoplePasswords'));
  }
  if (report.quotaRows) {
    const { created: made, changed } = report.quotaRows;
    lines.push(t('imports.report.quotaRows', { created: count(made), changed: count(changed) }));
  }
  if (report.routes) {
    const { created: made, changed } = report.routes;
    lines.push(t('imports.report.routes', { created: count(made), changed: count(changed) }));
    if (changed > 0) lines.push(t('imports.report.routesQueue'));
  }
  if (report.webOrders) {
    const { changed, calls, remarks } = report.webOrders;
    const counts = { changed: count(changed), closed: count(calls.closed), opened: count(calls.opened) };
    lines.push(t('imports.report.webOrders', counts));
    if (calls.uncalled > 0) lines.push(t('imports.report.uncalled', { count: calls.uncalled }));
    for (const { key, ...words } of remarks) lines.push(t(`imports.report.remarks.${key}`, words));
  }
  if (report.lateCustomers) lines.push(t('lateQuotas.imported', { count: count(report.lateCustomers) }));
  if (report.orderResults) {
    const { delivered, failed, lost } = report.orderResults;
    const figures = { delivered: count(delivered), failed: count(failed), lost: count(lost) };
    lines.push(t('imports.report.orderResults', figures));
  }
  if (report.madeCallable > 0) lines.push(t('imports.report.madeCallable', { customers: count(report.madeCallable) }));
  return lines.join('\n');
}
