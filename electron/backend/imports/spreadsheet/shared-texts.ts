import { AppError } from '../../../../shared/contract/errors.ts';
import { unescapedText } from '../../../../shared/domain/imports/spreadsheet-cells.ts';
import { parsePart } from './parse-part.ts';
import type { ZipParts } from './zip-parts.ts';

/** Texts that cells name by number. */
export interface SharedTexts {
  at(index: number): string | undefined;
}

const MOST_BYTES = 512 * 1024 ** 2;
const FIRST_BYTES = 1024 ** 2;

/**
 * Reads the table of texts into one buffer: a million names are 20 MB so, and several times as much as strings.
 * Runs of rich text are one text; how it is read aloud (`rPh`) is left out. Error: `invalid/import-file-bomb` {part}.
 */
export async function readSharedTexts(parts: ZipParts, name: string | null): Promise<SharedTexts> {
  if (name === null || !parts.has(name)) return { at: () => undefined };
  let bytes = Buffer.alloc(FIRST_BYTES);
  let ends = new Uint32Array(1024);
  let count = 0;
  let end = 0;
  let text = '';
  let isIn = false;
  let phonetic = 0;

  function add(): void {
    const length = Buffer.byteLength(text);
    if (end + length > MOST_BYTES) throw new AppError('invalid', 'import-file-bomb', { part: name as string });
    if (end + length > bytes.length) {
      const larger = Buffer.alloc(Math.min(MOST_BYTES, Math.max(bytes.length * 2, end + length)));
      bytes.copy(larger, 0, 0, end);
      bytes = larger;
    }
    if (count === ends.length) {
      const larger = new Uint32Array(ends.length * 2);
      larger.set(ends);
      ends = larger;
    }
    end += bytes.write(text, end);
    ends[count] = end;
    count += 1;
  }

  await parsePart(parts, name, {
    onOpen(tag) {
      if (tag === 'si') text = '';
      else if (tag === 'rPh') phonetic += 1;
      else if (tag === 't') isIn = phonetic === 0;
    },
    onClose(tag) {
      if (tag === 't') isIn = false;
      else if (tag === 'rPh') phonetic -= 1;
      else if (tag === 'si') {
        text = unescapedText(text);
        add();
      }
    },
    onText(piece) {
      if (isIn) text += piece;
    },
  });
  return {
    at: (index) =>
      index >= 0 && index < count
        ? bytes.toString('utf8', index === 0 ? 0 : (ends[index - 1] as number), ends[index])
        : undefined,
  };
}
