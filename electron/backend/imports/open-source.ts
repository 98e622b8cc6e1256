import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AppError } from '../../../shared/contract/errors.ts';

export interface Source {
  /** The file's bytes, unpacked when it is gzip. */
  readonly bytes: AsyncIterable<Buffer>;
  /** Share of the stored file that was read so far, 0 to 1. */
  share(): number;
}

const CHUNK_BYTES = 64 * 1024;

/** Opens a file for one pass. Errors: `not-found/import-file-missing`, `refused/import-file-unreadable` {file}. */
export async function openSource(file: string): Promise<Source> {
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new AppError('not-found', 'import-file-missing', { file });
    throw new AppError('refused', 'import-file-unreadable', { file });
  });
  const info = await handle.stat();
  if (!info.isFile()) {
    await handle.close();
    throw new AppError('refused', 'import-file-unreadable', { file });
  }
  const head = Buffer.alloc(2);
  await handle.read(head, 0, 2, 0);
  const stream = handle.createReadStream({ start: 0, highWaterMark: CHUNK_BYTES });
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  // An error of the file stream reaches the reader of the unpacked one, so the callback has nothing left to do.
  const bytes = isGzip ? pipeline(stream, createGunzip({ chunkSize: CHUNK_BYTES }), () => undefined) : stream;
  return { bytes: readable(bytes, file), share: () => (info.size === 0 ? 1 : stream.bytesRead / info.size) };
}

async function* readable(bytes: AsyncIterable<Buffer>, file: string): AsyncGenerator<Buffer> {
  try {
    yield* bytes;
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('refused', 'import-file-unreadable', { file });
  }
}
