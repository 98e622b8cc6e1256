import { hash } from 'node:crypto';
import { setDuplicatesAside, stageReject } from '../../../db/imports/staged-rows.ts';
import type { StagingDB } from '../../../db/imports/staging.ts';
import { companySettings } from '../../../db/settings.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { type BoundMapping, bindMapping } from '../../../shared/domain/imports/bind-mapping.ts';
import { type Rejected, reject } from '../../../shared/domain/imports/read-order-row.ts';
import { isErrorCell } from '../../../shared/domain/imports/spreadsheet-cells.ts';
import { minorDigits } from '../../../shared/i18n/format.ts';
import type { JobContext } from '../jobs/job.ts';
import type { DetectedFile } from './detect-file.ts';
import type { ImportFileInput, ImportSetting, KindImport } from './kind-import.ts';
import { kindImport } from './kinds.ts';
import { readRecords } from './read-records.ts';
import type { SheetFacts } from './spreadsheet/read-sheet.ts';

/** Rows between two looks at the clock and at a cancelling. */
const ROWS_A_STEP = 2000;
/** Of the whole import, for the progress bar. */
export const READ_SHARE = 0.6;

export interface StagedFile {
  readonly kind: KindImport;
  readonly companyCurrency: string;
  readonly bound: BoundMapping;
  rows: number;
  /** null: a text. */
  sheet: SheetFacts | null;
}

/** One pass over the file: every row is staged, refused, or set aside as a repeat of another one. */
export async function stageFile(
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
