import { setImmediate } from 'node:timers/promises';
import { callExportRows } from '../../../db/call-export.ts';
import { countCallLog } from '../../../db/call-log.ts';
import type { CallLogView } from '../../../db/call-log-filter.ts';
import { inLongSnapshot } from '../../../db/connection.ts';
import { companySettings } from '../../../db/settings.ts';
import type { CallColumn, CallLogFilter } from '../../../shared/contract/call-log.ts';
import type { ExportFormat } from '../../../shared/contract/exports.ts';
import { csvTextCell } from '../../../shared/domain/exports/csv-cell.ts';
import { BYTE_ORDER_MARK } from '../../../shared/domain/exports/csv-table.ts';
import { createTranslator, type Language } from '../../../shared/i18n/index.ts';
import type { JobContext } from '../jobs/job.ts';
import { callExportForm, columnWidth } from './call-export-form.ts';
import { FILE_OF_FORMAT } from './export-files.ts';
import { openPartFile, type PartFile, type WrittenFile } from './part-file.ts';
import { writeBook } from './spreadsheet/write-book.ts';

export interface ExportCallsInput {
  readonly filter: CallLogFilter;
  /** Whose eyes the file is for: decided by the backend, never by the asker. */
  readonly view: CallLogView;
  readonly columns: readonly CallColumn[];
  readonly format: ExportFormat;
  readonly language: Language;
  /** Absolute path of the finished file. */
  readonly file: string;
  /** Whether a file of that name may be replaced. */
  readonly replace: boolean;
}

export interface ExportCallsResult extends WrittenFile {
  /** Without headers. */
  readonly rows: number;
}

const LINE_END = '\r\n';
/** How many lines pass between two looks at "cancelled?" and two words of progress. */
const LINES_A_STEP = 2_000;

/**
 * Writes what the filter shows as a file: a row of SQL each, one pass over one state of the data, memory bounded by the
 * chunk. The file stands under its name only when whole; cancelled or failed, nothing is left.
 */
export async function exportCalls(job: JobContext, input: ExportCallsInput): Promise<ExportCallsResult> {
  const { filter, view, columns, format } = input;
  const t = createTranslator(input.language).t;
  const form = callExportForm(t, companySettings(job.reader), filter, columns);
  const titles = columns.map((column) => t(`callLog.column.${column}`));
  const part = openPartFile(input.file, FILE_OF_FORMAT[format].encoding, job.dataDir);
  try {
    const rows = await inLongSnapshot(job.reader, async () => {
      const expected = countCallLog(job.reader, filter, view);
      const onRows = (written: number) => {
        job.throwIfCancelled();
        job.progress(written / expected, { rows: written, expected });
      };
      const shape = format === 'xlsx' ? 'xlsx' : 'csv';
      const found = callExportRows(job.reader, filter, view, form, shape);
      if (shape === 'csv') return writeLines(part, titles, found, format === 'csv', onRows);
      return writeBook(part, {
        title: t('callLog.title'),
        columns: titles.map((title, at) => ({ title, width: columnWidth(columns[at] as CallColumn) })),
        rowCount: expected,
        rows: found,
        amountDigits: form.currencyDigits,
        atMs: job.nowMs(),
        onRows,
      });
    });
    job.throwIfCancelled();
    return { rows, ...(await part.finish(input.replace)) };
  } finally {
    part.abandon();
  }
}

async function writeLines(
  part: PartFile,
  titles: readonly string[],
  lines: Iterable<string>,
  isMarked: boolean,
  onRows: (written: number) => void,
): Promise<number> {
  if (isMarked) part.write(BYTE_ORDER_MARK);
  part.write(titles.map(csvTextCell).join(',') + LINE_END);
  let written = 0;
  for (const line of lines) {
    part.write(line + LINE_END);
    written += 1;
    if (written % LINES_A_STEP > 0) continue;
    onRows(written);
    // On the command line an interrupt is heard only between two turns.
    await setImmediate();
  }
  return written;
}
