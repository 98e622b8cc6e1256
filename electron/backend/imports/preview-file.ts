import type { Delimiter, FileEncoding } from '../../../shared/contract/imports.ts';
import type { JobContext } from '../jobs/job.ts';
import { type DetectChoices, detectFile } from './detect-file.ts';
import { readRecords } from './read-records.ts';

export interface FilePreview {
  readonly encoding: FileEncoding;
  readonly delimiter: Delimiter;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const PREVIEW_ROWS = 200;

class Enough extends Error {}

/** Header and first rows of a file. Errors: those of `detectFile` and `readRecords`. */
export async function previewFile(
  _job: JobContext,
  input: DetectChoices & { readonly file: string },
): Promise<FilePreview> {
  const detected = await detectFile(input.file, input);
  const records: string[][] = [];
  try {
    await readRecords(input.file, detected, (cells) => {
      records.push([...cells]);
      if (records.length > PREVIEW_ROWS) throw new Enough();
    });
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  const [header = [], ...rows] = records;
  return {
    encoding: detected.encoding,
    delimiter: detected.delimiter,
    columns: header.map((cell) => cell.trim()),
    rows,
  };
}
