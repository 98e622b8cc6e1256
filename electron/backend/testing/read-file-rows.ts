import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { type BookSheet, openBook } from '../imports/spreadsheet/open-book.ts';
import { readSheet } from '../imports/spreadsheet/read-sheet.ts';

/** The rows of the first sheet of a workbook, as texts. */
export async function sheetRows(file: string): Promise<string[][]> {
  const book = await openBook(file);
  const rows: string[][] = [];
  await readSheet(book, book.sheets[0] as BookSheet, (cells) => rows.push(cells) > 0);
  book.parts.close();
  return rows;
}

/** The rows of a file in UTF-8, header too. */
export function csvRows(file: string): string[][] {
  return parse(readFileSync(file), { bom: true });
}
