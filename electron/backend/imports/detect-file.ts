import { isAscii, isUtf8 } from 'node:buffer';
import chardet from 'chardet';
import iconv from 'iconv-lite';
import { AppError } from '../../../shared/contract/errors.ts';
import { DELIMITERS, type Delimiter, type FileEncoding } from '../../../shared/contract/import-mapping.ts';
import { isZip, refuseWhatIsNoTable } from './file-signature.ts';
import { openSource } from './open-source.ts';
import { parseSample } from './read-records.ts';
import { type BookChoices, type DetectedBook, detectBook } from './spreadsheet/detect-book.ts';

/** How a file is read: as text, or as a sheet of a spreadsheet. */
export type DetectedFile = DetectedText | DetectedBook;

export interface DetectedText {
  readonly format: 'text';
  readonly encoding: FileEncoding;
  readonly delimiter: Delimiter;
  /** Bytes of the byte order mark before the text. */
  readonly bomBytes: number;
}

export interface DetectChoices extends BookChoices {
  readonly encoding: FileEncoding | 'auto';
  readonly delimiter: Delimiter | 'auto';
}

const SAMPLE_BYTES = 64 * 1024;
/** chardet below this is guessing. */
const LEAST_CONFIDENCE = 30;

/** What one pass over all bytes finds out: a file may be plain ASCII for a gigabyte and then name a customer 阳光. */
interface Scan {
  readonly head: Buffer;
  /** Where bytes beyond ASCII stand, for guessing. */
  readonly sample: Buffer;
  readonly ascii: boolean;
  /** Line of the first byte that is not UTF-8, or null when everything is. */
  readonly notUtf8Line: number | null;
}

/**
 * A spreadsheet by its first bytes; else encoding and delimiter of a text, read whole once. A choice is checked, not believed: `invalid/import-encoding-wrong`
 * {encoding, line} or, when the file is surely another, `invalid/import-encoding-other` {encoding, actual}.
 * Also `invalid/import-encoding-unknown` {guess}, `invalid/import-file-empty`, what `refuseWhatIsNoTable` refuses, and
 * those of `detectBook`.
 */
export async function detectFile(file: string, choices: DetectChoices): Promise<DetectedFile> {
  if (await isZip(file)) return detectBook(file, choices);
  const scan = await scanFile(file);
  if (scan.head.length === 0) throw new AppError('invalid', 'import-file-empty');
  refuseWhatIsNoTable(scan.head);
  const { encoding, bomBytes } = encodingOf(scan, choices.encoding);
  const text = decodeHead(scan.head.subarray(bomBytes), encoding);
  if (text.trim() === '') throw new AppError('invalid', 'import-file-empty');
  return {
    format: 'text',
    encoding,
    bomBytes,
    delimiter: choices.delimiter === 'auto' ? delimiterOf(text) : choices.delimiter,
  };
}

async function scanFile(file: string): Promise<Scan> {
  const heads: Buffer[] = [];
  const samples: Buffer[] = [];
  let headBytes = 0;
  let sampleBytes = 0;
  let ascii = true;
  let line = 1;
  let notUtf8Line: number | null = null;
  let carried = Buffer.alloc(0);
  for await (const chunk of (await openSource(file)).bytes) {
    if (headBytes < SAMPLE_BYTES) {
      heads.push(Buffer.from(chunk.subarray(0, SAMPLE_BYTES - headBytes)));
      headBytes += heads.at(-1)?.length ?? 0;
    }
    if (isAscii(chunk) && carried.length === 0) {
      if (notUtf8Line === null) line += countLines(chunk);
      continue;
    }
    ascii = false;
    if (sampleBytes < 4 * SAMPLE_BYTES) {
      samples.push(Buffer.from(chunk.subarray(0, SAMPLE_BYTES)));
      sampleBytes += samples.at(-1)?.length ?? 0;
    }
    if (notUtf8Line !== null) continue;
    const joined = carried.length > 0 ? Buffer.concat([carried, chunk]) : chunk;
    const whole = joined.subarray(0, joined.length - incompleteTail(joined));
    carried = Buffer.from(joined.subarray(whole.length));
    if (isUtf8(whole)) line += countLines(whole);
    else notUtf8Line = line + countLines(whole.subarray(0, firstInvalid(whole)));
  }
  if (notUtf8Line === null && carried.length > 0) notUtf8Line = line;
  return { head: Buffer.concat(heads), sample: Buffer.concat(samples), ascii, notUtf8Line };
}

function encodingOf(scan: Scan, choice: FileEncoding | 'auto'): Pick<DetectedText, 'encoding' | 'bomBytes'> {
  const { head, notUtf8Line } = scan;
  const marked = byteOrderMark(head);
  const wide = marked ? null : wideWithoutMark(head);
  if (choice !== 'auto') {
    const actual = marked?.encoding ?? wide ?? (notUtf8Line === null && !scan.ascii ? 'utf-8' : null);
    if (actual !== null && actual !== choice) {
      throw new AppError('invalid', 'import-encoding-other', { encoding: choice, actual });
    }
    if (choice === 'utf-8' && notUtf8Line !== null) {
      throw new AppError('invalid', 'import-encoding-wrong', { encoding: choice, line: notUtf8Line });
    }
    return { encoding: choice, bomBytes: marked?.bomBytes ?? 0 };
  }
  if (marked) {
    if (marked.encoding === 'utf-8' && notUtf8Line !== null) {
      throw new AppError('invalid', 'import-encoding-wrong', { encoding: 'utf-8', line: notUtf8Line });
    }
    return marked;
  }
  if (wide) return { encoding: wide, bomBytes: 0 };
  if (head.includes(0)) throw new AppError('invalid', 'import-file-binary');
  if (notUtf8Line === null) return { encoding: 'utf-8', bomBytes: 0 };
  const guesses = chardet.analyse(scan.sample).filter((guess) => guess.confidence >= LEAST_CONFIDENCE);
  const chinese = guesses.some((guess) => guess.name === 'GB18030');
  const decodes = !iconv.decode(scan.sample, 'gb18030').slice(0, -2).includes('\uFFFD');
  if (chinese && decodes && guesses[0]?.name !== 'Big5') return { encoding: 'gb18030', bomBytes: 0 };
  throw new AppError('invalid', 'import-encoding-unknown', { guess: guesses[0]?.name ?? '?', line: notUtf8Line });
}

function byteOrderMark(head: Buffer): Pick<DetectedText, 'encoding' | 'bomBytes'> | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', bomBytes: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', bomBytes: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', bomBytes: 2 };
  if (head.subarray(0, 4).equals(Buffer.from([0x84, 0x31, 0x95, 0x33]))) return { encoding: 'gb18030', bomBytes: 4 };
  return null;
}

/** UTF-16 without a mark: delimiters and line ends put zero bytes at odd places (LE) or at even ones (BE), never at both. */
function wideWithoutMark(head: Buffer): FileEncoding | null {
  let even = 0;
  let odd = 0;
  for (let i = 0; i < head.length; i += 1) {
    if (head[i] !== 0) continue;
    if (i % 2 === 0) even += 1;
    else odd += 1;
  }
  if (odd > 0 === even > 0) return null;
  const encoding = odd > 0 ? 'utf-16le' : 'utf-16be';
  // A stray zero byte in a text of another encoding makes no delimiters.
  const text = iconv.decode(head, encoding);
  return DELIMITERS.some((delimiter) => text.includes(delimiter)) ? encoding : null;
}

function decodeHead(head: Buffer, encoding: FileEncoding): string {
  const text = iconv.decode(head, encoding);
  // The head may end inside a line; a shorter file ends with its last one.
  return head.length < SAMPLE_BYTES - 4 ? text : text.slice(0, text.lastIndexOf('\n') + 1) || text;
}

/** The delimiter under which most of the first rows have as many cells as the header, and more than one. */
function delimiterOf(text: string): Delimiter {
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const [header, ...rows] = parseSample(text, delimiter, 50);
    const width = header?.length ?? 0;
    if (width < 2) continue;
    const fitting = rows.filter((row) => row.length === width).length;
    const score = (fitting + 1) * 100 + width;
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

/** Bytes at the end that begin a UTF-8 sequence whose rest is in the next chunk. */
function incompleteTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

/** How many bytes at most are valid from the start, found by halving. */
function firstInvalid(bytes: Buffer): number {
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    const prefix = bytes.subarray(0, middle);
    if (isUtf8(prefix.subarray(0, middle - incompleteTail(prefix)))) valid = middle;
    else invalid = middle;
  }
  return valid;
}

function countLines(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines += 1;
  return lines;
}
