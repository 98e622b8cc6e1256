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
import { putSetting } from '../../../db/settings.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ImportMapping } from '../../../shared/contract/import-mapping.ts';
import type { ImportReport } from '../../../shared/contract/import-report.ts';
import type { JobContext } from '../jobs/job.ts';
import { lateCustomers } from '../quotas/late-customers.ts';
import { type DetectedFile, detectFile } from './detect-file.ts';
import { type ImportFigures, importFigures } from './import-figures.ts';
import type { ImportFileInput } from './kind-import.ts';
import { READ_SHARE, type StagedFile, stageFile } from './stage-file.ts';
import { writeRejects } from './write-rejects.ts';

/** Of the whole import, for the progress bar. */
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

/** The headers that a mapping names: a spreadsheet's sheet is found by them. */
function namedColumns({ fields }: ImportMapping): string[] {
  return Object.values(fields).flatMap((source) =>
    'column' in source && typeof source.column === 'string' ? [source.column] : [],
  );
}

/** Stored data that changes while an import is compared with it makes it compare again, so many times at most. */
const MOST_COMPARISONS = 3;

async function resolveAndWrite(
  job: JobContext,
  input: ImportFileInput,
  detected: DetectedFile,
  staging: StagingDB,
  staged: StagedFile,
): Promise<ImportFigures> {
  for (let comparisons = 1; ; comparisons += 1) {
    job.progress(READ_SHARE, { rows: staged.rows });
    job.throwIfCancelled();
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
      if (importMarker(tx) !== marker) return null;
      attachStaging(tx, staging.file);
      if (staged.kind.isCurrent?.(tx) === false) return null;
      return write(tx, job, input, staged, report);
    });
    if (written) return written;
    if (comparisons === MOST_COMPARISONS) throw new AppError('busy', 'import-data-changed');
  }
}

/** The one transaction: the rows, what makes their customers callable, the search index, the audit row. */
function write(
  tx: WritableDB,
  job: JobContext,
  input: ImportFileInput,
  staged: StagedFile,
  compared: ImportFigures,
): ImportFigures {
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
