import { existsSync, mkdirSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { type ReadableDB, storageError, type WritableDB } from '../connection.ts';

declare const staging: unique symbol;

/**
 * A file of its own where an import prepares, with the company's database attached as `live` to look things up in.
 * Nothing here is durable: a crash loses it and the next import removes what is left.
 */
export interface StagingDB extends ReadableDB {
  readonly [staging]: true;
  readonly file: string;
}

export interface StagingOptions {
  readonly file: string;
  readonly liveFile: string;
  readonly nativeBinding: string | undefined;
  readonly newId: () => string;
}

const COMMON_TABLES = `
-- quantity: as far as it could be read, for the control sum.
CREATE TABLE rejected (
  line INTEGER PRIMARY KEY, reason TEXT NOT NULL, params TEXT NOT NULL, hash BLOB, quantity INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE duplicate (line INTEGER PRIMARY KEY, quantity INTEGER NOT NULL);
`;

/** Creates the staging file with the tables that every kind uses. Errors: as `openDatabase`. */
export function createStaging({ file, liveFile, nativeBinding, newId }: StagingOptions): StagingDB {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const raw = new Database(file, nativeBinding === undefined ? {} : { nativeBinding });
    raw.pragma('journal_mode = OFF');
    raw.pragma('synchronous = OFF');
    // Sorts of a large file go to disk, not into memory.
    raw.pragma('temp_store = FILE');
    raw.pragma('cache_size = -24576');
    raw.exec(COMMON_TABLES);
    raw.prepare('ATTACH ? AS live').run(liveFile);
    raw.function('new_id', { deterministic: false }, newId);
    return { raw, file } as unknown as StagingDB;
  } catch (error) {
    throw storageError(error, file) ?? error;
  }
}

/** Gives back what the connection kept for speed, before the database's own connection needs as much. */
export function shrinkStaging(db: StagingDB): void {
  db.raw.pragma('cache_size = -2048');
  db.raw.pragma('shrink_memory');
}

/** Closes the staging connection, keeping the file for {@link attachStaging}. */
export function closeStaging(db: StagingDB): void {
  if (db.raw.open) db.raw.close();
}

export function removeStaging(file: string): void {
  for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(file + suffix, { force: true });
}

/** Removes what imports that were killed left behind more than a day ago. */
export function removeOldStaging(dir: string, nowMs: number): void {
  if (!existsSync(dir)) return;
  for (const name of readdirSync(dir)) {
    const file = join(dir, name);
    if (nowMs - statSync(file).mtimeMs > 86_400_000) rmSync(file, { force: true });
  }
}

/**
 * Attaches a staging file as `staged`, inside the transaction that takes its rows over. It goes with the connection,
 * which must be the job's own: SQLite detaches nothing while a transaction is open.
 */
export function attachStaging(tx: WritableDB, file: string): void {
  const attached = tx.raw.pragma('database_list') as { name: string; file: string }[];
  const staged = attached.find(({ name }) => name === 'staged');
  if (staged === undefined) tx.raw.prepare('ATTACH ? AS staged').run(file);
  else if (realpathSync(staged.file) !== realpathSync(file)) throw new Error('another import is attached here');
}
