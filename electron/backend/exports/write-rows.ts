import { setImmediate } from 'node:timers/promises';
import { inLongSnapshot } from '../../../db/connection.ts';
import type { ExportFormat } from '../../../shared/contract/exports.ts';
import { csvTextCell } from '../../../shared/domain/exports/csv-cell.ts';
import type { RowShape } from '../../../shared/domain/exports/file-table.ts';
import type { JobContext } from '../jobs/job.ts';
import { FILE_OF_FORMAT } from './export-files.ts';
import { openPartFile, type PartFile, type WrittenFile } from './part-file.ts';
import type { BookColumn } from './spreadsheet/book-parts.ts';
import { writeBook } from './spreadsheet/write-book.ts';

/** Where rows go, and as what. */
export interface RowsTarget {
  readonly format: ExportFormat;
  /** Absolute path of the finished file. */
  readonly file: string;
  /** Whether a file of that name may be replaced. */
  readonly replace: boolean;
}

export interface RowsToWrite {
  /** Names the sheets of a workbook. */
  readonly title: string;
  readonly columns: readonly BookColumn[];
  /** How many `rows` there are; asked for by workbooks alone, whose sheets are listed before them. */
  rowCount(): number;
  /** In the shape of the format. Closed when the writing ends early. */
  readonly rows: IterableIterator<string>;
  /** Decimal places of amounts. */
  readonly amountDigits: number;
  /** Share of the work that is done with so many rows, 0 to 1. */
  share(written: number): number;
}

export interface WrittenRows extends WrittenFile {
  /** Without headers. */
  readonly rows: number;
}

const BYTE_ORDER_MARK = '\ufeff';
const LINE_END = '\r\n';
/** How many lines pass between two looks at "cancelled?" and two words of progress. */
const LINES_A_STEP = 2_000;

export const shapeOf = (format: ExportFormat): RowShape => (format === 'xlsx' ? 'xlsx' : 'csv');

/**
 * Writes rows as a file, one pass over one state of the data, memory bounded by the chunk. The file stands under its
 * name only when whole; cancelled or failed, nothing is left. Errors: `refused/job-cancelled`, those of `openPartFile`.
 */
export async function writeRows(job: JobContext, target: RowsTarget, make: () => RowsToWrite): Promise<WrittenRows> {
  const { format } = target;
  const part = openPartFile(target.file, FILE_OF_FORMAT[format].encoding, job.dataDir);
  try {
    const rows = await inLongSnapshot(job.reader, async () => {
      const { rowCount, share, ...book } = make();
      const onRows = (written: number) => {
        job.throwIfCancelled();
        job.progress(share(written), { rows: written });
      };
      if (format === 'xlsx') return writeBook(part, { ...book, rowCount: rowCount(), atMs: job.nowMs(), onRows });
      if (format === 'csv') part.write(BYTE_ORDER_MARK);
      return writeLines(part, book, onRows);
    });
    job.throwIfCancelled();
    return { rows, ...(await part.finish(target.replace)) };
  } finally {
    part.abandon();
  }
}

async function writeLines(
  part: PartFile,
  { columns, rows }: Pick<RowsToWrite, 'columns' | 'rows'>,
  onRows: (written: number) => void,
): Promise<number> {
  part.write(columns.map(({ title }) => csvTextCell(title)).join(',') + LINE_END);
  let written = 0;
  for (const line of rows) {
    part.write(line + LINE_END);
    written += 1;
    if (written % LINES_A_STEP > 0) continue;
    onRows(written);
    // On the command line an interrupt is heard only between two turns.
    await setImmediate();
  }
  return written;
}
