import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import { openDatabase, type ReadableDB, storageError } from '../connection.ts';

/** `backups/` in the data folder. */
export const BACKUP_FOLDER = 'backups';
const SCHEDULED = /^orderline-\d{8}T\d{6}Z\.db$/;

export interface BackupFile {
  readonly file: string;
  readonly bytes: number;
  /** UTC ms of the last change of the file. */
  readonly writtenAtMs: number;
}

/** Name of the scheduled backup made at this instant, e.g. `orderline-20261124T010000Z.db`. */
export function backupName(atMs: number): string {
  return `orderline-${new Date(atMs).toISOString().replace(/[-:]|\.\d+/g, '')}.db`;
}

/**
 * Copies the whole database to `file`, checks the copy and only then gives it its name. Other connections go on
 * reading and writing. Call it off the main thread.
 * Errors: `refused/disk-full`, `refused/data-folder-not-writable`, `refused/backup-damaged` {file}.
 */
export async function backupDatabase(
  db: ReadableDB,
  file: string,
  onProgress: (share: number) => void = () => undefined,
): Promise<void> {
  const part = `${file}.part`;
  mkdirSync(dirname(file), { recursive: true });
  rmSync(part, { force: true });
  try {
    await db.raw.backup(part, {
      progress: ({ totalPages, remainingPages }) => {
        onProgress(totalPages === 0 ? 0 : (totalPages - remainingPages) / totalPages);
        return 2000;
      },
    });
    if (!isSoundDatabase(part)) throw new AppError('refused', 'backup-damaged', { file });
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw storageError(error, file) ?? error;
  } finally {
    // A connection that only reads leaves them behind.
    for (const beside of ['-wal', '-shm']) rmSync(part + beside, { force: true });
  }
}

/** True when the file opens and SQLite's own check of its structure finds nothing. */
export function isSoundDatabase(file: string): boolean {
  try {
    const db = openDatabase(file, { readonly: true });
    try {
      return db.raw.pragma('quick_check(1)', { simple: true }) === 'ok';
    } finally {
      db.raw.close();
    }
  } catch {
    return false;
  }
}

/** The scheduled backups of a data folder, newest first. */
export function listBackups(dataDir: string): BackupFile[] {
  const folder = join(dataDir, BACKUP_FOLDER);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => SCHEDULED.test(name))
    .sort()
    .reverse()
    .map((name) => {
      const { size, mtimeMs } = statSync(join(folder, name));
      return { file: join(folder, name), bytes: size, writtenAtMs: mtimeMs };
    });
}

/** Removes scheduled backups beyond the newest `keep`; returns what was removed. */
export function rotateBackups(dataDir: string, keep: number): string[] {
  const spare = listBackups(dataDir).slice(keep);
  for (const { file } of spare) rmSync(file, { force: true });
  return spare.map(({ file }) => file);
}

/**
 * Puts a backup in the database's place; the file that was there, with its WAL, is set aside and named in the result.
 * No connection may be open. Error: `refused/backup-damaged` {file}, with nothing moved.
 */
export function restoreBackup(databaseFile: string, backup: string, atMs: number): { setAside: string | null } {
  if (!isSoundDatabase(backup)) throw new AppError('refused', 'backup-damaged', { file: backup });
  const fresh = `${databaseFile}.restoring`;
  const source = openDatabase(backup, { readonly: true });
  try {
    rmSync(fresh, { force: true });
    source.raw.prepare('VACUUM INTO ?').run(fresh);
  } finally {
    source.raw.close();
  }
  const setAside = existsSync(databaseFile) ? `${databaseFile}.aside-${backupName(atMs)}` : null;
  if (setAside !== null) {
    renameSync(databaseFile, setAside);
    for (const end of ['-wal', '-shm']) {
      if (existsSync(databaseFile + end)) renameSync(databaseFile + end, setAside + end);
    }
  }
  renameSync(fresh, databaseFile);
  return { setAside };
}
