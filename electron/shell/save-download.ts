import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { AppError } from '../../shared/contract/errors.ts';

/** Writes an answer's body to `path`: beside it first, so that never half a file has the final name. */
export async function saveDownload(response: Response, path: string): Promise<void> {
  if (!response.ok || !response.body) throw new Error(`nothing to save: ${response.status}`);
  const part = `${path}.part`;
  try {
    await pipeline(Readable.fromWeb(response.body as ReadableStream), createWriteStream(part));
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** What the user is told: the disk is full, or the place cannot be written. */
export function saveFailure(error: unknown, path: string): AppError {
  const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
  return new AppError('refused', isFull ? 'disk-full' : 'export-file-not-writable', { file: path });
}
