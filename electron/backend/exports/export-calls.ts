import { callExportLines, inSnapshot } from '../../../db/call-export.ts';
import { countCallLog } from '../../../db/call-log.ts';
import type { CallLogView } from '../../../db/call-log-filter.ts';
import { companySettings } from '../../../db/settings.ts';
import type { CallColumn, CallLogFilter } from '../../../shared/contract/call-log.ts';
import type { ExportEncoding } from '../../../shared/contract/exports.ts';
import { csvTextCell } from '../../../shared/domain/exports/csv-cell.ts';
import { createTranslator, type Language } from '../../../shared/i18n/index.ts';
import type { JobContext } from '../jobs/job.ts';
import { callExportForm } from './call-export-form.ts';
import { openPartFile, type WrittenFile } from './part-file.ts';

export interface ExportCallsInput {
  readonly filter: CallLogFilter;
  /** Whose eyes the file is for: decided by the backend, never by the asker. */
  readonly view: CallLogView;
  readonly columns: readonly CallColumn[];
  readonly encoding: ExportEncoding;
  readonly language: Language;
  /** Absolute path of the finished file. */
  readonly file: string;
  /** Whether a file of that name may be replaced. */
  readonly replace: boolean;
}

export interface ExportCallsResult extends WrittenFile {
  /** Without the header. */
  readonly rows: number;
}

const BYTE_ORDER_MARK = '\ufeff';
const LINE_END = '\r\n';
/** How many lines pass between two looks at "cancelled?" and two words of progress. */
const LINES_A_STEP = 2_000;

/**
 * Writes what the filter shows as a CSV file: a line of SQL each, one pass, memory bounded by the chunk. The file stands
 * under its name only when whole; cancelled or failed, nothing is left. UTF-8 has a byte order mark for spreadsheets.
 */
export async function exportCalls(job: JobContext, input: ExportCallsInput): Promise<ExportCallsResult> {
  const { filter, view, columns } = input;
  const t = createTranslator(input.language).t;
  const form = callExportForm(t, companySettings(job.reader), filter, columns);
  const part = openPartFile(input.file, input.encoding);
  try {
    if (input.encoding === 'utf-8') part.write(BYTE_ORDER_MARK);
    part.write(columns.map((column) => csvTextCell(t(`callLog.column.${column}`))).join(',') + LINE_END);
    const rows = inSnapshot(job.reader, () => {
      const expected = countCallLog(job.reader, filter, view);
      let written = 0;
      for (const line of callExportLines(job.reader, filter, view, form)) {
        part.write(line + LINE_END);
        written += 1;
        if (written % LINES_A_STEP === 0) {
          job.throwIfCancelled();
          job.progress(written / expected, { rows: written, expected });
        }
      }
      return written;
    });
    job.throwIfCancelled();
    return { rows, ...(await part.finish(input.replace)) };
  } finally {
    part.abandon();
  }
}
