import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadableDB } from '../../../db/connection.ts';
import { BACKUP_FOLDER } from '../../../db/maintenance/backup.ts';
import { allAttachments } from '../../../db/ticket-attachments.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { SIGNATURE_BYTES } from '../../../shared/domain/tickets/attachment-type.ts';

const FOLDER = 'attachments';
const PLAIN_ID = /^[\w-]{1,64}$/;

/** Where a file of a case is. The id is ours and checked, so that no name from outside becomes a path. */
export function attachmentFile(folder: string, id: string): string {
  if (!PLAIN_ID.test(id)) throw new AppError('not-found', 'attachment-unknown');
  return join(folder, FOLDER, id);
}

/** What a file begins with, how long it is, and its hash in hex; read in pieces. */
export async function readFileFacts(file: string): Promise<{ head: Uint8Array; sizeBytes: number; sha256: string }> {
  const handle = await open(file, 'r');
  const head = new Uint8Array(SIGNATURE_BYTES);
  const { bytesRead } = await handle.read(head, 0, SIGNATURE_BYTES, 0).finally(() => handle.close());
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece as Uint8Array);
  return { head: head.subarray(0, bytesRead), sizeBytes: (await stat(file)).size, sha256: hash.digest('hex') };
}

/** Copies a file to its place under the id; beside it first, so that never half a file has its name. */
export async function putAttachmentFile(from: string, folder: string, id: string): Promise<void> {
  const file = attachmentFile(folder, id);
  await mkdir(join(folder, FOLDER), { recursive: true });
  const part = `${file}.part`;
  try {
    await copyFile(from, part);
    await rename(part, file);
  } finally {
    await rm(part, { force: true });
  }
}

/** The files of cases that are not there, or not as long as they were: they were lost or changed outside the program. */
export function missingAttachments(db: ReadableDB, dataDir: string, sizeOf: (file: string) => number | null): string[] {
  return allAttachments(db)
    .filter(({ id, sizeBytes }) => sizeOf(attachmentFile(dataDir, id)) !== sizeBytes)
    .map(({ fileName }) => fileName);
}

/** Copies what the backups do not have yet; a file never changes, so each is copied once. Returns how many. */
export async function backUpAttachments(db: ReadableDB, dataDir: string): Promise<number> {
  return await copyAttachments(db, dataDir, join(dataDir, BACKUP_FOLDER));
}

/** Brings back from the folder of a backup what the data folder lacks. Returns how many. */
export async function bringBackAttachments(db: ReadableDB, dataDir: string, backupFolder: string): Promise<number> {
  return await copyAttachments(db, backupFolder, dataDir);
}

async function copyAttachments(db: ReadableDB, from: string, to: string): Promise<number> {
  let copied = 0;
  for (const { id } of allAttachments(db)) {
    const file = attachmentFile(from, id);
    if (existsSync(attachmentFile(to, id)) || !existsSync(file)) continue;
    await putAttachmentFile(file, to, id);
    copied += 1;
  }
  return copied;
}
