import { join } from 'node:path';
import { appendAudit } from '../../../db/audit.ts';
import { appendOutbox, nextNumber } from '../../../db/commands.ts';
import { storageError, type WritableDB } from '../../../db/connection.ts';
import { importMarker } from '../../../db/imports/commit-orders.ts';
import {
  attachStaging,
  closeStaging,
  createStaging,
  removeOldStaging,
  removeStaging,
  type StagingDB,
  shrinkStaging,
} from '../../../db/imports/staging.ts';
import { oldestTaken } from '../../../db/imports/taken-rows.ts';
import { putSetting } from '../../../db/settings.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ImportMapping } from '../../../shared/contract/import-mapping.ts';
import type { ImportReport } from '../../../shared/contract/import-report.ts';
import type { JobContext } from '../jobs/job.ts';
import { lateCustomers } from '../quotas/late-customers.ts';
import { type DetectedFile, detectFile } from './detect-file.ts';
import { type ImportFigures, importFigures } from './import-figures.ts';
import { type ImportFileInput, RESOLVED_SHARE } from './kind-import.ts';
import { READ_SHARE, type StagedFile, stageFile } from './stage-file.ts';
import { writeRejects } from './write-rejects.ts';
import { writeTaken } from './write-taken.ts';

/**
 * Imports a file: one pass that stages every row, the comparison with what is stored, then one transaction that writes it,
 * or takes it over to be written in steps where it is large. The report adds up to the rows of the file: an import that
 * would not add up is not written.
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
    const asReport: AsReport = (figures) => ({
      ...figures,
      encoding: detected.format === 'text' ? detected.encoding : null,
      ...(detected.format === 'book' && staged.sheet ? { sheet: { name: detected.sheet, ...staged.sheet } } : {}),
      seconds: Math.round(performance.now() - startedMs) / 1000,
    });
    const written = await resolveAndWrite(job, input, { detected, staging, staged, asReport });
    const calledBefore = written.kind === 'quotas' && written.outcome === 'imported';
    const late = calledBefore ? { lateCustomers: lateCustomers(job.reader, job.nowMs(), { teamId: null }).length } : {};
    return { ...asReport(written), ...late };
  } catch (error) {
    throw storageError(error, stagingFile) ?? error;
  } finally {
    closeStaging(staging);
    removeStaging(stagingFile);
  }
}

/** The figures with how the file was read, and how long it has taken so far. */
type AsReport = (figures: ImportFigures) => ImportReport;

interface Prepared {
  readonly detected: DetectedFile;
  readonly staging: StagingDB;
  readonly staged: StagedFile;
  readonly asReport: AsReport;
}

/** The headers that a mapping names: a spreadsheet's sheet is found by them. */
function namedColumns({ fields }: ImportMapping): string[] {
  return Object.values(fields).flatMap((source) =>
    'column' in source && typeof source.column === 'string' ? [source.column] : [],
  );
}

/** Rows of which fewer are written at one go; about a tenth of a second. */
const MOST_AT_ONCE = 1000;

/** Stored data that changes while an import is compared with it makes it compare again, so many times at most. */
const MOST_COMPARISONS = 3;

async function resolveAndWrite(job: JobContext, input: ImportFileInput, prepared: Prepared): Promise<ImportFigures> {
  const { detected, staging, staged } = prepared;
  let done = 0;
  for (let comparisons = 1; ; comparisons += 1) {
    job.progress(READ_SHARE, { rows: staged.rows });
    job.throwIfCancelled();
    // What another import has taken over is there before this one is compared.
    if (!input.testRun) await writeTaken(job);
    const marker = staging.raw.transaction(() => {
      const seen = importMarker(staging);
      staged.kind.resolve(staging);
      return seen;
    })();
    job.progress(RESOLVED_SHARE, { rows: staged.rows });
    const report = importFigures(input, staging, staged);
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
      if (importMarker(tx) !== marker || oldestTaken(tx)) return null;
      attachStaging(tx, staging.file);
      if (staged.kind.isCurrent?.(tx) === false) return null;
      return write(tx, job, input, prepared, report);
    });
    if (written) {
      await writeTaken(job, (rows) => {
        done += rows;
        job.progress(RESOLVED_SHARE + (1 - RESOLVED_SHARE) * (done / report.accepted), { rows: staged.rows });
      });
      return written;
    }
    if (comparisons === MOST_COMPARISONS) throw new AppError('busy', 'import-data-changed');
  }
}

/**
 * The one transaction: the rows, or that they are taken over, what makes their customers callable, the search index, the
 * audit row.
 */
function write(
  tx: WritableDB,
  job: JobContext,
  input: ImportFileInput,
  { staged: { kind }, asReport }: Prepared,
  compared: ImportFigures,
): ImportFigures {
  let report = compared;
  if (report.accepted > 0) {
    if (kind.takeOver && report.accepted > MOST_AT_ONCE) kind.takeOver(tx, asReport(report));
    else report = { ...report, ...kind.commit(tx, input.makeCallable) };
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
