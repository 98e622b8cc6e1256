import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';

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
