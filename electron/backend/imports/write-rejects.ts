import { eachReject } from '../../../db/imports/staged-rows.ts';
import type { StagingDB } from '../../../db/imports/staging.ts';
import { REJECT_COLUMNS, withoutRejectColumns } from '../../../shared/domain/imports/reject-columns.ts';
import { createTranslator, type Language } from '../../../shared/i18n/index.ts';
import { openPartFile } from '../exports/part-file.ts';
import type { JobContext } from '../jobs/job.ts';
import type { DetectedFile } from './detect-file.ts';
import { readRecords } from './read-records.ts';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Writes the refused rows as they stand in the file, each with its line, reason and a sentence, as CSV in UTF-8 with a
 * byte order mark: corrected, it can be imported with the same mapping. Nothing of it exists under its name before it
 * is whole. The rows are read from the file once more, so that staging need not keep a copy of every row.
 */
export async function writeRejects(
  job: JobContext,
  staging: StagingDB,
  source: { readonly file: string; readonly detected: DetectedFile },
  target: { readonly file: string; readonly language: Language },
): Promise<void> {
  const { t } = createTranslator(target.language);
  const part = openPartFile(target.file, 'utf-8', job.dataDir);
  try {
    // An open iterator keeps its connection from closing.
    const rejects = eachReject(staging);
    try {
      part.write(BYTE_ORDER_MARK);
      let isHeader = true;
      let next = rejects.next();
      let rows = 0;
      let told = 0;
      await readRecords(source.file, source.detected, (cells, line) => {
        rows += 1;
        if (rows % 2000 === 0) job.throwIfCancelled();
        if (isHeader) {
          const own = withoutRejectColumns(cells);
          // Of a rejects file that was corrected: what its first import said of the rows is over.
          told = cells.length - own.length;
          part.write(csvLine([...REJECT_COLUMNS, ...own]));
          isHeader = false;
          return true;
        }
        // The rest of the file was taken.
        if (next.done) return false;
        if (next.value.line !== line) return true;
        const { reason, params } = next.value;
        const words = JSON.parse(params) as Record<string, string | number>;
        part.write(csvLine([String(line), reason, t(`imports.reasons.${reason}`, words), ...cells.slice(told)]));
        next = rejects.next();
        return true;
      });
    } finally {
      rejects.return?.();
    }
    await part.finish(true);
  } finally {
    part.abandon();
  }
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;
}
