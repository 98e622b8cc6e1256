import { createHash, randomUUID } from 'node:crypto';
// The object, so that tests can let a write fail as a full disk does.
import fs from 'node:fs';
import iconv from 'iconv-lite';
import { storageError } from '../../../db/connection.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ExportEncoding } from '../../../shared/contract/exports.ts';

export interface WrittenFile {
  readonly bytes: number;
  /** Hex, of the whole file. */
  readonly sha256: string;
}

/** A file in the making: nothing stands under its final name before {@link PartFile.finish}. */
export interface PartFile {
  /** Appends text. Errors: `refused/disk-full`, `refused/export-file-not-writable`. */
  write(text: string): void;
  /** Puts the whole file in its place. With `replace` it takes the place of another; else `refused/export-file-exists`. */
  finish(replace: boolean): WrittenFile;
  /** Removes what was written. Does nothing after `finish`. */
  abandon(): void;
}

/** Characters kept before they are encoded and written. */
const CHUNK_CHARACTERS = 256 * 1024;

/**
 * Opens `<file>.<unique>.part` beside `file`. Synchronous throughout: it is used in workers and on the command line,
 * between the rows of one statement.
 */
export function openPartFile(file: string, encoding: ExportEncoding): PartFile {
  const part = `${file}.${randomUUID().slice(0, 8)}.part`;
  const hash = createHash('sha256');
  const descriptor = attempt(() => fs.openSync(part, 'wx', 0o600));
  let open = true;
  let bytes = 0;
  let pending: string[] = [];
  let pendingCharacters = 0;

  function attempt<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw fileError(error, file);
    }
  }
  function flush(): void {
    if (pendingCharacters === 0) return;
    const text = pending.join('');
    pending = [];
    pendingCharacters = 0;
    const chunk = encoding === 'utf-8' ? Buffer.from(text, 'utf8') : iconv.encode(text, 'gb18030');
    hash.update(chunk);
    bytes += chunk.length;
    attempt(() => {
      for (let at = 0; at < chunk.length; ) at += fs.writeSync(descriptor, chunk, at);
    });
  }
  function close(): void {
    if (open) fs.closeSync(descriptor);
    open = false;
  }

  return {
    write(text) {
      pending.push(text);
      pendingCharacters += text.length;
      if (pendingCharacters >= CHUNK_CHARACTERS) flush();
    },
    finish(replace) {
      flush();
      attempt(() => {
        fs.fsyncSync(descriptor);
        close();
        if (!replace && fs.existsSync(file)) throw new AppError('refused', 'export-file-exists', { file });
        fs.renameSync(part, file);
      });
      return { bytes, sha256: hash.digest('hex') };
    },
    abandon() {
      close();
      fs.rmSync(part, { force: true });
    },
  };
}

function fileError(error: unknown, file: string): unknown {
  if (error instanceof AppError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EDQUOT') return new AppError('refused', 'disk-full', { file });
  if (['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EISDIR'].includes(code)) {
    return new AppError('refused', 'export-file-not-writable', { file });
  }
  return storageError(error, file) ?? error;
}
