import { AppError } from '../../../../shared/contract/errors.ts';
import type { OnRecord } from '../read-records.ts';
import type { DetectedBook } from './detect-book.ts';
import { openBook } from './open-book.ts';
import { readSheet, type SheetFacts } from './read-sheet.ts';

/**
 * Reads a sheet as records: from its header on, each as wide as the header at least. A row that is filled beyond the
 * header stays as wide as it is. Errors: those of `openBook` and `readSheet`, `invalid/import-sheet-missing`.
 */
export async function readBook(
  file: string,
  { sheet: name, headerRow, sheets }: DetectedBook,
  onRecord: OnRecord,
): Promise<SheetFacts> {
  const book = await openBook(file);
  try {
    const sheet = book.sheets.find((one) => one.name === name);
    if (!sheet) {
      const names = sheets.map((one) => one.name).join(', ');
      throw new AppError('invalid', 'import-sheet-missing', { sheet: name, sheets: names });
    }
    let width = 0;
    return await readSheet(
      book,
      sheet,
      (cells, row, share) => {
        if (row < headerRow) return true;
        if (row === headerRow) width = cells.length;
        while (cells.length < width) cells.push('');
        while (cells.length > width && cells.at(-1)?.trim() === '') cells.pop();
        return onRecord(cells, row, share) !== false;
      },
      headerRow,
    );
  } finally {
    book.parts.close();
  }
}
