import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { finishedRow, MOST_SHEET_ROWS } from '../../../../shared/domain/exports/xlsx-cell.ts';
import type { PartFile } from '../part-file.ts';
import { type BookColumn, bookParts, sheetHead, sheetPart, sheetTail } from './book-parts.ts';

export interface BookToWrite {
  /** Names the sheets. */
  readonly title: string;
  readonly columns: readonly BookColumn[];
  /** How many `rows` there are, without headers: the list of sheets stands before them. */
  readonly rowCount: number;
  /** Row elements as `rowXml` makes them, not finished yet. Closed when the writing ends early. */
  readonly rows: IterableIterator<string>;
  /** Decimal places of amounts. */
  readonly amountDigits: number;
  /** When it was made, for the entries of the archive. */
  readonly atMs: number;
  /** Told every few thousand rows; what it throws ends the writing. */
  onRows(written: number): void;
}

/** Fast, and at a few more megabytes: level 6 takes twice the time for a seventh less. */
const COMPRESSION = 1;
const CHUNK_UNITS = 128 * 1024;

/**
 * Writes a spreadsheet file (.xlsx) row by row: whatever its length, memory holds one chunk. Rows beyond what a sheet can
 * hold go on in a further one, each with the header; returns the rows written. The archive is yazl's, the few elements of
 * a sheet are written here: exceljs, the known streaming writer, has had no release since 2023, and the others hold the
 * whole sheet in memory.
 */
export async function writeBook(part: PartFile, book: BookToWrite, sheetRows = MOST_SHEET_ROWS - 1): Promise<number> {
  const { columns, rowCount, rows } = book;
  const zip = new ZipFile();
  const options = { compressionLevel: COMPRESSION, mtime: new Date(book.atMs) };
  const sheets = Math.max(1, Math.ceil(rowCount / sheetRows));
  const open: Readable[] = [];
  let written = 0;

  function* sheetXml(): Generator<Buffer> {
    let xml = sheetHead(columns);
    let row = 1;
    while (row <= sheetRows) {
      const next = rows.next();
      if (next.done) break;
      row += 1;
      written += 1;
      xml += finishedRow(next.value, row);
      if (xml.length < CHUNK_UNITS) continue;
      book.onRows(written);
      yield Buffer.from(xml);
      xml = '';
    }
    yield Buffer.from(xml + sheetTail(columns.length, row));
  }

  for (const [name, xml] of Object.entries(bookParts(book.title, sheets, book.amountDigits))) {
    zip.addBuffer(Buffer.from(xml), name, options);
  }
  for (let sheet = 0; sheet < sheets; sheet += 1) {
    zip.addReadStreamLazy(sheetPart(sheet), options, (give) => {
      const stream = Readable.from(sheetXml(), { objectMode: false });
      // yazl pipes it without listening: an error would be nobody's.
      stream.on('error', (error) => (zip.outputStream as Readable).destroy(error));
      open.push(stream);
      give(null, stream);
    });
  }
  zip.end();
  try {
    for await (const chunk of zip.outputStream) part.append(chunk as Buffer);
  } finally {
    for (const stream of open) stream.destroy();
    rows.return?.();
  }
  return written;
}
