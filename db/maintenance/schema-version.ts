import { existsSync } from 'node:fs';
import { openDatabase } from '../connection.ts';
import { MIGRATIONS } from '../migrations/migrate.ts';

/**
 * True when opening the file would change its schema: it is new or older than this program. A database from the
 * future is not; opening it refuses. Errors: those of {@link openDatabase}.
 */
export function needsMigration(file: string, nativeBinding?: string): boolean {
  if (!existsSync(file)) return true;
  const db = openDatabase(file, { readonly: true, busyTimeoutMs: 5_000, nativeBinding });
  try {
    return (db.raw.pragma('user_version', { simple: true }) as number) < MIGRATIONS.length;
  } finally {
    db.raw.close();
  }
}
