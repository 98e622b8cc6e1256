import type { Delimiter, FileEncoding } from '../../../shared/contract/import-mapping.ts';
import type { JobContext } from '../jobs/job.ts';
import { type DetectChoices, detectFile } from './detect-file.ts';
import { readRecords } from './read-records.ts';
import type { DetectedBook } from './spreadsheet/detect-book.ts';

export interface FilePreview {
  /** null: a spreadsheet. */
  readonly text: { readonly encoding: FileEncoding; readonly delimiter: Delimiter } | null;
  /** null: a text. */
  readonly book: Pick<DetectedBook, 'sheet' | 'headerRow' | 'sheets'> | null;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const PREVIEW_ROWS = 200;

/** Header and first rows of a file. Errors: those of `detectFile` and `readRecords`. */
export async function previewFile(
  _job: JobContext,
  input: DetectChoices & { readonly file: string },
): Promise<FilePreview> {
  const detected = await detectFile(input.file, input);
  const records: string[][] = [];
  await readRecords(input.file, detected, (cells) => {
    records.push([...cells]);
    return records.length <= PREVIEW_ROWS;
  });
  const [header = [], ...rows] = records;
  const isBook = detected.format === 'book';
  return {
    text: isBook ? null : { encoding: detected.encoding, delimiter: detected.delimiter },
    book: isBook ? { sheet: detected.sheet, headerRow: detected.headerRow, sheets: detected.sheets } : null,
    columns: header.map((cell) => cell.trim()),
    rows,
  };
}
