import { createHash, randomUUID } from 'node:crypto';
// The object, so that tests can let a write fail as a full disk does.
import fs from 'node:fs';
import { sep } from 'node:path';
import iconv from 'iconv-lite';
import { storageError } from '../../../db/connection.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { notePart } from './left-parts.ts';

export type FileEncoding = 'utf-8' | 'gb18030';

export interface WrittenFile {
  readonly bytes: number;
  /** Hex, of the whole file. */
  readonly sha256: string;
}

/** A file in the making: nothing stands under its final name before {@link PartFile.finish}. */
export interface PartFile {
  /** Appends text. Errors: `refused/disk-full`, `refused/export-file-not-writable`. */
  write(text: string): void;
  /** The same for bytes that stand as they are. */
  append(bytes: Buffer): void;
  /** Puts the whole file in its place. With `replace` it takes the place of another; else `refused/export-file-exists`. */
  finish(replace: boolean): Promise<WrittenFile>;
  /** Removes what was written. Does nothing after `finish`. */
  abandon(): void;
}

/** What the names of files in the making end with. */
export const PART_ENDING = '.part';
const CHUNK_BYTES = 1024 * 1024;
/** What a UTF-16 unit may need: three bytes in UTF-8, four in GB18030. */
const MOST_BYTES_A_UNIT = 4;
/** The disk is asked to catch up after so many bytes, beside the work, so that the end need not wait for all of it. */
const SYNC_EVERY_BYTES = 32 * CHUNK_BYTES;

/**
 * Opens `<file>.<unique>.part` beside `file`. Writing is synchronous: it happens in workers and on the command line,
 * between the rows of one statement. With the data folder given, a part outside of it is noted there, see {@link notePart}.
 */
export function openPartFile(file: string, encoding: FileEncoding, dataDir?: string): PartFile {
  const part = `${file}.${randomUUID().slice(0, 8)}${PART_ENDING}`;
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  const isOutside = dataDir !== undefined && !part.startsWith(dataDir + sep);
  const endNote = isOutside ? notePart(dataDir, part) : () => undefined;
  const descriptor = attempt(() => fs.openSync(part, 'wx', 0o600), endNote);
  const syncs: Promise<unknown>[] = [];
  let open = true;
  let bytes = 0;
  let filled = 0;

  function attempt<T>(work: () => T, onFailure?: () => void): T {
    try {
      return work();
    } catch (error) {
      onFailure?.();
      throw fileError(error, file);
    }
  }
  function flush(data: Buffer): void {
    hash.update(data);
    attempt(() => {
      for (let at = 0; at < data.length; ) at += fs.writeSync(descriptor, data, at);
    });
    if (Math.floor(bytes / SYNC_EVERY_BYTES) < Math.floor((bytes + data.length) / SYNC_EVERY_BYTES)) {
      syncs.push(new Promise((resolve) => fs.fdatasync(descriptor, resolve)));
    }
    bytes += data.length;
  }
  function encode(text: string): void {
    if (encoding === 'utf-8') {
      filled += chunk.write(text, filled);
    } else {
      filled += iconv.encode(text, 'gb18030').copy(chunk, filled);
    }
  }
  function close(): void {
    if (open) fs.closeSync(descriptor);
    open = false;
  }

  return {
    write(text) {
      const most = text.length * MOST_BYTES_A_UNIT;
      if (filled + most > CHUNK_BYTES) {
        flush(chunk.subarray(0, filled));
        filled = 0;
      }
      if (most > CHUNK_BYTES) flush(encoding === 'utf-8' ? Buffer.from(text) : iconv.encode(text, 'gb18030'));
      else encode(text);
    },
    append(data) {
      if (filled + data.length > CHUNK_BYTES) {
        flush(chunk.subarray(0, filled));
        filled = 0;
      }
      if (data.length > CHUNK_BYTES) flush(data);
      else filled += data.copy(chunk, filled);
    },
    async finish(replace) {
      flush(chunk.subarray(0, filled));
      const failures = (await Promise.all(syncs)).filter((error) => error !== null && error !== undefined);
      attempt(() => {
        if (failures.length > 0) throw failures[0];
        fs.fsyncSync(descriptor);
        close();
        if (!replace && fs.existsSync(file)) throw new AppError('refused', 'export-file-exists', { file });
        fs.renameSync(part, file);
      });
      endNote();
      return { bytes, sha256: hash.digest('hex') };
    },
    abandon() {
      close();
      fs.rmSync(part, { force: true });
      endNote();
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
