import Database from 'better-sqlite3';
import { storageError } from '../connection.ts';

export interface HostLock {
  release(): void;
}

/**
 * Takes the folder's lock file, or answers null when another process holds it. The lock is SQLite's own file lock
 * (BEGIN EXCLUSIVE, never committed), which the system frees with the process, so that a kill leaves nothing behind.
 * Errors: as `openDatabase`.
 */
export function takeHostLock(file: string, nativeBinding?: string): HostLock | null {
  try {
    const raw = new Database(file, { timeout: 0, ...(nativeBinding === undefined ? {} : { nativeBinding }) });
    try {
      raw.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      raw.close();
      if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')) return null;
      throw error;
    }
    return { release: () => raw.close() };
  } catch (error) {
    throw storageError(error, file) ?? error;
  }
}
