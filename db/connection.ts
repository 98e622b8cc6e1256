import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../shared/contract/errors.ts';
import { migrate } from './migrations/migrate.ts';

declare const writable: unique symbol;

/** A connection that queries only. Reports and readers take this, so that they cannot write. */
export interface ReadableDB {
  readonly raw: Database.Database;
}
/** A connection inside a write transaction that the writer opened. */
export interface WritableDB extends ReadableDB {
  readonly [writable]: true;
}

export interface OpenOptions {
  /** Path of better_sqlite3.node where the host packs it itself; else the package finds its own. */
  readonly nativeBinding?: string | undefined;
  readonly readonly?: boolean;
  /** Milliseconds that SQLite sleeps synchronously on a lock. 0 on a main thread: the writer waits without blocking. */
  readonly busyTimeoutMs?: number;
  /** Pages of WAL after which a commit checkpoints; 0 leaves it to the checkpoint worker. */
  readonly walAutocheckpoint?: number;
}

/**
 * Opens the database file with the pragmas that every connection shares. Creates it unless `readonly`.
 * Errors: `refused/data-folder-not-writable`, `refused/database-corrupt`, `refused/disk-full`.
 */
export function openDatabase(file: string, options: OpenOptions = {}): WritableDB {
  const { nativeBinding, readonly = false, busyTimeoutMs = 0, walAutocheckpoint = 1000 } = options;
  try {
    const raw = new Database(file, {
      readonly,
      timeout: busyTimeoutMs,
      ...(nativeBinding === undefined ? {} : { nativeBinding }),
    });
    raw.pragma('foreign_keys = ON');
    raw.pragma('temp_store = MEMORY');
    raw.pragma('cache_size = -32768');
    if (!readonly) {
      raw.pragma('journal_mode = WAL');
      raw.pragma('synchronous = FULL');
      raw.pragma(`wal_autocheckpoint = ${walAutocheckpoint}`);
    }
    return { raw } as unknown as WritableDB;
  } catch (error) {
    throw storageError(error, file) ?? error;
  }
}

/** Opens for writing and brings the schema up to date. Errors: as {@link openDatabase}, and `refused/database-from-future`. */
export function openMigrated(file: string, options: OpenOptions = {}): WritableDB {
  const db = openDatabase(file, options);
  try {
    migrate(db.raw, (version) => copyBeforeMigration(db, file, version));
  } catch (error) {
    db.raw.close();
    throw storageError(error, file) ?? error;
  }
  return db;
}

/** Keeps the database as it was before a migration, as `backups/before-migration-<version>.db`. */
function copyBeforeMigration(db: ReadableDB, file: string, version: number): void {
  const folder = join(dirname(file), 'backups');
  mkdirSync(folder, { recursive: true });
  const copy = join(folder, `before-migration-${version}.db`);
  rmSync(copy, { force: true });
  db.raw.prepare('VACUUM INTO ?').run(copy);
}

/** The refusal that fits an SQLite error of the storage below, or undefined when it is another kind. */
export function storageError(error: unknown, file = ''): AppError | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return new AppError('refused', 'disk-full', { file });
  if (
    code.startsWith('SQLITE_CANTOPEN') ||
    code.startsWith('SQLITE_READONLY') ||
    code === 'EACCES' ||
    code === 'EROFS'
  ) {
    return new AppError('refused', 'data-folder-not-writable', { file });
  }
  // What SQLite says of a disk without room for its shared memory, of a limit on file sizes, and of a broken disk.
  if (code.startsWith('SQLITE_IOERR') || code === 'EIO' || code === 'EFBIG' || code === 'EDQUOT') {
    return new AppError('refused', 'disk-failed', { file, code });
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return new AppError('refused', 'database-corrupt', { file });
  }
  if (error instanceof TypeError && error.message.includes('directory does not exist')) {
    return new AppError('refused', 'data-folder-not-writable', { file });
  }
  return undefined;
}

const statements = new WeakMap<Database.Database, Map<string, Database.Statement>>();

/**
 * The kept prepared statement for this text on this connection; prepared once. `Row` is what one row looks like.
 * Never build the text from data: every distinct text is kept for as long as the connection lives.
 */
export function sql<Params extends unknown[] | object = unknown[], Row = unknown>(
  db: ReadableDB,
  text: string,
): Database.Statement<Params extends unknown[] ? Params : [Params], Row> {
  let kept = statements.get(db.raw);
  if (!kept) {
    kept = new Map();
    statements.set(db.raw, kept);
  }
  let statement = kept.get(text);
  if (!statement) {
    statement = db.raw.prepare(text);
    kept.set(text, statement);
  }
  return statement as unknown as Database.Statement<Params extends unknown[] ? Params : [Params], Row>;
}

/** Runs `work` in one BEGIN IMMEDIATE transaction. In the program only the writer (and command line) calls this. */
export function inTransaction<T>(db: WritableDB, work: (tx: WritableDB) => T): T {
  return db.raw.transaction(() => work(db)).immediate();
}

/** Runs `work` inside a transaction and takes back whatever it wrote; what it found out is given. */
export function tryAndUndo<T>(tx: WritableDB, work: () => T): T {
  const undone = new Error('undone');
  let found: { readonly value: T } | undefined;
  try {
    tx.raw.transaction(() => {
      found = { value: work() };
      throw undone;
    })();
  } catch (error) {
    if (error !== undone) throw error;
  }
  return (found as { readonly value: T }).value;
}

/** Runs `work`, which may wait on its way, on one unchanging view of the database. The connection must be its alone. */
export async function inLongSnapshot<T>(db: ReadableDB, work: () => Promise<T>): Promise<T> {
  db.raw.exec('BEGIN');
  try {
    return await work();
  } finally {
    db.raw.exec('COMMIT');
  }
}
