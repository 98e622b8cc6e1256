import { once } from 'node:events';
import { CsvError, type Options, parse } from 'csv-parse';
import { parse as parseSync } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { AppError } from '../../../shared/contract/errors.ts';
import type { Delimiter, FileEncoding } from '../../../shared/contract/import-mapping.ts';
import type { DetectedFile, DetectedText } from './detect-file.ts';
import { openSource } from './open-source.ts';
import { readBook } from './spreadsheet/read-book.ts';
import type { SheetFacts } from './spreadsheet/read-sheet.ts';

/** A record longer than this is a quote that was never closed. */
const MOST_RECORD_BYTES = 1024 * 1024;

/** `line`: where the record begins in the file, counted from 1; of a spreadsheet the row of the sheet. False ends the reading. */
export type OnRecord = (cells: readonly string[], line: number, share: number) => unknown;

/**
 * Reads every record of a file in order, the header included, and hands each to `onRecord` as it is parsed: nothing is
 * kept. Empty lines and rows are no records. Answers what a person should know of a sheet; null: it is a text. Errors:
 * `invalid/import-quote-open` {line}, `invalid/import-encoding-wrong` {encoding, line}, those of `readBook`, what
 * `onRecord` throws.
 */
export async function readRecords(
  file: string,
  detected: DetectedFile,
  onRecord: OnRecord,
): Promise<SheetFacts | null> {
  if (detected.format === 'book') return readBook(file, detected, onRecord);
  await readText(file, detected, onRecord);
  return null;
}

class Enough extends Error {}

async function readText(file: string, detected: DetectedText, onRecord: OnRecord): Promise<void> {
  const source = await openSource(file);
  let lastLine = 0;
  const parser = parse({
    ...csvOptions(detected.delimiter),
    on_record(cells: string[], { lines }: { lines: number }) {
      let line = lines;
      // Only a record that follows empty lines or holds line ends is more than one line further.
      if (lines - lastLine > 1) for (const cell of cells) line -= countLineEnds(cell);
      lastLine = lines;
      if (onRecord(cells, line, source.share()) === false) throw new Enough();
      return null;
    },
  });
  // Rejects on the parser's 'error' as well; awaited below, so an earlier rejection is not unhandled.
  const ended = once(parser, 'end');
  ended.catch(() => undefined);
  parser.resume();
  try {
    for await (const text of decoded(source.bytes, detected, () => lastLine)) {
      if (parser.destroyed) break;
      if (!parser.write(text)) await once(parser, 'drain');
    }
    parser.end();
    await ended;
  } catch (error) {
    parser.destroy();
    if (error instanceof Enough) return;
    if (error instanceof CsvError) throw new AppError('invalid', 'import-quote-open', { line: lastLine + 1 });
    throw error;
  }
}

/** The first records of a text. A quote that is still open at its end is no error: the text may be cut there. */
export function parseSample(text: string, delimiter: Delimiter, mostRecords: number): string[][] {
  try {
    return parseSync(text, { ...csvOptions(delimiter), to: mostRecords }) as string[][];
  } catch {
    return [];
  }
}

function csvOptions(delimiter: Delimiter): Options {
  return {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MOST_RECORD_BYTES,
  };
}

/** Chunks for the parser: UTF-8 as it is (its bytes were checked when the file was detected), others decoded. */
async function* decoded(
  bytes: AsyncIterable<Buffer>,
  { encoding, bomBytes }: DetectedText,
  line: () => number,
): AsyncGenerator<Buffer | string> {
  const decoder = encoding === 'utf-8' ? null : iconv.getDecoder(encoding, { stripBOM: false });
  let skip = bomBytes;
  for await (const chunk of bytes) {
    const rest = skip > 0 ? chunk.subarray(skip) : chunk;
    skip = Math.max(0, skip - chunk.length);
    yield decoder ? checked(decoder.write(rest), encoding, line) : rest;
  }
  const tail = decoder?.end();
  if (tail) yield checked(tail, encoding, line);
}

function checked(text: string, encoding: FileEncoding, line: () => number): string {
  if (!text.includes('\uFFFD')) return text;
  const before = text.slice(0, text.indexOf('\uFFFD'));
  throw new AppError('invalid', 'import-encoding-wrong', { encoding, line: line() + 1 + countLineEnds(before) });
}

function countLineEnds(text: string): number {
  let ends = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) ends += 1;
  return ends;
}
