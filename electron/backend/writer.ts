import { setTimeout as sleep } from 'node:timers/promises';
import { Mutex } from 'async-mutex';
import { inTransaction, storageError, type WritableDB } from '../../db/connection.ts';
import { AppError } from '../../shared/contract/errors.ts';

/**
 * One writer at a time in the process. SQLite's own waiting is a synchronous sleep (4.5 s of frozen event loop were
 * measured behind a worker's import), so the connection has a timeout of 0 and the waiting is done here: for this
 * process by a mutex that workers take too, for other processes by asking again asynchronously.
 */
export interface Writer {
  /** Runs `work` in one BEGIN IMMEDIATE transaction; it must be synchronous. Error: `busy/database-busy` after 10 s. */
  write<T>(work: (tx: WritableDB) => T): Promise<T>;
  /** Keeps every other writer of this process away until the returned function is called. For workers. */
  lock(): Promise<() => void>;
}

const BUSY_LIMIT_MS = 10_000;

export function createWriter(db: WritableDB, limitMs = BUSY_LIMIT_MS): Writer {
  const mutex = new Mutex();
  return {
    lock: () => mutex.acquire(),
    async write(work) {
      const startedMs = performance.now();
      for (let waitMs = 2; ; waitMs = Math.min(waitMs * 2, 100)) {
        const release = await mutex.acquire();
        try {
          return inTransaction(db, work);
        } catch (error) {
          if (!isBusy(error)) throw storageError(error, db.raw.name) ?? error;
          if (performance.now() - startedMs > limitMs) throw new AppError('busy', 'database-busy');
        } finally {
          release();
        }
        await sleep(waitMs);
      }
    },
  };
}

/** True for SQLITE_BUSY and its extended codes: another process holds the lock. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}
