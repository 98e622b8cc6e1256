import { mkdir, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { storageError } from '../../../db/connection.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { MOST_UPLOAD_BYTES } from '../../../shared/contract/imports.ts';

/** What is known of an upload, beside its bytes. */
export interface Upload {
  readonly id: string;
  readonly operatorId: string;
  readonly fileName: string;
  readonly sizeBytes: number;
}

/** Files wait this long for their import; then a new upload clears them away. */
const KEPT_HOURS = 24;
const PLAIN_ID = /^[\w-]{1,64}$/;
const MEGABYTE = 1024 ** 2;

const folderOf = (dataDir: string) => join(dataDir, 'uploads');

/** Where the bytes of an upload are. The id is ours and checked, so that no name from outside becomes a path. */
export function uploadFile(dataDir: string, id: string): string {
  if (!PLAIN_ID.test(id)) throw new AppError('not-found', 'upload-unknown');
  return join(folderOf(dataDir), `${id}.data`);
}

/** Begins an upload. Errors: `refused/upload-too-large` {size, most}, those of a folder that cannot be written. */
export async function beginUpload(dataDir: string, upload: Upload, nowMs: number): Promise<void> {
  if (upload.sizeBytes > MOST_UPLOAD_BYTES) {
    const size = Math.ceil(upload.sizeBytes / MEGABYTE);
    throw new AppError('refused', 'upload-too-large', { size, most: MOST_UPLOAD_BYTES / MEGABYTE });
  }
  await stored(dataDir, async () => {
    await mkdir(folderOf(dataDir), { recursive: true });
    await removeOldUploads(dataDir, nowMs);
    await writeFile(uploadFile(dataDir, upload.id), '');
    await writeFile(join(folderOf(dataDir), `${upload.id}.json`), JSON.stringify(upload));
  });
}

/** The upload with how much of it has come. Only its own person is told of it. Error: `not-found/upload-unknown`. */
export async function findUpload(
  dataDir: string,
  id: string,
  operatorId: string,
): Promise<Upload & { readonly receivedBytes: number }> {
  const file = uploadFile(dataDir, id);
  try {
    const upload = JSON.parse(await readFile(file.replace(/\.data$/, '.json'), 'utf8')) as Upload;
    if (upload.operatorId === operatorId) return { ...upload, receivedBytes: (await stat(file)).size };
  } catch {
    // Cleaned up, or never there: said below.
  }
  throw new AppError('not-found', 'upload-unknown');
}

/**
 * Takes the next piece and returns how many bytes have come. A piece from another place than the end is refused with
 * that number (`conflict/upload-offset` {received}), so that a sender goes on from there after a lost answer.
 */
export async function receivePiece(
  dataDir: string,
  asked: { readonly id: string; readonly operatorId: string; readonly offset: number },
  bytes: Uint8Array,
): Promise<number> {
  const { receivedBytes, sizeBytes } = await findUpload(dataDir, asked.id, asked.operatorId);
  const isNext = asked.offset === receivedBytes && receivedBytes + bytes.length <= sizeBytes;
  if (!isNext) throw new AppError('conflict', 'upload-offset', { received: receivedBytes });
  return stored(dataDir, async () => {
    const handle = await open(uploadFile(dataDir, asked.id), 'r+');
    try {
      await handle.write(bytes, 0, bytes.length, asked.offset);
    } finally {
      await handle.close();
    }
    return receivedBytes + bytes.length;
  });
}

/** The file of an upload that has come whole. Errors: `upload-unknown`, `upload-incomplete` {received, size}. */
export async function wholeUpload(
  dataDir: string,
  id: string,
  operatorId: string,
): Promise<Upload & { readonly file: string }> {
  const upload = await findUpload(dataDir, id, operatorId);
  const { receivedBytes, sizeBytes } = upload;
  if (receivedBytes !== sizeBytes) {
    throw new AppError('refused', 'upload-incomplete', { received: receivedBytes, size: sizeBytes });
  }
  return { ...upload, file: uploadFile(dataDir, id) };
}

/** Customers' data is not kept longer than it is needed. */
export async function removeUpload(dataDir: string, id: string): Promise<void> {
  const file = uploadFile(dataDir, id);
  await rm(file, { force: true });
  await rm(file.replace(/\.data$/, '.json'), { force: true });
}

/** Clears away what has waited too long for its import. */
export async function removeOldUploads(dataDir: string, nowMs: number): Promise<void> {
  const folder = folderOf(dataDir);
  for (const name of await readdir(folder).catch(() => [])) {
    const file = join(folder, name);
    const info = await stat(file).catch(() => null);
    if (info && nowMs - info.mtimeMs > KEPT_HOURS * 3_600_000) await rm(file, { force: true });
  }
}

async function stored<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw storageError(error, dataDir) ?? error;
  }
}
