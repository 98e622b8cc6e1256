import { hash } from 'node:crypto';
import { join } from 'node:path';
import { appendAudit } from '../../../db/audit.ts';
import { appendOutbox, nextNumber } from '../../../db/commands.ts';
import { storageError, type WritableDB } from '../../../db/connection.ts';
import { currencyIsOpen, importMarker } from '../../../db/imports/commit-orders.ts';
import {
  duplicateFigures,
  firstRejects,
  rejectFigures,
  setDuplicatesAside,
  stageReject,
} from '../../../db/imports/staged-rows.ts';
import {
  attachStaging,
  closeStaging,
  createStaging,
  removeOldStaging,
  removeStaging,
  type StagingDB,
  shrinkStaging,
} from '../../../db/imports/staging.ts';
import { companySettings, putSetting } from '../../../db/settings.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ImportMapping, ImportReport, RejectReason } from '../../../shared/contract/imports.ts';
import { type BoundMapping, bindMapping } from '../../../shared/domain/imports/bind-mapping.ts';
import { type Rejected, reject } from '../../../shared/domain/imports/read-order-row.ts';
import { isErrorCell } from '../../../shared/domain/imports/spreadsheet-cells.ts';
import { minorDigits } from '../../../shared/i18n/format.ts';
import type { Language } from '../../../shared/i18n/index.ts';
import type { JobContext } from '../jobs/job.ts';
import { lateCustomers } from '../quotas/late-customers.ts';
import { type DetectedFile, detectFile } from './detect-file.ts';
import { importCustomers } from './import-customers.ts';
import { importBalances, importPrices, importStock } from './import-day.ts';
import { importMemberships } from './import-memberships.ts';
import { importOrderCalendar } from './import-order-calendar.ts';
import { importOrderResults } from './import-order-results.ts';
import { importOrders } from './import-orders.ts';
import { importProducts } from './import-products.ts';
import { importQuotas } from './import-quotas.ts';
import { importRoutes } from './import-routes.ts';
import { importWebOrders } from './import-web-orders.ts';
import type { ImportSetting, KindImport } from './kind-import.ts';
import { readRecords } from './read-records.ts';
import type { SheetFacts } from './spreadsheet/read-sheet.ts';
import { writeRejects } from './write-rejects.ts';

export interface ImportFileInput {
  /** Names the staging file and the audit row. */
  readonly importId: string;
  readonly file: string;
  /** What the person calls the file. */
  readonly fileName: string;
  readonly mapping: ImportMapping;
  /** Everything but the writing. */
  readonly testRun: boolean;
  readonly allOrNothing: boolean;
  readonly makeCallable: boolean;
  /** Where the refused rows go; null: nowhere. */
  readonly rejectsFile: string | null;
  /** Of the sentences in the rejects file. */
  readonly language: Language;
  readonly actor: { readonly id: string; readonly name: string };
}

/** Rejects that the report itself shows. */
const SHOWN_REJECTS = 20;
/** Rows between two looks at the clock and at a cancelling. */
const ROWS_A_STEP = 2000;
/** Shares of the work, for the progress bar. */
const READ_SHARE = 0.6;
const RESOLVED_SHARE = 0.75;

/**
 * Imports a file: one pass that stages every row, the comparison with what is stored, then one transaction. The report
 * adds up to the rows of the file: an import that would not add up is not written.
 * Errors: those of `detectFile`, `bindMapping` and `readRecords`; `refused/job-cancelled`; `invalid/import-no-rows`.
 */
export async function importFile(job: JobContext, input: ImportFileInput): Promise<ImportReport> {
  const startedMs = performance.now();
  const folder = join(job.dataDir, 'staging');
  removeOldStaging(folder, Date.now());
  const stagingFile = join(folder, `${input.importId}.db`);
  const detected = await detectFile(input.file, { ...input.mapping, columns: namedColumns(input.mapping) });
  const staging = createStaging({
    file: stagingFile,
    liveFile: job.databaseFile,
    nativeBinding: job.nativeBinding,
    newId: job.newId,
  });
  try {
    const staged = await stageFile(job, input, detected, staging);
    const written = await resolveAndWrite(job, input, detected, staging, staged);
    const calledBefore = written.kind === 'quotas' && written.outcome === 'imported';
    const late = calledBefore ? { lateCustomers: lateCustomers(job.reader, job.nowMs(), { teamId: null }).length } : {};
    return {
      ...written,
      ...late,
      encoding: detected.format === 'text' ? detected.encoding : null,
      ...(detected.format === 'book' && staged.sheet ? { sheet: { name: detected.sheet, ...staged.sheet } } : {}),
      seconds: Math.round(performance.now() - startedMs) / 1000,
    };
  } catch (error) {
    throw storageError(error, stagingFile) ?? error;
  } finally {
    closeStaging(staging);
    removeStaging(stagingFile);
  }
}

/** The report before how long it took, and how the file was read. */
type Figures = Omit<ImportReport, 'encoding' | 'sheet' | 'seconds'>;

interface StagedFile {
  readonly kind: KindImport;
  readonly companyCurrency: string;
  readonly bound: BoundMapping;
  rows: number;
  /** null: a text. */
  sheet: SheetFacts | null;
}

async function stageFile(
  job: JobContext,
  { file, mapping, importId, fileName, actor }: ImportFileInput,
  detected: DetectedFile,
  staging: StagingDB,
): Promise<StagedFile> {
  const company = companySettings(job.reader);
  const begin = (header: readonly string[]): StagedFile => {
    const bound = bindMapping(mapping, header);
    const setting: ImportSetting = {
      mapping,
      bound,
      minorDigits: minorDigits(mapping.currency ?? company.currency),
      timeZone: company.timeZone,
      nowMs: job.nowMs(),
      newId: job.newId,
      importId,
      fileName,
      actor,
    };
    const kind = kindImport(setting, staging);
    return { kind, companyCurrency: company.currency, bound, rows: 0, sheet: null };
  };
  const holder: { staged?: StagedFile } = {};
  staging.raw.exec('BEGIN');
  const sheet = await readRecords(file, detected, (cells, line, share) => {
    const { staged } = holder;
    if (!staged) {
      holder.staged = begin(cells.map((cell) => cell.trim()));
      return;
    }
    staged.rows += 1;
    if (staged.rows % ROWS_A_STEP === 0) {
      job.throwIfCancelled();
      job.progress(share * READ_SHARE, { rows: staged.rows });
    }
    const hash = fingerprint(cells);
    const broken = errorCellIn(staged.bound, cells);
    if (broken) staged.kind.noteBroken?.(cells, line);
    const refused = broken ?? staged.kind.stage(cells, line, hash);
    if (refused) stageReject(staging, { line, hash, ...refused, quantity: staged.kind.quantityIn(cells) });
  });
  setDuplicatesAside(staging);
  staging.raw.exec('COMMIT');
  if (!holder.staged || holder.staged.rows === 0) throw new AppError('invalid', 'import-no-rows');
  holder.staged.sheet = sheet;
  return holder.staged;
}

/** The headers that a mapping names: a spreadsheet's sheet is found by them. */
function namedColumns({ fields }: ImportMapping): string[] {
  return Object.values(fields).flatMap((source) =>
    'column' in source && typeof source.column === 'string' ? [source.column] : [],
  );
}

/** What a formula left where it failed is nobody's name or number. */
function errorCellIn(bound: BoundMapping, cells: readonly string[]): Rejected | null {
  for (const { index, header } of bound.columns) {
    const text = cells[index];
    if (text !== undefined && isErrorCell(text)) return reject('cell-error', { column: header, value: text });
  }
  return null;
}

/** Of all cells: rows with the same one are the same row. 128 bits are enough for any file that fits a disk. */
function fingerprint(cells: readonly string[]): Buffer {
  return hash('sha256', cells.join('\u001f'), 'buffer').subarray(0, 16);
}

function kindImport(setting: ImportSetting, staging: StagingDB): KindImport {
  switch (setting.mapping.kind) {
    case 'orders':
      return importOrders(setting, staging);
    case 'routes':
      return importRoutes(setting, staging);
    case 'web-orders':
      return importWebOrders(setting, staging);
    case 'customers':
      return importCustomers(setting, staging);
    case 'class-memberships':
      return importMemberships(setting, staging);
    case 'order-calendar':
      return importOrderCalendar(setting, staging);
    case 'quotas':
      return importQuotas(setting, staging);
    case 'stock':
      return importStock(setting, staging);
    case 'prices':
      return importPrices(setting, staging);
    case 'balances':
      return importBalances(setting, staging);
    case 'order-results':
      return importOrderResults(setting, staging);
    case 'products':
      return importProducts(setting, staging);
  }
}

/** Stored data that changes while an import is compared with it makes it compare again, so many times at most. */
const MOST_COMPARISONS = 3;

async function resolveAndWrite(
  job: JobContext,
  input: ImportFileInput,
  detected: DetectedFile,
  staging: StagingDB,
  staged: StagedFile,
): Promise<Figures> {
  for (let comparisons = 1; ; comparisons += 1) {
    job.progress(READ_SHARE, { rows: staged.rows });
    job.throwIfCancelled();
    const marker = staging.raw.transaction(() => {
      const seen = importMarker(staging);
      staged.kind.resolve(staging);
      return seen;
    })();
    job.progress(RESOLVED_SHARE, { rows: staged.rows });
    const report = reportOf(input, staging, staged);
    if (input.rejectsFile !== null) {
      await writeRejects(
        job,
        staging,
        { file: input.file, detected },
        { file: input.rejectsFile, language: input.language },
      );
    }
    job.throwIfCancelled();
    shrinkStaging(staging);
    if (report.outcome !== 'imported') return report;
    const written = await job.write((tx) => {
      if (importMarker(tx) !== marker) return null;
      attachStaging(tx, staging.file);
      if (staged.kind.isCurrent?.(tx) === false) return null;
      return write(tx, job, input, staged, report);
    });
    if (written) return written;
    if (comparisons === MOST_COMPARISONS) throw new AppError('busy', 'import-data-changed');
  }
}

function reportOf(input: ImportFileInput, staging: StagingDB, staged: StagedFile): Figures {
  const { mapping } = input;
  const figures = staged.kind.figures(staging);
  const refused = rejectFigures(staging);
  const repeated = duplicateFigures(staging);
  const duplicates = repeated.rows + figures.stored;
  if (figures.accepted + duplicates + refused.rows !== staged.rows) {
    throw new Error(`import does not add up: ${figures.accepted} + ${duplicates} + ${refused.rows} of ${staged.rows}`);
  }
  const otherCurrency =
    mapping.currency !== undefined && mapping.currency !== staged.companyCurrency ? mapping.currency : null;
  const adopts = otherCurrency !== null && figures.accepted > 0 && currencyIsOpen(staging);
  return {
    kind: mapping.kind,
    outcome: input.testRun ? 'test-run' : input.allOrNothing && refused.rows > 0 ? 'nothing-written' : 'imported',
    rows: staged.rows,
    accepted: figures.accepted,
    duplicates,
    rejected: refused.rows,
    rejectedByReason: refused.byReason,
    created: figures.created,
    updated: figures.updated,
    ...(figures.calendarRows ? { calendarRows: figures.calendarRows } : {}),
    ...(figures.orderResults ? { orderResults: figures.orderResults } : {}),
    ...(figures.quotaRows ? { quotaRows: figures.quotaRows } : {}),
    ...(figures.routes ? { routes: figures.routes } : {}),
    ...(figures.webOrders ? { webOrders: figures.webOrders } : {}),
    cancelled: figures.cancelled,
    quantity: {
      accepted: figures.acceptedQuantity,
      duplicates: repeated.quantity + figures.storedQuantity,
      rejected: refused.quantity,
    },
    madeCallable: input.makeCallable && mapping.kind === 'orders' ? figures.created.customers : 0,
    otherCurrency: adopts ? null : otherCurrency,
    adoptedCurrency: adopts ? otherCurrency : null,
    firstRejects: firstRejects(staging, SHOWN_REJECTS).map(({ line, reason, params }) => ({
      line,
      reason: reason as RejectReason,
      params: JSON.parse(params) as Record<string, string | number>,
    })),
  };
}

/** The one transaction: the rows, what makes their customers callable, the search index, the audit row. */
function write(
  tx: WritableDB,
  job: JobContext,
  input: ImportFileInput,
  staged: StagedFile,
  compared: Figures,
): Figures {
  let report = compared;
  if (report.accepted > 0) {
    report = { ...report, ...staged.kind.commit(tx, input.makeCallable) };
    if (report.adoptedCurrency !== null) putSetting(tx, 'currency', report.adoptedCurrency);
    nextNumber(tx, 'import');
  }
  const by = { atMs: job.nowMs(), actorId: input.actor.id };
  const { firstRejects: _shown, ...figures } = report;
  const what = { file: input.fileName, ...figures };
  appendAudit(tx, {
    ...by,
    actorName: input.actor.name,
    action: 'imports.run',
    entity: 'import',
    entityId: input.importId,
    after: what,
  });
  appendOutbox(tx, { ...by, procedure: 'imports.run', payload: JSON.stringify({ importId: input.importId, ...what }) });
  return { ...report };
}
