import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { AppError } from '../../../../shared/contract/errors.ts';

/** The parts of a spreadsheet file, each read as a stream and never unpacked to disk. */
export interface ZipParts {
  has(name: string): boolean;
  /** Bytes of a part once it is unpacked, as the file itself says; reading stops where it lied. */
  size(name: string): number;
  stream(name: string): Promise<AsyncIterable<Buffer>>;
  close(): void;
}

/** Far above what spreadsheet programs write. */
const MOST_PARTS = 10_000;
const MOST_PART_BYTES = 4 * 1024 ** 3;
/** A part beyond `TIGHT_BYTES` that shrinks to less than a 200th was made to fill a memory, not to hold a table. */
const TIGHT_BYTES = 64 * 1024 ** 2;
const MOST_RATIO = 200;

/**
 * Opens a zip file by its directory at the end. Errors, all `invalid`: `import-file-damaged` {part}, `import-file-bomb` {part}.
 */
export async function openParts(file: string): Promise<ZipParts> {
  const zip = await openPromise(file, { lazyEntries: true, autoClose: false }).catch((error) =>
    asDamaged(error, 'ZIP'),
  );
  try {
    const entries = await listEntries(zip);
    const find = (name: string): Entry => {
      const entry = entries.get(name.toLowerCase());
      if (!entry) throw new AppError('invalid', 'import-file-damaged', { part: name });
      return entry;
    };
    return {
      has: (name) => entries.has(name.toLowerCase()),
      size: (name) => find(name).uncompressedSize,
      async stream(name) {
        const stream = await zip.openReadStreamPromise(find(name)).catch((error) => asDamaged(error, name));
        return checked(stream, name);
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  if (zip.entryCount > MOST_PARTS) throw new AppError('invalid', 'import-file-bomb', { part: `${zip.entryCount}` });
  try {
    for await (const entry of zip.eachEntry()) {
      const { fileName, uncompressedSize, compressedSize } = entry;
      const isTight = uncompressedSize > TIGHT_BYTES && uncompressedSize > compressedSize * MOST_RATIO;
      if (uncompressedSize > MOST_PART_BYTES || isTight) {
        throw new AppError('invalid', 'import-file-bomb', { part: fileName.slice(0, 100) });
      }
      entries.set(fileName.replace(/^\//, '').toLowerCase(), entry);
    }
  } catch (error) {
    asDamaged(error, 'ZIP');
  }
  return entries;
}

/** A stream that ends before the size that the directory says, or goes on beyond it, fails on its way. */
async function* checked(stream: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  try {
    yield* stream;
  } catch (error) {
    asDamaged(error, name);
  }
}

/** Whatever a reader says of broken bytes, to a person the file is damaged. */
export function asDamaged(error: unknown, part: string): never {
  if (error instanceof AppError) throw error;
  throw new AppError('invalid', 'import-file-damaged', { part });
}
